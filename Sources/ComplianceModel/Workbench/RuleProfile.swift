/// What a rule costs, and what would make it cheaper.
package struct RuleProfile: Equatable, Sendable {
  /// An index that was tried on a private copy, and made the rule faster.
  package struct MissingIndex: Equatable, Sendable {
    package var table: String
    package var column: String
    /// Milliseconds of the rule on the copy without it.
    package var before: Double
    /// Milliseconds with it.
    package var after: Double

    /// Makes it.
    package init(table: String, column: String, before: Double, after: Double) {
      self.table = table
      self.column = column
      self.before = before
      self.after = after
    }
  }

  /// A table that the query reads from its first row to its last.
  package struct Scan: Equatable, Sendable {
    package var table: String
    package var rows: Int

    /// Makes it.
    package init(table: String, rows: Int) {
      self.table = table
      self.rows = rows
    }
  }

  package var rule: RuleID
  /// The word of its outcome.
  package var outcome: String
  /// The least of several evaluations.
  package var milliseconds: Double
  /// Rows that its queries stepped.
  package var rows: Int
  /// Most bytes that its interpreter held.
  package var peakMemory: Int
  /// SQLite's plan of its query; empty where the rule asks for itself.
  package var plan: [String]
  /// The large tables that its query scans.
  package var scans: [Scan]
  package var index: MissingIndex?

  /// Makes a profile.
  package init(
    rule: RuleID, outcome: String, milliseconds: Double, rows: Int, peakMemory: Int, plan: [String],
    scans: [Scan], index: MissingIndex? = nil
  ) {
    self.rule = rule
    self.outcome = outcome
    self.milliseconds = milliseconds
    self.rows = rows
    self.peakMemory = peakMemory
    self.plan = plan
    self.scans = scans
    self.index = index
  }
}

extension RuleProfile.MissingIndex {
  /// The statement that makes it.
  package var statement: String {
    let name = "\(table)_by_\(column)"
    return "CREATE INDEX \(Self.quoted(name)) ON \(Self.quoted(table)) (\(Self.quoted(column)))"
  }

  private static func quoted(_ name: String) -> String {
    "\"\(name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
  }
}
