/// The result of running the tests of a pack.
package struct TestReport: Equatable, Sendable {
  /// One line of an expectation that did not hold.
  package struct Difference: Equatable, Sendable {
    /// What was compared, such as `outcome` or `orders#2`.
    package var what: String
    package var expected: String
    package var actual: String

    /// Makes it.
    package init(what: String, expected: String, actual: String) {
      self.what = what
      self.expected = expected
      self.actual = actual
    }
  }

  /// One test as it went.
  package struct Result: Equatable, Sendable {
    /// Its name.
    package var name: String
    /// Where it stands.
    package var place: SourcePlace
    /// The rule it tests.
    package var rule: RuleID?
    /// What did not hold; empty: it passed.
    package var differences: [Difference]
    /// Why it could not be run or which NULL turned it conforming; empty: nothing of the kind.
    package var failures: [String]
    /// Rows and lines that help to understand a failure.
    package var notes: [String]
    /// What the rule printed.
    package var trace: [String]

    /// Makes it.
    package init(
      name: String, place: SourcePlace, rule: RuleID?, differences: [Difference] = [],
      failures: [String] = [], notes: [String] = [], trace: [String] = []
    ) {
      self.name = name
      self.place = place
      self.rule = rule
      self.differences = differences
      self.failures = failures
      self.notes = notes
      self.trace = trace
    }

    /// Whether everything held.
    package var passed: Bool { differences.isEmpty && failures.isEmpty }
  }

  /// In the order of files and lines.
  package var results: [Result]

  /// Makes a report.
  package init(results: [Result]) { self.results = results }

  /// How many passed.
  package var passedCount: Int { results.count(where: \.passed) }
}
