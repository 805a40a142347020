import Foundation
import Testing

/// The packs that ship, held against the tool's own demands.
@Suite struct ShippedPackTests {
  @Test(arguments: try Repository.packs())
  func `a shipped pack checks without a complaint`(pack: String) throws {
    let ending = try CommandBench().assay("check", pack, "-o", "json")
    #expect(ending.code == 0)
    // What its catalogue lacks is asked below.
    #expect(try Self.findings(ending).filter { $0 != "uncovered-requirement" } == [])
  }

  /// The codes of findings.
  private static func findings(_ ending: BuiltCommand.Ending) throws -> [String] {
    let document = try JSONSerialization.jsonObject(with: Data(ending.output.utf8))
    let findings = try #require((document as? [String: Any])?["findings"] as? [[String: Any]])
    return findings.compactMap { $0["id"] as? String }
  }

  @Test(arguments: try Repository.packsWithRules())
  func `a shipped pack passes its own tests`(pack: String) throws {
    let ending = try CommandBench().assay("test", pack)
    #expect(ending.code == 0, "\(ending.output.suffix(2000))")
    #expect(ending.output.contains(", 0 failed in "))
  }

  @Test func `every rule and question that the page on checklists names is there`() throws {
    let page = try Repository.text(
      "Sources/RuleWorkbench/RuleWorkbench.docc/ChecklistTopics.md")
    let named = Set(page.matches(of: /`([a-z0-9-]+\/[a-z0-9-]+)`/).map { String($0.1) })
    let packs = try Repository.packsWithRules().flatMap { ["--pack", $0] }
    let bench = try CommandBench()
    var listed: Set<String> = []
    for what in ["rules", "questions"] {
      let lines = try bench.assay(["list", what, "-v"] + packs).output.split(separator: "\n")
      listed.formUnion(lines.compactMap { $0.split(separator: " ").first.map(String.init) })
    }
    #expect(named.count > 40)
    #expect(named.subtracting(listed) == [])
  }

  @Test func `a shipped pack without rules lends its lib, and says so`() throws {
    let lending = Set(try Repository.packs()).subtracting(try Repository.packsWithRules())
    #expect(lending == ["iso28000-common"])
    let bench = try CommandBench()
    #expect(
      try bench.assay("check", "iso28000-common").output.hasPrefix(
        "iso28000-common has no rules: what it lends to other packs was checked\n"))
    for command in [
      ["test", "iso28000-common"], ["run", "x.sqlite", "--pack", "iso28000-common"],
    ] {
      let ending = try bench.assay(command)
      #expect(ending.code == 3)
      #expect(ending.complaint.contains("it lends its lib to packs that use it"))
    }
  }

  @Test(arguments: try Repository.packsWithRules())
  func `every requirement of a shipped catalogue has a rule or question as its kind asks`(
    pack: String
  ) throws {
    let ending = try CommandBench().assay("check", pack, "-o", "json")
    #expect(try Self.findings(ending) == [])
  }

  // Mutants are a sample: each costs the tests of a rule.
  @Test(arguments: ["examples", "supplier-control-tests"])
  func `the tests of a pack that others copy from see nearly all of it`(pack: String) throws {
    let ending = try CommandBench().assay(
      "test", pack, "--coverage", "--mutate", "--mutants", "40",
      "--threshold", "lines=95,branches=90,mutants=85")
    #expect(ending.code == 0, "\(ending.output.suffix(2000))\(ending.complaint)")
  }

  @Test(arguments: [("2007", 167), ("2022", 243)])
  func `every requirement of both editions is determined by an assessment`(
    edition: String, count: Int
  ) throws {
    let (bench, pack) = (try CommandBench(), "iso28000-\(edition)")
    let catalogue = try bench.assay("list", "requirements", "--pack", pack, "-v").output
    #expect(catalogue.split(separator: "\n").count { $0.hasPrefix("28000-\(edition)/") } == count)
    #expect(try bench.assay("init", "empty.sqlite").code == 0)
    let empty = try bench.assay(
      "run", "empty.sqlite", "--pack", pack, "--as-of", "2026-06-30")
    #expect(empty.code == 2)
    #expect(!empty.output.contains("no rule"), "every requirement has a rule or a question")
  }

  @Test func `an empty database conforms in nothing, and one screen says where to begin`() throws {
    let bench = try CommandBench()
    #expect(try bench.assay("init", "empty.sqlite").code == 0)
    let shown = try bench.assay("run", "empty.sqlite", "--as-of", "2026-06-30")
    #expect(shown.code == 2)
    let lines = shown.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count <= 24)
    #expect(lines.count { $0.hasSuffix(" rules need it") } == 5)
    let document = try bench.assay("run", "empty.sqlite", "--as-of", "2026-06-30", "-o", "json")
    #expect(try Document(document).outcomes.values.filter { $0.word == "conforming" } == [])
  }
}
