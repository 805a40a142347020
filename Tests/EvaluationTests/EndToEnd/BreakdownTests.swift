import ComplianceModel
import LuaRuntime
import Testing

@testable import Evaluation

/// Evaluators may be killed, or the run ended, while queries are still being looked at.
@Suite struct BreakdownTests {
  /// Evaluates in this process, and loses what it is asked of queries that have a word in them.
  private final class Forgetful: Evaluator {
    let local = LocalEvaluator()
    let word: String

    init(_ word: String) { self.word = word }

    func open(_ database: LuaDatabase) throws(EvaluatorFailure) { try local.open(database) }

    func perform(_ command: LuaCommand, of pack: String) -> LuaReply {
      if case .describe(let sql) = command, sql.contains(word) {
        return LuaReply(fault: LuaFault(.killed, "the evaluator was killed from outside, twice"))
      }
      return local.perform(command, of: pack)
    }

    func perform(_ commands: [PackCommand], done: (Int, LuaReply) -> Void) {
      for (index, command) in commands.enumerated() {
        done(index, perform(command.command, of: command.pack))
      }
    }
  }

  private static let rules = ["orders", "lines"].map { table in
    EvaluationBench.rule(
      table,
      "key = 'k', select = 'SELECT rowid AS k FROM \(table)', judge = function(k) return pass() end"
    )
  }.joined()

  @Test("a query that could not be looked at makes its rule an error, not its author's fault")
  func outcome() throws {
    let outcomes = try EvaluationBench(evaluator: Forgetful("lines")).outcomes(Self.rules)
    #expect(outcomes["orders"]?.result == .conforming)
    guard case .error(let fault)? = outcomes["lines"]?.result else {
      Issue.record("\(String(describing: outcomes["lines"]?.result))")
      return
    }
    #expect(fault.message == "the evaluator was killed from outside, twice")
    #expect(outcomes["lines"]?.population.judged == 0)
  }

  @Test("what is wrong with the rule besides is still told, and check does not take it for checked")
  func faults() throws {
    let bench = try EvaluationBench(evaluator: Forgetful("lines"))
    let misnamed = Self.rules.replacing("key = 'k'", with: "key = 'k', of = 'ordrs'")
    let refusal = bench.refusal(of: EvaluationBench.source(misnamed, schema: BindingTests.demand))
    #expect(
      refusal?.diagnostics.map(\.message) == Array(repeating: "there is no table 'ordrs'", count: 2)
    )
    let pack = try declare(EvaluationBench.source(Self.rules), by: bench.evaluator).whole()
    let view = bench.view
    let unchecked = #expect(throws: Refusal.self) {
      try pack.bindingFaults(
        against: view, asOf: EvaluationBench.day, origin: nil, by: bench.evaluator,
        assaySchema: { view.schema })
    }
    #expect(
      unchecked?.diagnostics.first?.message
        == "the query of shop/lines could not be checked: the evaluator was killed from outside, twice"
    )
  }
}
