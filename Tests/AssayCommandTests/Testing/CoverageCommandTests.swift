import Foundation
import Testing

/// `assay test --coverage` as a person meets it.
@Suite struct CoverageCommandTests {
  private static let tests = """
    test "late" {
      rule = "in-time", as_of = "2026-06-30",
      given = { orders = { { id = 1, code = "A", required_on = "2026-06-10", shipped_on = "2026-06-12" } } },
      expect = "nonconforming",
    }
    """
  private static let rule = Shop.rule.replacing(
    "judge = function(required_on, shipped_on, code)\n",
    with:
      "judge = function(required_on, shipped_on, code)\n    if code == \"X\" then return pass() end\n"
  )

  private func bench() throws -> CommandBench {
    let bench = try CommandBench()
    try bench.makeShop()
    try bench.write(Self.rule, to: "shop.lua")
    try bench.write(Self.tests, to: "shop_test.lua")
    return bench
  }

  private func assay(_ bench: CommandBench, _ more: String...) throws -> BuiltCommand.Ending {
    try bench.assay(["test", "shop.lua", "-d", "shop.sqlite"] + more)
  }

  @Test func `what was not seen is told with its place, then files and totals`() throws {
    let ending = try assay(bench(), "--coverage")
    #expect(ending.code == 0 && ending.complaint == "")
    #expect(ending.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    let lines = ending.output.split(separator: "\n").dropFirst().map(String.init)
    #expect(
      lines == [
        "shop.lua:5: never run",
        "shop.lua:5:8: never true: code == \"X\"",
        "  lines  branches  file, the worst first",
        " 66.6 %    50.0 %  shop.lua",
        "  requirement shop/in-time: no test ends conforming",
        "Columns that no rule read:",
        "  order lines.loaded_at, order lines.n, order lines.order_id, order lines.unit",
        "  price, orders.urgent",
        "lines          66.6 %  2 of 3 run",
        "branches       50.0 %  1 of 2 sides of conditions seen",
        "requirements    0.0 %  0 of 1 tested ones failed and met",
        "columns        44.4 %  4 of 9 read",
      ])
  }

  @Test func `less than the threshold ends with 1 and a sentence, as much as it with 0`() throws {
    let bench = try bench()
    let below = try assay(bench, "--threshold", "lines=95,branches=50")
    #expect(below.code == 1)
    #expect(below.complaint == "coverage of lines is 66.6 %, below the threshold of 95 %\n")
    #expect(below.output.contains("lines          66.6 %"))
    let reached = try assay(bench, "--threshold", "branches=50")
    #expect(reached.code == 0 && reached.complaint == "")
  }

  @Test(arguments: ["line=95", "lines", "lines=101", "lines=95,", "lines=nan", ""])
  func `a threshold that is none is refused`(threshold: String) throws {
    let ending = try assay(bench(), "--threshold", threshold)
    #expect(ending.code == 3 && ending.output == "")
    #expect(ending.complaint.contains("--threshold"))
  }

  @Test func `LCOV has each line and both branches of each condition`() throws {
    let bench = try bench()
    #expect(try assay(bench, "--coverage-file", "lcov=cover.info").code == 0)
    let trace = String(decoding: try bench.bytes("cover.info"), as: UTF8.self)
    #expect(
      trace == """
        TN:
        SF:shop.lua
        BRDA:5,0,0,0
        BRDA:5,0,1,1
        BRF:2
        BRH:1
        DA:1,1
        DA:5,0
        DA:6,1
        LF:3
        LH:2
        end_of_record

        """)
  }

  @Test func `the page needs nothing else, and says in words what colour says`() throws {
    let bench = try bench()
    #expect(try assay(bench, "--coverage-file", "html=cover.html").code == 0)
    let page = String(decoding: try bench.bytes("cover.html"), as: UTF8.self)
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
    #expect(
      page.contains(
        "<span class=\"gap\">never run</span><span class=\"gap\">never true: code == &quot;X&quot;</span>"
      ))
    for outside in ["http:", "https:", "<script", "<link", "url(", "src="] {
      #expect(!page.contains(outside), "\(outside)")
    }
  }

  @Test(arguments: ["pdf=x", "html", "html="])
  func `a file of no known format is refused before a test runs`(file: String) throws {
    let ending = try assay(bench(), "--coverage-file", file)
    #expect(ending.code == 3 && ending.output == "")
  }

  @Test func `a file that cannot be written is refused`() throws {
    let ending = try assay(bench(), "--coverage-file", "lcov=nowhere/cover.info")
    #expect(ending.code == 6)
  }

  @Test func `a test that fails ends with 1, and coverage is told all the same`() throws {
    let bench = try bench()
    try bench.write(
      Self.tests.replacing("expect = \"nonconforming\"", with: "expect = \"conforming\""),
      to: "shop_test.lua")
    let ending = try assay(bench, "--coverage")
    #expect(ending.code == 1)
    #expect(ending.output.contains("branches       50.0 %"))
  }
}
