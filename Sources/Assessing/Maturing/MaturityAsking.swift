import ComplianceModel

/// Asks of each clause how far it has come (guide: MaturityOfClauses).
///
/// A level is reached where every rule up to it conforms, and one at it or above shows it: a level
/// without a rule of its own is shown by what stands on it. Waivers and scores have no part in it.
struct MaturityAsking {
  private let request: AssessmentRequest
  private let outcomes: [GradedOutcome]
  private let results: [RequirementResult]
  private let levels: [RuleID: Int]
  private let scales: Set<RuleID>

  /// The level that an answer to a yes-or-no question shows: that somebody laid it down and vouches
  /// for it, not that it works.
  static let levelOfAnswers = 3

  /// Holds the outcomes of one assessment.
  init(
    _ request: AssessmentRequest, _ outcomes: [GradedOutcome], _ results: [RequirementResult]
  ) {
    self.request = request
    self.outcomes = outcomes
    self.results = results
    scales = Set(request.questions.filter(\.asksForALevel).map(\.id))
    levels = Dictionary(
      request.rules.map { ($0.id, $0.maturity) }
        + request.questions.filter { !$0.asksForALevel }.map { ($0.id, Self.levelOfAnswers) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The maturity of each catalogue; none where single rules were selected, which are no ladder.
  var all: [CatalogueMaturity] {
    let selection = request.plan.selection
    guard selection.rules.isEmpty, selection.tags.isEmpty, selection.methods.isEmpty else {
      return []
    }
    return request.packs.compactMap { pack in
      let clauses = clauses(of: pack.catalogue)
      guard !clauses.isEmpty else { return nil }
      let own = request.rules.filter { $0.id.pack == pack.manifest.id }
      return CatalogueMaturity(
        catalogue: pack.catalogue.id, title: pack.catalogue.title,
        isLadder: Set(own.map(\.maturity)).count > 1, clauses: clauses)
    }
  }

  private func clauses(of catalogue: Catalogue) -> [(clause: Clause, maturity: Maturity)] {
    let own = results.filter { $0.catalogue == catalogue.id }
    let asked = request.plan.selection.clauses
    let ids = Set(catalogue.clauses.map(\.id) + own.map(\.requirement.clause)).sorted()
    return ids.filter { id in asked.isEmpty || asked.contains { $0.contains(id) } }
      .compactMap { id in
        maturity(of: own.filter { id.contains($0.requirement.clause) }).map {
          (Clause(id: id, heading: catalogue.heading(of: id) ?? ""), $0)
        }
      }
  }

  private func maturity(of results: [RequirementResult]) -> Maturity? {
    let ids = Set(results.map(\.requirement.id))
    let tested = outcomes.filter {
      !ids.isDisjoint(with: $0.requirements) && $0.state != .notApplicable
    }
    var ladder = MaturityLadder()
    for outcome in tested {
      if let level = levels[outcome.outcome.rule] { ladder.add(outcome.shows, at: level) }
    }
    guard ladder.reach > 0 else { return nil }
    // What nobody tests stands on no level, and may be missing altogether.
    if results.contains(where: \.isUntested) { ladder.add(nil, at: 1) }
    for outcome in tested where scales.contains(outcome.outcome.rule) {
      ladder.bound(by: outcome.answeredLevel)
    }
    return ladder.maturity
  }
}

/// Levels with what their rules say.
private struct MaturityLadder {
  private var conforming: [Int] = []
  private var undetermined: [Int] = []
  private var failing: [Int] = []
  private var bounds = (low: 5, high: 5)
  /// The highest level that something stands on.
  private(set) var reach = 0

  /// Adds a rule: whether it conforms; nil: nobody knows.
  mutating func add(_ conforms: Bool?, at level: Int) {
    reach = max(reach, level)
    switch conforms {
    case true?: conforming.append(level)
    case false?: failing.append(level)
    case nil: undetermined.append(level)
    }
  }

  /// Bounds the level by an answer; nil: nobody has answered, and it might be any.
  mutating func bound(by level: Int?) {
    bounds = (min(bounds.low, level ?? 0), min(bounds.high, level ?? 5))
  }

  var maturity: Maturity {
    Maturity(
      low: min(bounds.low, Self.reached(conforming, below: failing + undetermined)),
      high: min(bounds.high, Self.reached(conforming + undetermined, below: failing)),
      reach: reach)
  }

  /// The highest level that conforms with none at or below it that fails; 0 without any.
  private static func reached(_ conforming: [Int], below failing: [Int]) -> Int {
    let limit = failing.min() ?? 6
    return conforming.filter { $0 < limit }.max() ?? 0
  }
}

extension GradedOutcome {
  /// Whether it conforms; nil: nobody knows, or it asks less than its pack does.
  fileprivate var shows: Bool? {
    switch state {
    case .conforming: isWeakened ? nil : true
    case .nonconforming, .remarked: false
    default: nil
    }
  }

  /// The level that was answered to a question of maturity; nil: no answer counts.
  fileprivate var answeredLevel: Int? { (outcome.worst?.measure.measured).map { Int($0) } }
}

extension RequirementResult {
  /// Whether it has neither rule nor question.
  fileprivate var isUntested: Bool { rules.isEmpty && state == .notAssessed }
}

extension Question {
  /// Whether it is answered by a level of maturity.
  fileprivate var asksForALevel: Bool {
    if case .maturity = scale { return true }
    return false
  }
}
