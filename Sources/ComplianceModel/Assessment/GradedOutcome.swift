/// An outcome after tailoring, policy and waivers, with what a reader needs to understand it.
package struct GradedOutcome: Equatable, Sendable {
  /// One instance with the grade that policy left it.
  package struct GradedInstance: Equatable, Sendable {
    package var instance: Instance
    /// Nil for unknown and broken ones.
    package var grade: Grade?
    /// Index into the plan's waivers of the one that covers it.
    package var waiver: Int?

    /// Makes it.
    package init(instance: Instance, grade: Grade?, waiver: Int? = nil) {
      self.instance = instance
      self.grade = grade
      self.waiver = waiver
    }
  }

  package var outcome: Outcome
  package var title: String
  package var requirements: [RequirementID]
  package var clauses: [ClauseID]
  package var method: AssessmentMethod
  /// The tables that its subjects come from.
  package var tables: [String]
  package var fix: String?
  /// The gravest instance's grade; nil where nothing was found.
  package var grade: Grade?
  /// Which step of the policy was applied and why, a sentence; nil: the rule's own grade stands.
  package var gradedBecause: String?
  /// Whether tailoring, or a parameter that it reads, asks less of this rule than its pack does.
  package var isWeakened: Bool
  package var instances: [GradedInstance]

  /// Makes it.
  package init(
    outcome: Outcome, title: String, requirements: [RequirementID], clauses: [ClauseID],
    method: AssessmentMethod, tables: [String] = [], fix: String? = nil, grade: Grade? = nil,
    gradedBecause: String? = nil, isWeakened: Bool = false, instances: [GradedInstance] = []
  ) {
    self.outcome = outcome
    self.title = title
    self.requirements = requirements
    self.clauses = clauses
    self.method = method
    self.tables = tables
    self.fix = fix
    self.grade = grade
    self.gradedBecause = gradedBecause
    self.isWeakened = isWeakened
    self.instances = instances
  }
}

extension GradedOutcome {
  /// Whether something was found, and some of its subjects are not determined beside that.
  package var isInPart: Bool {
    switch outcome.result {
    case .nonconforming, .remarked: outcome.population.undetermined > 0
    default: false
    }
  }
}

/// The state of one requirement over all its rules and questions.
package struct RequirementResult: Equatable, Sendable {
  /// The closed set, in the order in which the first that holds decides.
  package enum State: String, Sendable, CaseIterable {
    case nonconforming, error
    case notEvaluable = "not_evaluable"
    case notAssessed = "not_assessed"
    case remarked, conforming
    case notApplicable = "not_applicable"
  }

  package var requirement: Requirement
  package var catalogue: PackID
  package var state: State
  /// The minimum over its rules; nil where it is not applicable or has nothing but rules tailored off.
  package var score: ScoreInterval?
  /// The same after waivers.
  package var scoreAfterWaivers: ScoreInterval?
  /// Its rules and questions, by id.
  package var rules: [RuleID]
  /// The approved decision by which the organisation leaves it out; nil: it does not.
  package var exclusion: ApplicabilityDecision?

  /// Makes it.
  package init(
    requirement: Requirement, catalogue: PackID, state: State, score: ScoreInterval?,
    scoreAfterWaivers: ScoreInterval?, rules: [RuleID], exclusion: ApplicabilityDecision? = nil
  ) {
    self.requirement = requirement
    self.catalogue = catalogue
    self.state = state
    self.score = score
    self.scoreAfterWaivers = scoreAfterWaivers
    self.rules = rules
    self.exclusion = exclusion
  }
}
