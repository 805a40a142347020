/// What came of a text that a person tried over a database.
package enum TrialAnswer: Equatable, Sendable {
  /// It goes on in the next line.
  case unfinished
  /// What it printed, and the verdict that it gave, if it gave one.
  case told(lines: [String], verdict: Verdict?)
  /// The rows of a query, and whether there are more.
  case table(columns: [String], rows: [[String]], isCut: Bool)
  /// It broke, and is not kept: what it had printed, on which of its lines, and why.
  case broken(lines: [String], line: Int?, message: String)

  /// A verdict as a rule would have given it.
  package struct Verdict: Equatable, Sendable {
    /// The word of the outcome, such as `nonconforming`; `unknown` where it was that.
    package var outcome: String
    /// Its grade, where it failed.
    package var grade: Grade?
    /// What was said.
    package var texts: [String]
    /// What was measured, where it was.
    package var measure: Measure?

    /// Makes one.
    package init(outcome: String, grade: Grade? = nil, texts: [String], measure: Measure? = nil) {
      self.outcome = outcome
      self.grade = grade
      self.texts = texts
      self.measure = measure
    }
  }
}
