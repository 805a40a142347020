import ComplianceModel
import Evaluation
import Testing

@testable import RuleWorkbench

/// `check` of packs that use others, and of a pack that only lends.
@Suite struct LentCheckingTests {
  static let orders = """
    local orders = {}
    local function shared(body)
      return function(own)
        for key, value in pairs(body) do own[key] = value end
        return own
      end
    end
    orders.late = shared {
      rationale = "Customers wait.",
      of = "orders", name = "{code}",
      select = [[ SELECT id, code, required_on FROM orders
                  WHERE status IS NOT 'shipped' ORDER BY id ]],
      judge = function(required_on, code)
        return at_most(date.days(required_on, today), params.grace, "days", "order %s is late", code)
      end,
      fix = "Ship earlier.",
    }
    orders.light = shared {
      rationale = "Heavy parcels break.",
      of = "orders", name = "{code}",
      select = "SELECT id, code, weight FROM orders WHERE weight > :heavy ORDER BY id",
      judge = function(weight, code) return at_most(weight, 9, "kg", "%s is heavy", code) end,
      fix = "Split it.",
    }
    return orders
    """
  static let rules = """
    local orders = require "common/orders"
    rule "late" (orders.late { title = "Orders are shipped in time" })
    """
  static let tests = """
    test "late" { rule = "late",
      given = { orders = { { id = 1, required_on = "2026-01-01", status = "open" } } },
      expect = { outcome = "nonconforming", population = { conforming = 1 } } }
    """
  static let grace = ParameterDefinition(
    name: "grace", kind: .integer, defaultValue: .integer(1), describe: "Days.")

  static func bench(
    _ rules: String = rules, orders: String = orders, parameters: [ParameterDefinition] = [grace]
  ) throws -> Workbench {
    var bench = try Workbench(rules: rules, tests: tests, parameters: parameters)
    bench.source.catalogue = nil
    bench.uses = [.lending("common", ["orders": orders])]
    return bench
  }

  private static func lines(
    replacing old: String, with new: String, rules: String = rules,
    parameters: [ParameterDefinition] = [grace]
  ) throws -> [String] {
    #expect(orders.contains(old))
    return try bench(
      rules, orders: orders.replacing(old, with: new), parameters: parameters
    ).findings().flatMap(\.lines)
  }

  @Test func `a rule whose body a used pack writes has nothing to report`() throws {
    #expect(try Self.bench().findings().flatMap(\.lines) == [])
  }

  @Test func `a column that a lent query does not find is underlined in the file that lends it`()
    throws
  {
    #expect(
      try Self.lines(replacing: "code, required_on FROM", with: "code, requird_on FROM") == [
        "packs/common/lib/orders.lua:11:32: error: table 'orders' has no column 'requird_on'",
        "  select = [[ SELECT id, code, requird_on FROM orders",
        "                               ^^^^^^^^^^ did you mean 'required_on'?",
        "note: it is the body of 'late' at shop/rules/shop.lua:2",
        "note: schema taken from shop/schema.sql",
      ])
  }

  @Test func `a parameter of a lent judge that the query does not yield is underlined there`()
    throws
  {
    let lines = try Self.lines(
      replacing: "function(required_on, code)", with: "function(required_on, kode)")
    #expect(
      lines.first
        == "packs/common/lib/orders.lua:13:33: error: the query has no column 'kode'")
  }

  @Test func `a fault of a lent body's field is told where it is written`() throws {
    #expect(
      try Self.lines(replacing: "name = \"{code}\"", with: "name = \"{kode}\"").first
        == "packs/common/lib/orders.lua:10:18: error: the query has no column 'kode'")
  }

  @Test func `lints look at what is reached of a used pack, and at nothing else`() throws {
    #expect(
      try Self.lines(replacing: "IS NOT 'shipped'", with: "IS NOT 'shiped'").first
        == "packs/common/lib/orders.lua:12:35: error: 'status' is never 'shiped'")
    #expect(try Self.lines(replacing: "weight > :heavy", with: "weight = NULL") == [])
  }

  @Test func `a comment in a used pack silences a lint there`() throws {
    #expect(
      try Self.lines(
        replacing: "WHERE status IS NOT 'shipped' ORDER BY id",
        with: "WHERE status IS NOT 'shipped' ORDER BY id LIMIT 5"
      ).first?.hasPrefix("packs/common/lib/orders.lua:12:57: warning:") == true)
    #expect(
      try Self.lines(
        replacing: "WHERE status IS NOT 'shipped' ORDER BY id",
        with: """
          WHERE status IS NOT 'shipped'
                -- assay: allow limited-population because five are enough
                ORDER BY id LIMIT 5
          """) == [])
  }

  @Test func `a query that a reached helper hands to org is held against the pack's schema`() throws
  {
    let code = "if org.exists \"SELECT 1 FROM ordres\" then return end\n    return at_most(date"
    #expect(
      try Self.lines(replacing: "return at_most(date", with: code).first
        == "packs/common/lib/orders.lua:14:34: error: there is no table 'ordres'")
  }

  // MARK: - Parameters

  @Test func `a parameter that only lent code reads is read`() throws {
    #expect(try Self.bench().findings() == [])
    let heavy = ParameterDefinition(
      name: "heavy", kind: .integer, defaultValue: .integer(1), describe: "Kilograms.")
    #expect(
      try Self.bench(parameters: [Self.grace, heavy]).findings().map(\.message) == [
        "no rule reads the parameter 'heavy'"
      ])
  }

  @Test func `a parameter that reached code needs and the pack lacks is an error at its place`()
    throws
  {
    #expect(
      try Self.bench(parameters: []).findings().flatMap(\.lines) == [
        "packs/common/lib/orders.lua:14:58: error: the pack has no parameter 'grace'",
        "    return at_most(date.days(required_on, today), params.grace, \"days\", \"order %s is late\", code)",
        String(repeating: " ", count: 57) + "^^^^^",
        "remedy: Declare it under 'parameters' of shop/pack.yml.", "note: read by 'late'",
      ])
  }

  @Test func `a parameter of a lent query that the pack lacks is told once, in the query`() throws {
    let rules =
      Self.rules + "\nrule \"light\" (orders.light { title = \"Parcels are light\" })"
    let found = try Self.bench(rules).findings().filter { $0.severity == .error }
    #expect(
      found.flatMap(\.lines).prefix(1) == [
        "packs/common/lib/orders.lua:21:65: error: the pack has no parameter 'heavy'"
      ])
    #expect(found.count == 1)
  }

  // MARK: - A pack that only lends

  private static func lendingFindings(
    _ libraries: [String: String], fixtures: [String: String] = [:]
  ) throws -> [String] {
    var bench = try Workbench(rules: "")
    let lending = PackSource.lending("common", libraries, fixtures: fixtures)
    bench.source.rules = []
    bench.source.libraries = lending.libraries
    bench.source.fixtures = lending.fixtures
    return try bench.findings().flatMap(\.lines)
  }

  @Test func `a pack that only lends is checked, and nobody asks who uses it`() throws {
    #expect(
      try Self.lendingFindings(
        ["orders": Self.orders, "idle": "return { limit = 1 }"],
        fixtures: ["fixtures.rows": "return {}"]) == [])
  }

  @Test(
    "faults of a pack that only lends are told in its files",
    arguments: [
      ("local x = = 1\nreturn x", "shop/lib/it.lua:1: error: unexpected symbol near '='"),
      (
        "return { late = function() return fial('x') end }",
        "shop/lib/it.lua:1:35: error: 'fial' is not declared"
      ),
      (
        "local near = require 'far'\nreturn near",
        "shop/lib/it.lua:1:23: error: there is no helper 'far' in lib"
      ),
      ("local it = { limit = 1 }", "shop/lib/it.lua:1:7: error: helper 'it' returns nothing"),
      (
        "return { late = { select = 'SELECT id FROM ordres', judge = function(id) return fail('x') end } }",
        "shop/lib/it.lua:1:44: error: there is no table 'ordres'"
      ),
      (
        "return { any = function() return org.exists 'SELECT cod FROM orders' end }",
        "shop/lib/it.lua:1:53: error: table 'orders' has no column 'cod'"
      ),
    ])
  func lendingFaults(text: String, line: String) throws {
    let lines = try Self.lendingFindings(["it": text])
    #expect(lines.filter { $0.contains(" error: ") } == [line])
  }
}
