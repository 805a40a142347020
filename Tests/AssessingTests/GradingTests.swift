import ComplianceModel
import Testing

@testable import Assessing

@Suite struct GradingTests {
  static let policy = GradingPolicy(
    isolated: .init(shareAtMost: 0.10, rowsAtMost: 2),
    systemic: .init(shareFrom: 0.50, rowsFrom: 3))

  @Test(
    "isolated lapses are lowered and failures of the system raised, exactly at their limits",
    arguments: [
      (2, 20, Grade.major, Grade.minor), (2, 19, .major, .major), (3, 40, .major, .major),
      (1, 1, .major, .major), (3, 6, .minor, .major), (3, 7, .minor, .minor),
      (2, 2, .minor, .minor), (1, 40, .minor, .minor), (4, 4, .observation, .observation),
    ])
  func limits(failed: Int, judged: Int, own: Grade, final: Grade) {
    var made = MadeAssessment(policy: Self.policy)
    made.tested("one", clause: "1.1", grade: own, .failing(failed, of: judged, grade: own))
    let graded = made.assessment.outcomes[0]
    #expect(graded.grade == final)
    #expect((graded.gradedBecause != nil) == (own != final))
  }

  @Test("the step says its numbers")
  func sentence() {
    var made = MadeAssessment(policy: Self.policy)
    made.tested("one", clause: "1.1", .failing(2, of: 41))
    #expect(
      made.assessment.outcomes[0].gradedBecause
        == "Lowered from major: an isolated lapse, 2 of 41 fail (4.8 %), at most 2 and 10 % allowed."
    )
  }

  @Test(
    "a lapse is isolated only if it would be with all that is not determined failing too",
    arguments: [
      (1, 1, 0, 20, Grade.minor), (1, 0, 1, 20, .minor), (1, 1, 0, 19, .major),
      (1, 1, 1, 40, .major), (2, 1, 0, 40, .major),
    ])
  func undeterminedBeside(failed: Int, unknown: Int, broken: Int, judged: Int, final: Grade) {
    var made = MadeAssessment(policy: Self.policy)
    made.tested(
      "one", clause: "1.1", .failing(failed, of: judged, unknown: unknown, broken: broken))
    #expect(made.assessment.outcomes[0].grade == final)
  }

  @Test("a failure of the system is one that is seen failing")
  func systemicAlone() {
    var made = MadeAssessment(policy: Self.policy)
    made.tested(
      "one", clause: "1.1", grade: .minor, .failing(2, of: 6, grade: .minor, unknown: 4))
    #expect(made.assessment.outcomes[0].grade == .minor)
  }

  @Test("the step says what it counted besides")
  func undeterminedSentence() {
    var made = MadeAssessment(policy: Self.policy)
    made.tested("one", clause: "1.1", .failing(1, of: 41, unknown: 1))
    #expect(
      made.assessment.outcomes[0].gradedBecause
        == "Lowered from major: an isolated lapse, 1 of 41 fail (2.4 %), 2 with what is not "
        + "determined, at most 2 and 10 % allowed.")
  }

  @Test("a grade that the rule fixed is not open to policy")
  func fixedGrade() {
    var made = MadeAssessment(policy: Self.policy)
    made.tested("one", clause: "1.1", .failing(1, of: 40, grade: .major, isOpen: false))
    #expect(made.assessment.outcomes[0].grade == .major)
  }

  @Test("a rule's own word replaces the pack's policy")
  func ownPolicy() {
    var made = MadeAssessment(policy: Self.policy)
    made.tested("one", clause: "1.1", .failing(1, of: 40))
    made.rules[0].isolated = .off
    #expect(made.assessment.outcomes[0].grade == .major)
  }

  @Test(
    "a minor that is on record long enough is raised",
    arguments: [("2025-12-31", Grade.major), ("2026-01-01", .minor)])
  func repeated(day: String, final: Grade) {
    var made = MadeAssessment(policy: .init(repeatedAfter: CalendarInterval(6, .months)))
    made.tested("one", clause: "1.1", grade: .minor, .failing(1, of: 40, grade: .minor))
    made.history = AssessmentHistory(
      open: [
        .init(
          rule: MadeAssessment.id("one"), key: SubjectKey("1"),
          firstRecordedOn: .on(day))
      ], digest: "22")
    #expect(made.assessment.outcomes[0].grade == final)
  }

  @Test("a finding's grade is its worst instance's")
  func worst() {
    var made = MadeAssessment(policy: Self.policy)
    var outcome = Outcome.failing(2, of: 40)
    outcome.instances.append(
      Instance(key: SubjectKey("9"), verdict: .failed(grade: .major, isOpenToPolicy: false)))
    outcome.population.nonconforming = 3
    made.tested("one", clause: "1.1", outcome)
    #expect(made.assessment.findings[0].grade == .major)
    #expect(made.assessment.outcomes[0].instances.map(\.grade) == [.minor, .minor, .major])
  }

  /// Each number of the policy has a value that is just inside and one that is just outside, with the
  /// other number of its step well inside.
  @Test(
    arguments: [
      // rows_at_most 2
      (1, 100, Grade.major, Grade.minor), (2, 100, .major, .minor), (3, 100, .major, .major),
      // share_at_most 0.10
      (1, 11, .major, .minor), (1, 10, .major, .minor), (1, 9, .major, .major),
      // rows_from 3
      (2, 3, .minor, .minor), (3, 3, .minor, .major), (4, 4, .minor, .major),
      // share_from 0.50
      (50, 101, .minor, .minor), (50, 100, .minor, .major), (51, 101, .minor, .major),
    ])
  func `every limit holds on its day and not beyond`(
    failed: Int, judged: Int, own: Grade, final: Grade
  ) {
    var made = MadeAssessment(policy: Self.policy)
    made.tested("one", clause: "1.1", grade: own, .failing(failed, of: judged, grade: own))
    #expect(made.assessment.outcomes[0].grade == final)
  }

  @Test func `steps go in their order, each on what the one before it left`() {
    let overlapping = GradingPolicy(
      isolated: .init(shareAtMost: 0.60, rowsAtMost: 5),
      systemic: .init(shareFrom: 0.50, rowsFrom: 3))
    var made = MadeAssessment(policy: overlapping)
    made.tested("one", clause: "1.1", .failing(3, of: 6))
    let graded = made.assessment.outcomes[0]
    #expect(graded.grade == .major)
    #expect(
      graded.gradedBecause
        == "Lowered from major: an isolated lapse, 3 of 6 fail (50 %), at most 5 and 60 % allowed. "
        + "Raised from minor: a failure of the system, 3 of 6 fail (50 %), from 3 and 50 % on.")
  }

  @Test func `an isolated lapse that is repeated is a major again, and says both`() {
    var policy = Self.policy
    policy.repeatedAfter = CalendarInterval(6, .months)
    var made = MadeAssessment(policy: policy)
    made.tested("one", clause: "1.1", .failing(1, of: 40))
    made.history = AssessmentHistory(
      open: [
        .init(
          rule: MadeAssessment.id("one"), key: SubjectKey("1"), firstRecordedOn: .on("2025-12-30"))
      ], digest: "22")
    let graded = made.assessment.outcomes[0]
    #expect(graded.grade == .major)
    #expect(
      graded.gradedBecause
        == "Lowered from major: an isolated lapse, 1 of 40 fail (2.5 %), at most 2 and 10 % allowed. "
        + "Raised from minor: repeated, first recorded on 2025-12-30.")
  }

  @Test func `what is repeated is the instance, not the rule`() {
    var made = MadeAssessment(policy: .init(repeatedAfter: CalendarInterval(6, .months)))
    made.tested("one", clause: "1.1", grade: .minor, .failing(2, of: 40, grade: .minor))
    made.history = AssessmentHistory(
      open: [
        .init(
          rule: MadeAssessment.id("one"), key: SubjectKey("7"), firstRecordedOn: .on("2020-01-01")),
        .init(
          rule: MadeAssessment.id("other"), key: SubjectKey("1"),
          firstRecordedOn: .on("2020-01-01")),
        .init(
          rule: MadeAssessment.id("one"), key: SubjectKey("2"), firstRecordedOn: .on("2025-12-31")),
      ], digest: "22")
    #expect(made.assessment.outcomes[0].instances.map(\.grade) == [.minor, .major])
    made.policy.repeatedAfter = nil
    #expect(made.assessment.outcomes[0].grade == .minor)
  }

  @Test func `a should is never raised`() {
    var policy = Self.policy
    policy.repeatedAfter = CalendarInterval(6, .months)
    var made = MadeAssessment(policy: policy)
    made.require("a/1.1-one", clause: "1.1", grade: .observation, obligation: .should)
    made.rule(
      "one", of: ["a/1.1-one"], grade: .observation, .failing(4, of: 4, grade: .observation))
    made.history = AssessmentHistory(
      open: [
        .init(
          rule: MadeAssessment.id("one"), key: SubjectKey("1"), firstRecordedOn: .on("2020-01-01"))
      ], digest: "22")
    #expect(made.assessment.outcomes[0].grade == .observation)
  }

  @Test(arguments: [(2, false), (3, true), (4, true)])
  func `so many minors of one clause count as one major, and one less does not`(
    minors: Int, isCrowded: Bool
  ) {
    var made = MadeAssessment(policy: .init(crowdedMinors: 3))
    for number in 1...minors {
      made.tested(
        "m\(number)", clause: "1.1", grade: .minor, .failing(1, of: 2, grade: .minor))
    }
    // A clause beside it, an observation and a major in it do not count.
    made.tested("beside", clause: "1.2", grade: .minor, .failing(1, of: 2, grade: .minor))
    made.tested(
      "seen", clause: "1.1", grade: .observation, .failing(1, of: 2, grade: .observation))
    made.plan.gate.failOn = .major
    let assessment = made.assessment
    let sentence = "clause 1.1 has \(minors) minors, which count as one major"
    #expect(assessment.gate.unmet.contains(sentence) == isCrowded)
    #expect(assessment.conclusion?.because.contains(sentence) == isCrowded)
    #expect(assessment.findings.count { $0.grade == .major } == 0)
  }
}
