import Foundation
import GRDB
import Testing

/// A port authority: what it leaves out is told with who decided it, nothing of that is green, and all the
/// rest is judged.
@Suite struct PortAuthorityTests {
  private let port: ShippedOrganisation

  init() throws { port = try ShippedOrganisation("vesterhavn") }

  private func run(_ arguments: String...) throws -> BuiltCommand.Ending {
    try port.bench.assay(["run", port.database, "--as-of", "2026-06-30"] + arguments)
  }

  private func document() throws -> ApplicabilityDocument {
    let ending = try run("--report-only", "-o", "json")
    #expect(ending.code == 0)
    return try ApplicabilityDocument(ending)
  }

  static let excluded = ["28000-2022/5.2.2-g", "28000-2022/7.2-c", "28000-2022/8.6.3-h"]

  @Test func `what is excluded, why the rest is not, and what is out of scope`() throws {
    let applicability = try document().applicability
    let excluding = applicability.decisions.filter { $0.effect == "excludes" }
    #expect(excluding.map(\.requirement) == Self.excluded)
    #expect(
      excluding.allSatisfy { $0.approver == "Lars Ravn" && !($0.justification ?? "").isEmpty })
    let others = applicability.decisions.filter { $0.effect != "excludes" }
    #expect(
      others.map { "\($0.requirement) \($0.effect): \($0.because ?? "")" } == [
        "28000-2022/6.2.1-c ineffective: it is approved for 2026-09-01 only",
        "28000-2022/8.6.3-g ineffective: nobody approved it",
        "28000-2022/9.2.1-a ineffective: the requirement always applies",
      ])
    #expect(applicability.sitesOutOfScope.map(\.code) == ["MAR", "VRF"])

    let page = try run("--report-only").output
    #expect(
      page.contains("Excluded: 28000-2022/7.2-c, approved by Lars Ravn on 2025-10-06: No post"))
    #expect(
      page.contains("Not excluded: 28000-2022/9.2.1-a, by decision 6: the requirement always"))
    // The old quay is closed, and so no longer of interest.
    #expect(page.contains("Out of scope: site MAR Marina\n"))
  }

  @Test func `nothing that is excluded conforms, and all the rest is judged`() throws {
    let document = try document()
    for requirement in document.requirements where Self.excluded.contains(requirement.id) {
      #expect(requirement.state == "not_applicable" && requirement.score == nil)
    }
    let tested = document.outcomes.filter { !Set(Self.excluded).isDisjoint(with: $0.requirements) }
    #expect(Set(tested.flatMap(\.requirements)) == Set(Self.excluded))
    for outcome in tested {
      #expect(outcome.outcome == "not_applicable" && outcome.population.judged == 0)
      #expect(outcome.reason?.hasPrefix("excluded by a decision of") == true)
    }
    #expect(document.open == [])
    let states = Dictionary(grouping: document.requirements, by: \.state).mapValues(\.count)
    #expect(states["not_assessed"] == nil && states["not_evaluable"] == nil)
    #expect(states["not_applicable"] == 5)
    // Two more apply to nothing on record: no document is obsolete, no equipment was replaced.
    #expect(
      document.requirements.filter { $0.state == "not_applicable" }.map(\.id)
        == [
          "28000-2022/5.2.2-g", "28000-2022/7.2-c", "28000-2022/7.5.3-g", "28000-2022/8.4-h",
          "28000-2022/8.6.3-h",
        ])
    for requirement in ["28000-2022/6.2.1-c", "28000-2022/8.6.3-g", "28000-2022/9.2.1-a"] {
      #expect(document.requirements.first { $0.id == requirement }?.state == "conforming")
    }
  }

  @Test func `what is found is found, and nothing of it lies at the marina`() throws {
    let document = try document()
    #expect(
      document.found == [
        "management-posts-in-change-log observation", "policy-promises minor",
        "policy-versions-in-change-log observation",
        "procedure-revisions-in-change-log observation",
        "risks-reach-the-company-register observation",
      ])
    let left = document.outcomes.filter { $0.population.outOfScope > 0 }.map(\.name)
    for rule in [
      "controls-tested-in-time", "equipment-maintained", "plans-reviewed", "majors-closed-in-time",
      "incidents-investigated", "risks-owned-and-ranked",
    ] {
      #expect(left.contains(rule), "\(rule)")
    }
  }

  @Test func `taken into scope, the marina is judged like every other place`() throws {
    let queue = try port.bench.open(port.database)
    try queue.write { try $0.execute(sql: "UPDATE sites SET in_scope = NULL WHERE code = 'MAR'") }
    try queue.close()
    // Nobody has rated its risk, so that some questions are open now.
    let document = try ApplicabilityDocument(run("--report-only", "-o", "json"))
    #expect(document.applicability.sitesOutOfScope.map(\.code) == ["VRF"])
    let found = Set(document.outcomes.filter { $0.outcome == "nonconforming" }.map(\.name))
    #expect(
      found.isSuperset(of: [
        "controls-tested-in-time", "equipment-maintained", "plans-reviewed",
        "majors-closed-in-time", "incidents-investigated", "risks-owned-and-ranked",
      ]))
  }

  @Test func `with every place out of scope what belongs to places is not determined`() throws {
    let queue = try port.bench.open(port.database)
    try queue.write { try $0.execute(sql: "UPDATE sites SET in_scope = 0") }
    try queue.close()
    let ending = try run("--report-only", "-o", "json")
    #expect(ending.code == 2)
    let document = try ApplicabilityDocument(ending)
    for name in ["plans-reviewed", "equipment-maintained"] {
      let outcome = document.outcomes.first { $0.name == name }
      #expect(outcome?.outcome == "not_evaluable")
      #expect(outcome?.reason?.contains("sites out of scope") == true)
    }
    #expect(try run("--report-only").output.contains("\nREADY") == false)
  }
}
