import ComplianceModel
import Foundation
import Testing

@testable import RulePacks

/// `mappings.yml` and `crosswalk.yml`: what a pack says of other frameworks and editions.
@Suite struct ElsewhereTests {
  static let base = [
    "p/pack.yml": "id: p\nversion: 1.0.0\ntitle: P\n", "p/rules/a.lua": "-- a",
    "p/catalogue.yml": """
    clauses:
      - clause: "8"
        heading: Operation
      - clause: "8.3"
        heading: Risks
        requirements:
          - { id: p/8.3-a, requirement: Rate each risk. }
          - { id: p/8.3-b, requirement: Look again. }
    """,
  ]

  static let mappings = """
    frameworks:
      - framework: customs
        title: A customs programme, 2020
        verified: heading 1 seen; the other is general knowledge
        headings:
          - { heading: 1 Risk, clauses: ["8.3"], strength: strong }
          - { heading: 2 Solvency, clauses: [], strength: weak, note: not ours }
    """

  static let crosswalk = """
    to: old
    title: The old edition
    verified: our own reading
    clauses: { "4.10": Later, "4.3.1": Assessment }
    counterparts: { p/8.3-a: ["4.3.1", "4.10"], p/8.3-b: [] }
    """

  private func pack(_ files: [String: String]) throws -> PackSource {
    let folder = try PackFolder(Self.base.merging(files) { _, new in new })
    return try PackLibrary(searchPaths: []).find("p", relativeTo: folder.path)
  }

  private func faults(_ files: [String: String]) throws -> [String] {
    do {
      _ = try pack(files)
      return []
    } catch let refusal as Refusal { return refusal.diagnostics.map(\.line) }
  }

  @Test func `both are read as they are written, clauses in their own order`() throws {
    let pack = try pack(["p/mappings.yml": Self.mappings, "p/crosswalk.yml": Self.crosswalk])
    #expect(
      pack.frameworks == [
        Framework(
          name: "customs", title: "A customs programme, 2020",
          verified: "heading 1 seen; the other is general knowledge",
          headings: [
            .init(text: "1 Risk", clauses: [ClauseID("8.3")], strength: .strong),
            .init(text: "2 Solvency", clauses: [], strength: .weak, note: "not ours"),
          ])
      ])
    #expect(
      pack.crosswalk
        == Crosswalk(
          edition: PackID("old"), title: "The old edition", verified: "our own reading",
          clauses: [
            Clause(id: ClauseID("4.3.1"), heading: "Assessment"),
            Clause(id: ClauseID("4.10"), heading: "Later"),
          ],
          counterparts: [
            RequirementID("p/8.3-a"): [ClauseID("4.3.1"), ClauseID("4.10")],
            RequirementID("p/8.3-b"): [],
          ]))
    #expect(
      pack.documents.map(\.path) == ["pack.yml", "catalogue.yml", "mappings.yml", "crosswalk.yml"])
  }

  @Test func `both are part of the digest`() throws {
    let digests = try [
      [:], ["p/mappings.yml": Self.mappings], ["p/crosswalk.yml": Self.crosswalk],
      ["p/mappings.yml": Self.mappings.replacing("strong", with: "weak")],
    ].map { try pack($0).digest }
    #expect(Set(digests).count == 4)
  }

  @Test func `a heading is touched by its clause, by those below it and by those above`() {
    let framework = Framework(
      name: "f", title: "F", verified: "-",
      headings: [.init(text: "h", clauses: [ClauseID("8.3")], strength: .strong)])
    let touched = ["8", "8.3", "8.3.1", "8.30", "8.4", "9"].filter {
      !framework.headings(touching: ClauseID($0)).isEmpty
    }
    #expect(touched == ["8", "8.3", "8.3.1"])
  }

  @Test func `all faults of mappings are told at once, with the nearest name`() throws {
    let text = """
      frameworks:
        - framework: Customs
          titel: T
          headings:
            - { heading: 1 Risk, clauses: ["8.33"], strength: strog }
            - { heading: 2, strength: weak, nota: x }
        - { framework: b, title: B, verified: "-", headings: [] }
        - { framework: b, title: B, verified: "-", headings: [] }
      """
    #expect(
      try faults(["p/mappings.yml": text]) == [
        "p/mappings.yml:2:5: a framework needs the field 'title' | add: title: …",
        "p/mappings.yml:2:5: a framework needs the field 'verified' | add: verified: …",
        "p/mappings.yml:2:16: 'Customs' is no name of a framework"
          + " | use lower-case letters, digits, '-', '_' and '.': customs",
        "p/mappings.yml:3:5: unknown field 'titel' in a framework | did you mean 'title'?",
        "p/mappings.yml:5:38: the catalogue has no clause '8.33' | did you mean '8.3'?",
        "p/mappings.yml:5:57: 'strength' must be one of strong, partial, weak, not 'strog'"
          + " | did you mean 'strong'?",
        "p/mappings.yml:6:9: a heading needs the field 'clauses' | add: clauses: …",
        "p/mappings.yml:6:39: unknown field 'nota' in a heading | did you mean 'note'?",
        "p/mappings.yml:8:18: framework 'b' stands twice"
          + " | put its headings under the first, on line 7",
      ])
  }

  @Test func `all faults of a crosswalk are told at once; a requirement left out is one`() throws {
    let text = """
      to: p
      title: T
      verified: "-"
      clauses: { "4.3.1": Assessment }
      counterparts: { p/8.3-c: [], p/8.3-b: ["4.3.2"] }
      """
    #expect(
      try faults(["p/crosswalk.yml": text]) == [
        "p/crosswalk.yml:1:5: a crosswalk leads to another pack"
          + " | name the pack of the other edition",
        "p/crosswalk.yml:5:15: the crosswalk leaves out requirement p/8.3-a"
          + " | add: p/8.3-a: [clauses], or [] where it has no counterpart",
        "p/crosswalk.yml:5:17: the catalogue has no requirement 'p/8.3-c'"
          + " | did you mean 'p/8.3-a'?",
        "p/crosswalk.yml:5:40: 'clauses' has no clause '4.3.2' | did you mean '4.3.1'?",
      ])
  }

  @Test func `without a catalogue there is nothing that they could be about`() throws {
    let folder = try PackFolder(
      Self.base.filter { $0.key != "p/catalogue.yml" }
        .merging(["p/mappings.yml": Self.mappings]) { _, new in new })
    let refusal = #expect(throws: Refusal.self) {
      try PackLibrary(searchPaths: []).find("p", relativeTo: folder.path)
    }
    #expect(
      refusal?.diagnostics.map(\.line) == [
        "p/mappings.yml: mappings.yml is about a catalogue, and the pack has none"
          + " | write catalogue.yml, or remove mappings.yml"
      ])
  }

  @Test(arguments: ["mappings.yml", "crosswalk.yml"])
  func `an empty file is a fault`(name: String) throws {
    #expect(try faults(["p/\(name)": "# nothing\n"]).count == 1)
  }
}
