import ComplianceModel
import Evaluation
import LuaRuntime
import Testing

@testable import RuleWorkbench

/// How tests are chosen, run at once and ended early, and what a failure shows of the rule.
@Suite struct TestJobsTests {
  private static let rules = """
    local late = require "late"

    rule "late" {
      title  = "Orders have a day", of = "orders", fix = "Ask.",
      select = "SELECT id, code, note, required_on FROM orders ORDER BY id",
      judge  = function(code, note, required_on)
        if code == "lib" then return late.judged() end
        if code == "raise" then error("no such code") end
        if code == "date" then return at_most(date.days(note, "2026-01-01"), 0, "days", "late") end
        if required_on then return pass() end return fail("order %s has no day", code)
      end,
    }
    """

  private static let libraries = [
    "late": """
    return {
      judged = function()
        return minor("told by the library")
      end,
    }
    """
  ]

  private static func bench(_ tests: String) throws -> Workbench {
    try Workbench(rules: rules, tests: tests, libraries: libraries)
  }

  private static func test(_ name: String, code: String = "A", expect: String = "nonconforming")
    -> String
  {
    """
    test "\(name)" { rule = "late", expect = "\(expect)",
      given = { orders = { { id = 1, code = "\(code)" }, { id = 2, code = "\(code)", required_on = "2026-01-01" } } } }

    """
  }

  // MARK: - At once

  /// Forty tests of which every seventh fails, each over as many rows as its number says: one that got
  /// the rows of another would fail.
  private static let many = (1...40).map { number in
    let rows = (1...number).map { "{ id = \($0), code = \"A\" }" }.joined(separator: ", ")
    let expected = number % 7 == 0 ? 0 : number
    return """
      test "\(number) orders" { rule = "late", given = { orders = { \(rows) } },
        expect = { population = { nonconforming = \(expected) } } }
      """
  }.joined(separator: "\n")

  @Test("results stand in the order of the file, the same whatever the jobs", arguments: [2, 8])
  func jobs(count: Int) throws {
    let bench = try Self.bench(Self.many)
    let one = try bench.report()
    let several = try bench.report {
      $0.jobs = count
      $0.makeEvaluator = { LocalEvaluator() }
    }
    #expect(several == one)
    #expect(one.results.map(\.name) == (1...40).map { "\($0) orders" })
    #expect(one.results.filter { !$0.passed }.map(\.name).first == "7 orders")
    #expect(one.passedCount == 35)
    #expect(try bench.folder.names == [])
  }

  @Test(
    "the first failure ends it, and what is told does not depend on the jobs", arguments: [1, 2, 8])
  func failFast(count: Int) throws {
    let report = try Self.bench(Self.many).report {
      $0.endsWithFirstFailure = true
      $0.jobs = count
      $0.makeEvaluator = { LocalEvaluator() }
    }
    #expect(report.results.map(\.name) == (1...7).map { "\($0) orders" })
    #expect(report.results.map(\.passed) == Array(repeating: true, count: 6) + [false])
    #expect(report.notRunCount == 33)
  }

  @Test("an interruption ends it between tests")
  func interrupted() throws {
    let report = try Self.bench(Self.many).report { $0.isInterrupted = { true } }
    #expect(report == TestReport(results: [], notRunCount: 40))
  }

  // MARK: - Patterns

  @Test(
    "a pattern is contained in a name or rule, or fits one as a whole",
    arguments: [
      ("one", ["one day"]), ("*day", ["one day"]), ("*day*", ["one day", "a day?"]),
      ("one*", ["one day"]),
      ("on? day", ["one day"]), ("ne*", []), ("shop/l*", ["one day", "a day?", "two"]),
      ("late", ["one day", "a day?", "two"]), ("a day?", ["a day?"]), ("One", []),
    ])
  func pattern(pattern: String, names: [String]) throws {
    let bench = try Self.bench(Self.test("one day") + Self.test("a day?") + Self.test("two"))
    #expect(try bench.results(matching: pattern).map(\.name) == names)
  }

  // MARK: - What a failure shows

  @Test(
    "the line that judged is shown, with a caret where one verdict stands on it",
    arguments: [
      ("A", "rules/shop.lua", 10, 50), ("lib", "lib/late.lua", 3, 12),
      ("raise", "rules/shop.lua", 8, nil),
    ] as [(String, String, Int, Int?)])
  func sites(code: String, file: String, line: Int, column: Int?) throws {
    let result = try #require(
      Self.bench(Self.test("it", code: code, expect: "conforming")).results().first)
    let site = try #require(result.sites.first)
    #expect(site.place == SourcePlace(file: file, line: line))
    #expect(site.excerpt?.line == line && site.excerpt?.column == column)
    #expect(site.subject == SubjectKey("1"))
    #expect(result.sites.count == 1)
  }

  @Test("a date that is none shows the line that read it")
  func badDate() throws {
    let result = try #require(
      Self.bench(Self.test("it", code: "date", expect: "conforming")).results().first)
    #expect(result.sites.map(\.place) == [SourcePlace(file: "rules/shop.lua", line: 9)])
    #expect(result.reason == "'none' is not a day, and 1 more that nobody can tell")
  }

  @Test("a test that passes keeps no rows and no lines")
  func passing() throws {
    let result = try #require(Self.bench(Self.test("it")).results().first)
    #expect(result.passed && result.notes == [] && result.sites == [] && result.reason == nil)
  }

  @Test("a test that cannot be run is broken, one that does not hold is not")
  func broken() throws {
    let results = try Self.bench(
      Self.test("holds not", expect: "conforming")
        + "test \"broken\" { rule = \"late\", given = { ordrs = {} }, expect = \"conforming\" }"
    ).results()
    #expect(results.map(\.isBroken) == [false, true])
    #expect(results.map(\.passed) == [false, false])
  }
}
