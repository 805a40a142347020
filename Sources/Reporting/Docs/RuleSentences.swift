import ComplianceModel

extension Rule {
  /// What a failure is graded, how evidence is gathered, and what conforming proves.
  var gradeSentence: String {
    let levels = [
      "exists", "owned", "documented and covered", "works within its intervals", "improved",
    ]
    let level = levels.indices.contains(maturity - 1) ? " (\(levels[maturity - 1]))" : ""
    return
      "\(grade.rawValue) where it fails; method \(method.rawValue); maturity \(maturity)\(level)"
      + policySentences.map { "; \($0)" }.joined()
  }

  private var policySentences: [String] {
    var sentences: [String] = []
    switch isolated {
    case .inherited: break
    case .off: sentences.append("never lowered as an isolated lapse")
    case .own(let part): sentences.append("here \(part.sentence)")
    }
    switch systemic {
    case .inherited: break
    case .off: sentences.append("never raised as a failure of the system")
    case .own(let part): sentences.append("here \(part.sentence)")
    }
    return sentences
  }

  /// What is to be done about a nonconformity; nothing for what is graded below one.
  var actionSentence: String {
    guard grade.isNonconformity else { return "" }
    let days = action.within ?? grade.actionPeriod
    let owner = action.owner.map { " by the \($0)" } ?? ""
    let held = effectiveness.map { "; must hold for \($0) before it may close" } ?? ""
    return "\((action.kind ?? .corrective).rawValue)\(owner) within \(days)\(held)"
  }

  /// How many must conform, and what holds where there is nothing to judge.
  var judgingSentences: [String] {
    let applies: String? = hasApplies ? "It may say that it does not apply." : nil
    return [needsSentence, emptySentence, applies].compactMap(\.self)
  }

  private var needsSentence: String {
    switch needs {
    case .all: "All must conform."
    case .any: "One that conforms is enough."
    case .share(let share): "At least \(percent(share)) must conform."
    case .parameter(let name): "At least the share \(name) must conform."
    }
  }

  private var emptySentence: String {
    let lead = "Where nothing is on record"
    return switch whenEmpty {
    case .undeclared where needs == .any: "\(lead) it fails."
    case .undeclared: "\(lead) nobody can tell."
    case .fail(let grade, let text):
      "\(lead) it fails\(grade.map { " (\($0.rawValue))" } ?? ""): \(text)."
    case .notApplicable(let text): "\(lead) it does not apply: \(text)."
    case .unknown(let text): "\(lead) nobody can tell: \(text)."
    }
  }
}

extension GradingPolicy {
  /// A sentence for each of its parts.
  var sentences: [String] {
    [
      isolated?.sentence, systemic?.sentence,
      crowdedMinors.map { "\($0) minor findings in one clause count as one major" },
      repeatedAfter.map { "a minor that is on record for \($0) becomes major" },
    ].compactMap(\.self)
  }
}

extension GradingPolicy.Isolated {
  fileprivate var sentence: String {
    "a major becomes minor where at most \(rowsAtMost) and at most \(percent(shareAtMost)) fail"
  }
}

extension GradingPolicy.Systemic {
  fileprivate var sentence: String {
    "a minor becomes major where at least \(rowsFrom) and at least \(percent(shareFrom)) fail"
  }
}

/// `10 %`, with a point only where there is something behind it.
private func percent(_ share: Double) -> String {
  let percent = (share * 10_000).rounded() / 100
  return "\(Int(exactly: percent).map(String.init) ?? "\(percent)") %"
}
