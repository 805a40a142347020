/// A question with what a person who answers it has to know.
package struct QuestionReference: Equatable, Sendable {
  /// The question.
  package var question: Question
  /// Whether *not applicable* is an answer, since all its requirements may be excluded.
  package var mayBeExcluded: Bool
  /// Its declaration.
  package var source: SourceListing
  /// Its tests, in the order of files and lines.
  package var tests: [TestReference]

  /// Makes it.
  package init(
    question: Question, mayBeExcluded: Bool, source: SourceListing, tests: [TestReference]
  ) {
    self.question = question
    self.mayBeExcluded = mayBeExcluded
    self.source = source
    self.tests = tests
  }
}
