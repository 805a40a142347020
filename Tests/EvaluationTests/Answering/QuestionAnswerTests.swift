import ComplianceModel
import Testing

@testable import Evaluation

@Suite struct QuestionAnswerTests {
  static let day = Day(year: 2026, month: 6, day: 30) ?? Day(ordinal: 0)
  static let requirement = Requirement(
    id: RequirementID("R-1"), clause: ClauseID("4.1"), text: "Consider the climate.")

  static func question(
    scale: Question.Scale = .yesNo, grade: Grade = .major, needsEvidence: Bool = true
  ) -> Question {
    Question(
      id: RuleID(pack: PackID("p"), name: "q"), file: "rules/q.lua", line: 1,
      requirements: [requirement.id], clauses: [requirement.clause], ask: "Is it so?",
      grade: grade, needsEvidence: needsEvidence, scale: scale)
  }

  static func attestation(_ change: (inout Attestation) -> Void = { _ in }) -> Attestation {
    var attestation = Attestation(
      id: 1, question: "p/q", answer: "yes", narrative: "It is so.", attestedBy: 1,
      attestedOn: "2026-01-10", reviewedBy: 2, reviewedOn: "2026-01-12", evidenceCount: 1)
    change(&attestation)
    return attestation
  }

  static func answer(
    _ attestations: [Attestation], to question: Question = question(),
    requirement: Requirement = requirement
  ) -> QuestionAnswer {
    OrganisationStatements(attestations: attestations)
      .answer(to: question, on: day, requirements: [requirement])
  }

  @Test("a complete, reviewed answer in time counts")
  func completeAnswerCounts() {
    #expect(Self.answer([Self.attestation()]) == .yes(narrative: "It is so."))
  }

  @Test("a question that nobody has answered is missing its answer")
  func missingAnswer() {
    #expect(Self.answer([]) == .missing)
    #expect(Self.answer([Self.attestation { $0.question = "q" }]) == .missing)
  }

  @Test("what is missing from an answer keeps it from counting")
  func incompleteAnswers() {
    let cases: [(String, (inout Attestation) -> Void)] = [
      ("the answer says nothing in words", { $0.narrative = " \n" }),
      ("the answer says nothing in words", { $0.narrative = nil }),
      ("the answer names nobody who gave it", { $0.attestedBy = nil }),
      ("the answer is not reviewed", { $0.reviewedBy = nil }),
      ("the answer is reviewed by the person who gave it", { $0.reviewedBy = 1 }),
      ("the review has no day", { $0.reviewedOn = nil }),
      ("the answer is reviewed after 2026-06-30", { $0.reviewedOn = "2026-07-01" }),
      ("the answer was valid until 2026-06-29", { $0.validUntil = "2026-06-29" }),
      ("the answer was valid until 2026-06-29", { $0.attestedOn = "2025-06-29" }),
      ("the last valid day 'soon' is not a day", { $0.validUntil = "soon" }),
      ("no evidence is linked to the answer", { $0.evidenceCount = 0 }),
      ("the answer is attested after 2026-06-30", { $0.attestedOn = "2026-07-01" }),
      ("the answer has no day on which it was attested", { $0.attestedOn = nil }),
      ("the answer 'maybe' is neither yes, partial nor no", { $0.answer = "maybe" }),
      ("the answer is neither yes, partial nor no", { $0.answer = nil }),
      (
        "the answer is 'not applicable', and the requirement may not be excluded",
        { $0.answer = "not_applicable" }
      ),
    ]
    for (reason, change) in cases {
      #expect(Self.answer([Self.attestation(change)]) == .invalid(reason))
    }
  }

  @Test("the last valid day itself still counts")
  func lastValidDay() {
    #expect(
      Self.answer([Self.attestation { $0.validUntil = "2026-06-30" }])
        == .yes(narrative: "It is so."))
    #expect(
      Self.answer([Self.attestation { $0.attestedOn = "2025-06-30" }])
        == .yes(narrative: "It is so."))
  }

  @Test("evidence may be missing where the question does not ask for it")
  func evidenceNotAsked() {
    #expect(
      Self.answer(
        [Self.attestation { $0.evidenceCount = 0 }], to: Self.question(needsEvidence: false))
        == .yes(narrative: "It is so."))
  }

  @Test("the newest answer counts, even where an older one was better")
  func newestCounts() {
    let older = Self.attestation { $0.id = 9 }
    let newer = Self.attestation {
      ($0.id, $0.attestedOn, $0.answer) = (2, "2026-01-11", "no")
    }
    let sameDay = Self.attestation { ($0.id, $0.answer) = (10, "partial") }
    #expect(Self.answer([newer, older]) == .no(narrative: "It is so."))
    #expect(
      Self.answer([sameDay, older]) == .partial(narrative: "It is so.", part: 1, whole: 2))
  }

  @Test("an answer from after the day does not hide the one before it")
  func laterAnswerIsNotSeen() {
    let later = Self.attestation { ($0.id, $0.attestedOn, $0.answer) = (2, "2026-07-01", "no") }
    #expect(Self.answer([later, Self.attestation()]) == .yes(narrative: "It is so."))
  }

  @Test("not applicable is an answer where the requirement may be excluded")
  func notApplicable() {
    var requirement = Self.requirement
    requirement.applicability = .whereApplicable
    #expect(
      Self.answer([Self.attestation { $0.answer = "not_applicable" }], requirement: requirement)
        == .notApplicable(narrative: "It is so."))
  }

  @Test(
    "a level of maturity conforms from its level on",
    arguments: [
      (3, QuestionAnswer.yes(narrative: "It is so.")), (5, .yes(narrative: "It is so.")),
      (2, .partial(narrative: "It is so.", part: 2, whole: 3)), (0, .no(narrative: "It is so.")),
      (6, .invalid("the answer has no level from 0 to 5")),
    ])
  func maturity(level: Int, expected: QuestionAnswer) {
    let question = Self.question(scale: .maturity(conformsFrom: 3))
    let answer = Self.answer([Self.attestation { $0.level = level }], to: question)
    #expect(answer.inWords == expected)
    // The level itself stays in sight: maturity is bounded by it, whether it conforms or not.
    let outcome = question.outcome(of: answer)
    let measured = (0...5).contains(level) ? Double(level) : nil
    #expect(outcome.worst?.measure.measured == measured)
    #expect(outcome.instances.allSatisfy { $0.measure?.measured == measured })
  }

  @Test("a partial answer is half, and at most a minor")
  func partialOutcome() {
    let question = Self.question()
    #expect(
      question.outcome(of: .partial(narrative: "In part.", part: 1, whole: 2))
        == Outcome(
          rule: question.id, result: .nonconforming,
          population: PopulationCount(nonconforming: 1), needed: 1,
          score: ScoreInterval(low: 5000, high: 5000),
          instances: [
            Instance(
              key: .organisation, verdict: .failed(grade: .minor, isOpenToPolicy: false),
              texts: ["In part."])
          ]))
  }

  @Test("a no to a question graded observation is remarked")
  func remarkedOutcome() {
    #expect(
      Self.question(grade: .observation).outcome(of: .no(narrative: "No.")).result == .remarked)
  }

  @Test("without an answer a question is not assessed, and anything is possible")
  func unansweredOutcome() {
    let question = Self.question()
    #expect(
      question.outcome(of: .missing)
        == Outcome(rule: question.id, result: .notAssessed(.noAnswer), score: .unknown))
  }
}
