import Foundation
import Testing

/// The packs of control tests over an organisation that keeps them, and over one that does not.
@Suite struct ControlTestPackTests {
  static let packs = ["cargo-control-tests", "supplier-control-tests"]

  /// A subject of a rule.
  struct Failure: Hashable, Comparable, CustomStringConvertible {
    let rule: String
    let key: String

    var description: String { "\(rule) \(key)" }

    static func < (one: Failure, other: Failure) -> Bool { one.description < other.description }
  }

  @Test func `an organisation that keeps to them conforms in everything that is asked`() throws {
    let schelde = try ShippedOrganisation("schelde", packs: Self.packs)
    let assessment = try schelde.assessment()
    #expect(assessment.rules("conforming").count >= 52)
    #expect(
      assessment.outcomes.filter { $0.outcome != "conforming" }.map { [$0.rule, $0.outcome] }
        == [["cargo-control-tests/anomalies-reported", "not_applicable"]])
    let gate = try schelde.bench.assay(
      ["run", schelde.database, "--as-of", "2026-06-30", "--fail-on", "opportunity"]
        + schelde.packs)
    #expect(gate.code == 0)
  }

  @Test func `each planted weakness is found, and nothing else`() throws {
    let schelde = try ShippedOrganisation("schelde", packs: Self.packs)
    try schelde.takeIn("schelde-weaknesses")
    let assessment = try schelde.assessment()
    let found = assessment.outcomes.flatMap { outcome in
      outcome.subjects.items.filter { $0.grade != nil }
        .map { Failure(rule: outcome.rule, key: $0.key) }
    }
    let planted = try Repository.rows("Fixtures/schelde-weaknesses.csv").map {
      Failure(rule: $0["rule"] ?? "", key: $0["key"] ?? "")
    }
    #expect(found.sorted() == planted.sorted())
    let rules = assessment.outcomes.filter { $0.method != "interview" }.map(\.rule)
    #expect(Set(planted.map(\.rule)) == Set(rules), "each rule has a weakness to find")
    #expect(assessment.rules("error", "not_evaluable", "not_assessed") == [])
  }

  @Test func `with every nullable column emptied nothing conforms`() throws {
    let schelde = try ShippedOrganisation("schelde", packs: Self.packs)
    let emptied = try ExemplarTests.emptyNullableColumns(
      of: schelde.bench.open(schelde.database))
    #expect(emptied > 100)
    let assessment = try schelde.assessment()
    #expect(assessment.rules("conforming", "error") == [])
  }

  @Test(arguments: zip(packs, ["CargoControlTests", "SupplierControlTests"]))
  func `the page of a pack shows what tests each requirement, and on which tables`(
    pack: String, page: String
  ) throws {
    let schelde = try ShippedOrganisation("schelde", packs: Self.packs)
    let outcomes = try schelde.assessment().outcomes.filter { $0.rule.hasPrefix("\(pack)/") }
    var asked: [String: (rules: Set<String>, tables: Set<String>)] = [:]
    for outcome in outcomes {
      for requirement in outcome.requirements {
        asked[requirement, default: ([], [])].rules.insert(
          "\(outcome.rule.dropFirst(pack.count + 1))")
        asked[requirement]?.tables.formUnion(outcome.reads.map { "\($0.prefix { $0 != "." })" })
      }
    }
    let text = try Repository.text("Sources/RuleWorkbench/RuleWorkbench.docc/\(page).md")
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("| `") }
      .map { $0.split(separator: "|").map(Self.quoted) }
    #expect(rows.count == asked.count)
    for row in rows {
      try #require(row.count == 3 && row[0].count == 1)
      let known = try #require(asked[row[0][0]], "\(row[0][0])")
      #expect(Set(row[1]) == known.rules)
      #expect(Set(row[2]) == known.tables)
    }
  }

  /// What stands between backticks.
  private static func quoted(_ cell: Substring) -> [String] {
    cell.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
  }
}
