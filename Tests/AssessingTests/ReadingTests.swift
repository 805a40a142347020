import ComplianceModel
import Testing

@testable import Assessing

/// The same results under other headings: nothing is judged again, and nothing is lost.
@Suite struct ReadingTests {
  static let framework = Framework(
    name: "customs", title: "A customs programme", verified: "headings seen",
    headings: [
      .init(text: "1 Seals", clauses: [ClauseID("1")], strength: .strong),
      .init(
        text: "2 Staff", clauses: [ClauseID("2.1"), ClauseID("1.2")], strength: .partial,
        note: "drivers too"),
      .init(text: "3 Solvency", clauses: [], strength: .weak),
    ])

  static let crosswalk = Crosswalk(
    edition: PackID("acme-old"), title: "The old edition", verified: "our own reading",
    clauses: [
      Clause(id: ClauseID("4"), heading: "Old four"), Clause(id: ClauseID("5"), heading: "Five"),
      Clause(id: ClauseID("6"), heading: "Gone"),
    ],
    counterparts: [
      RequirementID("a/1.1-fine"): [ClauseID("4"), ClauseID("5")],
      RequirementID("a/1.2-late"): [ClauseID("4")], RequirementID("a/2.1-open"): [],
    ])

  static var made: MadeAssessment {
    var made = MadeAssessment()
    made.tested("fine", clause: "1.1", .conforming)
    made.tested("late", clause: "1.2", .failing(1, of: 4))
    made.tested("open", clause: "2.1", .undetermined())
    made.frameworks = [framework]
    made.crosswalk = crosswalk
    return made
  }

  private func reading(_ name: String, _ assessment: Assessment) throws -> AssessmentReading {
    try #require(assessment.readings.first { $0.name == name })
  }

  @Test func `a heading has the states and findings of all requirements under its clauses`()
    throws
  {
    let rows = try reading("customs", Self.made.assessment).rows
    #expect(rows.map(\.heading) == ["1 Seals", "2 Staff", "3 Solvency"])
    #expect(rows.map(\.strength) == [.strong, .partial, .weak])
    #expect(rows[0].states == [.conforming: 1, .nonconforming: 1])
    #expect(rows[0].findings == [MadeAssessment.id("late")])
    #expect(rows[1].states == [.nonconforming: 1, .notEvaluable: 1])
    #expect(rows[1].note == "drivers too")
    #expect(rows[2].states == [:] && rows[2].findings == [] && rows[2].clauses == [])
  }

  @Test func `a clause of the other edition has what leads to it, and what leads nowhere is told`()
    throws
  {
    let reading = try reading("acme-old", Self.made.assessment)
    #expect(reading.rows.map(\.clause?.text) == ["4", "5", "6"])
    #expect(
      reading.rows.map { $0.requirements.map(\.text) }
        == [["a/1.1-fine", "a/1.2-late"], ["a/1.1-fine"], []])
    #expect(reading.rows.map { $0.clauses.map(\.text) } == [["1.1", "1.2"], ["1.1"], []])
    #expect(reading.rows[0].states == [.conforming: 1, .nonconforming: 1])
    #expect(reading.rows[1].findings == [])
    #expect(reading.withoutCounterpart == [RequirementID("a/2.1-open")])
  }

  @Test func `a reading changes no score, no conclusion and no gate`() {
    var plain = Self.made
    plain.frameworks = []
    plain.crosswalk = nil
    let (read, unread) = (Self.made.assessment, plain.assessment)
    #expect(unread.readings == [])
    #expect(read.scores == unread.scores && read.conclusion == unread.conclusion)
    #expect(read.gate == unread.gate && read.requirements == unread.requirements)
    #expect(read.digest != unread.digest)
  }

  @Test func `what is not in scope is under no heading`() throws {
    var request = Self.made.request
    request.scope = [RequirementID("a/1.1-fine")]
    let assessment = assess(request, run: .made) { _ in
      ExitFacts(code: 0, name: "ok", reasons: [])
    }
    let framework = try reading("customs", assessment)
    #expect(framework.rows.map { $0.requirements.map(\.text) } == [["a/1.1-fine"], [], []])
    let edition = try reading("acme-old", assessment)
    #expect(edition.rows.map(\.requirements.count) == [1, 1, 0])
    // It is led to by one that was not asked for: no gap between the editions.
    #expect(edition.rows[0].clauses.map(\.text) == ["1.1", "1.2"])
    #expect(edition.withoutCounterpart == [])

    request.scope = []
    #expect(
      assess(request, run: .made) { _ in ExitFacts(code: 0, name: "ok", reasons: []) }.readings
        == [])
  }
}
