/// A rule with what can be told of it without evaluating it.
package struct RuleReference: Equatable, Sendable {
  /// The rule.
  package var rule: Rule
  /// The parameters of its pack that its code names, those of helpers that it calls included.
  package var parameters: [String]
  /// What its query and the queries in its code read, in name order; nil: no schema was at hand.
  package var reads: [TableRead]?
  /// Whether it has a query whose reads are not told: its text comes about only while the rule runs,
  /// or the schema does not take it.
  package var readsMore: Bool
  /// Its declaration.
  package var source: SourceListing
  /// Its tests, in the order of files and lines.
  package var tests: [TestReference]

  /// Makes it.
  package init(
    rule: Rule, parameters: [String], reads: [TableRead]?, readsMore: Bool, source: SourceListing,
    tests: [TestReference]
  ) {
    self.rule = rule
    self.parameters = parameters
    self.reads = reads
    self.readsMore = readsMore
    self.source = source
    self.tests = tests
  }
}

/// A table with the columns that something reads of it.
package struct TableRead: Equatable, Sendable {
  /// Its name.
  package var table: String
  /// The names of the columns, in name order; empty: only whether and how many rows there are.
  package var columns: [String]

  /// Makes it.
  package init(table: String, columns: [String]) {
    self.table = table
    self.columns = columns
  }
}
