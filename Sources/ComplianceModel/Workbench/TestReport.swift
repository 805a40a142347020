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

  /// A line that made a verdict or raised an error.
  package struct Site: Equatable, Sendable {
    /// The subject that it judged; nil: the whole.
    package var subject: SubjectKey?
    package var place: SourcePlace
    /// The line; nil where the pack has no such file.
    package var excerpt: Excerpt?

    /// Makes it.
    package init(subject: SubjectKey? = nil, place: SourcePlace, excerpt: Excerpt? = nil) {
      self.subject = subject
      self.place = place
      self.excerpt = excerpt
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
    /// Whether it could not be run: neither rule nor expectation is at fault.
    package var isBroken: Bool
    /// Why the outcome is what it is: its reason or error; nil: there is none.
    package var reason: String?
    /// The given rows of the tables that the rule reads, a line each.
    package var notes: [String]
    /// Where the rule judged as it did, the lowest subjects first.
    package var sites: [Site]
    /// What the rule printed.
    package var trace: [String]

    /// Makes it.
    package init(
      name: String, place: SourcePlace, rule: RuleID?, differences: [Difference] = [],
      failures: [String] = [], isBroken: Bool = false, reason: String? = nil, notes: [String] = [],
      sites: [Site] = [], trace: [String] = []
    ) {
      self.name = name
      self.place = place
      self.rule = rule
      self.differences = differences
      self.failures = failures
      self.isBroken = isBroken
      self.reason = reason
      self.notes = notes
      self.sites = sites
      self.trace = trace
    }

    /// Whether everything held.
    package var passed: Bool { differences.isEmpty && failures.isEmpty }
  }

  /// In the order of files and lines.
  package var results: [Result]
  /// How many tests were not run any more: one before them failed, and the first was to end it.
  package var notRunCount: Int

  /// Makes a report.
  package init(results: [Result], notRunCount: Int = 0) {
    self.results = results
    self.notRunCount = notRunCount
  }

  /// How many passed.
  package var passedCount: Int { results.count(where: \.passed) }
}
