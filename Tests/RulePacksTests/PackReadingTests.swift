import ComplianceModel
import Foundation
import Testing

@testable import RulePacks

@Suite struct PackReadingTests {
  static let manifest = """
    id: acme
    version: 1.2.0
    title: Controls of Acme
    language: 1
    schema: assay/1
    parameters:
      rating: { type: integer, default: 15, min: 1, max: 25, stricter: lower, describe: High from. }
      every: { type: duration, default: 12 months }
    grading: { isolated: { share_at_most: 0.10, rows_at_most: 2 }, crowded: { minors: 3 } }
    """
  static let catalogue = """
    clauses:
      - clause: "8.3"
        heading: Risks
        requirements:
          - { id: 28000-2022/8.3-b, requirement: Rate each risk., grade: major, evidence: [list] }
          - { id: 28000-2022/8.3-a, requirement: Look again., obligation: should, group: null }
      - { clause: 4.10, heading: Later }
    """

  private func library(_ folder: PackFolder) -> PackLibrary {
    PackLibrary(searchPaths: [folder.path])
  }

  @Test("a folder is read with manifest, catalogue and texts")
  func readsFolder() throws {
    let folder = try PackFolder([
      "acme/pack.yml": Self.manifest, "acme/catalogue.yml": Self.catalogue,
      "acme/rules/b.lua": "-- b", "acme/rules/a.lua": "-- a", "acme/rules/README.md": "x",
      "acme/lib/live.lua": "-- live", "acme/tests/a_test.lua": "-- t",
      "acme/tests/fixtures/people.lua": "return {}", "acme/schema.sql": "-- s",
    ])
    let pack = try library(folder).find("./acme/", relativeTo: folder.path)
    let place = { SourcePlace(file: "acme/pack.yml", line: $0, column: 3) }
    let expected = PackSource(
      manifest: PackManifest(
        id: PackID("acme"), version: "1.2.0", title: "Controls of Acme", schema: .assay(major: 1),
        parameters: [
          ParameterDefinition(
            name: "every", kind: .duration,
            defaultValue: .duration(CalendarInterval(12, .months)), place: place(8)),
          ParameterDefinition(
            name: "rating", kind: .integer, defaultValue: .integer(15), minimum: .integer(1),
            maximum: .integer(25), stricter: .lower, describe: "High from.", place: place(7)),
        ],
        grading: GradingPolicy(isolated: .init(shareAtMost: 0.1, rowsAtMost: 2), crowdedMinors: 3)),
      catalogue: Catalogue(
        id: PackID("acme"), title: "Controls of Acme",
        clauses: [
          Clause(id: ClauseID("4.10"), heading: "Later"),
          Clause(id: ClauseID("8.3"), heading: "Risks"),
        ],
        requirements: [
          Requirement(
            id: RequirementID("28000-2022/8.3-b"), clause: ClauseID("8.3"), text: "Rate each risk.",
            obligation: .shall, grade: .major, kind: .automated, applicability: .always,
            evidence: ["list"]),
          Requirement(
            id: RequirementID("28000-2022/8.3-a"), clause: ClauseID("8.3"), text: "Look again.",
            obligation: .should, grade: .observation),
        ],
        places: [
          RequirementID("28000-2022/8.3-b"): SourcePlace(
            file: "acme/catalogue.yml", line: 5, column: 15),
          RequirementID("28000-2022/8.3-a"): SourcePlace(
            file: "acme/catalogue.yml", line: 6, column: 15),
        ]),
      rules: [
        SourceText(path: "rules/a.lua", text: "-- a"),
        SourceText(path: "rules/b.lua", text: "-- b"),
      ],
      libraries: ["live": SourceText(path: "lib/live.lua", text: "-- live")],
      tests: [SourceText(path: "tests/a_test.lua", text: "-- t")],
      fixtures: [
        "fixtures.people": SourceText(path: "tests/fixtures/people.lua", text: "return {}")
      ],
      schemaSQL: SourceText(path: "schema.sql", text: "-- s"), documents: pack.documents,
      digest: pack.digest, location: "acme")
    #expect(pack == expected)
    #expect(pack.documents.map(\.path) == ["pack.yml", "catalogue.yml"])
    #expect(pack.documents.map { $0.text.prefix(8) } == ["id: acme", "clauses:"])
  }

  @Test("a single file is a pack with its tests beside it")
  func readsFile() throws {
    let folder = try PackFolder([
      "shop/night-checks.lua": "-- r", "shop/night-checks_test.lua": "-- t",
    ])
    let pack = try library(folder).find("shop/night-checks.lua", relativeTo: folder.path)
    #expect(
      pack
        == PackSource(
          manifest: PackManifest(
            id: PackID("night-checks"), version: "0.0.0", title: "night-checks"),
          rules: [SourceText(path: "night-checks.lua", text: "-- r")],
          tests: [SourceText(path: "night-checks_test.lua", text: "-- t")], digest: pack.digest,
          location: "shop/night-checks.lua", isSingleFile: true))
    #expect(pack.place("night-checks.lua", line: 1).description == "shop/night-checks.lua:1")
    #expect(
      pack.place("night-checks_test.lua", line: 2).description == "shop/night-checks_test.lua:2")
  }

  @Test("tables of another database are read with what their columns hold")
  func readsTables() throws {
    let folder = try PackFolder([
      "x/pack.yml": """
      id: x
      version: 0.1.0
      title: X
      reads: { Order Details: { OrderID: integer, Status: [open, shipped] }, Notes: {} }
      """, "x/rules/a.lua": "",
    ])
    let pack = try library(folder).find("x", relativeTo: "/")
    #expect(
      pack.manifest.schema
        == .reads([
          TableDemand(
            name: "Order Details",
            columns: [("OrderID", .integer), ("Status", .words(["open", "shipped"]))]),
          TableDemand(name: "Notes", columns: []),
        ]))
  }

  // MARK: Digest

  @Test("the digest does not know where a pack lies, nor its tests")
  func digestIsOfContent() throws {
    let files = ["pack.yml": Self.manifest, "rules/a.lua": "-- a", "lib/b.lua": "-- b"]
    let folder = try PackFolder()
    for (name, text) in files {
      try folder.write(text, to: "one/acme/\(name)")
      try folder.write(text, to: "other/place/acme/\(name)")
    }
    try folder.write("-- t", to: "one/acme/tests/a_test.lua")
    let digests = try ["one/acme", "other/place/acme"].map {
      try library(folder).find($0, relativeTo: folder.path).digest
    }
    #expect(digests[0] == digests[1])
    #expect(digests[0].count == 64)
  }

  @Test(
    "the digest changes with every text that can change a verdict",
    arguments: ["pack.yml", "catalogue.yml", "rules/a.lua", "lib/live.lua", "schema.sql"])
  func digestChanges(file: String) throws {
    let files = [
      "pack.yml": Self.manifest, "catalogue.yml": Self.catalogue, "rules/a.lua": "-- a",
      "lib/live.lua": "-- b", "schema.sql": "-- c",
    ]
    let folder = try PackFolder()
    for (name, text) in files { try folder.write(text, to: "acme/\(name)") }
    let before = try library(folder).find("acme", relativeTo: "/").digest
    try folder.write((files[file] ?? "") + "\n", to: "acme/\(file)")
    #expect(try library(folder).find("acme", relativeTo: "/").digest != before)
  }

  @Test("moving a byte from one file to the next changes the digest")
  func digestIsFramed() {
    let one = [SourceText(path: "a", text: "bc"), SourceText(path: "d", text: "")]
    let other = [SourceText(path: "a", text: "b"), SourceText(path: "d", text: "c")]
    #expect(PackDigest.digest(of: one) != PackDigest.digest(of: other))
    #expect(PackDigest.digest(of: one) == PackDigest.digest(of: one.reversed()))
    // Between a path and its text too.
    let path = [SourceText(path: "ab", text: "c")]
    #expect(
      PackDigest.digest(of: path) != PackDigest.digest(of: [SourceText(path: "a", text: "bc")]))
  }
}
