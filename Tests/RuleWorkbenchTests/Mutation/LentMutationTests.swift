import ComplianceModel
import Evaluation
import LuaRuntime
import LuaSyntax
import Testing

@testable import RuleWorkbench

/// Changes to the code that other packs lend.
@Suite struct LentMutationTests {
  private static func report(
    rules: String = LentCoverageTests.rules, tests: String = LentCoverageTests.tests,
    count: Int? = nil, seed: UInt64 = 1, replacing text: (String, String)? = nil
  ) throws -> MutationReport {
    var bench = try LentCoverageTests.bench(rules: rules, tests: tests)
    if let text {
      let old = LentCoverageTests.days
      #expect(old.contains(text.0))
      bench.uses[0].libraries["days"]?.text = old.replacing(text.0, with: text.1)
    }
    #expect(try bench.results().allSatisfy(\.passed))
    let report = try mutate(
      bench.declared().whole(), uses: bench.uses, schema: #require(bench.schema),
      MutationSettings(count: count, seed: seed), temporaryFolder: bench.folder.path,
      by: { bench.evaluator })
    #expect(try bench.folder.names == [])
    return report
  }

  private static func lines(_ mutants: [MutationReport.Mutant]) -> [String] {
    mutants.map { "\($0.path):\($0.line):\($0.column) \($0.after): \($0.fate)" }
  }

  @Test func `what the rules reach of a used pack is changed, and nothing else`() throws {
    let report = try Self.report()
    #expect(
      Self.lines(report.mutants).filter { $0.hasPrefix("common/lib/days.lua") } == [
        "common/lib/days.lua:2:38 local function known(day) return day == nil end: killed",
        "common/lib/days.lua:4:10 return true and day < today: survived",
        "common/lib/days.lua:4:21 return known(day) or day < today: survived",
        "common/lib/days.lua:4:29 return known(day) and day <= today: survived",
      ])
    let places = report.mutants.filter { $0.path == "common/lib/orders.lua" }.map(\.line)
    #expect(Set(places) == [7, 9, 10])
    #expect(report.mutants.contains { $0.path == "common/lib/shared.lua" })
  }

  @Test func `tests at the edges kill the changes in a used pack`() throws {
    let tests = """
      test "late" {
        rule = "late", as_of = "2026-06-30",
        cases = {
          { name = "yesterday", given = { orders = { { id = 1, required_on = "2026-06-29", status = "open" } } },
            expect = "nonconforming" },
          { name = "today", given = { orders = { { id = 1, required_on = "2026-06-30", status = "open" } } },
            expect = "conforming" },
          { name = "no day", given = { orders = { { id = 1, status = "open" } } }, expect = "conforming" },
          { name = "shipped", given = { orders = { { id = 1, status = "shipped", required_on = "2026-06-29" } } },
            expect = "not_evaluable" },
        },
      }
      """
    let report = try Self.report(tests: tests)
    let survivors = report.mutants.filter { $0.fate == .survived }
    #expect(Self.lines(survivors).filter { !$0.hasPrefix("common/lib/shared.lua") } == [])
  }

  @Test func `an excuse in a used pack excuses, and is not idle where another pack may need it`()
    throws
  {
    let excuse = " -- assay: equivalent because days are never missing"
    let line = "return known(day) and day < today"
    let excused = try Self.report(replacing: (line, line + excuse))
    #expect(excused.count(.excused) == 3)
    #expect(excused.faults == [])
    let idle = "function days.are_over(day)"
    #expect(try Self.report(replacing: (idle, idle + excuse)).faults == [])
    let bad = try Self.report(replacing: (line, line + " -- assay: equivalent"))
    #expect(
      bad.faults.map(\.lines.first) == [
        "common/lib/days.lua:4:37: warning: an excuse has no reason"
      ])
  }

  @Test func `a sample is drawn over the pack and what it uses`() throws {
    let all = try Self.report()
    let some = try Self.report(count: 4, seed: 3)
    #expect(some.total == all.total)
    #expect(some.mutants.count == 4)
    #expect(Self.lines(some.mutants).allSatisfy(Self.lines(all.mutants).contains))
    let seeds = try (1...6).flatMap { try Self.report(count: 4, seed: $0).mutants.map(\.path) }
    #expect(Set(seeds).count > 1)
  }

  @Test func `only the tests of rules that reach a place run over its change`() throws {
    let rules = """
      local orders = require "common/orders"
      rule "late" (orders.late { title = "x" })
      rule "light" (orders.light { title = "z" })
      """
    let bench = try LentCoverageTests.bench(rules: rules)
    let sites = MutationPlan(try bench.declared().whole()).sites
    func names(_ line: Int, _ path: String) -> Set<[String]> {
      Set(
        sites.filter {
          $0.file.path == path && $0.tree.lines.line(of: $0.mutation.range.lowerBound) == line
        }.map { $0.rules.map(\.name).sorted() })
    }
    #expect(names(7, "common/lib/orders.lua") == [["late"]])
    #expect(names(17, "common/lib/orders.lua") == [["light"]])
    #expect(names(4, "common/lib/days.lua") == [["late"]])
    #expect(names(4, "common/lib/shared.lua") == [["late", "light"]])
  }
}
