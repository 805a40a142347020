import ComplianceModel

/// The state and score of every requirement in scope, and the scores of the catalogues over them.
struct RequirementResults {
  /// In the order of the catalogues.
  let all: [RequirementResult]
  /// One for each catalogue that has a requirement in scope.
  let scores: [CatalogueScores]
  /// The graded outcomes of each requirement.
  let outcomes: [RequirementID: [GradedOutcome]]

  /// Takes for each requirement the worst of its rules and questions.
  init(_ request: AssessmentRequest, _ graded: [GradedOutcome]) {
    var outcomes: [RequirementID: [GradedOutcome]] = [:]
    for outcome in graded {
      for requirement in outcome.requirements { outcomes[requirement, default: []].append(outcome) }
    }
    let scope = Set(request.scope)
    var all: [RequirementResult] = []
    for pack in request.packs {
      for requirement in pack.catalogue.requirements where scope.contains(requirement.id) {
        all.append(
          RequirementResult(
            requirement, of: pack.catalogue.id, outcomes[requirement.id] ?? [],
            excludedBy: request.exclusions[requirement.id]))
      }
    }
    self.all = all
    self.outcomes = outcomes
    scores = request.packs.compactMap { CatalogueScores($0.catalogue, of: all) }
  }
}

extension RequirementResult {
  /// The first state, in the order of the closed set, that one of `outcomes` has; the end-wise
  /// minimum of their scores.
  init(
    _ requirement: Requirement, of catalogue: PackID, _ outcomes: [GradedOutcome],
    excludedBy exclusion: ApplicabilityDecision?
  ) {
    let isExcluded = exclusion != nil
    let counting = isExcluded ? [] : outcomes.filter(\.countsInScores)
    let state: State =
      if isExcluded {
        .notApplicable
      } else if counting.isEmpty {
        outcomes.contains(where: \.isTailoredOff) || outcomes.isEmpty
          ? .notAssessed : .notApplicable
      } else {
        counting.map(\.state).worst
      }
    let isUntested = !isExcluded && outcomes.isEmpty
    self.init(
      requirement: requirement, catalogue: catalogue, state: state,
      score: isUntested ? .unknown : counting.map(\.outcome.score).minimum,
      scoreAfterWaivers: isUntested ? .unknown : counting.map(\.scoreAfterWaivers).minimum,
      rules: outcomes.map(\.outcome.rule), exclusion: exclusion)
  }
}

extension GradedOutcome {
  /// Tailored off: left out of scores, opens nothing.
  var isTailoredOff: Bool { outcome.result == .notAssessed(.tailoredOff) }

  /// Whether it says anything about its requirements.
  var countsInScores: Bool {
    if case .notApplicable = outcome.result { return false }
    return !isTailoredOff
  }

  /// The state that it alone would give a requirement.
  var state: RequirementResult.State {
    switch outcome.result {
    case .nonconforming: .nonconforming
    case .error: .error
    case .notEvaluable: .notEvaluable
    case .notAssessed: .notAssessed
    case .remarked: .remarked
    case .conforming: .conforming
    case .notApplicable: .notApplicable
    }
  }
}

extension [RequirementResult.State] {
  /// The first of the closed set that is among them.
  var worst: RequirementResult.State {
    RequirementResult.State.allCases.first(where: contains) ?? .notAssessed
  }
}

extension [ScoreInterval] {
  /// The end-wise minimum; nil without any.
  var minimum: ScoreInterval? {
    dropFirst().reduce(first) { least, next in least?.minimum(next) }
  }
}
