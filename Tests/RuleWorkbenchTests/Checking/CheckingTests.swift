import ComplianceModel
import Testing

@testable import RuleWorkbench

/// `check`: faults of declaring and binding with their exact place, and what tests lack.
@Suite struct CheckingTests {
  static let rule = """
    rule "late" {
      title  = "Orders are shipped in time",
      of     = "orders", name = "{code}",
      select = [[ SELECT id, code, required_on, shipped_on
                  FROM orders
                  WHERE status IS NOT 'open' ORDER BY id ]],
      judge  = function(required_on, shipped_on, code)
        return at_most(date.days(required_on, shipped_on), 0, "days", "order %s is late", code)
      end,
      fix    = "Ship earlier.",
    }

    """

  static let tests = """
    test "late" { rule = "late", given = { orders = { { id = 1, required_on = "2026-01-01", shipped_on = "2026-01-02", status = "shipped" } } }, expect = { outcome = "nonconforming", population = { conforming = 1 } } }
    """

  static func lines(_ rules: String, tests: String = tests) throws -> [String] {
    try Workbench(rules: rules, tests: tests).findings().flatMap(\.lines)
  }

  @Test("a whole pack has nothing to report, and leaves nothing behind")
  func nothing() throws {
    let bench = try Workbench(rules: Self.rule, tests: Self.tests)
    #expect(try bench.findings() == [])
    #expect(try bench.folder.names == [])
  }

  @Test("a misspelled column of the query is underlined where it stands")
  func unknownColumn() throws {
    let rules = Self.rule.replacing("shipped_on\n", with: "shiped_on\n")
    #expect(
      try Self.lines(rules) == [
        "shop/rules/shop.lua:4:45: error: table 'orders' has no column 'shiped_on'",
        "  select = [[ SELECT id, code, required_on, shiped_on",
        "                                            ^^^^^^^^^ did you mean 'shipped_on'?",
        "note: schema taken from shop/schema.sql",
      ])
  }

  @Test("a misspelled table of the query and of 'of' are told once, where they stand")
  func unknownTable() throws {
    #expect(
      try Self.lines(Self.rule.replacing("FROM orders", with: "FROM ordres")) == [
        "shop/rules/shop.lua:5:20: error: there is no table 'ordres'",
        "              FROM ordres", "                   ^^^^^^ did you mean 'orders'?",
        "note: schema taken from shop/schema.sql",
      ])
    #expect(
      try Self.lines(
        Self.rule.replacing("of     = \"orders\"", with: "of     = \"order\"")) == [
          "shop/rules/shop.lua:3:13: error: there is no table 'order'",
          "  of     = \"order\", name = \"{code}\",", "            ^^^^^ did you mean 'orders'?",
          "note: schema taken from shop/schema.sql",
        ])
  }

  @Test("a parameter of judge that the query does not yield is underlined in the function")
  func unknownParameter() throws {
    let rules = Self.rule.replacing(
      "shipped_on, code)\n    return", with: "shippd_on, code)\n    return")
    #expect(
      try Self.lines(rules) == [
        "shop/rules/shop.lua:7:34: error: the query has no column 'shippd_on'",
        "  judge  = function(required_on, shippd_on, code)",
        "                                 ^^^^^^^^^ did you mean 'shipped_on'?",
        "note: line 4 selects: id, code, required_on, shipped_on",
      ])
  }

  @Test("what SQLite refuses is underlined too, with its own words")
  func badSQL() throws {
    let rules = Self.rule.replacing("WHERE status", with: "WHERE WHERE status")
    #expect(
      try Self.lines(rules) == [
        "shop/rules/shop.lua:6:21: error: the query is refused: near \"WHERE\": syntax error",
        "              WHERE WHERE status IS NOT 'open' ORDER BY id ]],",
        "                    ^^^^^",
        "remedy: A query is one SELECT, or WITH and SELECT; try it in: sqlite3 DATABASE",
      ])
  }

  @Test("faults of declaring and of binding come together, by place")
  func together() throws {
    let rules =
      Self.rule.replacing("shipped_on\n", with: "shiped_on\n")
      + "rule \"second\" { titel = \"x\", check = function() return pass() end }\n"
    let findings = try Workbench(rules: rules, tests: Self.tests).findings()
    #expect(
      findings.map { "\($0.place.map(\.description) ?? "") \($0.code)" } == [
        "shop/rules/shop.lua:4:45 unknown-column", "shop/rules/shop.lua:12 missing-field",
        "shop/rules/shop.lua:12 missing-field", "shop/rules/shop.lua:12:17 unknown-field",
      ])
  }

  @Test("a text that does not compile is told with Lua's words and line")
  func syntax() throws {
    #expect(
      try Self.lines("rule \"late\" {\n  title = = 1\n}\n", tests: "").first
        == "shop/rules/shop.lua:2: error: unexpected symbol near '='")
  }

  @Test("the fault of a rule is not told again for each of its tests")
  func faultOnce() throws {
    let findings = try Workbench(
      rules: Self.rule.replacing("title  =", with: "titel  ="), tests: Self.tests
    ).findings()
    #expect(findings.map(\.code) == ["unknown-field"])
  }

  @Test("a rule without a test is a warning; so is a pack without a schema")
  func warnings() throws {
    #expect(
      try Self.lines(Self.rule, tests: "") == [
        "shop/rules/shop.lua:1:7: warning: rule 'late' has no test", "rule \"late\" {",
        "      ^^^^",
        "remedy: Start one: assay new test shop/late",
      ])
    let bench = try Workbench(rules: Self.rule, tests: Self.tests, schemaSQL: nil)
    #expect(
      try bench.findings().flatMap(\.lines) == [
        "shop/: warning: the pack names no schema, so that its SQL was not checked",
        "remedy: Name a database: assay check shop -d DATABASE",
      ])
  }

  @Test("a requirement without what its kind asks for is a warning, where it stands")
  func uncovered() throws {
    let kinds: [(String, Requirement.Kind)] = [
      ("s/1-a", .automated), ("s/1-b", .automated), ("s/1-c", .attested), ("s/1-d", .mixed),
      ("s/1-e", .mixed),
    ]
    var bench = try Workbench(
      rules: Self.rule.replacing(
        "of     = \"orders\"", with: "requirement = { \"s/1-a\", \"s/1-e\" }, of = \"orders\"")
        + "question \"asked\" { requirement = { \"s/1-b\", \"s/1-e\" }, ask = \"Is it?\" }\n",
      tests: Self.tests)
    bench.source.catalogue = Catalogue(
      id: PackID("shop"), title: "Shop", clauses: [Clause(id: ClauseID("1"), heading: "One")],
      requirements: kinds.map {
        Requirement(id: RequirementID($0), clause: ClauseID("1"), text: $0, kind: $1)
      },
      places: [RequirementID("s/1-c"): SourcePlace(file: "shop/catalogue.yml", line: 9)])
    let findings = try bench.findings()
    #expect(Set(findings.map(\.code)) == ["missing-rationale", "uncovered-requirement"])
    #expect(
      findings.filter { $0.code == "uncovered-requirement" }.map { $0.lines[0] } == [
        "shop/catalogue.yml: warning: requirement 's/1-b' is automated and has no rule",
        "shop/catalogue.yml: warning: requirement 's/1-d' is mixed and has no rule and no question",
        "shop/catalogue.yml:9: warning: requirement 's/1-c' is attested and has no question",
      ])
  }

  @Test("schema.sql that does not run is refused with SQLite's words")
  func badSchema() throws {
    let bench = try Workbench(rules: Self.rule, schemaSQL: "CREATE TABLE orders (id INTEGER,);")
    let refusal = #expect(throws: Refusal.self) { try bench.findings() }
    #expect(
      refusal?.diagnostics.flatMap(\.lines) == [
        "error: schema.sql: near \")\": syntax error",
        "remedy: Write statements that sqlite3 takes.",
      ])
  }

  @Test(
    "a fault of a test is told where it stands",
    arguments: [
      (
        "test \"x\" { rule = \"latte\", expect = \"conforming\" }",
        "shop/tests/shop_test.lua:1:20: error: the pack has no rule 'latte'"
      ),
      (
        "test \"x\" { expect = \"conforming\" }",
        "shop/tests/shop_test.lua:1: error: the test names no rule"
      ),
      (
        "test \"x\" { rule = \"late\" }",
        "shop/tests/shop_test.lua:1: error: the test has no 'expect'"
      ),
      (
        "test \"x\" { rule = \"late\", expect = \"conformign\" }",
        "shop/tests/shop_test.lua:1:37: error: 'expect' cannot be 'conformign'"
      ),
      (
        "test \"x\" { rule = \"late\", as_of = \"30.6.2026\", expect = \"conforming\" }",
        "shop/tests/shop_test.lua:1:36: error: 'as_of' is '30.6.2026', which is no day"
      ),
      (
        "test \"x\" { rule = \"late\", gven = {}, expect = \"conforming\" }",
        "shop/tests/shop_test.lua:1:27: error: a test has no 'gven'"
      ),
      (
        "test \"x\" { rule = \"late\", params = { limit = 3 }, expect = \"conforming\" }",
        "shop/tests/shop_test.lua:1:38: error: the pack has no parameter 'limit'"
      ),
      (
        "test \"x\" { rule = \"late\", expect = { outcome = \"conforming\", populaton = {} } }",
        "shop/tests/shop_test.lua:1:62: error: 'expect' has no 'populaton'"
      ),
      (
        "test \"x\" { rule = \"late\", cases = {} }",
        "shop/tests/shop_test.lua:1:27: error: 'cases' is empty"
      ),
    ])
  func testFaults(tests: String, expected: String) throws {
    #expect(try Self.lines(Self.rule, tests: tests).first == expected)
  }

  // MARK: - Queries in code

  @Test(
    "a query that code runs is held against the schema, where it is written whole and called once",
    arguments: [
      ("org.value(\"SELECT cod FROM orders\")", ["1:26 unknown-column"]),
      ("org.exists [[SELECT 1 FROM order]]", ["1:35 bad-sql"]),
      ("org.exists [[SELECT 1 FROM ordrs WHERE id = :x]]", ["1:35 unknown-table"]),
      ("org.rows(q)", ["1:19 unknown-column"]),
      ("org.rows(q) .. org.value(q)", ["1:19 unknown-column"]),
      ("org.value(\"SELECT code FROM orders WHERE done(required_on) AND id = :x\")", []),
      ("org.value(\"SELECT cod FROM \" .. q)", []),
      ("org.value(\"SELECT \\\"cod\\\" FROM orders\")", []),
      ("print(\"SELECT cod FROM orders\")", []),
      ("q:value(\"SELECT cod FROM orders\")", []),
    ])
  func codeQueries(call: String, expected: [String]) throws {
    let isLocal = expected.first?.hasPrefix("1:19") == true
    let local = isLocal ? "local q = \"SELECT cod FROM orders\" " : ""
    let bench = try Workbench(
      rules: Self.rule, tests: Self.tests, libraries: ["h": "\(local)return \(call)"])
    let found = try bench.findings().filter {
      ["unknown-column", "unknown-table", "bad-sql"].contains($0.code)
    }
    #expect(found.map { "\($0.place?.line ?? 0):\($0.place?.column ?? 0) \($0.code)" } == expected)
  }

  // MARK: - Lints

  @Test("a name that nobody declared is underlined where it stands, in rules, helpers and tests")
  func lints() throws {
    let rules = Self.rule.replacing("\"order %s is late\", code", with: "\"order %s is late\", cod")
    let bench = try Workbench(
      rules: rules + "local function _h() return require \"h\" end\n",
      tests: Self.tests + "\nlocal unused = 1\n", libraries: ["h": "return tody"])
    let lines = try bench.findings().flatMap(\.lines)
    #expect(
      lines == [
        "shop/lib/h.lua:1:8: error: 'tody' is not declared", "return tody",
        "       ^^^^ did you mean 'today'?",
        "shop/rules/shop.lua:8:87: error: 'cod' is not declared",
        "    return at_most(date.days(required_on, shipped_on), 0, \"days\", \"order %s is late\", cod)",
        String(repeating: " ", count: 86) + "^^^ did you mean 'code'?",
        "shop/tests/shop_test.lua:2:7: warning: local 'unused' is never used", "local unused = 1",
        "      ^^^^^^",
        "remedy: Use it, or take it away; _unused says that it is not wanted.",
      ])
  }

  @Test("a line with an error has one cause")
  func oneCause() throws {
    let found = try Self.lines("local a = undeclared_name\n" + Self.rule)
    #expect(
      found.filter { $0.contains("'undeclared_name'") } == [
        "shop/rules/shop.lua:1:11: error: 'undeclared_name' is not declared"
      ])
  }

  @Test("flags are known from the schema and from 'reads'")
  func flags() throws {
    let rules = """
      rule "late" {
        title = "Orders are paid", of = "orders",
        select = "SELECT id, paid FROM orders ORDER BY id",
        judge = function(paid)
          if paid then return end
          return fail("unpaid")
        end,
        fix = "Collect.",
      }
      """
    let found = ["shop/rules/shop.lua:5:8: warning: 'paid' is 0 or 1, and 0 is true in Lua"]
    let sql = "CREATE TABLE orders (id INTEGER PRIMARY KEY, paid INTEGER CHECK (paid IN (0, 1)));"
    let written = try Workbench(rules: rules, schemaSQL: sql)
    #expect(try written.findings().flatMap(\.lines).filter { $0.contains("paid'") } == found)
    let columns: [(name: String, content: TableDemand.Content)] = [
      ("id", .integer), ("paid", .flag),
    ]
    let demanded = try Workbench(
      rules: rules, schemaSQL: nil,
      demand: .reads([TableDemand(name: "orders", columns: columns)]))
    #expect(try demanded.findings().flatMap(\.lines).filter { $0.contains("paid'") } == found)
  }
}
