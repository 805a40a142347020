import Foundation
import Testing

/// The packs that ship, held against the tool's own demands.
@Suite struct ShippedPackTests {
  @Test(arguments: try Repository.packs())
  func `a shipped pack checks without a complaint`(pack: String) throws {
    let ending = try CommandBench().assay("check", pack)
    #expect(ending.code == 0)
    #expect(ending.output.hasPrefix("nothing to report in "), "\(ending.output)")
  }

  @Test(arguments: try Repository.packs())
  func `a shipped pack passes its own tests`(pack: String) throws {
    let ending = try CommandBench().assay("test", pack)
    #expect(ending.code == 0, "\(ending.output.suffix(2000))")
    #expect(ending.output.contains(", 0 failed in "))
  }

  // Mutants are a sample: each costs the tests of a rule.
  @Test(arguments: ["examples", "supplier-control-tests"])
  func `the tests of a pack that others copy from see nearly all of it`(pack: String) throws {
    let ending = try CommandBench().assay(
      "test", pack, "--coverage", "--mutate", "--mutants", "40",
      "--threshold", "lines=95,branches=90,mutants=85")
    #expect(ending.code == 0, "\(ending.output.suffix(2000))\(ending.complaint)")
  }

  @Test func `every requirement of ISO 28000-2022 is tested as its kind asks`() throws {
    let bench = try CommandBench()
    let catalogue = try bench.assay("list", "requirements", "--pack", "iso28000-2022", "-v").output
    #expect(catalogue.split(separator: "\n").count { $0.hasPrefix("28000-2022/") } == 243)
    #expect(try bench.assay("init", "empty.sqlite").code == 0)
    let empty = try bench.assay("run", "empty.sqlite", "--as-of", "2026-06-30")
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
