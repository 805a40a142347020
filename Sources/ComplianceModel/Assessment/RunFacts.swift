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
