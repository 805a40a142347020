/// The whole result of one run; its document is sealed by a digest.
///
/// Everything but `run` and `exit` is determined by the inputs, byte for byte.
package struct Assessment: Equatable, Sendable {
  package var asOf: Day
  /// The database's name for it, else the configuration's, else the file's.
  package var organisation: String
  package var inputs: AssessmentInputs
  /// Every selected rule and question, by id as bytes; on-demand questions are left out.
  package var outcomes: [GradedOutcome]
  /// Every requirement in scope, in catalogue order.
  package var requirements: [RequirementResult]
  /// By gravity, clause and id.
  package var findings: [Finding]
  /// In the order in which they should be done.
  package var actions: [ImprovementAction]
  /// One for each catalogue, in pack order.
  package var scores: [CatalogueScores]
  /// Nil for a selection.
  package var conclusion: Conclusion?
  package var gate: GateDecision
  package var run: RunFacts
  package var exit: ExitFacts

  /// Makes an assessment.
  package init(
    asOf: Day, organisation: String, inputs: AssessmentInputs, outcomes: [GradedOutcome],
    requirements: [RequirementResult], findings: [Finding], actions: [ImprovementAction],
    scores: [CatalogueScores], conclusion: Conclusion?, gate: GateDecision,
    run: RunFacts, exit: ExitFacts
  ) {
    self.asOf = asOf
    self.organisation = organisation
    self.inputs = inputs
    self.outcomes = outcomes
    self.requirements = requirements
    self.findings = findings
    self.actions = actions
    self.scores = scores
    self.conclusion = conclusion
    self.gate = gate
    self.run = run
    self.exit = exit
  }
}

/// What determined the document.
package struct AssessmentInputs: Equatable, Sendable {
  /// A pack as it was used.
  package struct Pack: Equatable, Sendable {
    package var id: PackID
    package var version: String
    package var title: String
    package var digest: String

    /// Makes it.
    package init(id: PackID, version: String, title: String, digest: String) {
      self.id = id
      self.version = version
      self.title = title
      self.digest = digest
    }
  }

  /// Versions that can change a verdict.
  package struct Versions: Equatable, Sendable {
    package var assay: String
    package var sqlite: String
    package var lua: String
    package var language: Int

    /// Makes them.
    package init(assay: String, sqlite: String, lua: String, language: Int = 1) {
      self.assay = assay
      self.sqlite = sqlite
      self.lua = lua
      self.language = language
    }
  }

  package var databaseDigest: String
  package var packs: [Pack]
  package var versions: Versions
  /// The plan: parameters, selection, tailoring, waivers, gate and limits are printed from it.
  package var plan: AssessmentPlan
  /// Policy of each pack.
  package var policies: [(pack: PackID, policy: GradingPolicy)]
  /// Digest of the history; nil: there was none.
  package var historyDigest: String?

  /// Makes inputs.
  package init(
    databaseDigest: String, packs: [Pack], versions: Versions, plan: AssessmentPlan,
    policies: [(pack: PackID, policy: GradingPolicy)], historyDigest: String? = nil
  ) {
    self.databaseDigest = databaseDigest
    self.packs = packs
    self.versions = versions
    self.plan = plan
    self.policies = policies
    self.historyDigest = historyDigest
  }

  package static func == (one: AssessmentInputs, other: AssessmentInputs) -> Bool {
    one.databaseDigest == other.databaseDigest && one.packs == other.packs
      && one.versions == other.versions && one.plan == other.plan
      && one.policies.elementsEqual(other.policies) { $0 == $1 }
      && one.historyDigest == other.historyDigest
  }
}

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

/// An outcome that needs an answer.
package struct Finding: Equatable, Sendable {
  package var rule: RuleID
  package var grade: Grade
  package var title: String
  package var requirements: [RequirementID]
  /// The clause it is listed under: the first of its rule.
  package var clause: ClauseID
  /// Failing instances in all.
  package var instanceTotal: Int
  /// Whether all its instances are waived.
  package var isWaived: Bool
  /// The group of its requirements, if they have one.
  package var group: String?

  /// Makes it.
  package init(
    rule: RuleID, grade: Grade, title: String, requirements: [RequirementID], clause: ClauseID,
    instanceTotal: Int, isWaived: Bool = false, group: String? = nil
  ) {
    self.rule = rule
    self.grade = grade
    self.title = title
    self.requirements = requirements
    self.clause = clause
    self.instanceTotal = instanceTotal
    self.isWaived = isWaived
    self.group = group
  }
}

/// What is to be done about one nonconformity.
package struct ImprovementAction: Equatable, Sendable {
  package var rule: RuleID
  package var clause: ClauseID
  package var grade: Grade
  package var kind: ActionTemplate.Kind
  /// What to do, from the rule's `fix`.
  package var text: String
  /// The role that does it.
  package var owner: String?
  package var dueOn: Day
  /// Rise of the low whole score if that rule alone conformed, in 1/10,000.
  package var gain: Int

  /// Makes it.
  package init(
    rule: RuleID, clause: ClauseID, grade: Grade, kind: ActionTemplate.Kind, text: String,
    owner: String?, dueOn: Day, gain: Int
  ) {
    self.rule = rule
    self.clause = clause
    self.grade = grade
    self.kind = kind
    self.text = text
    self.owner = owner
    self.dueOn = dueOn
    self.gain = gain
  }
}

/// The scores of one catalogue.
package struct CatalogueScores: Equatable, Sendable {
  /// An interval before and after waivers; nil where nothing has a weight.
  package struct Score: Equatable, Sendable {
    package var beforeWaivers: ScoreInterval?
    package var afterWaivers: ScoreInterval?

    /// Makes it.
    package init(beforeWaivers: ScoreInterval?, afterWaivers: ScoreInterval?) {
      self.beforeWaivers = beforeWaivers
      self.afterWaivers = afterWaivers
    }
  }

  package var catalogue: PackID
  package var title: String
  /// The model's name: `weighted`.
  package var model: String
  package var whole: Score
  /// Each clause with all below it, in clause order.
  package var clauses: [(clause: Clause, score: Score)]

  /// Makes it.
  package init(
    catalogue: PackID, title: String, model: String = "weighted", whole: Score,
    clauses: [(clause: Clause, score: Score)]
  ) {
    self.catalogue = catalogue
    self.title = title
    self.model = model
    self.whole = whole
    self.clauses = clauses
  }

  package static func == (one: CatalogueScores, other: CatalogueScores) -> Bool {
    one.catalogue == other.catalogue && one.title == other.title && one.model == other.model
      && one.whole == other.whole && one.clauses.elementsEqual(other.clauses) { $0 == $1 }
  }
}

/// A forecast of what an auditor would conclude, without waivers; never a certificate.
package struct Conclusion: Equatable, Sendable {
  /// From worst to best, as `worst` of several catalogues reads it.
  package enum Readiness: String, Sendable, CaseIterable, Comparable {
    case notReady = "not ready"
    case undetermined
    case readyWithPlan = "ready with plan"
    case ready

    /// Worse comes first.
    package static func < (one: Readiness, other: Readiness) -> Bool {
      (allCases.firstIndex(of: one) ?? 0) < (allCases.firstIndex(of: other) ?? 0)
    }
  }

  package var readiness: Readiness
  /// The facts that decided, a sentence each.
  package var because: [String]
  /// Each catalogue's own.
  package var catalogues: [(catalogue: PackID, readiness: Readiness, because: [String])]

  /// Makes it.
  package init(
    readiness: Readiness, because: [String],
    catalogues: [(catalogue: PackID, readiness: Readiness, because: [String])] = []
  ) {
    self.readiness = readiness
    self.because = because
    self.catalogues = catalogues
  }

  package static func == (one: Conclusion, other: Conclusion) -> Bool {
    one.readiness == other.readiness && one.because == other.because
      && one.catalogues.elementsEqual(other.catalogues) { $0 == $1 }
  }
}

/// Whether a pipeline may go on, in three values.
package struct GateDecision: Equatable, Sendable {
  package enum State: String, Sendable {
    case met, unmet, open
    /// `--report-only`: nobody asked.
    case notAsked = "not asked"
  }

  package var state: State
  /// What makes it unmet, a sentence each.
  package var unmet: [String]
  /// What keeps it open, a sentence each.
  package var open: [String]
  /// Whether the run judged no subject on record, `when_empty` apart: then nothing else is asked.
  package var judgedNothing: Bool
  /// Selected rules, questions and, without a selection, requirements without either; undetermined.
  package var undeterminedCount: Int
  /// Of how many.
  package var askedCount: Int

  /// Makes it.
  package init(
    state: State, unmet: [String] = [], open: [String] = [], judgedNothing: Bool = false,
    undeterminedCount: Int = 0, askedCount: Int = 0
  ) {
    self.state = state
    self.unmet = unmet
    self.open = open
    self.judgedNothing = judgedNothing
    self.undeterminedCount = undeterminedCount
    self.askedCount = askedCount
  }
}

/// What differs from run to run; the digest does not cover it.
package struct RunFacts: Equatable, Sendable {
  /// Start, UTC, `YYYY-MM-DDTHH:MM:SSZ`.
  package var startedAt: String
  package var milliseconds: Int
  package var host: String
  /// The database as named, with the way its view was kept.
  package var database: String
  package var view: DatabaseView.Way
  package var databaseRows: Int
  /// The configuration file as named; nil: none.
  package var configuration: String?
  /// Milliseconds and rows of each rule, by id.
  package var rules: [(rule: RuleID, milliseconds: Double, rows: Int)]
  /// Warnings that the plan met.
  package var remarks: [Diagnostic]
  /// The layers of the jail in which the rules ran; empty: none, or in this process.
  package var jail: [String]

  /// Makes it.
  package init(
    startedAt: String, milliseconds: Int, host: String, database: String, view: DatabaseView.Way,
    databaseRows: Int, configuration: String? = nil,
    rules: [(rule: RuleID, milliseconds: Double, rows: Int)] = [], remarks: [Diagnostic] = [],
    jail: [String] = []
  ) {
    self.startedAt = startedAt
    self.milliseconds = milliseconds
    self.host = host
    self.database = database
    self.view = view
    self.databaseRows = databaseRows
    self.configuration = configuration
    self.rules = rules
    self.remarks = remarks
    self.jail = jail
  }

  package static func == (one: RunFacts, other: RunFacts) -> Bool {
    one.startedAt == other.startedAt && one.milliseconds == other.milliseconds
      && one.host == other.host && one.database == other.database && one.view == other.view
      && one.databaseRows == other.databaseRows && one.configuration == other.configuration
      && one.rules.elementsEqual(other.rules) { $0 == $1 } && one.remarks == other.remarks
      && one.jail == other.jail
  }
}

/// How the command ends.
package struct ExitFacts: Equatable, Sendable {
  package var code: Int
  package var name: String
  /// Every reason, the one that decided first.
  package var reasons: [String]

  /// Makes it.
  package init(code: Int, name: String, reasons: [String]) {
    self.code = code
    self.name = name
    self.reasons = reasons
  }
}
