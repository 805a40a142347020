import LuaRuntime
import Testing

/// What a rule could do in C, in SQLite and in the host's memory without meeting a limit.
@Suite struct BoundedTests {
  static let things = """
    CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT, note TEXT);
    INSERT INTO things VALUES (1, 'alpha', 'x'), (2, 'beta', 'y'), (3, 'gamma', 'z');
    """

  private static func evaluate(_ body: String, limits: LuaLimits = LuaLimits()) throws
    -> LuaOutcome
  {
    try RuleBench(things).evaluate("rule 'r' { check = function() \(body) end }", limits: limits)
  }

  // MARK: - Sorting and walking

  @Test("sort looks at the deadline between two comparisons, with a comparator and without")
  func sortEnds() throws {
    var limits = LuaLimits()
    limits.milliseconds = 50
    for comparator in ["", ", function(a, b) return a < b end"] {
      let clock = ContinuousClock()
      var outcome: LuaOutcome?
      let time = try clock.measure {
        outcome = try Self.evaluate(
          """
          local one, other, list = ("x"):rep(1 << 20), ("x"):rep((1 << 20) - 1) .. "y", {}
          for i = 1, 100000 do list[i] = i % 2 == 0 and one or other end
          table.sort(list\(comparator)) return pass()
          """, limits: limits)
      }
      #expect(outcome?.fault?.kind == .time)
      #expect(time < .seconds(10))
    }
  }

  @Test("pairs tells integers from the floats beyond them: their order is not that of a hash")
  func hugeKeys() throws {
    let outcome = try Self.evaluate(
      """
      local t, out = { [2 ^ 63] = 1, [-2 ^ 64] = 1, [1 / 0] = 1, [-1 / 0] = 1, [0.5] = 1, [-0.5] = 1 }, {}
      for i = 0, 2 do t[math.maxinteger - i] = 1 t[math.mininteger + i] = 1 t[i] = 1 end
      for key in pairs(t) do out[#out + 1] = tostring(key) end
      return fail("%s", table.concat(out, " "))
      """)
    #expect(
      outcome.texts["organisation"] == [
        """
        -inf -1.844674407371e+19 -9223372036854775808 -9223372036854775807 -9223372036854775806 \
        -0.5 0 0.5 1 2 9223372036854775805 9223372036854775806 9223372036854775807 \
        9.2233720368548e+18 inf
        """
      ])
  }

  // MARK: - What is kept outside of the interpreter

  @Test("what many different queries read is told once, not kept for each of them")
  func reads() throws {
    let columns = Array(repeating: "name || note", count: 90).joined(separator: ", ")
    let outcome = try Self.evaluate(
      "for i = 1, 3000 do org.value('SELECT id + ' .. i .. ', \(columns) FROM things') end return pass()"
    )
    #expect(outcome.fault == nil)
    #expect(
      outcome.reads.map { "\($0.table).\($0.column)" } == [
        "things.id", "things.name", "things.note",
      ])
  }

  @Test("a key of a report is at most 64 KB, its name and site are cut there")
  func reportedTexts() throws {
    let long = "('é'):rep(40000)"
    let key = try Self.evaluate("report(\(long), fail('x'))")
    #expect(key.fault?.kind == .key)
    #expect(key.fault?.message == "a key is longer than 65536 bytes")
    let named = try Self.evaluate("report(1, fail('x'), { name = \(long), site = 'x' .. \(long) })")
    #expect(named.subjects[0].name == String(repeating: "é", count: 32_768))
    #expect(named.subjects[0].site?.string == "x" + String(repeating: "é", count: 32_767))
  }

  @Test("a text of more than 8 MB is no declaration")
  func declaredText() {
    let program = RuleBench.program(
      "local s = ('x'):rep(1 << 20) s = s .. s s = s .. s s = s .. s rule 'r' { title = s .. s }")
    let fault = #expect(throws: LuaFault.self) { try Interpreter.declare(program) }
    #expect(fault?.message == "the declarations of a file are longer than 8 MB")
  }

  // MARK: - SQL that has no end

  @Test("tables under WITH may be named, but not doubled line by line")
  func unfolding() throws {
    func doubled(_ lines: Int, _ form: String) -> String {
      let tables = (1...lines).map {
        form.replacing("NEW", with: "t\($0)").replacing("OLD", with: "t\($0 - 1)")
      }
      return "WITH t0 AS (SELECT 1 AS x), \(tables.joined(separator: ", ")) SELECT x FROM t\(lines)"
    }
    for form in [
      "NEW AS (SELECT count(*) AS x FROM OLD a, OLD b)",
      "NEW(x) AS NOT MATERIALIZED (SELECT a.x FROM OLD AS a JOIN \"OLD\" AS b)",
      "NEW AS (SELECT 1 AS x FROM [OLD] -- OLD\n CROSS JOIN/* */OLD)",
      "NEW AS (SELECT 1 AS x WHERE 1 IN OLD OR 2 IN (SELECT x FROM OLD))",
    ] {
      let outcome = try Self.evaluate("return fail('%s', org.value([[\(doubled(30, form)) ]]))")
      #expect(outcome.fault?.kind == .sql)
      #expect(
        outcome.fault?.message
          == "the tables under WITH unfold to more than 4000: name each fewer times", "\(form)")
      let few = try Self.evaluate(
        "return fail('%s', tostring(org.value([[\(doubled(6, form)) ]])))")
      #expect(few.fault == nil, "\(form)")
    }
  }

  @Test(
    "what people write under WITH is no unfolding",
    arguments: [
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9) SELECT sum(i) FROM n",
      """
      WITH late AS (SELECT id, name AS late FROM things), open AS (SELECT late.id, late.late FROM late),
      both AS (SELECT open.id, late.late FROM open JOIN late ON late.id = open.id)
      SELECT count(late.late) FROM both JOIN late USING (id) WHERE both.id IN (SELECT id FROM open)
      """,
      "SELECT sum(x) OVER w FROM (SELECT id AS x FROM things) WINDOW w AS (PARTITION BY x)",
      "SELECT '; WITH a AS (' || \"name\" || [note] FROM things -- b AS (",
    ])
  func plainWith(sql: String) throws {
    #expect(try Self.evaluate("return fail('%s', org.value([==[\(sql)]==]))").fault == nil)
  }

  @Test("a query whose program is too long is told as such, not as a want of memory")
  func longProgram() throws {
    let outcome = try Self.evaluate(
      """
      local lines = { "x0 AS (SELECT id AS c FROM things)" }
      for i = 1, 15 do lines[#lines + 1] = ("x%d AS (SELECT c + c AS c FROM x%d)"):format(i, i - 1) end
      return fail("%s", org.value("WITH " .. table.concat(lines, ", ") .. " SELECT c FROM x15"))
      """)
    #expect(outcome.fault?.kind == .sql)
    #expect(
      outcome.fault?.message
        == "the query is too complex: it takes more than 25000 instructions of SQLite's machine")
  }

  @Test(
    "instr, replace and trim give what SQLite's own give",
    arguments: [
      ("instr('alpha', 'ph')", "3"), ("instr('alpha', '')", "1"), ("instr('alpha', 'x')", "0"),
      ("instr('€uro', 'u')", "2"), ("instr(NULL, 'a') IS NULL", "1"),
      ("instr('a', NULL) IS NULL", "1"), ("instr(12345, 34)", "3"),
      ("instr(x'E282AC75', x'75')", "4"),
      ("instr('€u', x'75')", "2"), ("instr('', 'a')", "0"), ("instr('', '')", "1"),
      ("instr(x'', x'')", "1"), ("replace('alpha', 'a', 'bb')", "bblphbb"),
      ("replace('alpha', '', 'x')", "alpha"), ("replace(7, 7, 8)", "8"),
      ("typeof(replace(7, '', 8))", "integer"), ("replace('aaa', 'aa', 'b')", "ba"),
      ("replace('a', 'a', NULL) IS NULL", "1"), ("trim('  x ')", "x"),
      ("'[' || ltrim('  x ') || ']'", "[x ]"),
      ("'[' || rtrim('  x ') || ']'", "[  x]"), ("trim('éxyéé', 'é')", "xy"),
      ("trim('aab', '')", "aab"),
      ("trim('aba', 'ba') = ''", "1"), ("ltrim(0012, '1')", "2"), ("trim(NULL, 'a') IS NULL", "1"),
      ("trim('a', NULL) IS NULL", "1"),
    ])
  func sameAsSQLite(expression: String, expected: String) throws {
    let outcome = try Self.evaluate(
      "return fail('%s', tostring(org.value([==[SELECT \(expression)]==])))")
    #expect(outcome.texts == ["organisation": [expected]])
  }

  @Test("a schema whose views, indexes and columns use them can be opened")
  func usedBySchema() throws {
    let outcome = try RuleBench(
      """
      CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, g TEXT AS (trim(a, 'x')), h INTEGER AS (instr(a, 'b')) STORED,
        CHECK (replace(a, 'q', '') = a));
      CREATE INDEX i ON t (instr(a, 'c')) WHERE ltrim(a) <> '';
      CREATE VIEW v AS SELECT id, replace(a, 'a', 'b') AS r, g, h FROM t WHERE instr(a, 'c') > 0;
      INSERT INTO t (a) VALUES ('xabcx');
      """
    ).evaluate(
      "rule 'r' { check = function() local _, r, g, h = org.rows('SELECT r, g, h FROM v')() return fail('%s %s %d', r, g, h) end }"
    )
    #expect(outcome.texts == ["organisation": ["xbbcx abc 3"]])
  }

  @Test(
    "none of them takes longer than its texts are long",
    arguments: [
      "instr(:long, :other)", "replace(:long, :other, 'x')", "trim(:long, :set)",
      "ltrim(:long, :set)", "rtrim(:long, :set)",
    ])
  func longTexts(expression: String) throws {
    let clock = ContinuousClock()
    let time = try clock.measure {
      _ = try Self.evaluate(
        """
        local values = { long = ("a"):rep(900000), other = ("a"):rep(400000) .. "b", set = ("b"):rep(20000) .. "a" }
        return fail("%s", tostring(org.value("SELECT \(expression)", values)))
        """)
    }
    #expect(time < .seconds(10))
  }
}
