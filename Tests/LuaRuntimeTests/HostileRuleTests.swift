import LuaRuntime
import Testing

/// What a stranger's rule may try against the loop, the buffers and the statements behind it.
@Suite struct HostileRuleTests {
  static let things = """
    CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT, photo BLOB, day TEXT);
    INSERT INTO things VALUES (1, 'a', NULL, '2026-01-01'), (2, 'b', x'4142', '2026-01-02'), (3, 'c', NULL, '2026-01-03');
    CREATE TABLE lines (thing_id INTEGER, n INTEGER, day TEXT, PRIMARY KEY (thing_id, n));
    INSERT INTO lines VALUES (1, 1, '2026-01-01'), (1, 2, 'soon'), (2, 1, '2026-01-01');
    """

  static func judge(_ body: String, before: String = "", columns: String = "id") -> String {
    "\(before) rule 'r' { select = 'SELECT id, name, photo, day FROM things ORDER BY id', judge = function(\(columns)) \(body) end }"
  }

  static func check(_ body: String, before: String = "") -> String {
    "\(before) rule 'r' { check = function() \(body) end }"
  }

  // MARK: - Verdicts

  @Test("a verdict made at the top of a file is none of a subject: it never counts as conforming")
  func declaredVerdictReturned() throws {
    let bench = try RuleBench(Self.things)
    let judged = try bench.evaluate(
      Self.judge("return bad", before: "local bad = fail('always bad')"))
    #expect(judged.counts == LuaCounts(broken: 3))
    #expect(
      judged.subjects[0].fault?.message
        == "a verdict made at the top of the file was returned: make it in the function")
    let applies = try bench.evaluate(
      "local away = not_applicable('away') rule 'r' { applies = function() return away end, check = function() return pass() end }"
    )
    #expect(applies.fault?.kind == .verdict)
  }

  @Test(
    "a table that is no list of verdicts is no verdict",
    arguments: [
      "return { ok = false }", "return { fail('x'), note = 'y' }", "return { {} }",
      "return org.record('SELECT 1 AS a')",
    ])
  func tableReturned(body: String) throws {
    let outcome = try RuleBench(Self.things).evaluate(Self.judge(body))
    #expect(outcome.counts == LuaCounts(broken: 3))
    #expect(outcome.subjects[0].fault?.kind == .verdict)
  }

  @Test("an empty list of verdicts says that nothing is wrong")
  func emptyList() throws {
    let outcome = try RuleBench(Self.things).evaluate(
      Self.judge("local found = {} if id == 2 then found[1] = fail('two') end return found"))
    #expect(outcome.counts == LuaCounts(conforming: 2, nonconforming: 1))
  }

  @Test("the top level of a file cannot tell evaluating from declaring, and declare another rule")
  func sameDeclarations() throws {
    let outcome = try RuleBench(Self.things).evaluate(
      """
      if pcall(date.done, "2026-01-01") then rule "green" { check = function() return pass() end } end
      rule "red" { check = function() return fail("red") end }
      """)
    #expect(outcome.texts == ["organisation": ["red"]])
  }

  // MARK: - The stack of C

  @Test("judge may name as many columns as Lua has parameters")
  func manyColumns() throws {
    let names = (1...150).map { "c\($0)" }
    let select = names.map { "id * \($0.dropFirst()) AS \($0)" }.joined(separator: ", ")
    for form in ["", ", each"] {
      let outcome = try RuleBench(Self.things).evaluate(
        "rule 'r' { select = 'SELECT id, \(select) FROM things ORDER BY id', judge = function(\(names.joined(separator: ", "))\(form)) return at_most(c1 + c150, 400, 'x', '%d', c150) end }"
      )
      #expect(outcome.fault == nil)
      #expect(outcome.texts == ["3": ["450"]])
    }
  }

  @Test("each may name a hundred columns")
  func manyEachColumns() throws {
    let names = (1...99).map { "c\($0)" }
    let select = names.map { "id * \($0.dropFirst()) AS \($0)" }.joined(separator: ", ")
    let quoted = names.map { "'\($0)'" }.joined(separator: ", ")
    let outcome = try RuleBench(Self.things).evaluate(
      "rule 'r' { select = [[SELECT id, \(select) FROM things ORDER BY id]], judge = function(each) for n, \(names.joined(separator: ", ")) in each(\(quoted)) do return at_most(c99, 100, 'x', '%d', c99) end end }"
    )
    #expect(outcome.texts == ["2": ["198"], "3": ["297"]])
  }

  @Test("a thousand values returned are a thousand values refused or judged")
  func manyResults() throws {
    let bench = try RuleBench(Self.things)
    let outcome = try bench.evaluate(
      Self.judge("local t = {} for i = 1, 1000 do t[i] = 'x' end return table.unpack(t)"))
    #expect(outcome.counts == LuaCounts(broken: 3))
    let caught = try bench.evaluate(
      Self.check(
        "local t = {} for i = 1, 1000 do t[i] = i end return fail('%d', #{ pcall(table.unpack, t) })"
      ))
    #expect(caught.texts == ["organisation": ["1001"]])
  }

  // MARK: - pairs

  @Test("keys taken out while walking are not walked, whatever the collector does meanwhile")
  func pairsWhileRemoving() throws {
    let outcome = try RuleBench(Self.things).evaluate(
      Self.check(
        """
        local t, walked = {}, 0
        for i = 1, 500 do t['key number ' .. i .. ' of a table'] = i end
        for key in pairs(t) do
          walked = walked + 1
          for i = 1, 500 do t['key number ' .. i .. ' of a table'] = nil end
          for i = 1, 20000 do local _ = 'garbage number ' .. i .. ' of this loop' end
          for i = 1, 50 do t['new ' .. i] = i end
        end
        return fail('%d', walked)
        """))
    #expect(outcome.texts == ["organisation": ["1"]])
  }

  @Test("keys changed while walking: values are those of the moment, new keys are not walked")
  func pairsWhileChanging() throws {
    let outcome = try RuleBench(Self.things).evaluate(
      Self.check(
        """
        local t, out = { a = 1, b = 2, c = 3, [1] = 'x', [2.5] = 'y' }, {}
        for k, v in pairs(t) do
          out[#out + 1] = tostring(k) .. '=' .. tostring(v)
          t.c = 9
          t.b = nil
          t.z = 1
        end
        return fail('%s', table.concat(out, ' '))
        """))
    #expect(outcome.texts == ["organisation": ["1=x 2.5=y a=1 c=9"]])
  }

  // MARK: - SQL

  @Test("a text that is too long for SQL is an error, never NULL")
  func longParameter() throws {
    let outcome = try RuleBench(Self.things).evaluate(
      Self.check(
        "local s = ('x'):rep(1 << 20) return fail('%s', tostring(org.value('SELECT :s IS NULL', { s = s })))"
      ))
    #expect(outcome.fault?.kind == .sql)
    #expect(outcome.fault?.message == "the parameter :s cannot be bound: string or blob too big")
    #expect(outcome.fault?.line == 1)
  }

  @Test("ten thousand different queries are run, and only some of them kept")
  func manyQueries() throws {
    let outcome = try RuleBench(Self.things).evaluate(
      Self.check(
        """
        local sum = 0
        for i = 1, 10000 do sum = sum + org.value('SELECT ' .. i) end
        return fail('%d', sum)
        """))
    #expect(outcome.texts == ["organisation": ["50005000"]])
  }

  @Test("queries that are opened and not walked to their end are given back, or the rule ends")
  func manyOpenQueries() throws {
    let bench = try RuleBench(Self.things)
    let dropped = try bench.evaluate(
      Self.check(
        "for i = 1, 3000 do org.rows('SELECT id FROM things')() end return fail('%d', org.value('SELECT count(*) FROM things'))"
      ))
    #expect(dropped.texts == ["organisation": ["3"]])
    let held = try bench.evaluate(
      Self.check(
        "local held = {} for i = 1, 3000 do held[i] = org.rows('SELECT id FROM things') held[i]() end return pass()"
      ))
    #expect(held.fault?.kind == .runtime)
    #expect(held.fault?.message == "more than 500 queries are open at once")
  }

  @Test(
    "a day outside the years 1 to 9999 is an error in SQL too, never NULL",
    arguments: [
      "SELECT date_add('9999-12-31', 1)", "SELECT date_add('9999-12-31', '1 day')",
      "SELECT date_add('9999-12-31', '1 month')", "SELECT due(NULL, '0001-01-01', '-1 days')",
    ])
  func dayOutside(sql: String) throws {
    let outcome = try RuleBench(Self.things).evaluate(
      Self.check("return fail('%s', tostring(org.value([[\(sql)]])))"))
    #expect(outcome.fault?.kind == .data)
    #expect(
      outcome.fault?.message == "the day lies outside the years 1 to 9999"
        || outcome.fault?.message.hasSuffix("is not an interval") == true)
  }

  @Test("a malformed interval in SQL is named as one")
  func badInterval() throws {
    let outcome = try RuleBench(Self.things).evaluate(
      Self.check(
        "return fail('%s', tostring(org.value(\"SELECT date_add('2026-01-01', 'soon')\")))")
    )
    #expect(outcome.fault?.kind == .data)
    #expect(outcome.fault?.message == "'soon' is not an interval")
  }

  @Test("a BLOB in a name breaks its subject, as one in a column of judge does")
  func blobInName() throws {
    for column in ["name", "site_id"] {
      for detailed in [0, 1_000] {
        var limits = LuaLimits()
        limits.detailed = detailed
        let outcome = try RuleBench(Self.things).evaluate(
          "rule 'r' { select = 'SELECT id, photo AS \(column) FROM things ORDER BY id', judge = function(id) return pass() end }",
          limits: limits)
        #expect(outcome.counts == LuaCounts(conforming: 2, broken: 1))
        #expect(outcome.subjects[0].fault?.message == "column '\(column)' holds a BLOB")
      }
    }
  }

  @Test("a query that failed while it was walked has failed, however often it is walked again")
  func failedWalk() throws {
    let outcome = try RuleBench(Self.things).evaluate(
      """
      rule 'r' {
        select = "SELECT thing_id AS id, n, days(day, '2026-06-30') AS d FROM lines ORDER BY thing_id, n",
        judge = function(id, each)
          local walk = each("d")
          for _ = 1, 10 do pcall(walk) end
          return pass()
        end,
      }
      """)
    #expect(outcome.fault?.kind == .data)
    #expect(outcome.fault?.message == "'soon' is not a day")
    #expect(outcome.counts == LuaCounts())
  }

  @Test("an iterator of each belongs to its subject")
  func keptIterator() throws {
    let outcome = try RuleBench(Self.things).evaluate(
      """
      local kept
      rule 'r' {
        select = "SELECT thing_id AS id, n FROM lines ORDER BY thing_id, n",
        judge = function(id, each)
          if kept then return fail("%d", kept()) end
          kept = each("n")
        end,
      }
      """)
    #expect(outcome.counts == LuaCounts(conforming: 1, broken: 1))
    #expect(
      outcome.subjects[0].fault?.message == "each belongs to the subject it was given for")
  }

  // MARK: - Texts

  @Test(
    "a text prints what fits and what does not as it is, and reads no memory that is not its own",
    arguments: [
      ("'%-6s|%6s|%.2s', 'abc', 'abc', 'abc'", "abc   |   abc|ab", 0),
      ("'%5d|%05.1f|%x|%o', 3, 2.25, 255, 8", "    3|002.2|ff|10", 0),
      ("'a%\\0fb', 1.5", "a%\0fb", 1), ("'%999999999999d', 7", "7", 1),
      ("'%120.100f', 1.5", "1.5", 1), ("'%d', 1.5", "1.5", 1), ("'%d', 'x'", "x", 1),
      ("'%s %s', nil", "– %s", 1), ("'100%'", "100%", 1), ("'%s', {}", "table", 0),
      ("'%p', {}", "%p", 1),
    ])
  func texts(arguments: String, expected: String, misfits: Int) throws {
    let outcome = try RuleBench(Self.things).evaluate(Self.check("return fail(\(arguments))"))
    #expect(outcome.texts == ["organisation": [expected]])
    #expect(outcome.misfits.count == misfits)
  }

  @Test("the texts of a subject are cut at 64 KB")
  func longTexts() throws {
    let outcome = try RuleBench(Self.things).evaluate(
      Self.check(
        "local s, t = ('x'):rep(1 << 20), {} for i = 1, 200 do t[i] = s end return fail(('%s'):rep(200), table.unpack(t))"
      ))
    #expect(outcome.fault == nil)
    #expect(outcome.texts["organisation"]?.first?.utf8.count == 65_536)
    #expect(outcome.texts["organisation"]?.first?.hasSuffix("x…") == true)
  }

  // MARK: - Results

  @Test(
    "what check reports is kept like what a query yields: the lowest keys, the lowest in detail")
  func reportsAreCapped() throws {
    var limits = LuaLimits()
    limits.keptKeys = 20
    limits.detailed = 5
    let outcome = try RuleBench(Self.things).evaluate(
      Self.check("for i = 1000, 1, -1 do report(i, fail('number %d', i), { name = 'n' .. i }) end"),
      limits: limits)
    #expect(outcome.counts == LuaCounts(nonconforming: 1000))
    #expect(
      outcome.subjects.map { String(decoding: $0.key.bytes, as: UTF8.self) }
        == (1...20).map(String.init))
    #expect(outcome.subjects.map(\.isDetailed) == (1...20).map { $0 <= 5 })
    #expect(outcome.subjects[4].verdict.texts == ["number 5"])
  }

  @Test("kept keys and texts stay below their cap in bytes, reported or judged")
  func bytesAreCapped() throws {
    var limits = LuaLimits()
    limits.keptBytes = 10_000
    let text = "('%s'):format(('y'):rep(1000))"
    let reported = try RuleBench(Self.things).evaluate(
      Self.check("for i = 200, 1, -1 do report(i, fail('%s', \(text))) end"), limits: limits)
    let judged = try RuleBench(LimitsTests.numbers).evaluate(
      "rule 'r' { select = 'SELECT id FROM numbers WHERE id <= 200 ORDER BY id', judge = function(id) return fail('%s', \(text)) end }",
      limits: limits)
    for outcome in [reported, judged] {
      #expect(outcome.counts == LuaCounts(nonconforming: 200))
      let bytes = outcome.subjects.reduce(0) {
        $0 + $1.key.bytes.count + ($1.verdict.texts.first?.utf8.count ?? 0)
      }
      #expect(bytes <= 10_000)
      #expect(outcome.subjects.first?.key.bytes == Array("1".utf8))
      #expect(outcome.subjects.count >= 9)
    }
    #expect(reported.subjects == judged.subjects)
  }

  @Test("of equal margins the lowest key is the worst, whole numbers as numbers")
  func worstOfEqual() throws {
    let outcome = try RuleBench(Self.things).evaluate(
      Self.check("for _, i in ipairs({ 10, 9, 100 }) do report(i, at_most(5, 3, 'x', 'y')) end"))
    #expect(outcome.worst?.key.bytes == Array("9".utf8))
  }

  @Test("a declaration that unfolds to more than 8 MB is refused")
  func unfoldingDeclaration() throws {
    let program = RuleBench.program(
      """
      local t = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 }
      for _ = 1, 6 do
        local more = {}
        for i = 1, 100 do more[i] = t end
        t = more
      end
      rule "r" { tags = t, check = function() return pass() end }
      """)
    let fault = #expect(throws: LuaFault.self) { try Interpreter.declare(program) }
    #expect(fault?.kind == .runtime)
    #expect(fault?.message == "the declarations of a file are longer than 8 MB")
  }

  @Test("a subject that overflows the stack is broken by that, not by an earlier fault")
  func overflow() throws {
    let outcome = try RuleBench(Self.things).evaluate(
      Self.judge(
        "if id == 1 then error('first') end local function f(n) return 1 + f(n + 1) end if id == 2 then f(1) end"
      ))
    #expect(outcome.counts == LuaCounts(conforming: 1, broken: 2))
    #expect(outcome.subjects[1].fault?.message.contains("stack overflow") == true)
  }
}
