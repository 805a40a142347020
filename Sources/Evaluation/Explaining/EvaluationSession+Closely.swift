import ComplianceModel
import LuaRuntime

extension EvaluationSession {
  /// What one rule comes to when it is looked at closely.
  struct CloseLook {
    /// The outcome.
    var outcome: Outcome
    /// What the evaluator told.
    var told: LuaOutcome
    /// How long it took.
    var milliseconds: Double
  }

  /// Evaluates one rule, which need not be as it was declared.
  /// - Parameters:
  ///   - follows: Whether the lines of `judge` that run are told.
  ///   - nearest: How many conforming subjects nearest to their limit are told.
  /// - Returns: nil where it does not bind, or the database cannot answer it.
  /// - Throws: `Refusal` where the database cannot be read.
  func lookClosely(
    at rule: Rule, follows: Bool = false, nearest: Int = 0, by evaluator: any Evaluator
  ) throws(Refusal) -> CloseLook? {
    guard let pack = request.pack(rule.id.pack) else { return nil }
    var binder = RuleBinder(
      rule, of: pack, view: request.database, demanded: request.demanded(by: pack),
      parameters: request.plan.parameters(of: rule.id))
    let described = try DescribedQueries(of: [rule], by: evaluator)
    guard let bound = try binder.bind(described), case .ready(let form) = bound.state,
      case .success(let rowCount) = try self.rowCount(of: rule, by: evaluator)
    else { return nil }
    var parameters = SharedParameters()
    var evaluation = evaluation(
      bound, form, luaAnswers(for: rule.id.pack), parameters.of(bound))
    evaluation.follows = follows
    evaluation.nearest = nearest
    let reply = try evaluator.reply(to: .evaluate(evaluation), of: rule.id.pack)
    let told = reply.outcome()
    let composer = OutcomeComposer(rule: bound.rule, quota: bound.quota, rowCount: rowCount)
    return CloseLook(
      outcome: composer.outcome(of: told), told: told, milliseconds: reply.milliseconds)
  }
}
