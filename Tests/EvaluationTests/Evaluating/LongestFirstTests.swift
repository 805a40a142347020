import ComplianceModel
import LuaRuntime
import Testing

@testable import Evaluation

/// Rules begin in the order in which they took long some other time; what comes of them has its own order.
@Suite struct LongestFirstTests {
  /// Evaluates in this process, and notes in which order it is handed rules.
  private final class Noting: Evaluator {
    private let local = LocalEvaluator()
    private(set) var ordinals: [Int] = []

    func open(_ database: LuaDatabase) throws(EvaluatorFailure) { try local.open(database) }

    func perform(_ command: LuaCommand, of pack: String) -> LuaReply { local.perform(command) }

    func perform(_ commands: [PackCommand], done: (Int, LuaReply) -> Void) {
      for case .evaluate(let evaluation) in commands.map(\.command) {
        ordinals.append(evaluation.ordinal)
      }
      local.perform(commands, done: done)
    }
  }

  @Test(
    arguments: [
      ([:], [0, 1, 2, 3]), (["b": 1, "d": 7, "a": 3, "c": 5], [3, 2, 0, 1]),
      // Nobody knows of a and c; equal ones keep their order.
      (["b": 2, "d": 2], [0, 2, 1, 3]),
    ] as [([String: Double], [Int])])
  func order(durations: [String: Double], ordinals: [Int]) throws {
    let evaluator = Noting()
    let bench = try EvaluationBench(evaluator: evaluator)
    let rules = ["a", "b", "c", "d"].map {
      EvaluationBench.rule($0, "of = 'orders', check = function() return pass() end")
    }.joined()
    let source = EvaluationBench.source(rules)
    let pack = try declare(source, by: evaluator).whole()
    let (plan, schema) = (AssessmentPlan(asOf: EvaluationBench.day), bench.view.schema)
    var request = EvaluationRequest(
      packs: [pack], plan: plan, database: bench.view, assaySchema: { schema })
    for (name, duration) in durations {
      request.durations[RuleID(pack: PackID("shop"), name: name)] = duration
    }
    let evaluated = try evaluate(request, by: evaluator)
    #expect(evaluator.ordinals == ordinals)
    #expect(evaluated.outcomes.map(\.rule.name) == ["a", "b", "c", "d"])
  }
}
