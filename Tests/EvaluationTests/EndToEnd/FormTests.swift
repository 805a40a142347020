import ComplianceModel
import LuaRuntime
import Testing

@testable import Evaluation

/// The forms of a rule, from its text to its outcome over a real database.
@Suite struct FormTests {
  static let select = "select = \"SELECT * FROM orders ORDER BY id\", "
  static let late =
    "judge = function(code, required_on, shipped_on) "
    + "return at_most(date.days(required_on, shipped_on), 0, 'days', 'order %s is late', code) end"

  @Test("judge takes columns by name: counts, measure, worst, name, site and what was read")
  func columns() throws {
    let outcome = try EvaluationBench().outcome(
      "of = 'orders', name = '{code}', " + Self.select + Self.late)
    let measure = Measure(measured: 2, limit: 0, unit: "days", isUpperLimit: true)
    #expect(
      outcome
        == Outcome(
          rule: RuleID(pack: PackID("shop"), name: "it"), result: .nonconforming,
          population: PopulationCount(of: 2, conforming: 1, nonconforming: 1), needed: 2,
          score: ScoreInterval(low: 5_000, high: 5_000),
          worst: Worst(key: SubjectKey("2"), measure: measure),
          reads: [
            "orders.code", "orders.id", "orders.required_on", "orders.shipped_on",
            "orders.site_id", "orders.urgent",
          ],
          instances: [
            Instance(
              key: SubjectKey("2"), name: "B",
              verdict: .failed(grade: .minor, isOpenToPolicy: true),
              texts: ["order B is late"], measure: measure, site: "RTM",
              place: SourcePlace(file: "rules/shop.lua", line: 1))
          ], policyFailures: 1))
  }

  @Test("each makes one subject of all records of a key; a composite key is joined by a slash")
  func eachAndCompositeKey() throws {
    let bench = try EvaluationBench()
    let each = try bench.outcome(
      "select = 'SELECT order_id AS id, n, quantity FROM lines ORDER BY order_id, n', "
        + "judge = function(id, each) local sum = 0 for n, q in each('quantity') do "
        + "if not q then return unknown('line %d of order %d', n, id) end sum = sum + q end "
        + "return at_most(sum, 11, 'pieces', 'too many') end")
    #expect(each?.population == PopulationCount(nonconforming: 1, unknown: 1))
    #expect(each?.instances.map(\.texts) == [["too many"], ["line 1 of order 2"]])
    let composite = try bench.outcome(
      "key = { 'order_id', 'n' }, select = 'SELECT * FROM lines ORDER BY order_id, n', "
        + "judge = function(quantity) if not quantity then return fail('empty') end end")
    #expect(composite?.instances.map(\.key.description) == ["2/1"])
  }

  @Test("row takes the record as a table")
  func row() throws {
    let outcome = try EvaluationBench().outcome(
      Self.select + "judge = function(row) if yes(row.urgent) then return fail(row.code) end end")
    #expect(outcome?.instances.map(\.texts) == [["B"]])
  }

  @Test("report takes subjects in any order, with name and site; check alone judges the whole")
  func report() throws {
    let bench = try EvaluationBench()
    let reported = try bench.outcome(
      "of = 'orders', check = function() for _, r in org.records('SELECT * FROM orders ORDER BY id DESC') do "
        + "report(r.id, yes(r.urgent) and minor('urgent') or pass(), { name = r.code, site = r.site_id }) end end"
    )
    #expect(reported?.population == PopulationCount(of: 2, conforming: 1, nonconforming: 1))
    #expect(reported?.instances.map(\.name) == ["B"])
    #expect(reported?.instances.map(\.site) == ["RTM"])
    let whole = try bench.outcome(
      "of = 'orders', check = function() return at_least(org.value('SELECT count(*) FROM orders'), 3, 'orders', 'too few') end"
    )
    #expect(whole?.population == PopulationCount(of: 2, nonconforming: 1))
    #expect(whole?.instances.map(\.key) == [.organisation])
    #expect(whole?.policyFailures == 0)
  }

  @Test("before runs once ahead of the population and fills locals")
  func before() throws {
    let text =
      "local most\n"
      + EvaluationBench.rule(
        "it",
        "before = function() most = org.value('SELECT max(id) FROM orders') end, " + Self.select
          + "judge = function(id) if id == most then return fail('last') end end")
    #expect(try EvaluationBench().outcomes(text)["it"]?.instances.map(\.texts) == [["last"]])
  }

  @Test(
    "applies ends a rule before its query",
    arguments: [
      ("not_applicable('nobody ships')", Outcome.Result.notApplicable("nobody ships")),
      ("unknown('who ships?')", .notEvaluable(.unknown("who ships?"))),
    ])
  func applies(verdict: String, result: Outcome.Result) throws {
    let outcome = try EvaluationBench().outcome(
      "applies = function() return \(verdict) end, " + Self.select + Self.late)
    #expect(outcome?.result == result)
    #expect(outcome?.population.judged == 0)
  }

  @Test("a subject that is not applicable counts beside the judged; all of them decide the rule")
  func notApplicable() throws {
    let judge = "judge = function(id) if id >= least then return not_applicable('later') end end"
    let bench = try EvaluationBench()
    let some = try bench.outcome(Self.select + judge.replacing("least", with: "2"))
    #expect(some?.result == .conforming)
    #expect(some?.population == PopulationCount(conforming: 1, notApplicable: 1))
    let all = try bench.outcome(Self.select + judge.replacing("least", with: "1"))
    #expect(all?.result == .notApplicable("every subject said that it does not apply"))
  }

  // MARK: - Needs

  @Test(
    "needs says how many must conform",
    arguments: [
      ("'all'", Outcome.Result.nonconforming, 2), ("'any'", .conforming, 1),
      ("0.5", .conforming, 1), ("0.51", .nonconforming, 2), ("':share'", .conforming, 1),
    ])
  func needs(needs: String, result: Outcome.Result, needed: Int) throws {
    let share = ParameterDefinition(name: "share", kind: .number, defaultValue: .number(0.5))
    let source = EvaluationBench.source(
      EvaluationBench.rule("it", "needs = \(needs), " + Self.select + Self.late),
      parameters: [share])
    let outcome = try #require(try EvaluationBench().outcomes(of: source)["it"])
    #expect(outcome.result == result)
    #expect(outcome.needed == needed)
    #expect(outcome.instances.map(\.key.description) == ["2"])
  }

  // MARK: - Nothing to judge

  @Test(
    "an empty table is what when_empty says, and never conforming",
    arguments: [
      ("", Outcome.Result.notEvaluable(.noRows(tables: ["returns"]))),
      ("needs = 'any', ", .nonconforming),
      ("when_empty = fail('none'), ", .nonconforming),
      ("when_empty = observation('none'), ", .remarked),
      ("when_empty = unknown('who knows'), ", .notEvaluable(.unknown("who knows"))),
      ("when_empty = not_applicable('no returns'), ", .notApplicable("no returns")),
    ])
  func whenEmpty(field: String, result: Outcome.Result) throws {
    let outcome = try EvaluationBench().outcome(
      "of = 'returns', \(field)select = 'SELECT id FROM returns', judge = function(id) end")
    #expect(outcome?.result == result)
    #expect(outcome?.population.of == 0)
    let check = try EvaluationBench().outcome(
      "of = 'returns', \(field)check = function() return pass() end")
    #expect(check?.result == result)
  }

  @Test("rows in the table and none from the query is not evaluable, whatever when_empty says")
  func noSubjects() throws {
    let outcome = try EvaluationBench().outcome(
      "of = 'orders', when_empty = fail('none'), "
        + "select = 'SELECT id FROM orders WHERE id > 9', judge = function(id) end")
    #expect(outcome?.result == .notEvaluable(.noSubjects(tables: ["orders"])))
    #expect(outcome?.score == .unknown)
  }

  // MARK: - Parameters

  @Test("parameters reach SQL by :name and Lua by params, a list as JSON and as a table")
  func parameters() throws {
    let definitions = [
      ParameterDefinition(
        name: "codes", kind: .list, defaultValue: .list([.text("B"), .text("C")])),
      ParameterDefinition(name: "most", kind: .integer, defaultValue: .integer(1)),
      ParameterDefinition(
        name: "since", kind: .date, defaultValue: .date(Day(year: 2026, month: 6, day: 1)!)),
    ]
    let body =
      "select = 'SELECT id FROM orders WHERE code IN (SELECT value FROM json_each(:codes)) AND required_on > :since AND :today = \"2026-06-30\"', "
      + "judge = function(id) return fail('%d of %s, %d', id, params.codes[2], params.most) end"
    let source = EvaluationBench.source(
      EvaluationBench.rule("it", body.replacing("\"2026-06-30\"", with: "\\'2026-06-30\\'")),
      parameters: definitions)
    #expect(
      try EvaluationBench().outcomes(of: source)["it"]?.instances.map(\.texts) == [["2 of C, 1"]])
  }

  @Test("a helper is required by name, and a fault in it is told in its own file")
  func libraries() throws {
    let text =
      "local money = require 'money'\n"
      + EvaluationBench.rule("it", Self.select + "judge = function(id) money.check(id) end")
    let sound = EvaluationBench.source(
      text,
      libraries: [
        "money":
          "local m = {}\nfunction m.check(id) if id > 1 then error('broke') end end\nreturn m"
      ])
    let outcome = try EvaluationBench().outcomes(of: sound)["it"]
    #expect(
      outcome?.result
        == .error(
          EvaluationFault(
            kind: .runtime, message: "broke",
            place: SourcePlace(file: "lib/money.lua", line: 2), subject: SubjectKey("2"))))
    let broken = EvaluationBench.source(text, libraries: ["money": "local m = {\n"])
    #expect(
      try declare(broken, by: LocalEvaluator()).diagnostics.map(\.place?.file).first
        == "shop/lib/money.lua")
  }
}
