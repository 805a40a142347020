import ComplianceModel
import Evaluation
import LuaRuntime
import LuaSyntax
import Testing

@testable import RuleWorkbench

/// Which changes are made, and what becomes of them.
@Suite struct MutationTests {
  /// `kind: line after` of each change to `source`, whose SQL is found as in a rule file.
  private static func changes(_ source: String) throws -> [String] {
    let bench = try Workbench(rules: source)
    let trees = PackTrees(bench.source)
    let tree = try #require(trees.files["rules/shop.lua"]?.tree)
    let queries = PackQueries(trees).queries["rules/shop.lua"] ?? []
    return Mutation.all(in: tree, queries).map { mutation in
      let text = String(decoding: mutation.applied(to: tree.source), as: UTF8.self)
      return "\(mutation.kind): \(text)"
    }
  }

  @Test(
    "Lua is changed by every operator, and by nothing else",
    arguments: [
      ("return a < b", ["comparison: return a <= b"]),
      ("return a >= 1.5", ["comparison: return a > 1.5", "constant: return a >= 2.5"]),
      ("return a == \"x\"", ["comparison: return a ~= \"x\"", "constant: return a == \"x~\""]),
      ("return a ~= 'x'", ["comparison: return a == 'x'", "constant: return a ~= 'x~'"]),
      ("return f(a, b)", ["arguments: return f(b, a)"]),
      ("return f(a, a)", []), ("return fail(\"x\", a)", ["verdict: "]), ("return pass()", []),
      ("return at_most(a, b)", ["verdict: ", "arguments: return at_most(b, a)"]),
      ("return true", ["constant: return false"]), ("return -a .. \"x\"", []),
      (
        "if not a then b() end",
        ["negation: if a then b() end", "condition: if not false then b() end"]
      ),
      (
        "if a or b then c() end",
        [
          "condition: if false or b then c() end", "connective: if a and b then c() end",
          "condition: if a or false then c() end",
        ]
      ),
      (
        "return a and b or c",
        [
          "condition: return true and b or c", "connective: return a or b or c",
          "condition: return a and true or c", "connective: return a and b and c",
        ]
      ),
    ] as [(String, [String])])
  func lua(source: String, changes: [String]) throws {
    #expect(try Self.changes(source) == changes)
  }

  @Test(
    "SQL is changed by every operator, and by nothing else",
    arguments: [
      ("SELECT 1 FROM t WHERE a", ["condition: SELECT 1 FROM t WHERE 1"]),
      (
        "SELECT a < 2 FROM t",
        ["comparison: SELECT a <= 2 FROM t", "constant: SELECT a < 3 FROM t"]
      ),
      (
        "SELECT a FROM t WHERE a IS NOT 'x' OR b IN (:c)",
        [
          "condition: SELECT a FROM t WHERE 0 OR b IN (:c)",
          "comparison: SELECT a FROM t WHERE a IS 'x' OR b IN (:c)",
          "constant: SELECT a FROM t WHERE a IS NOT 'x~' OR b IN (:c)",
          "connective: SELECT a FROM t WHERE a IS NOT 'x' AND b IN (:c)",
          "condition: SELECT a FROM t WHERE a IS NOT 'x' OR 0",
          "comparison: SELECT a FROM t WHERE a IS NOT 'x' OR b NOT IN (:c)",
        ]
      ),
      (
        "SELECT a FROM t WHERE NOT a AND b BETWEEN c AND d",
        [
          "negation: SELECT a FROM t WHERE  a AND b BETWEEN c AND d",
          "condition: SELECT a FROM t WHERE NOT 0 AND b BETWEEN c AND d",
          "connective: SELECT a FROM t WHERE NOT a OR b BETWEEN c AND d",
          "condition: SELECT a FROM t WHERE NOT a AND 1",
        ]
      ),
      ("SELECT days(a, b) FROM t", ["arguments: SELECT days(b, a) FROM t"]),
      ("SELECT a NOT IN (b) FROM t", ["comparison: SELECT a IN (b) FROM t"]),
    ] as [(String, [String])])
  func sql(text: String, changes: [String]) throws {
    let found = try Self.changes("local q = [[ \(text) ]]")
    #expect(
      found.map { $0.replacing("local q = [[ ", with: "").replacing(" ]]", with: "") } == changes)
  }

  @Test("a change keeps the lines where they are")
  func lines() throws {
    let changes = try Self.changes("return fail(\n\"x\",\na)\n-- end")
    #expect(changes == ["verdict: \n\n\n-- end"])
  }

  // MARK: - Fates

  private static let rule = """
    local limit = 2
    rule "heavy" {
      title = "x", of = "orders", optional = { "weight" },
      select = "SELECT id, weight FROM orders WHERE status = 'open' ORDER BY id",
      judge = function(weight)
        if weight > limit then return fail("heavy") end
      end,
      fix = "y",
    }
    """

  private static func test(_ weight: Double, _ expect: String, status: String = "open") -> String {
    """
    test "\(weight) \(status)" { rule = "heavy", expect = "\(expect)",
      given = { orders = { { id = 1, status = "\(status)", weight = \(weight) } } } }

    """
  }

  private static func report(
    _ rule: String, _ tests: String, count: Int? = nil, libraries: [String: String] = [:]
  ) throws -> MutationReport {
    let bench = try Workbench(rules: rule, tests: tests, libraries: libraries)
    let pack = try declare(bench.source, by: bench.evaluator).whole()
    #expect(try bench.results().allSatisfy(\.passed))
    let report = try mutate(
      pack, uses: [], schema: #require(bench.schema), MutationSettings(count: count),
      temporaryFolder: bench.folder.path, by: { bench.evaluator })
    #expect(try bench.folder.names == [])
    return report
  }

  private static func survivors(_ report: MutationReport) -> [String] {
    report.mutants.filter { $0.fate == .survived }.map { "\($0.line):\($0.column) \($0.after)" }
  }

  @Test("what no test notices survives, with its place and its line")
  func survive() throws {
    let report = try Self.report(Self.rule, test(5, "nonconforming") + test(1, "conforming"))
    #expect(
      Self.survivors(report) == [
        "1:15 local limit = 3",
        "4:49 select = \"SELECT id, weight FROM orders WHERE 1 ORDER BY id\",",
        "6:15 if weight >= limit then return fail(\"heavy\") end",
      ])
    #expect(report.mutants.count == 7)
    #expect(report.killedShare == CoverageShare(seen: 4, of: 7))
  }

  @Test("tests at the edges kill every change")
  func kill() throws {
    let report = try Self.report(
      Self.rule,
      test(3, "nonconforming") + test(2, "conforming") + test(5, "not_evaluable", status: "shipped")
    )
    #expect(Self.survivors(report) == [])
    #expect(report.killedShare == CoverageShare(seen: 7, of: 7))
  }

  private func test(_ weight: Double, _ expect: String, status: String = "open") -> String {
    Self.test(weight, expect, status: status)
  }

  @Test("a change that only a NULL turns conforming is killed by the NULL")
  func null() throws {
    let rule = """
      rule "heavy" {
        title = "x", of = "orders",
        select = "SELECT id, required_on FROM orders ORDER BY id",
        judge = function(required_on)
          if not required_on then return fail("no day") end
          if required_on == "2026-01-01" then return fail("a day") end
        end,
        fix = "y",
      }
      """
    let tests = """
      test "t" { rule = "heavy", expect = "nonconforming",
        given = { orders = { { id = 1, required_on = "2026-01-01" } } } }
      """
    let report = try Self.report(rule, tests)
    #expect(
      report.mutants.filter { $0.line == 5 && $0.kind == .verdict }.map(\.fate) == [.killed])
    // The row as it is meets the second condition whatever the first one says.
    #expect(
      Self.survivors(report) == [
        "5:12 if not false then return fail(\"no day\") end",
        "6:8 if true then return fail(\"a day\") end",
      ])
  }

  @Test("an excuse with a reason excuses what survives on its line, and is counted")
  func excuse() throws {
    let rule = Self.rule.replacing(
      "local limit = 2", with: "local limit = 2 -- assay: equivalent because weights are 1 or 5")
    let report = try Self.report(rule, test(5, "nonconforming") + test(1, "conforming"))
    #expect(report.count(.excused) == 1)
    #expect(Self.survivors(report).count == 2)
    #expect(report.faults == [])
  }

  @Test(
    "an excuse without a reason, or that excuses nothing, is told and excuses nothing",
    arguments: [
      ("local limit = 2 -- assay: equivalent", "an excuse has no reason"),
      ("local limit = 2 -- assay: equivalent because", "an excuse has no reason"),
    ])
  func badExcuse(line: String, message: String) throws {
    let rule = Self.rule.replacing("local limit = 2", with: line)
    let report = try Self.report(rule, test(5, "nonconforming") + test(1, "conforming"))
    #expect(report.count(.excused) == 0)
    #expect(report.faults.map(\.message) == [message])
    #expect(report.faults.first?.place?.line == 1)
  }

  @Test("an excuse that excuses nothing is told")
  func idleExcuse() throws {
    let rule = Self.rule.replacing(
      "fix = \"y\",", with: "fix = \"y\", -- assay: equivalent because nobody looks")
    let report = try Self.report(rule, test(5, "nonconforming"))
    #expect(report.faults.map(\.message) == ["an excuse excuses nothing"])
    #expect(report.faults.first?.place?.line == 8)
  }

  @Test("a change to a library is tried with the tests of every rule that requires it")
  func library() throws {
    let rule = Self.rule.replacing("local limit = 2", with: "local limit = require(\"lib\").limit")
    let report = try Self.report(
      rule, test(3, "nonconforming") + test(2, "conforming"),
      libraries: ["lib": "return { limit = 2 }"])
    let mutant = try #require(report.mutants.last)
    #expect(mutant.path == "shop/lib/lib.lua" && mutant.fate == .killed)
  }

  @Test("a change that never ends is ended and killed, and one that does not bind is killed")
  func endless() throws {
    let rule = """
      rule "heavy" {
        title = "x", of = "orders",
        select = "SELECT id FROM orders ORDER BY id",
        judge = function(id)
          local n = 0
          while n < 1 do n = n + 1 end
          return fail("x")
        end,
        fix = "y",
      }
      """
    let report = try Self.report(
      rule,
      "test \"t\" { rule = \"heavy\", given = { orders = { { id = 1 } } }, expect = \"nonconforming\" }"
    )
    let loop = try #require(report.mutants.first { $0.after.hasPrefix("while true do") })
    #expect(loop.fate == .killed)
  }

  @Test(
    "a sample is drawn by its seed, the same each time, in order, and never more than there are")
  func sample() {
    let drawn = MutationSample.numbers(5, below: 100, seed: 1)
    #expect(drawn == MutationSample.numbers(5, below: 100, seed: 1))
    #expect(drawn != MutationSample.numbers(5, below: 100, seed: 2))
    #expect(drawn == drawn.sorted() && Set(drawn).count == 5)
    #expect(MutationSample.numbers(9, below: 3, seed: 1) == [0, 1, 2])
    #expect(MutationSample.numbers(nil, below: 3, seed: 1) == [0, 1, 2])
  }

  @Test("a sample is counted against all")
  func sampled() throws {
    let report = try Self.report(Self.rule, test(5, "nonconforming"), count: 2)
    #expect(report.mutants.count == 2 && report.total == 7)
  }
}
