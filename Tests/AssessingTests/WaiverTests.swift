import ComplianceModel
import Testing

@testable import Assessing

@Suite struct WaiverTests {
  static func waiver(
    _ subjects: Waiver.Subjects, from granted: String = "2026-06-01", until: String = "2026-08-31"
  ) -> Waiver {
    Waiver(
      rule: MadeAssessment.id("one"), subjects: subjects, because: "move", requestedBy: "A",
      approvedBy: "B", grantedOn: .on(granted), until: .on(until))
  }

  static func assessment(_ waiver: Waiver, grade: Grade = .minor) -> Assessment {
    var made = MadeAssessment()
    made.tested("one", clause: "1.1", grade: grade, .failing(2, of: 4, grade: grade))
    made.plan.waivers = [waiver]
    made.plan.gate.failOn = .minor
    return made.assessment
  }

  @Test("waived subjects count as conforming after waivers, and not before")
  func scores() {
    let assessment = Self.assessment(Self.waiver(.named([SubjectKey("1")])))
    #expect(assessment.scores[0].whole.beforeWaivers == ScoreInterval(low: 5000, high: 5000))
    #expect(assessment.scores[0].whole.afterWaivers == ScoreInterval(low: 7500, high: 7500))
    #expect(assessment.findings[0].isWaived == false)
    #expect(assessment.gate.state == .unmet)
  }

  @Test("a finding whose instances are all waived leaves the gate, and stays a finding")
  func wholly() {
    let assessment = Self.assessment(Self.waiver(.all))
    #expect(assessment.findings.map(\.isWaived) == [true])
    #expect(assessment.gate.state == .met)
    #expect(assessment.conclusion?.readiness == .notReady)
  }

  @Test("a waiver of all covers no major; one that names the subjects does")
  func majors() {
    #expect(Self.assessment(Self.waiver(.all), grade: .major).gate.state == .unmet)
    let named = Self.waiver(.named([SubjectKey("1"), SubjectKey("2")]))
    #expect(Self.assessment(named, grade: .major).gate.state == .met)
  }

  @Test(
    "a waiver counts from the day it was granted through its last day",
    arguments: [
      ("2026-06-30", "2026-06-30", true), ("2026-07-01", "2026-08-01", false),
      ("2026-05-01", "2026-06-29", false),
    ])
  func days(from: String, until: String, counts: Bool) {
    let assessment = Self.assessment(Self.waiver(.all, from: from, until: until))
    #expect(assessment.findings[0].isWaived == counts)
  }

  @Test("a waiver in force that covers nothing is reported")
  func unused() {
    let assessment = Self.assessment(Self.waiver(.named([SubjectKey("77")])))
    #expect(assessment.run.remarks.map(\.code) == ["unused-waiver"])
  }

  @Test("of a rule that is not selected a waiver is not called unused")
  func notSelected() {
    var made = MadeAssessment()
    made.tested("other", clause: "1.1", .conforming)
    made.plan.waivers = [Self.waiver(.named([SubjectKey("77")]))]
    #expect(made.assessment.run.remarks == [])
  }

  @Test("a waiver of all is told to name its subjects where they fail with a major")
  func allOfMajor() {
    let remarks = Self.assessment(Self.waiver(.all), grade: .major).run.remarks
    #expect(
      remarks.map(\.remedy) == ["Name the subjects that are accepted: subjects: [\"KEY\"]"])
  }

  @Test("an unknown subject is not covered")
  func unknown() {
    var made = MadeAssessment()
    var outcome = Outcome.failing(1, of: 4, grade: .minor)
    outcome.instances.append(Instance(key: SubjectKey("3"), verdict: .unknown))
    outcome.population.unknown = 1
    outcome.population.conforming = 2
    outcome.score = ScoreInterval(low: 5000, high: 7500)
    made.tested("one", clause: "1.1", grade: .minor, outcome)
    made.plan.waivers = [Self.waiver(.all)]
    #expect(
      made.assessment.scores[0].whole.afterWaivers == ScoreInterval(low: 7500, high: 10_000))
  }
}
