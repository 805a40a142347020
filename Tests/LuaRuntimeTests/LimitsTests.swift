import LuaRuntime
import Testing

/// A limit ends the rule, names itself, and cannot be caught.
@Suite struct LimitsTests {
  static let numbers = """
    CREATE TABLE numbers (id INTEGER PRIMARY KEY);
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) INSERT INTO numbers SELECT i FROM n;
    """

  static func check(_ body: String) -> String {
    "rule 'r' { check = function() \(body) return pass() end }"
  }

  @Test(
    "no loop outlives its deadline, caught or not",
    arguments: [
      "while true do end",
      "pcall(function() while true do end end)",
      "while true do pcall(function() while true do end end) end",
      "local function f() return pcall(f) end while true do f() end",
      "for _ = 1, 1e18 do local _ = {} end",
      "org.value('WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n')",
      "while true do org.value('SELECT 1') end",
      "while true do pcall(org.value, 'SELECT 1') end",
    ])
  func deadline(body: String) throws {
    var limits = LuaLimits()
    limits.milliseconds = 50
    let clock = ContinuousClock()
    var outcome: LuaOutcome?
    let time = try clock.measure {
      outcome = try RuleBench(Self.numbers).evaluate(Self.check(body), limits: limits)
    }
    #expect(outcome?.fault?.kind == .time)
    #expect(outcome?.fault?.message == "the time limit of 50 ms was reached")
    #expect(outcome?.counts == LuaCounts())
    #expect(time < .seconds(5))
  }

  @Test("an instruction budget ends the same loop at the same place")
  func instructions() throws {
    var limits = LuaLimits()
    limits.instructions = 100_000
    for body in ["while true do end", "pcall(function() while true do end end) while true do end"] {
      let outcome = try RuleBench(Self.numbers).evaluate(Self.check(body), limits: limits)
      #expect(outcome.fault?.kind == .instructions)
      #expect(outcome.fault?.message == "the instruction limit of 100000 was reached")
    }
  }

  @Test(
    "memory is capped, also under pcall and inside C",
    arguments: [
      "local t = {} for i = 1, 1e9 do t[i] = 'x' .. i end",
      "local s = 'x' while true do s = s .. s end",
      "local ok = pcall(function() local s = 'x' while true do s = s .. s end end) return fail('caught %s', tostring(ok))",
      "return fail(('x'):rep(1 << 40))",
      "local t = {} for i = 1, 1e9 do t[#t + 1] = t end",
    ])
  func memory(body: String) throws {
    var limits = LuaLimits()
    limits.memory = 2 << 20
    let outcome = try RuleBench(Self.numbers).evaluate(
      "rule 'r' { check = function() \(body) end }", limits: limits)
    let kind = outcome.fault?.kind ?? outcome.subjects.first?.fault?.kind
    #expect(kind == .memory || kind == .runtime)
    if !body.contains("rep(") {
      #expect(outcome.fault?.message == "the memory limit of 2097152 bytes was reached")
    }
    #expect(outcome.counts.conforming == 0)
  }

  @Test("rows are capped over all queries of a rule")
  func rows() throws {
    var limits = LuaLimits()
    limits.rows = 1_000
    let population = try RuleBench(Self.numbers).evaluate(
      "rule 'r' { select = 'SELECT id FROM numbers ORDER BY id', judge = function(id) end }",
      limits: limits)
    #expect(population.fault?.kind == .rows)
    #expect(population.fault?.message == "the limit of 1000 rows was reached")
    let queries = try RuleBench(Self.numbers).evaluate(
      Self.check("for _ = 1, 2000 do pcall(org.value, 'SELECT 1') end"), limits: limits)
    #expect(queries.fault?.kind == .rows)
    limits.rows = 1_999
    let almost = try RuleBench(Self.numbers).evaluate(
      "rule 'r' { select = 'SELECT id FROM numbers ORDER BY id', judge = function(id) end }",
      limits: limits)
    #expect(almost.fault?.kind == .rows)
    limits.rows = 2_000
    let whole = try RuleBench(Self.numbers).evaluate(
      "rule 'r' { select = 'SELECT id FROM numbers ORDER BY id', judge = function(id) end }",
      limits: limits)
    #expect(whole.counts.conforming == 2_000)
  }
}
