import ComplianceModel
import Testing

@testable import Assessing

@Suite struct GateTests {
  @Test("unmet is said whatever is open; open only where nothing is unmet")
  func threeValues() {
    var made = MadeAssessment()
    made.tested("fine", clause: "1.1", .conforming)
    #expect(made.assessment.gate == GateDecision(state: .met, askedCount: 1))
    made.question("ask", of: ["a/1.1-fine"], .undetermined(.notAssessed(.noAnswer)))
    let open = made.assessment.gate
    #expect(open.state == .open)
    #expect(open.open == ["ask is not assessed: no answer is on record"])
    made.tested("grave", clause: "1.2", .failing(1, of: 1))
    let unmet = made.assessment.gate
    #expect(unmet.state == .unmet)
    #expect(unmet.unmet == ["1 major, none allowed: grave"])
    #expect(unmet.open == open.open)
    #expect(unmet.undeterminedCount == 1 && unmet.askedCount == 3)
  }

  @Test("asked for a report only, it is never unmet and still names what is open")
  func reportOnly() {
    var made = MadeAssessment()
    made.tested("grave", clause: "1.2", .failing(1, of: 1))
    made.tested("open", clause: "1.3", .undetermined())
    made.plan.isReportOnly = true
    #expect(made.assessment.gate.state == .notAsked)
    #expect(made.assessment.gate.unmet == [])
    #expect(made.assessment.gate.open == ["open is not evaluable: risks is empty"])
  }

  @Test(
    "a finding does not hide what is not determined beside it",
    arguments: [
      (Outcome.failing(3, of: 21, grade: .minor, isOpen: false, broken: 2), "2 broken"),
      (.failing(3, of: 21, grade: .minor, isOpen: false, unknown: 7), "7 unknown"),
      (
        .failing(3, of: 21, grade: .minor, isOpen: false, unknown: 7, broken: 2),
        "7 unknown and 2 broken"
      ),
    ])
  func inPart(outcome: Outcome, counts: String) {
    var made = MadeAssessment()
    made.tested("some", clause: "1.1", outcome)
    #expect(
      made.assessment.gate
        == GateDecision(
          state: .open, open: ["some leaves \(counts) of 21 subjects"], undeterminedCount: 1,
          askedCount: 1))
    made.plan.gate.open = [(MadeAssessment.id("some"), "later")]
    #expect(
      made.assessment.gate == GateDecision(state: .met, undeterminedCount: 1, askedCount: 1))
  }

  @Test(
    "unknown subjects open the gate where they could fail at a grade that is not allowed",
    arguments: [
      (Grade.major, Grade.minor, GatePolicy(failOn: .major), GateDecision.State.open),
      (.minor, .minor, .init(failOn: .major), .met),
      (.major, .minor, .init(failOn: .minor), .unmet),
      (.minor, .minor, .init(failOn: nil), .met),
      (.minor, .observation, .init(failOn: .minor), .open),
    ])
  func unknownBeside(own: Grade, found: Grade, policy: GatePolicy, state: GateDecision.State) {
    var made = MadeAssessment()
    made.tested(
      "some", clause: "1.1", grade: own,
      .failing(1, of: 9, grade: found, isOpen: false, unknown: 1))
    made.plan.gate = policy
    #expect(made.assessment.gate.state == state)
  }

  @Test("whose only failures are waived, what is unknown beside them still matters")
  func waivedBeside() {
    var made = MadeAssessment()
    made.tested("some", clause: "1.1", .failing(1, of: 9, unknown: 1))
    #expect(made.assessment.gate.state == .unmet)
    #expect(made.assessment.gate.undeterminedCount == 0)
    made.plan.waivers = [
      Waiver(
        rule: MadeAssessment.id("some"), subjects: .named([SubjectKey("1")]), because: "b",
        requestedBy: "A", approvedBy: "B", grantedOn: .on("2026-06-01"), until: .on("2026-08-31"))
    ]
    #expect(made.assessment.gate.state == .open)
  }

  @Test("a run that judged nobody says so")
  func nothing() {
    var made = MadeAssessment()
    made.tested("open", clause: "1.3", .undetermined())
    made.tested("none", clause: "1.4", .notApplicable)
    #expect(made.assessment.gate.judgedNothing)
  }

  @Test("named rules may be accepted as undetermined, and no others")
  func accepted() {
    var made = MadeAssessment()
    made.tested("fine", clause: "1.1", .conforming)
    made.tested("open", clause: "1.3", .undetermined())
    made.plan.gate.open = [(MadeAssessment.id("open"), "later")]
    #expect(made.assessment.gate.state == .met)
    made.tested("other", clause: "1.3", .undetermined())
    #expect(made.assessment.gate.state == .open)
  }

  @Test(
    "a least score is met, unmet or open as the interval lies",
    arguments: [
      (5000, GateDecision.State.met), (5001, .open), (10_000, .open),
    ])
  func leastScore(least: Int, state: GateDecision.State) {
    var made = MadeAssessment()
    made.tested("fine", clause: "1.1", .conforming)
    made.tested("open", clause: "1.2", .undetermined())
    made.plan.gate = GatePolicy(
      failOn: nil, minimumScores: [(.all, least)],
      open: [(MadeAssessment.id("open"), "later")])
    #expect(made.assessment.gate.state == state)
  }

  @Test("a least score above the high end is unmet; without a score it is open")
  func unreachable() {
    var made = MadeAssessment()
    made.tested("fine", clause: "1.1", .conforming)
    made.tested("poor", clause: "2.1", grade: .minor, .failing(1, of: 2, grade: .minor))
    made.plan.gate.minimumScores = [(.clause(ClauseID("2")), 9000)]
    #expect(
      made.assessment.gate.unmet == ["clause 2 scores at most 50, at least 90 asked"])
    made.plan.gate.minimumScores = [(.clause(ClauseID("3")), 9000)]
    #expect(made.assessment.gate.open == ["clause 3 has no score, at least 90 asked"])
  }

  @Test("a rule tailored off opens nothing, nor does an excluded requirement")
  func leftOut() {
    var made = MadeAssessment()
    made.tested("fine", clause: "1.1", .conforming)
    made.tested("off", clause: "1.2", .undetermined(.notAssessed(.tailoredOff)))
    made.require("a/1.3-e", clause: "1.3")
    made.exclusions[RequirementID("a/1.3-e")] = ApplicabilityDecision(
      id: 1, requirement: RequirementID("a/1.3-e"), isApplicable: false, justification: "none",
      approvedBy: 1, approvedOn: "2026-01-01")
    let assessment = made.assessment
    #expect(assessment.gate.state == .met)
    #expect(assessment.requirements.map(\.state) == [.conforming, .notAssessed, .notApplicable])
    #expect(assessment.requirements.map(\.score) == [.full, nil, nil])
    #expect(assessment.scores[0].whole.beforeWaivers == .full)
  }

  @Test("a requirement without rule or question opens the gate of the whole, not of a selection")
  func untested() {
    var made = MadeAssessment()
    made.tested("fine", clause: "1.1", .conforming)
    made.require("a/1.2-n", clause: "1.2")
    #expect(made.assessment.gate.open == ["1 requirement has neither rule nor question"])
    made.plan.selection.rules = ["fine"]
    #expect(made.assessment.gate.state == .met)
  }
}
