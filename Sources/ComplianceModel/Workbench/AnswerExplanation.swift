/// Why the answer to a question counts or does not.
package struct AnswerExplanation: Equatable, Sendable {
  package var question: Question
  /// Where the question stands.
  package var place: SourcePlace
  /// Its requirements.
  package var requirements: [Requirement]
  /// The answer that is looked at: the newest on or before the as-of day; nil: there is none.
  package var attestation: Attestation?
  /// The last day on which that answer counts, whatever else it lacks; nil where its days are none.
  package var lastDay: Day?
  /// Why it does not count; nil: it does.
  package var fault: String?
  /// How many older answers there are, which count no more.
  package var olderCount: Int
  /// What came of the question; nil where it was not assessed.
  package var outcome: GradedOutcome?

  /// Makes an explanation.
  package init(
    question: Question, place: SourcePlace, requirements: [Requirement] = [],
    attestation: Attestation? = nil, lastDay: Day? = nil, fault: String? = nil,
    olderCount: Int = 0, outcome: GradedOutcome? = nil
  ) {
    self.question = question
    self.place = place
    self.requirements = requirements
    self.attestation = attestation
    self.lastDay = lastDay
    self.fault = fault
    self.olderCount = olderCount
    self.outcome = outcome
  }
}

extension Attestation {
  /// What was answered, in a word: `yes`, `level 3`.
  package var word: String {
    answer.map { String($0.map { $0 == "_" ? " " : $0 }) } ?? level.map { "level \($0)" }
      ?? "nothing"
  }
}
