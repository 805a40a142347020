import ComplianceModel

/// Asks the gate: a conjunction in three values, after tailoring and waivers.
struct GateAsking {
  private let request: AssessmentRequest
  private let outcomes: [GradedOutcome]
  private let results: RequirementResults
  private let findings: [Finding]

  /// Holds what the conditions look at.
  init(
    _ request: AssessmentRequest, _ outcomes: [GradedOutcome], _ results: RequirementResults,
    _ findings: [Finding]
  ) {
    self.request = request
    self.outcomes = outcomes
    self.results = results
    self.findings = findings
    ownGrades = Dictionary(
      request.rules.map { ($0.id, min($0.grade, $0.gravestGrade)) },
      uniquingKeysWith: { first, _ in first })
  }

  private var policy: GatePolicy { request.plan.gate }

  /// What the gate says.
  var decision: GateDecision {
    let asked = outcomes.filter { !$0.isTailoredOff }
    let undetermined = asked.filter { !$0.outcome.result.isDetermined || mayBeWorse($0) }
    let accepted = Set(policy.open.map(\.rule))
    let open = undetermined.filter { !accepted.contains($0.outcome.rule) }
    let untested = untestedCount
    var decision = GateDecision(
      state: .met, open: open.map(\.openSentence) + untestedSentences(untested),
      judgedNothing: outcomes.allSatisfy(\.judgedNothing),
      undeterminedCount: undetermined.count + untested, askedCount: asked.count + untested)
    if request.plan.isReportOnly {
      decision.state = .notAsked
      return decision
    }
    askScores(&decision)
    decision.unmet = findingSentences + decision.unmet
    decision.state = decision.unmet.isEmpty ? (decision.open.isEmpty ? .met : .open) : .unmet
    return decision
  }

  // MARK: - Findings that hide something

  /// The grade that a failing subject of each rule has, after tailoring.
  private let ownGrades: [RuleID: Grade]

  /// Whether a finding has subjects beside it that nobody could judge and that would matter: broken
  /// ones always, unknown ones where they could fail at a grade that is not allowed, and nothing that
  /// was found does.
  private func mayBeWorse(_ graded: GradedOutcome) -> Bool {
    guard graded.isInPart else { return false }
    if graded.outcome.population.broken > 0 { return true }
    guard let limit = policy.failOn, let own = ownGrades[graded.outcome.rule], own >= limit else {
      return false
    }
    return graded.unwaivedGrade.map { $0 < limit } ?? true
  }

  // MARK: - Findings

  /// A sentence for each grade that is not allowed and found, and for each crowded clause.
  private var findingSentences: [String] {
    guard let limit = policy.failOn else { return [] }
    let grades = Dictionary(
      outcomes.map { ($0.outcome.rule, $0.unwaivedGrade) }, uniquingKeysWith: { first, _ in first })
    let open = findings.compactMap { finding -> Finding? in
      guard let grade = grades[finding.rule] ?? nil else { return nil }
      var finding = finding
      finding.grade = grade
      return finding
    }
    let counted = Grade.allCases.filter { $0 >= limit }.compactMap { grade -> String? in
      let rules = open.filter { $0.grade == grade }.map(\.rule.name)
      guard !rules.isEmpty else { return nil }
      return "\(grade.counted(rules.count)), none allowed: \(rules.joined(separator: ", "))"
    }
    return counted + request.crowdedClauses(in: open).sentences
  }

  // MARK: - Scores

  private func askScores(_ decision: inout GateDecision) {
    for (scope, least) in policy.minimumScores {
      let scores = scores(of: scope)
      if scores.isEmpty {
        decision.open.append("\(scope.name) has no score, at least \(points(least)) asked")
      }
      for score in scores { ask(score, scope, least, &decision) }
    }
  }

  private func ask(
    _ score: ScoreInterval?, _ scope: GatePolicy.ScoreScope, _ least: Int,
    _ decision: inout GateDecision
  ) {
    guard let score else {
      decision.open.append("\(scope.name) has no score, at least \(points(least)) asked")
      return
    }
    if score.high < least {
      decision.unmet.append(
        "\(scope.name) scores at most \(points(score.high)), at least \(points(least)) asked")
    } else if score.low < least {
      decision.open.append(
        "\(scope.name) scores \(points(score.low)) to \(points(score.high)), "
          + "at least \(points(least)) asked")
    }
  }

  /// The score of a scope in every catalogue that has it.
  private func scores(of scope: GatePolicy.ScoreScope) -> [ScoreInterval?] {
    switch scope {
    case .all: results.scores.map(\.whole.afterWaivers)
    case .clause(let clause):
      results.scores.flatMap { catalogue in
        catalogue.clauses.filter { $0.clause.id == clause }.map(\.score.afterWaivers)
      }
    }
  }

  // MARK: - What nobody checks

  /// Requirements that have neither rule nor question; a selection does not ask for them.
  private var untestedCount: Int {
    guard request.plan.selection.isEverything else { return 0 }
    return results.all.count { $0.rules.isEmpty && $0.state == .notAssessed }
  }

  private func untestedSentences(_ count: Int) -> [String] {
    switch count {
    case 0: []
    case 1: ["1 requirement has neither rule nor question"]
    default: ["\(count) requirements have neither rule nor question"]
    }
  }
}

extension GradedOutcome {
  /// Whether nothing on record was judged; what `when_empty` says is about what is not there.
  fileprivate var judgedNothing: Bool {
    outcome.population.judged == 0 || outcome.population.of == 0
  }

  /// Why it keeps the gate open.
  fileprivate var openSentence: String {
    if isInPart {
      return "\(outcome.rule.name) leaves \(outcome.population.undeterminedWords) of "
        + "\(outcome.population.judged) subjects"
    }
    let word = outcome.result.word.replacingUnderscores
    let reason = outcome.result.reason ?? word
    guard case .error = outcome.result else { return "\(outcome.rule.name) is \(word): \(reason)" }
    return "\(outcome.rule.name) ended in an error: \(reason)"
  }
}

extension String {
  fileprivate var replacingUnderscores: String { String(map { $0 == "_" ? " " : $0 }) }
}

extension Grade {
  /// `1 major`, `2 opportunities`.
  fileprivate func counted(_ count: Int) -> String {
    guard count != 1 else { return "1 \(rawValue)" }
    return self == .opportunity ? "\(count) opportunities" : "\(count) \(rawValue)s"
  }
}

extension GatePolicy.ScoreScope {
  /// Its name in a sentence.
  fileprivate var name: String {
    switch self {
    case .all: "the whole"
    case .clause(let clause): "clause \(clause)"
    }
  }
}

/// A score in points of 100 with at most two decimals: 8250 → `82.5`.
func points(_ score: Int) -> String {
  let (whole, rest) = (score / 100, score % 100)
  guard rest > 0 else { return "\(whole)" }
  let tens = rest / 10
  return rest % 10 == 0 ? "\(whole).\(tens)" : "\(whole).\(tens)\(rest % 10)"
}
