import Foundation
import Testing

/// Help, lists, facts and settings: data on stdout, the same on every machine.
@Suite struct LookingTests {
  private func golden(_ bench: CommandBench, _ line: String, as name: String) throws {
    let arguments = line.split(separator: " ").map(String.init)
    let ending = try bench.assay(arguments, environment: ["ASSAY_RULES_PATH": "packs"])
    #expect(ending.code == 0 && ending.complaint == "")
    #expect(ending.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    try Golden.expect(ending.transcript(of: arguments, bench.local), as: name)
  }

  @Test(
    "every command has help, of at most 80 columns",
    arguments: [
      "", "demo", "run", "explain", "new", "new pack", "new rule", "new question", "new test",
      "check", "test", "probe", "profile", "repl", "docs", "init", "data", "data import", "list",
      "show", "config", "version",
    ])
  func help(command: String) throws {
    let name = command.isEmpty ? "assay" : command.replacing(" ", with: "-")
    try golden(try CommandBench(), "\(command) --help", as: "help/\(name)")
  }

  @Test("the version is told in two ways", arguments: ["version", "--version"])
  func version(line: String) throws {
    try golden(try CommandBench(), line, as: "look/\(line)")
  }

  @Test(
    "everything that there is can be listed",
    arguments: [
      "list rules", "list questions", "list clauses", "list requirements", "list parameters",
      "list rules --clause 8", "list requirements -v",
    ])
  func lists(line: String) throws {
    let bench = try CommandBench()
    try bench.makeStandardPack(at: "packs/iso28000-2022")
    try golden(bench, line, as: "look/\(line.replacing(" ", with: "-"))")
  }

  @Test("packs are listed with title and place, and one that cannot be read with why")
  func packs() throws {
    let bench = try CommandBench()
    try bench.makeStandardPack(at: "packs/iso28000-2022")
    try bench.write("id: torn\nversion: 1.0.0\ntitel: Torn\n", to: "packs/torn/pack.yml")
    let ending = try bench.assay("list", "packs", "-v", environment: ["ASSAY_RULES_PATH": "packs"])
    #expect(ending.code == 0 && ending.complaint == "")
    let lines = ending.output.split(separator: "\n").filter { $0.contains("packs/") }
    let rows = lines.map { $0.split(separator: " ").joined(separator: " ") }
    try #require(rows.count == 2)
    #expect(rows[0] == "iso28000-2022 0.0.1 rules A few rules packs/iso28000-2022")
    // How far the reason goes in the first line depends on the packs beside it; all of it is there.
    #expect(rows[1].hasPrefix("torn a pack needs the") && rows[1].hasSuffix("packs/torn"))
    #expect(ending.output.contains("field 'title'"))
  }

  @Test("the tables of Assay's schema are listed, and each can be shown")
  func tables() throws {
    let bench = try CommandBench()
    let list = try bench.assay("list", "tables").output
    let names = list.split(separator: "\n").dropFirst().compactMap {
      $0.split(separator: " ").first.map(String.init)
    }
    #expect(names.contains("risks") && names.contains("attestations"))
    #expect(names == names.sorted())
  }

  @Test(
    "everything that has an id can be shown",
    arguments: [
      "risks-rated", "iso28000-2022/risks-rated", "experts-asked", "28000-2022/8.3-a", "8.3",
      "high_risk_rating", "iso28000-2022.high_risk_rating", "iso28000-2022", "policies",
    ])
  func shows(id: String) throws {
    let bench = try CommandBench()
    try bench.makeStandardPack(at: "packs/iso28000-2022")
    try golden(bench, "show \(id)", as: "look/show-\(id.replacing("/", with: "-"))")
  }

  @Test(
    "a pack is shown by name or path, whichever packs are assessed",
    arguments: [("examples", "examples"), ("./shop", "shop"), ("shop/rules/../", "shop")])
  func packsByPath(text: String, id: String) throws {
    let bench = try CommandBench()
    try bench.makeShopPack()
    let ending = try bench.assay("show", text)
    #expect(ending.code == 0 && ending.complaint == "")
    #expect(ending.output.split { $0 == " " || $0 == "\n" }.prefix(2) == ["pack", Substring(id)])
  }

  @Test("with -v a rule is shown as it is written")
  func text() throws {
    let bench = try CommandBench()
    try bench.makeStandardPack(at: "packs/iso28000-2022")
    let ending = try bench.assay(
      "show", "objectives-owned", "-v", environment: ["ASSAY_RULES_PATH": "packs"])
    let rule = StandardPack.rules.components(separatedBy: "\n\n")[1]
    #expect(ending.output.hasSuffix("\n\n\(rule)".dropLast(rule.hasSuffix(",") ? 1 : 0) + "\n"))
  }

  @Test("with -v no word of a list is cut")
  func wholeTexts() throws {
    let bench = try CommandBench()
    try bench.makeShopPack()
    let long = String(repeating: "all-of-it-", count: 7)
    try bench.write(
      Shop.rules.replacing("in-time", with: "\(long)x").replacing("shipped in time", with: long),
      to: "shop/rules/orders.lua")
    for line in ["list rules -v", "list parameters -v", "list requirements -v"] {
      let words = line.split(separator: " ").map(String.init)
      let ending = try bench.assay(words + ["--pack", "shop"])
      #expect(ending.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
      #expect(!ending.output.contains("…"), "\(ending.output)")
    }
    let page = try bench.assay("run", "shop.sqlite", "--pack", "shop", "-v").output
    #expect(!page.contains("…") && page.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test("a table of anybody's database can be shown")
  func foreignTable() throws {
    let bench = try CommandBench()
    try bench.makeShopPack()
    let ending = try bench.assay("show", "order lines", "-d", "shop.sqlite", "--pack", "shop")
    #expect(
      ending
        == .init(
          code: 0,
          output: """
            table       order lines
            order_id    integer; key
            n           integer; key
            unit price  real
            loaded_at   text

            """, complaint: ""))
  }

  @Test("database and configuration may be named by variables, which flags go before")
  func variables() throws {
    let bench = try CommandBench()
    try bench.makeShopPack()
    try bench.write("database: gone.sqlite\npacks: [../shop]\n", to: "org/settings.yml")
    let variables = ["ASSAY_CONFIG": "org/settings.yml", "ASSAY_DATABASE": "shop.sqlite"]
    let named = try bench.assay("config", environment: variables).output
    #expect(named.contains(/configuration +org\/settings.yml/))
    #expect(named.contains(/database +shop.sqlite/) && named.contains(/packs +org\/..\/shop/))
    let flagged = try bench.assay(
      "config", "other.sqlite", "--pack", "shop", environment: variables
    ).output
    #expect(flagged.contains(/database +other.sqlite/) && flagged.contains(/packs +shop\n/))
    #expect(try bench.assay("run", "-o", "none", environment: variables).code == 1)
  }

  @Test("a rule without a limit of time is told as such")
  func noTimeLimit() throws {
    let bench = try CommandBench()
    try bench.makeShopPack()
    let ending = try bench.assay("config", "--pack", "shop", "--rule-timeout", "0")
    #expect(ending.output.contains(/limits.milliseconds +none +flag/))
  }

  @Test("every setting is told with its value and where it came from")
  func config() throws {
    let bench = try CommandBench()
    try bench.makeShopPack()
    try bench.write(
      """
      organisation: Corner Shop
      database: shop.sqlite
      packs: [./shop]
      gate: { fail_on: minor, min_score: { all: 80 } }
      tailoring:
        - { rule: in-time, grade: minor, because: Small., approved_by: J. Vos, until: 2027-03-31 }
      """, to: "assay.yml")
    let arguments = [
      "config", "--param", "grace=3", "--as-of", "2026-06-30", "--rule-timeout", "2.5",
    ]
    let ending = try bench.assay(arguments, environment: ["ASSAY_FAIL_ON": "observation"])
    #expect(ending.code == 0 && ending.complaint == "")
    try Golden.expect(ending.transcript(of: arguments, bench.local), as: "look/config")
  }
}
