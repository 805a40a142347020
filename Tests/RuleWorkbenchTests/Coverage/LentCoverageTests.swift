import ComplianceModel
import Evaluation
import LuaRuntime
import Testing

@testable import RuleWorkbench

/// What tests have seen of the code that other packs lend: what the pack's rules can reach of it.
@Suite struct LentCoverageTests {
  /// Two judgements, of which a pack may use one; helpers beside them, of which one is used by neither.
  static let orders = """
    local shared = require "shared"
    local days = require "days"
    local orders = {}
    orders.late = shared {
      of = "orders", optional = { "required_on", "shipped_on" },
      select = [[ SELECT id, status, required_on FROM orders
                  WHERE status IS NOT 'shipped' ORDER BY id ]],
      judge = function(required_on)
        if days.are_over(required_on) then
          return fail("late")
        end
      end,
      fix = "y",
    }
    orders.light = shared {
      of = "orders", optional = { "weight" },
      select = "SELECT id, weight FROM orders WHERE weight > 5 ORDER BY id",
      judge = function(weight) return at_most(weight, 9, "kg", "heavy") end,
      fix = "y",
    }
    return orders
    """
  static let days = """
    local days = {}
    local function known(day) return day ~= nil end
    function days.are_over(day)
      return known(day) and day < today
    end
    function days.are_near(day)
      return known(day) and day > today
    end
    return days
    """
  /// As the packs that ship have it.
  static let shared = """
    return function(body)
      return function(own)
        for key, value in pairs(body) do
          if own[key] == nil then own[key] = value end
        end
        return own
      end
    end
    """
  static let rules = """
    local orders = require "common/orders"
    rule "late" (orders.late { title = "x" })
    """
  static let tests = """
    test "late" {
      rule = "late", as_of = "2026-06-30",
      given = { orders = { { id = 1, status = "open", required_on = "2026-06-29" } } },
      expect = "nonconforming",
    }
    """

  static func bench(rules: String = rules, tests: String = tests) throws -> Workbench {
    var bench = try Workbench(rules: rules, tests: tests)
    bench.uses = [
      .lending("common", ["orders": orders, "days": days, "shared": shared, "idle": "return {}"])
    ]
    return bench
  }

  @Test func `the helpers of a used pack are measured as far as the rules reach`() throws {
    let report = try CoverageTests.report(Self.bench())
    #expect(
      report.files.map(\.path) == [
        "shop/rules/shop.lua", "common/lib/days.lua", "common/lib/orders.lua",
        "common/lib/shared.lua",
      ])
    #expect(
      report.files[1].lines.map(\.number) == [1, 2, 3, 4, 9],
      "neither the function that no rule calls nor what stands in it")
    #expect(
      report.files[1].conditions.map { "\($0.text): \($0.gap ?? "both")" } == [
        "known(day): never false"
      ])
    #expect(
      report.files[2].lines.map { "\($0.number):\($0.count)" } == [
        "1:1", "2:1", "3:1", "4:1", "7:1", "9:1", "10:1", "21:1",
      ])
    #expect(
      report.files[2].conditions.map { "\($0.clause) \($0.text): \($0.gap ?? "both")" } == [
        "WHERE status IS NOT 'shipped': never false",
        "Lua days.are_over(required_on): never false",
      ])
    #expect(report.files[3].lineShare == CoverageShare(seen: 5, of: 5))
    #expect(report.disturbed == [])
    #expect(report.files.flatMap(\.unmeasured) == [])
  }

  @Test func `what no test runs of a reached judgement counts as never run`() throws {
    let rules = Self.rules + "\nrule \"light\" (orders.light { title = \"z\" })"
    let report = try CoverageTests.report(Self.bench(rules: rules))
    let file = report.files[2]
    #expect(file.lines.filter { $0.count == 0 }.map(\.number) == [17, 18])
    #expect(
      file.conditions.filter { $0.reached == 0 }.map(\.text) == ["weight > 5"])
    #expect(report.lineShare.seen == report.lineShare.total - 2)
  }

  @Test func `a pack whose rules use nothing of another measures nothing of it`() throws {
    let rules = """
      local days = require "common/days"
      \(CoverageTests.rules.replacing("local lib = require \"lib\"", with: "local lib = { known = 1 }"))
      """
    let report = try CoverageTests.report(Self.bench(rules: rules, tests: ""))
    #expect(report.files.map(\.path) == ["shop/rules/shop.lua"])
  }

  @Test func `a function of a body that the rule replaces is not measured`() throws {
    let rules = """
      local orders = require "common/orders"
      rule "late" (orders.late { title = "x", judge = function(id) return fail("all") end })
      """
    let report = try CoverageTests.report(Self.bench(rules: rules))
    #expect(
      report.files.map(\.path) == [
        "shop/rules/shop.lua", "common/lib/orders.lua", "common/lib/shared.lua",
      ])
    #expect(report.files[1].lines.map(\.number) == [1, 3, 4, 7, 21])
  }

  @Test func `a table that is handed on is taken for reached as a whole`() throws {
    let rules = """
      local orders = require "common/orders"
      local function body(of, name) return of[name] end
      rule "late" (body(orders, "late") { title = "x" })
      """
    let report = try CoverageTests.report(Self.bench(rules: rules))
    let file = try #require(report.files.first { $0.path == "common/lib/orders.lua" })
    #expect(file.lines.map(\.number).contains(15))
    #expect(!file.lines.map(\.number).contains(18), "no declared rule has the function")
  }

  @Test func `several packs that use one file show it once, with what either saw`() throws {
    let light = """
      local orders = require "common/orders"
      rule "light" (orders.light { title = "z" })
      """
    let seesLight = """
      test "light" { rule = "light", given = { orders = { { id = 1, weight = 10 } } },
        expect = "nonconforming" }
      """
    var report = try CoverageTests.report(Self.bench())
    let late = report.files[2]
    report.add(try CoverageTests.report(Self.bench(rules: light, tests: seesLight)))
    let files = report.files.filter { $0.path == "common/lib/orders.lua" }
    #expect(files.count == 1)
    #expect(files[0].lines.map(\.number) == [1, 2, 3, 4, 7, 9, 10, 15, 17, 18, 21])
    #expect(files[0].lines.first?.count == (late.lines.first?.count ?? 0) + 1)
    #expect(files[0].conditions.map(\.line) == [7, 9, 17])
  }
}
