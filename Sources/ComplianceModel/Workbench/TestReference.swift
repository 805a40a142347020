/// A test of a rule, as a reader of the rule wants to see it.
package struct TestReference: Equatable, Sendable {
  /// Its name; a case's follows after a colon.
  package var name: String
  /// Its file, relative to the pack.
  package var file: String
  /// Its line.
  package var line: Int
  /// The day of the assessment.
  package var asOf: Day
  /// What it expects, a phrase each.
  package var expects: [String]

  /// Makes it.
  package init(name: String, file: String, line: Int, asOf: Day, expects: [String]) {
    self.name = name
    self.file = file
    self.line = line
    self.asOf = asOf
    self.expects = expects
  }
}
