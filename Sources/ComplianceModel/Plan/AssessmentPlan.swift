/// Everything that a run is asked to do, resolved: each setting has a value and an origin.
///
/// Made by AssayConfiguration out of flags, environment, file and defaults; nothing below it asks
/// where a value came from again.
package struct AssessmentPlan: Equatable, Sendable {
  /// The day of the assessment.
  package var asOf: Day
  /// Where the day came from.
  package var asOfOrigin: Origin
  /// The organisation's name from the configuration file.
  package var organisation: String?
  /// Parameters of every pack by `pack.name`, in byte order.
  package var parameters: [ResolvedParameter]
  /// What is assessed.
  package var selection: Selection
  /// Tailorings that are in force on `asOf`.
  package var tailorings: [Tailoring]
  /// Waivers with their state on `asOf`, those not in force included.
  package var waivers: [Waiver]
  /// Whether waivers are left out of everything.
  package var ignoresWaivers: Bool
  /// When a pipeline may go on.
  package var gate: GatePolicy
  /// Whether the gate is asked at all.
  package var isReportOnly: Bool
  /// Limits of one rule.
  package var limits: EvaluationLimits
  /// Warnings met while resolving, such as an expired waiver.
  package var remarks: [Diagnostic]
  /// The configuration file as named; nil: none.
  package var configurationFile: String?
  /// Where other settings came from, by their key, such as `gate.fail_on`; missing: built in.
  package var origins: [String: Origin]

  /// Makes a plan; what is left out has the command's default.
  package init(
    asOf: Day, asOfOrigin: Origin = .flag, organisation: String? = nil,
    parameters: [ResolvedParameter] = [], selection: Selection = .init(),
    tailorings: [Tailoring] = [], waivers: [Waiver] = [], ignoresWaivers: Bool = false,
    gate: GatePolicy = .init(), isReportOnly: Bool = false, limits: EvaluationLimits = .init(),
    remarks: [Diagnostic] = [], configurationFile: String? = nil,
    origins: [String: Origin] = [:]
  ) {
    self.asOf = asOf
    self.asOfOrigin = asOfOrigin
    self.organisation = organisation
    self.parameters = parameters
    self.selection = selection
    self.tailorings = tailorings
    self.waivers = waivers
    self.ignoresWaivers = ignoresWaivers
    self.gate = gate
    self.isReportOnly = isReportOnly
    self.limits = limits
    self.remarks = remarks
    self.configurationFile = configurationFile
    self.origins = origins
  }

  /// The value of a parameter of a pack.
  package func parameter(_ name: String, of pack: PackID) -> ParameterValue? {
    parameters.first { $0.pack == pack && $0.name == name }?.value
  }
}

/// Where a setting came from.
package enum Origin: String, Sendable, CaseIterable {
  case flag
  case environment
  case file
  /// The pack's own default.
  case pack
  /// Assay's own default.
  case builtIn = "default"
}

/// A parameter with the value that counts.
package struct ResolvedParameter: Equatable, Sendable {
  package var pack: PackID
  package var name: String
  package var value: ParameterValue
  package var origin: Origin
  /// The pack's default, where the value asks for less than that; nil: it does not.
  package var weakenedFrom: ParameterValue?

  /// Whether the value asks for less than the pack's default does.
  package var isWeakening: Bool { weakenedFrom != nil }

  /// Makes it.
  package init(
    pack: PackID, name: String, value: ParameterValue, origin: Origin,
    weakenedFrom: ParameterValue? = nil
  ) {
    self.pack = pack
    self.name = name
    self.value = value
    self.origin = origin
    self.weakenedFrom = weakenedFrom
  }
}

/// What is assessed; empty: everything.
///
/// AND across the kinds of filter, OR within one.
package struct Selection: Equatable, Sendable {
  /// Clauses; each includes all below it.
  package var clauses: [ClauseID]
  /// Globs over `pack/rule` or, without a slash, over the rule's name.
  package var rules: [String]
  /// `key` or `key=value`.
  package var tags: [String]
  package var methods: [AssessmentMethod]

  /// Makes a selection.
  package init(
    clauses: [ClauseID] = [], rules: [String] = [], tags: [String] = [],
    methods: [AssessmentMethod] = []
  ) {
    self.clauses = clauses
    self.rules = rules
    self.tags = tags
    self.methods = methods
  }

  /// Whether nothing is filtered: only then is there a conclusion.
  package var isEverything: Bool {
    clauses.isEmpty && rules.isEmpty && tags.isEmpty && methods.isEmpty
  }
}

/// A change to one rule by the organisation.
package struct Tailoring: Equatable, Sendable {
  package var rule: RuleID
  package var grade: Grade?
  /// Values for the rule's pack's parameters, for this rule alone.
  package var parameters: [String: ParameterValue]
  package var isOff: Bool
  package var because: String
  package var approvedBy: String?
  package var until: Day?
  /// Whether it asks for less: off, a lower grade, a parameter against its `stricter`.
  package var isWeakening: Bool
  /// Where it is written.
  package var place: SourcePlace?

  /// Makes a tailoring.
  package init(
    rule: RuleID, grade: Grade? = nil, parameters: [String: ParameterValue] = [:],
    isOff: Bool = false, because: String, approvedBy: String? = nil, until: Day? = nil,
    isWeakening: Bool = false, place: SourcePlace? = nil
  ) {
    self.rule = rule
    self.grade = grade
    self.parameters = parameters
    self.isOff = isOff
    self.because = because
    self.approvedBy = approvedBy
    self.until = until
    self.isWeakening = isWeakening
    self.place = place
  }
}

/// An approved, expiring acceptance of failing subjects.
package struct Waiver: Equatable, Sendable {
  /// Which subjects it covers.
  package enum Subjects: Equatable, Sendable {
    /// All; never for a finding graded major.
    case all
    case named([SubjectKey])
  }

  package var rule: RuleID
  package var subjects: Subjects
  package var because: String
  package var risk: String
  package var requestedBy: String
  package var approvedBy: String
  package var grantedOn: Day
  /// The last day on which it counts.
  package var until: Day
  /// Where it is written.
  package var place: SourcePlace?

  /// Makes a waiver.
  package init(
    rule: RuleID, subjects: Subjects, because: String, risk: String = "", requestedBy: String,
    approvedBy: String, grantedOn: Day, until: Day, place: SourcePlace? = nil
  ) {
    self.rule = rule
    self.subjects = subjects
    self.because = because
    self.risk = risk
    self.requestedBy = requestedBy
    self.approvedBy = approvedBy
    self.grantedOn = grantedOn
    self.until = until
    self.place = place
  }

  /// Whether it counts on `day`: from the day it was granted through its last day.
  package func isInForce(on day: Day) -> Bool { grantedOn <= day && day <= until }
}

/// When a pipeline may go on.
package struct GatePolicy: Equatable, Sendable {
  /// Findings of this grade or above make it unmet; nil: none does.
  package var failOn: Grade?
  /// Least score of the whole (`all`) or of a clause, in 1/10,000.
  package var minimumScores: [(scope: ScoreScope, score: Int)]
  /// Rules accepted as undetermined.
  package var open: [(rule: RuleID, because: String)]

  /// Where a least score is asked.
  package enum ScoreScope: Hashable, Sendable {
    case all
    case clause(ClauseID)
  }

  /// Makes a policy; by default a major fails it.
  package init(
    failOn: Grade? = .major, minimumScores: [(scope: ScoreScope, score: Int)] = [],
    open: [(rule: RuleID, because: String)] = []
  ) {
    self.failOn = failOn
    self.minimumScores = minimumScores
    self.open = open
  }

  package static func == (one: GatePolicy, other: GatePolicy) -> Bool {
    one.failOn == other.failOn
      && one.minimumScores.elementsEqual(other.minimumScores) { $0 == $1 }
      && one.open.elementsEqual(other.open) { $0 == $1 }
  }
}

/// What one rule may use.
package struct EvaluationLimits: Equatable, Sendable {
  /// Bytes of Lua memory.
  package var memory: Int
  /// Rows that its queries may step.
  package var rows: Int
  /// Wall-clock milliseconds; nil: no limit.
  package var milliseconds: Int?
  /// Instructions of the interpreter; nil: not counted.
  package var instructions: Int?
  /// Failing keys kept.
  package var keptKeys: Int
  /// Failing subjects kept with name, texts and measure.
  package var detailed: Int

  /// Makes limits; the defaults are those of the command.
  package init(
    memory: Int = 64 << 20, rows: Int = 10_000_000, milliseconds: Int? = 10_000,
    instructions: Int? = nil, keptKeys: Int = 100_000, detailed: Int = 1_000
  ) {
    self.memory = memory
    self.rows = rows
    self.milliseconds = milliseconds
    self.instructions = instructions
    self.keptKeys = keptKeys
    self.detailed = detailed
  }
}
