import LuaRuntime
import Testing

/// The functions by which the host measures a program: exact where they are asked for, absent elsewhere.
@Suite struct ProbeTests {
  private static let schema = """
    CREATE TABLE t (id INTEGER PRIMARY KEY, late INTEGER);
    INSERT INTO t VALUES (1, 3), (2, 0), (3, NULL);
    """

  /// Evaluates `rule` with `probes` places.
  private static func reply(_ rule: String, sql: String? = nil, probes: Int) throws -> LuaReply {
    let bench = try RuleBench(schema)
    let evaluator = LocalEvaluator()
    try evaluator.open(
      LuaDatabase(.file(path: bench.database, isImmutable: false), asOf: "2026-06-30"))
    return evaluator.perform(.evaluate(evaluation(rule, sql: sql, probes: probes)))
  }

  private static func evaluation(_ rule: String, sql: String?, probes: Int) -> LuaEvaluation {
    var limits = LuaLimits()
    limits.probes = probes
    let form = sql.map {
      LuaEvaluation.Form.population(
        sql: $0, keyColumns: [0], nameTemplate: [], siteColumn: nil, judge: .columns([1]))
    }
    return LuaEvaluation(
      program: RuleBench.program(rule), ordinal: 0, asOf: "2026-06-30", form: form ?? .check,
      limits: limits)
  }

  @Test(
    "without probes their names are not there, in Lua or SQL",
    arguments: [
      "assay_at(0) return pass()", "return assay_if(0, pass())",
      "org.value('SELECT assay_if(0, 1)') return pass()",
    ])
  func absent(body: String) throws {
    let reply = try Self.reply("rule 'r' { check = function() \(body) end }", probes: 0)
    #expect(reply.fault?.kind == .runtime || reply.fault?.kind == .sql)
    #expect(reply.seen == [])
  }

  @Test("a statement that ran, and each side of a condition, are noted at their places")
  func lua() throws {
    let reply = try Self.reply(
      """
      assay_at(0)
      rule "r" { check = function()
        for _, _, late in org.rows("SELECT id, late FROM t ORDER BY id") do
          if assay_if(1, late) and assay_if(2, late > 9) then assay_at(3) end
        end
        return assay_if(4, pass())
      end }
      """, probes: 6)
    #expect(reply.fault == nil)
    #expect(reply.outcome().counts.conforming == 1)
    #expect(
      reply.seen.map(LuaSeen.init) == [
        .reached, [.reached, .isTrue, .isFalse], [.reached, .isFalse], [], [.reached, .isTrue], [],
      ])
  }

  @Test("a condition keeps its value, and of several values the first")
  func value() throws {
    let reply = try Self.reply(
      """
      rule "r" { check = function()
        local function none() end
        local function two() return 7, 8 end
        local a, b = assay_if(0, two())
        return fail("%s %s %s", tostring(a), tostring(b), tostring(assay_if(1, none())))
      end }
      """, probes: 2)
    #expect(reply.outcome().subjects.first?.verdict.texts == ["7 nil nil"])
    #expect(reply.seen.map(LuaSeen.init) == [[.reached, .isTrue], [.reached, .isFalse]])
  }

  @Test("a term of SQL is noted as true, false and NULL, and changes no row")
  func sql() throws {
    let reply = try Self.reply(
      "rule \"r\" { judge = function(late) return fail(\"late\") end }",
      sql: "SELECT id, late FROM t WHERE assay_if(1,(late > 0)) AND assay_if(2,(id < 9))"
        + " ORDER BY id",
      probes: 3)
    #expect(reply.fault == nil)
    #expect(reply.outcome().subjects.map(\.key.bytes) == [Array("1".utf8)])
    #expect(
      reply.seen.map(LuaSeen.init) == [
        [], [.reached, .isTrue, .isFalse, .isNull], [.reached, .isTrue],
      ])
  }

  @Test(
    "a place that there is not ends the rule, and nothing is written",
    arguments: [
      "assay_at(2)", "assay_at(-1)", "assay_if(9007199254740993, true)",
      "org.value('SELECT assay_if(2, 1)')", "org.value('SELECT assay_if(-1, 1)')",
    ])
  func outside(call: String) throws {
    let reply = try Self.reply(
      "rule 'r' { check = function() \(call) return pass() end }", probes: 2)
    #expect(reply.fault?.message.contains("there is no such probe") == true)
    #expect(reply.seen == [0, 0])
  }

  @Test("what a measured rule may call the next one may not, over the same connection")
  func gone() throws {
    let bench = try RuleBench(Self.schema)
    let evaluator = LocalEvaluator()
    try evaluator.open(
      LuaDatabase(.file(path: bench.database, isImmutable: false), asOf: "2026-06-30"))
    let rule =
      "rule 'r' { check = function() org.value('SELECT assay_if(0, 1)') return pass() end }"
    for probes in [1, 0, 1] {
      let reply = evaluator.perform(.evaluate(Self.evaluation(rule, sql: nil, probes: probes)))
      #expect((reply.fault == nil) == (probes == 1))
      #expect(reply.seen.map(LuaSeen.init) == (probes == 1 ? [[.reached, .isTrue]] : []))
    }
    #expect(evaluator.perform(.describe("SELECT assay_if(0, 1)")).fault?.kind == .sql)
  }

  @Test("however many places are asked for, there are at most so many")
  func most() throws {
    let reply = try Self.reply(
      "rule 'r' { check = function() return pass() end }", probes: .max)
    #expect(reply.seen.count == LuaLimits.mostProbes)
  }
}
