import CanonicalForm
import ComplianceModel
import Foundation
import Testing

@testable import Assessing

@Suite struct DocumentTests {
  /// An assessment in which every part of the document is filled.
  static var rich: MadeAssessment {
    var made = MadeAssessment(
      policy: .init(
        isolated: .init(shareAtMost: 0.1, rowsAtMost: 2),
        systemic: .init(shareFrom: 0.5, rowsFrom: 3), crowdedMinors: 3,
        repeatedAfter: CalendarInterval(6, .months)))
    made.tested("fine", clause: "1.1", .conforming)
    made.tested("lapse", clause: "1.2", .failing(1, of: 40))
    var measured = Outcome.failing(1, of: 3, grade: .minor)
    measured.instances[0].measure = Measure(
      measured: 12, limit: 0, unit: "days", isUpperLimit: true)
    measured.instances[0].name = "R-17"
    measured.instances[0].site = "2"
    measured.worst = Worst(
      key: SubjectKey("1"),
      measure: Measure(measured: 12.5, limit: 0, unit: "days", isUpperLimit: true))
    measured.reads = ["risks.code"]
    measured.trace = ["a line"]
    made.tested("late", clause: "2.1", grade: .minor, measured)
    made.tested(
      "broke", clause: "2.2",
      .undetermined(
        .error(
          EvaluationFault(
            kind: .runtime, message: "no",
            place: SourcePlace(file: "rules/a.lua", line: 3), subject: SubjectKey("4")))))
    made.question("ask", of: ["a/1.1-fine"], .undetermined(.notAssessed(.noAnswer)))
    made.tested("none", clause: "3.1", .notApplicable)
    made.require("a/3.2-x", clause: "3.2")
    made.exclusions[RequirementID("a/3.2-x")] = ApplicabilityDecision(
      id: 1, requirement: RequirementID("a/3.2-x"), isApplicable: false, justification: "none",
      approvedBy: 7, approvedOn: "2026-01-01")
    made.plan.parameters = [
      .init(
        pack: MadeAssessment.pack, name: "words", value: .list([.text("a"), .integer(1)]),
        origin: .file),
      .init(pack: MadeAssessment.pack, name: "share", value: .number(0.5), origin: .pack),
    ]
    made.plan.tailorings = [
      Tailoring(
        rule: MadeAssessment.id("late"), grade: .minor,
        parameters: ["share": .number(0.4)], because: "b", approvedBy: "C",
        until: .on("2026-12-31"), isWeakening: true)
    ]
    made.plan.waivers = [WaiverTests.waiver(.all), WaiverTests.waiver(.named([SubjectKey("1")]))]
    made.plan.gate = GatePolicy(
      failOn: .minor, minimumScores: [(.all, 8000), (.clause(ClauseID("2")), 9000)],
      open: [(MadeAssessment.id("ask"), "later")])
    made.history = AssessmentHistory(
      open: [], digest: String(repeating: "a", count: 64))
    made.applicability = Applicability(
      decisions: [
        .init(
          ApplicabilityDecision(
            id: 1, requirement: RequirementID("a/3.2-x"), isApplicable: false,
            justification: "none", approvedBy: 7, approvedByName: "Ada", approvedOn: "2026-01-01"),
          .excludes),
        .init(
          ApplicabilityDecision(id: 2, requirement: RequirementID("a/1.1-fine"), isApplicable: nil),
          .ineffective("it has no day of approval")),
      ],
      sitesOutOfScope: [SiteOutOfScope(id: 3, code: nil, name: "Yard", closedOn: "2026-01-31")])
    made.frameworks = [ReadingTests.framework]
    made.crosswalk = ReadingTests.crosswalk
    return made
  }

  static func schema() throws -> JSONValue {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Rules/editor/assay-assessment-1.schema.json")
    return try JSONValue.parse(Array(Data(contentsOf: file)))
  }

  static func sealed(_ made: MadeAssessment) -> Assessment {
    var request = made.request
    request.databaseDigest = String(repeating: "b", count: 64)
    request.packs[0].digest = String(repeating: "c", count: 64)
    return assess(request, run: .made) { _ in ExitFacts(code: 1, name: "no", reasons: ["x"]) }
  }

  @Test("a document with every part fits the published schema, and so does an empty one")
  func fits() throws {
    for made in [Self.rich, MadeAssessment()] {
      var check = SchemaCheck(try Self.schema())
      check.check(Self.sealed(made).document)
      #expect(check.faults == [])
    }
  }

  @Test("the schema refuses a document that lacks a part, has one more, or a wrong word")
  func refuses() throws {
    guard case .object(let whole) = Self.sealed(Self.rich).document else { return }
    for name in whole.keys {
      var lacking = whole
      lacking[name] = nil
      var check = SchemaCheck(try Self.schema())
      check.check(.object(lacking))
      #expect(check.faults == ["$.\(name): missing"])
    }
    var check = SchemaCheck(try Self.schema())
    check.check(.object(whole.merging(["more": 1, "as_of": "today"]) { _, new in new }))
    #expect(check.faults.count == 2)
  }

  @Test("the digest covers everything but itself, run and exit")
  func digest() throws {
    let one = Self.sealed(Self.rich)
    guard case .object(var members) = one.document else { return }
    for name in ["digest", "run", "exit"] { members[name] = nil }
    #expect(one.digest == sha256(try JSONValue.object(members).canonicalBytes()))

    var other = Self.rich
    other.plan.gate.failOn = .major
    #expect(Self.sealed(other).digest != one.digest)
  }

  @Test("the same request gives the same bytes")
  func repeatable() throws {
    #expect(
      try Self.sealed(Self.rich).document.canonicalBytes()
        == Self.sealed(Self.rich).document.canonicalBytes())
  }
}
