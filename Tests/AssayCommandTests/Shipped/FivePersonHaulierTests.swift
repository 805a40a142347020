import GRDB
import Testing

/// Five people and three lorries: small records are enough to be judged whole, and what is left out of
/// them is told.
@Suite struct FivePersonHaulierTests {
  static let excluded = ["28000-2022/7.2-c", "28000-2022/8.6.3-g", "28000-2022/8.6.3-h"]

  @Test func `every requirement that is not excluded is judged, and five people are on record`()
    throws
  {
    let haulier = try ShippedOrganisation("vandamme")
    let document = try ApplicabilityDocument(
      haulier.bench.assay(
        "run", haulier.database, "--as-of", "2026-06-30", "--report-only", "-o", "json"))
    #expect(document.open == [])
    #expect(
      document.applicability.decisions.map { "\($0.requirement) \($0.effect)" }
        == Self.excluded.map { "\($0) excludes" })
    #expect(document.applicability.sitesOutOfScope.isEmpty)
    for requirement in document.requirements where Self.excluded.contains(requirement.id) {
      #expect(requirement.state == "not_applicable" && requirement.score == nil)
    }
    #expect(
      document.found == [
        "management-posts-in-change-log observation", "policy-versions-in-change-log observation",
        "procedure-revisions-in-change-log observation",
        "risks-reach-the-company-register observation",
      ])

    let queue = try haulier.bench.open(haulier.database)
    let employees = try queue.read {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM people WHERE employment_type = 'employee'")
    }
    try queue.close()
    #expect(employees == 5)
  }

  @Test func `an exclusion that is taken back is asked again`() throws {
    let haulier = try ShippedOrganisation("vandamme")
    try haulier.bench.sql(
      haulier.database,
      """
      INSERT INTO requirement_applicability (requirement_id, applicable, justification, approved_by, approved_on)
      VALUES ('28000-2022/8.6.3-h', 1, 'The port asks us to its exercise.', 1, '2026-06-30')
      """)
    let ending = try haulier.bench.assay(
      "run", haulier.database, "--as-of", "2026-06-30", "--report-only", "-o", "json")
    let document = try ApplicabilityDocument(ending)
    #expect(ending.code == 2)
    #expect(
      document.applicability.decisions.filter { $0.requirement == "28000-2022/8.6.3-h" }
        .map(\.effect) == ["superseded", "applies"])
    #expect(
      document.open == [
        "iso28000-2022/many-responders-are-settled", "iso28000-2022/responders-coordinated",
      ])
    // The day before, the exclusion still holds.
    let before = try ApplicabilityDocument(
      haulier.bench.assay(
        "run", haulier.database, "--as-of", "2026-06-29", "--report-only", "-o", "json"))
    #expect(before.open == [])
  }
}
