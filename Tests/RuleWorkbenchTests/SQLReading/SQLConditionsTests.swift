import Evaluation
import LuaSyntax
import Testing

@testable import RuleWorkbench

/// Where the terms of conditions begin and end, in whatever SQL.
@Suite struct SQLConditionsTests {
  /// The terms of `sql`, in which a hole is written `{}`; a `?` before those that are uncertain.
  private static func terms(_ sql: String) -> [String] {
    let bytes = Array(sql.replacing("{}", with: "\u{7F}").utf8)
    let conditions = SQLConditions(SQLToken.tokens(of: bytes))
    return conditions.terms.map { term in
      let text = String(decoding: bytes[conditions.range(of: term)], as: UTF8.self)
      return (term.isCertain ? "" : "?") + (term.clause.isEmpty ? "" : "\(term.clause) ")
        + text.replacing("\u{7F}", with: "{}")
    }
  }

  @Test(
    "a query",
    arguments: [
      ("SELECT id FROM t", []),
      ("SELECT id FROM t WHERE a = 1 ORDER BY id", ["WHERE a = 1"]),
      ("SELECT 1 WHERE a = 1 AND NOT b OR c", ["WHERE a = 1", "WHERE b", "WHERE c"]),
      (
        "SELECT 1 WHERE NOT (a IS NULL OR b NOT IN (1, 2))",
        ["WHERE a IS NULL", "WHERE b NOT IN (1, 2)"]
      ),
      ("SELECT 1 WHERE a BETWEEN 1 AND 2 AND b", ["WHERE a BETWEEN 1 AND 2", "WHERE b"]),
      (
        "SELECT 1 WHERE a IS NOT NULL and b not between c and d",
        ["WHERE a IS NOT NULL", "WHERE b not between c and d"]
      ),
      (
        "SELECT 1 FROM a JOIN b ON a.x = b.x AND b.y LEFT JOIN c ON c.z = 1, d WHERE e",
        ["ON a.x = b.x", "ON b.y", "ON c.z = 1", "WHERE e"]
      ),
      (
        "SELECT 1 GROUP BY a HAVING count(*) > 1 AND max(b) < 2 LIMIT 3",
        ["HAVING count(*) > 1", "HAVING max(b) < 2"]
      ),
      ("SELECT CASE WHEN a AND b THEN c = 1 ELSE d END FROM t", ["WHEN a", "WHEN b"]),
      ("SELECT CASE a WHEN 1 THEN 2 END", []),
      (
        "SELECT CASE WHEN CASE WHEN a THEN b END THEN c END WHERE d",
        ["WHEN CASE WHEN a THEN b END", "WHEN a", "WHERE d"]
      ),
      (
        "SELECT 1 WHERE EXISTS (SELECT 1 FROM t WHERE a OR b) AND c",
        ["WHERE EXISTS (SELECT 1 FROM t WHERE a OR b)", "WHERE a", "WHERE b", "WHERE c"]
      ),
      ("SELECT 1 WHERE NOT EXISTS (SELECT 1)", ["WHERE EXISTS (SELECT 1)"]),
      ("SELECT count(*) FILTER (WHERE a > 1) FROM t", ["WHERE a > 1"]),
      (
        "SELECT 1 WHERE (SELECT max(x) FROM t WHERE y) > 1",
        ["WHERE (SELECT max(x) FROM t WHERE y) > 1", "WHERE y"]
      ),
      ("SELECT 1 WHERE (a, b) = (1, 2)", ["WHERE (a, b) = (1, 2)"]),
      (
        "SELECT 1 WHERE a = ' AND ' -- AND b\n AND \"or\" = /* OR */ 'it''s'",
        ["WHERE a = ' AND '", "WHERE \"or\" = /* OR */ 'it''s'"]
      ),
      ("SELECT 1 WHERE a UNION SELECT 2 WHERE b", ["WHERE a", "WHERE b"]),
      ("SELECT 1 WHERE [x and y] = :and", ["WHERE [x and y] = :and"]),
      ("WITH x AS (SELECT 1 WHERE a) SELECT * FROM x WHERE b", ["WHERE a", "WHERE b"]),
      ("SELECT 1 WHERE a AND (", ["WHERE a", "WHERE ("]),
      ("SELECT CASE WHEN a", ["WHEN a"]),
      ("", []),
    ] as [(String, [String])])
  func query(sql: String, terms: [String]) {
    #expect(Self.terms(sql) == terms)
  }

  @Test(
    "a part of a query, and what is put into one",
    arguments: [
      ("(a IS NULL OR a NOT IN ('x'))", ["a IS NULL", "a NOT IN ('x')"]),
      ("done(a) IS NOT 1 AND b <= :today", ["done(a) IS NOT 1", "b <= :today"]),
      (" AND a = 1 ORDER BY id", ["a = 1"]),
      ("r.id", []), ("id, a = 1", []), (" ORDER BY a", []), ("high", []),
      (
        "(SELECT count(*) FROM t WHERE a = '{}' AND b = {} AND c)",
        ["WHERE a = '{}'", "WHERE b = {}", "WHERE c"]
      ),
      ("SELECT 1 WHERE {} AND a", ["WHERE a"]),
      ("SELECT 1 WHERE a = 1 {} ORDER BY id", ["?WHERE a = 1 {}"]),
      ("SELECT 1 WHERE {} a", ["?WHERE {} a"]),
      (
        "SELECT 1 WHERE a IN ({}) AND t.{} > 1 AND x_{} = 2",
        ["WHERE a IN ({})", "WHERE t.{} > 1", "WHERE x_{} = 2"]
      ),
    ] as [(String, [String])])
  func part(sql: String, terms: [String]) {
    #expect(Self.terms(sql) == terms)
  }

  /// The texts of SQL in a library and a rule file, with `{}` for holes.
  private static func queries(_ rules: String, library: String = "return {}") throws -> [String] {
    let bench = try Workbench(rules: rules, libraries: ["lib": library])
    let queries = PackQueries(PackTrees(bench.source))
    return ["rules/shop.lua", "lib/lib.lua"].flatMap { queries.queries[$0] ?? [] }.map {
      String(decoding: $0.text.bytes, as: UTF8.self).replacing("\u{7F}", with: "{}")
    }
  }

  @Test(
    "SQL is found where it is written",
    arguments: [
      ("rule \"r\" { select = [[ SELECT 1 ]], fix = \"Select one\" }", [" SELECT 1 "]),
      ("local function f() return org.value \"select 1\" end", ["select 1"]),
      (
        "local where = \"a = 1\" rule \"r\" { select = \"SELECT 1 WHERE \" .. where }",
        ["a = 1", "SELECT 1 WHERE {}"]
      ),
      (
        "local function f(where) return org.exists(\"SELECT 1 WHERE \" .. where) end f(\"b\")",
        ["b", "SELECT 1 WHERE {}"]
      ),
      ("local t = { x = \"a\", y = \"b\" } local function f() return org.rows(t.x) end", ["a"]),
      ("local s = { \"SELECT 1\" }", ["SELECT 1"]),
      ("local f = fail(\"Within a week\")", []),
    ] as [(String, [String])])
  func found(rules: String, texts: [String]) throws {
    #expect(try Set(Self.queries(rules)) == Set(texts))
  }

  @Test("SQL of a library is found from where it is used")
  func library() throws {
    let library = """
      local lib = { other = "c = 3" }
      lib.live = "(a = 1 OR b)"
      function lib.open(id) return "x = " .. id .. " AND y" end
      lib.unused = "z = 1"
      return lib
      """
    let rules = """
      local lib = require "lib"
      rule "r" { select = "SELECT 1 WHERE " .. lib.live .. " AND " .. lib.open("t.id") .. lib.other }
      """
    #expect(
      try Set(Self.queries(rules, library: library)) == [
        "SELECT 1 WHERE {} AND {}{}", "(a = 1 OR b)", "x = {} AND y", "t.id", "c = 3",
      ])
  }
}
