import ComplianceModel

/// Two outcomes of one rule, before and after a damage.
struct Worsening {
  let before: Outcome
  let after: Outcome

  /// Whether the outcome got worse: its result, what was said of a subject, or what is said in it.
  ///
  /// Fewer subjects are not worse: a damage that hides a subject is what nobody notices.
  var isWorse: Bool {
    after.result.gravity > before.result.gravity || firstWorse != nil
      || after.population.undetermined > before.population.undetermined
  }

  /// Whether the outcome is no worse and rests on fewer subjects.
  var losesSubjects: Bool {
    after.population.judged < before.population.judged
  }

  /// What is said now and was not said before.
  var text: String? {
    firstWorse?.texts.first { text in !saidBefore.contains(text) } ?? firstWorse?.message
      ?? after.result.reason
  }

  private var saidBefore: Set<String> { Set(before.instances.flatMap(\.texts)) }

  /// The lowest subject of which something worse is said.
  private var firstWorse: Instance? {
    let known = Dictionary(
      before.instances.map { ($0.key, $0) }, uniquingKeysWith: { one, _ in one })
    return after.instances.first { instance in
      guard let earlier = known[instance.key] else { return true }
      return instance.gravity > earlier.gravity
        || !Set(instance.texts).subtracting(earlier.texts).isEmpty
          && instance.texts.count > earlier.texts.count
    }
  }
}

extension Outcome.Result {
  /// How bad it is: 0 is well.
  fileprivate var gravity: Int {
    switch self {
    case .conforming, .notApplicable: 0
    case .remarked: 1
    case .notAssessed, .notEvaluable, .error: 2
    case .nonconforming: 3
    }
  }
}

extension Instance {
  /// How bad it is, above 0.
  fileprivate var gravity: Int {
    switch verdict {
    case .failed(let grade, _):
      switch grade {
      case .opportunity: 1
      case .observation: 2
      case .minor: 4
      case .major: 5
      }
    case .unknown, .broken: 3
    }
  }

  /// Of a broken one what went wrong.
  fileprivate var message: String? {
    guard case .broken(let fault) = verdict else { return nil }
    return fault.message
  }
}
