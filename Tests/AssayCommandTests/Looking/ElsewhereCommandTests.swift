import Testing

/// Where clauses stand elsewhere, as commands tell it: strength and what is sure stay in sight.
@Suite struct ElsewhereCommandTests {
  static let mappings = """
    frameworks:
      - framework: customs
        title: A customs programme, 2020
        verified: headings 1 and 2 seen; the others are general knowledge
        headings:
          - { heading: 1 Risk assessment, clauses: ["8.3"], strength: strong }
          - { heading: "2 Objectives, targets and programmes of security in the chain of supply", clauses: ["6.2", "8.3"], strength: partial, note: where risk calls for it }
          - { heading: 3 Solvency, clauses: [], strength: weak, note: not ours }
      - framework: port
        title: A port code
        verified: general knowledge
        headings:
          - { heading: A/8 Assessment, clauses: ["8"], strength: strong }
    """

  static let crosswalk = """
    to: iso28000-2007
    title: ISO 28000:2007
    verified: our own reading
    clauses: { "4.3.1": Security risk assessment, "4.3.3": Objectives, "4.6": Review }
    counterparts:
      28000-2022/6.2-a: ["4.3.3"]
      28000-2022/8.3-a: ["4.3.1"]
      28000-2022/8.3-b: []
    """

  private func bench() throws -> CommandBench {
    let bench = try CommandBench()
    try bench.makeStandardPack(at: "packs/iso28000-2022")
    try bench.write(Self.mappings, to: "packs/iso28000-2022/mappings.yml")
    try bench.write(Self.crosswalk, to: "packs/iso28000-2022/crosswalk.yml")
    return bench
  }

  private func assay(_ line: String, in bench: CommandBench) throws -> BuiltCommand.Ending {
    try bench.assay(
      line.split(separator: " ").map(String.init), environment: ["ASSAY_RULES_PATH": "packs"])
  }

  private func golden(_ line: String, in bench: CommandBench) throws {
    let ending = try assay(line, in: bench)
    #expect(ending.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    let arguments = line.split(separator: " ").map(String.init)
    try Golden.expect(
      ending.transcript(of: arguments, bench.local),
      as: "look/\(line.replacing(" ", with: "-").replacing("/", with: "-"))")
  }

  @Test(
    arguments: [
      "list mappings", "list mappings -v --framework customs", "list mappings --clause 6",
      "list mappings --framework custom", "list crosswalk --pack iso28000-2022",
      "list crosswalk --pack iso28000-2022 --clause 8", "show 6.2", "show 28000-2022/8.3-b",
      "show customs",
    ])
  func `mappings and crosswalk are listed and shown`(line: String) throws {
    try golden(line, in: bench())
  }

  @Test(
    arguments: [
      "--by customs", "--by customs -v", "--by iso28000-2007", "--by iso28000-2007 --clause 6",
      "--by iso2800",
    ])
  func `the report can be read by other headings`(flags: String) throws {
    let bench = try bench()
    #expect(try bench.assay("init", "org.sqlite", "--name", "Acme").code == 0)
    try bench.sql(
      "org.sqlite", "INSERT INTO risks (id, code, title) VALUES (1, 'R-1', 'Theft')")
    try golden("run org.sqlite --as-of 2026-06-30 \(flags)", in: bench)
  }

  @Test func `without a pack named all crosswalks in reach are listed, the earlier edition first`()
    throws
  {
    let bench = try bench()
    try bench.write(
      "id: iso28000-1900\nversion: 1.0.0\ntitle: Old\n", to: "packs/iso28000-1900/pack.yml")
    try bench.write("-- none yet\n", to: "packs/iso28000-1900/rules/none.lua")
    try bench.write(
      """
      clauses:
        - clause: "4"
          heading: All
          requirements: [{ id: old/4-a, requirement: Be secure. }]
      """, to: "packs/iso28000-1900/catalogue.yml")
    try bench.write(
      """
      to: iso28000-2022
      title: ISO 28000:2022
      verified: a guess
      clauses: { "8.3": Risk }
      counterparts: { old/4-a: ["8.3"] }
      """, to: "packs/iso28000-1900/crosswalk.yml")
    let ending = try assay("list crosswalk", in: bench)
    #expect(ending.code == 0 && ending.complaint == "")
    let packs = ending.output.split(separator: "\n").dropFirst().compactMap {
      $0.split(separator: " ").first.map(String.init)
    }
    #expect(packs.first == "iso28000-1900" && packs.contains("iso28000-2022"))
    #expect(ending.output.contains("verified: a guess"))
  }
}
