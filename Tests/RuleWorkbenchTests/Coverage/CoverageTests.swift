import ComplianceModel
import Evaluation
import LuaRuntime
import LuaSyntax
import OrganisationStore
import RulePacks
import Testing

@testable import RuleWorkbench

/// What tests have seen of rules: exact, and without changing what the rules say.
@Suite struct CoverageTests {
  static let rules = """
    local lib = require "lib"
    rule "late" {
      title = "x", of = "orders", optional = { "required_on", "shipped_on" },
      select = [[ SELECT id, status, required_on FROM orders
                  WHERE status IS NOT 'shipped'
                    AND ]] .. lib.known .. " ORDER BY id",
      judge = function(required_on, status)
        if not required_on or required_on == "" then return unknown("no day") end
        if lib.is_past(required_on) then
          return fail("late")
        end
        if status == "never" then return fail("never") end
      end,
      fix = "y",
    }
    """
  static let library = """
    local lib = { known = "(weight > 0 OR pieces > 0)" }
    function lib.is_past(day) return day < today end
    return lib
    """
  static let tests = """
    test "late" {
      rule = "late", as_of = "2026-06-30",
      given = { orders = {
        { id = 1, status = "open", required_on = "2026-06-29", weight = 1 },
        { id = 2, status = "shipped", required_on = "2026-06-29", weight = 1 } } },
      expect = "nonconforming",
    }
    """

  static func report(_ bench: Workbench, matching pattern: String? = nil) throws -> CoverageReport {
    let pack = try bench.declared().whole()
    let schema = try #require(bench.schema)
    var settings = TestSettings(temporaryFolder: bench.folder.path)
    settings.pattern = pattern
    let plain = try test(pack, uses: bench.uses, schema: schema, settings, by: bench.evaluator)
    return try coverage(
      of: pack, uses: bench.uses, schema: schema, settings, plain: plain, by: bench.evaluator)
  }

  static func bench(tests: String = tests) throws -> Workbench {
    try Workbench(rules: rules, tests: tests, libraries: ["lib": library])
  }

  @Test("lines and both sides of conditions are told, of Lua and of SQL, of libraries too")
  func exact() throws {
    let report = try Self.report(Self.bench())
    #expect(report.files.map(\.path) == ["shop/rules/shop.lua", "shop/lib/lib.lua"])
    #expect(
      report.files[0].lines
        == [(1, 1), (2, 1), (5, 1), (8, 0), (9, 1), (10, 1), (12, 0)].map {
          CoverageReport.Line(number: $0.0, count: $0.1)
        })
    #expect(
      report.files[0].conditions.map { "\($0.line):\($0.column) \($0.text): \($0.gap ?? "both")" }
        == [
          "5:21 status IS NOT 'shipped': both",
          "8:12 required_on: never false",
          "8:27 required_on == \"\": never true",
          "9:8 lib.is_past(required_on): never false",
          "12:8 status == \"never\": never asked",
        ])
    #expect(
      report.files[1].conditions.map { "\($0.text): \($0.gap ?? "both")" } == [
        "weight > 0: never false", "pieces > 0: never asked",
      ])
    #expect(report.lineShare == CoverageShare(seen: 8, of: 10))
    #expect(report.branchShare == CoverageShare(seen: 6, of: 14))
    #expect(report.disturbed == [])
    #expect(report.files.flatMap(\.unmeasured) == [])
  }

  @Test("requirements are exercised by outcomes, and columns by reads")
  func requirementsAndColumns() throws {
    let report = try Self.report(Self.bench())
    #expect(
      report.requirements == [
        CoverageReport.Requirement(id: "shop/late", ruleCount: 1, isFailed: true, isMet: false)
      ])
    #expect(
      report.unreadColumns == [
        "orders.booked_at", "orders.code", "orders.note", "orders.shipped_on", "orders.site_id",
        "sites.id", "sites.name", "sites.opened_on",
      ])
    #expect(report.columnCount == 13)
  }

  @Test("what nobody runs is not seen")
  func nothing() throws {
    let report = try Self.report(Self.bench(), matching: "no such test")
    #expect(report.lineShare == CoverageShare(seen: 0, of: 10))
    #expect(report.branchShare.seen == 0)
  }

  @Test("only the rows of the test count, not those in which a cell was made NULL")
  func withoutNull() throws {
    let rules = Self.rules.replacing(", optional = { \"required_on\", \"shipped_on\" }", with: "")
    let bench = try Workbench(rules: rules, tests: Self.tests, libraries: ["lib": Self.library])
    #expect(try bench.results().map(\.passed) == [true])
    let condition = try #require(try Self.report(bench).files[0].conditions.dropFirst().first)
    #expect(condition.isFalse == 0)
  }

  @Test("a term of SQL that only ever was NULL was neither true nor false")
  func null() throws {
    let rules = """
      rule "r" { title = "x", of = "orders", fix = "y",
        applies = function()
          if org.exists "SELECT 1 FROM orders WHERE required_on > '2026-01-01'" then return not_applicable("x") end
        end,
        select = "SELECT id FROM orders ORDER BY id", judge = function(id) return fail("no") end }
      """
    let tests = """
      test "t" { rule = "r", given = { orders = { { id = 1 } } }, expect = "nonconforming" }
      """
    let report = try Self.report(Workbench(rules: rules, tests: tests))
    #expect(report.files[0].conditions.map(\.gap) == ["never true", "always NULL"])
  }

  @Test("SQL that is put together is told as not measured, and counted nowhere")
  func unmeasured() throws {
    let rules = """
      local parts = { "a", "b" }
      rule "r" { title = "x", fix = "y", of = "orders",
        check = function()
          local tail = table.concat({ "AND", "id > 0" }, " ")
          return at_most(org.value("SELECT count(*) FROM orders WHERE id < 9 " .. tail), 0, "orders", "x")
        end }
      """
    let report = try Self.report(Workbench(rules: rules))
    #expect(report.files[0].conditions == [])
    #expect(report.files[0].unmeasured.map(\.line) == [5])
  }

  @Test("probes add no line, and the source compiles with them")
  func probedText() throws {
    let source = Array(Self.rules.utf8)
    let tree = try SyntaxTree(source)
    let probed = ProbedText(source, tree.luaProbes(), first: 7)
    #expect(probed.bytes.count { $0 == 0x0A } == source.count { $0 == 0x0A })
    let text = String(decoding: probed.bytes, as: UTF8.self)
    #expect(text.hasPrefix("assay_at(7);local lib"))
    #expect(
      text.contains(
        "if not assay_if(15,required_on) or assay_if(16,required_on == \"\") then assay_at(12);return"
      ), "\(text)")
    _ = try SyntaxTree(probed.bytes)
  }

  @Test(
    "with probes every test of the shipped packs ends as without",
    arguments: ["examples", "iso28000-2022"])
  func same(name: String) throws {
    let folder = try Workbench.Folder()
    let evaluator = LocalEvaluator()
    let (asked, libraries) = try PackLibrary(searchPaths: [ShippedPackTests.rules]).load(
      [name], relativeTo: folder.path)
    let source = try #require(asked.first)
    let schema = try #require(PackSchema(of: source, database: nil))
    let pack = try declare(source, uses: libraries, by: evaluator).whole()
    let measured = MeasuredPack(pack)
    let measuring = try CoverageEvaluator(
      pack, measured.probed, limits: EvaluationLimits(), by: evaluator)
    #expect(measuring.unmeasured == [:])
    let tests = try readTests(of: pack, uses: libraries, by: evaluator).tests
    var outcomes: [[Outcome]] = []
    for one in [evaluator as any Evaluator, measuring] {
      let rows = try Workbench.Folder()
      let empty = try EmptyDatabase(schema, path: "\(rows.path)/empty.sqlite")
      var ended: [Outcome] = []
      var runner = try RuleTestRunner(
        pack, empty: empty, limits: EvaluationLimits(), folder: rows.path, evaluator: one)
      runner.asksNull = false
      runner.ended = { _, outcome in ended.append(outcome) }
      for (number, test) in tests.enumerated() { _ = runner.result(of: test, number: number) }
      outcomes.append(ended)
    }
    #expect(outcomes[0].count == tests.count)
    for (plain, probed) in zip(outcomes[0], outcomes[1]) where plain != probed {
      Issue.record("\(plain.rule) ends otherwise with probes")
    }
  }
}
