import ComplianceModel
import Testing

@testable import Evaluation

/// A rule that breaks is an error of its own, with file and line; the others are unaffected.
@Suite struct BrokenRuleTests {
  static let select = "select = \"SELECT * FROM orders ORDER BY id\", "

  /// A broken rule on line 1, and a sound one after it.
  private func outcomes(_ body: String, plan: AssessmentPlan? = nil) throws -> [String: Outcome] {
    let text =
      EvaluationBench.rule("broken", body)
      + EvaluationBench.rule(
        "sound", Self.select + "judge = function(id) if id > 9 then return fail('x') end end")
    return try EvaluationBench().outcomes(of: EvaluationBench.source(text), plan: plan)
  }

  private func fault(_ outcome: Outcome?) throws -> EvaluationFault {
    guard case .error(let fault)? = outcome?.result else {
      throw Surprise(text: "\(String(describing: outcome?.result))")
    }
    return fault
  }

  private struct Surprise: Error { let text: String }

  @Test(
    "what judge must not do breaks each subject it is done on, with file and line",
    arguments: [
      ("function(id) error('stop') end", "stop", EvaluationFault.Kind.runtime),
      (
        "function(id, code) local n = code.n.n end",
        "attempt to index a nil value (field 'n')", .runtime
      ),
      ("function(id) fail('lost') end", "the verdict made in line 1 was not returned", .verdict),
      (
        "function(id) fail('lost') return minor('kept') end",
        "the verdict made in line 1 was not returned", .verdict
      ),
      (
        "function(id) return id > 9 and fail('x') end",
        "false was returned, which is no verdict: write 'if … then return fail(…) end'", .verdict
      ),
      ("function(id) return 7 end", "a number was returned, which is no verdict", .verdict),
      ("function(id) if undeclared then return fail('x') end end", "", .runtime),
    ])
  func brokenJudge(judge: String, message: String, kind: EvaluationFault.Kind) throws {
    let outcomes = try outcomes(Self.select + "judge = \(judge)")
    let fault = try fault(outcomes["broken"])
    #expect(fault.kind == kind)
    #expect(message.isEmpty || fault.message == message)
    #expect(fault.place == SourcePlace(file: "rules/shop.lua", line: 1))
    #expect(fault.subject == SubjectKey("1"))
    #expect(outcomes["broken"]?.population == PopulationCount(broken: 2))
    #expect(outcomes["sound"]?.result == .conforming)
  }

  @Test("a subject that breaks leaves the failures of the others standing")
  func partlyBroken() throws {
    let outcomes = try outcomes(
      Self.select + "judge = function(id) if id == 1 then error('stop') end return fail('late') end"
    )
    let outcome = try #require(outcomes["broken"])
    #expect(outcome.result == .nonconforming)
    #expect(outcome.population == PopulationCount(nonconforming: 1, broken: 1))
    #expect(outcome.instances.map(\.key.description) == ["1", "2"])
  }

  @Test("a broken subject among conforming ones is an error, never conforming")
  func brokenAmongConforming() throws {
    let outcomes = try outcomes(
      Self.select + "judge = function(id, urgent) if id == 2 then return urgent + nil end end")
    #expect(
      try fault(outcomes["broken"])
        == EvaluationFault(
          kind: .runtime, message: "attempt to perform arithmetic on a nil value",
          place: SourcePlace(file: "rules/shop.lua", line: 1), subject: SubjectKey("2")))
    #expect(outcomes["broken"]?.score == ScoreInterval(low: 5_000, high: 10_000))
  }

  @Test("NULL in arithmetic breaks the subject and says which column it was")
  func nullInArithmetic() throws {
    let outcomes = try outcomes(
      "key = { 'order_id', 'n' }, select = 'SELECT * FROM lines ORDER BY 1, 2', "
        + "judge = function(quantity) return at_most(quantity + 1, 8, '', 'x') end")
    let fault = try fault(outcomes["broken"])
    #expect(fault.message == "attempt to perform arithmetic on a nil value (local 'quantity')")
    #expect(fault.subject == SubjectKey("2/1"))
  }

  @Test(
    "what breaks the rule as a whole leaves no counts behind",
    arguments: [
      (
        "select = 'SELECT order_id AS id FROM lines ORDER BY 1', judge = function(id) end",
        EvaluationFault.Kind.key,
        "the key 1 comes twice: ORDER BY the key and select each once, or take 'each'"
      ),
      (
        "select = 'SELECT id FROM orders ORDER BY id DESC', judge = function(id) end", .key,
        "the key 1 comes after 2: ORDER BY the key"
      ),
      (
        "select = 'SELECT quantity AS id FROM lines ORDER BY 1', judge = function(id) end", .key,
        "key column 'id' is NULL"
      ),
      (
        "of = 'orders', before = function() error('not ready') end, check = function() return pass() end",
        .runtime, "not ready"
      ),
      (
        "of = 'orders', check = function() end", .verdict,
        "check neither returned a verdict nor reported a subject"
      ),
      (
        "of = 'orders', check = function() report(1, pass()) return pass() end", .verdict,
        "check reported subjects and returned a verdict: do one of them"
      ),
      (
        "of = 'orders', check = function() org.value('SELECT misspelt FROM orders') end", .sql,
        "no such column: misspelt"
      ),
      (
        "select = \"SELECT id, days('soon', :today) AS late FROM orders\", judge = function(late) end",
        .data, "'soon' is not a day"
      ),
    ])
  func brokenWhole(body: String, kind: EvaluationFault.Kind, message: String) throws {
    let outcomes = try outcomes(body)
    let fault = try fault(outcomes["broken"])
    #expect(fault.kind == kind)
    #expect(fault.message == message)
    #expect(outcomes["broken"]?.population.judged == 0)
    #expect(outcomes["broken"]?.score == .unknown)
    #expect(outcomes["broken"]?.instances == [])
    #expect(outcomes["sound"]?.result == .conforming)
  }

  @Test("a flag that is 7 breaks its subject and names the value")
  func flagOfSeven() throws {
    let bench = try EvaluationBench(
      EvaluationBench.shop + "UPDATE orders SET urgent = 7 WHERE id = 2;")
    let outcome = try bench.outcome(
      Self.select + "judge = function(urgent) if yes(urgent) then return fail('x') end end")
    #expect(try fault(outcome).message == "a flag is 0, 1 or NULL, not 7")
    #expect(outcome?.population == PopulationCount(conforming: 1, broken: 1))
  }

  @Test("a malformed date makes its subject unknown, and a text that decides nothing undecided")
  func malformedDate() throws {
    let bench = try EvaluationBench(
      EvaluationBench.shop + "UPDATE orders SET shipped_on = 'soon' WHERE id = 1;")
    let judge =
      "judge = function(required_on, shipped_on) return at_most(date.days(required_on, shipped_on), 9, 'days', 'late') end"
    let outcome = try #require(try bench.outcome(Self.select + judge))
    #expect(
      outcome.result == .notEvaluable(.unknownSubjects(count: 1, reason: "'soon' is not a day")))
    #expect(outcome.population == PopulationCount(conforming: 1, unknown: 1))
  }

  @Test("a rule past its limit ends alone, with the limit's name")
  func limits() throws {
    var plan = AssessmentPlan(asOf: EvaluationBench.day)
    plan.limits.instructions = 100_000
    let endless = try outcomes(
      "of = 'orders', check = function() while true do end end", plan: plan)
    #expect(try fault(endless["broken"]).kind == .instructions)
    #expect(endless["sound"]?.result == .conforming)
    plan.limits.instructions = nil
    plan.limits.rows = 1
    let long = try outcomes(Self.select + "judge = function(id) end", plan: plan)
    #expect(try fault(long["broken"]).kind == .rows)
  }
}
