package import ComplianceModel

/// What flags ask for, as plain values; what is nil or empty was not given.
package struct Overrides: Equatable, Sendable {
  /// `name=value` or `pack.name=value`; of two for one parameter the last counts.
  package var parameters: [String]
  /// The day of the assessment, `YYYY-MM-DD`.
  package var asOf: String?
  /// Clauses; each includes all below it.
  package var clauses: [String]
  /// Globs over rules.
  package var rules: [String]
  /// `key` or `key=value`.
  package var tags: [String]
  /// Methods of assessment.
  package var methods: [String]
  /// `none`, or a grade.
  package var failOn: String?
  /// `80` for the whole, or `8.3=90` for a clause.
  package var minScore: [String]
  /// Whether the gate is not asked.
  package var isReportOnly: Bool
  /// Whether waivers are left out of everything.
  package var ignoresWaivers: Bool
  /// Limits of one rule.
  package var limits: Limits

  /// Limits that flags set; nil: the built-in one.
  package struct Limits: Equatable, Sendable {
    /// Bytes of Lua memory.
    package var memory: Int?
    /// Rows that a rule's queries may step.
    package var rows: Int?
    /// Wall-clock milliseconds; 0: no limit.
    package var milliseconds: Int?
    /// Instructions of the interpreter.
    package var instructions: Int?

    /// Makes limits; without arguments, none is set.
    package init(
      memory: Int? = nil, rows: Int? = nil, milliseconds: Int? = nil, instructions: Int? = nil
    ) {
      self.memory = memory
      self.rows = rows
      self.milliseconds = milliseconds
      self.instructions = instructions
    }
  }

  /// Makes overrides; without arguments, none.
  package init(
    parameters: [String] = [], asOf: String? = nil, clauses: [String] = [], rules: [String] = [],
    tags: [String] = [], methods: [String] = [], failOn: String? = nil, minScore: [String] = [],
    isReportOnly: Bool = false, ignoresWaivers: Bool = false, limits: Limits = Limits()
  ) {
    self.parameters = parameters
    self.asOf = asOf
    self.clauses = clauses
    self.rules = rules
    self.tags = tags
    self.methods = methods
    self.failOn = failOn
    self.minScore = minScore
    self.isReportOnly = isReportOnly
    self.ignoresWaivers = ignoresWaivers
    self.limits = limits
  }
}

extension EvaluationLimits {
  /// The limits that flags set, the others as they are built in.
  package init(_ set: Overrides.Limits) {
    self.init()
    memory = set.memory ?? memory
    rows = set.rows ?? rows
    instructions = set.instructions
    if let time = set.milliseconds { milliseconds = time == 0 ? nil : time }
  }
}
