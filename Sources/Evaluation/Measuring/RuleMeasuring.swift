package import ComplianceModel
import LuaRuntime

/// What one evaluation of a rule cost.
package struct RuleCost: Equatable, Sendable {
  /// How long it took, where it was carried out.
  package var milliseconds: Double
  /// Rows that its queries stepped.
  package var rows: Int
  /// Most bytes that its interpreter held.
  package var peakMemory: Int
  /// The columns that it read, as `table.column`.
  package var reads: [String]
  /// The word of its outcome.
  package var outcome: String
  /// Whether it ran to its end.
  package var hasEnded: Bool
}

/// Evaluates a rule once, and tells what that cost.
/// - Returns: nil where the rule does not bind, or the database cannot answer it.
/// - Throws: `Refusal` where the database cannot be read.
package func cost(
  of rule: Rule, in request: EvaluationRequest, by evaluator: any Evaluator
) throws(Refusal) -> RuleCost? {
  try evaluator.open(request)
  guard let look = try EvaluationSession(request).lookClosely(at: rule, by: evaluator) else {
    return nil
  }
  return RuleCost(
    milliseconds: look.milliseconds, rows: look.told.rowsStepped,
    peakMemory: look.told.peakMemory,
    reads: look.told.reads.filter { !$0.column.isEmpty }.map { "\($0.table).\($0.column)" },
    outcome: look.outcome.result.word, hasEnded: look.told.fault == nil)
}

/// SQLite's plan of the query of a rule, a line a step; empty for a rule without one.
/// - Throws: `Refusal` where the database cannot be read.
package func plan(
  of rule: Rule, in request: EvaluationRequest, by evaluator: any Evaluator
) throws(Refusal) -> [String] {
  guard case .population(let population) = rule.form else { return [] }
  try evaluator.open(request)
  let reader = DatabaseReader(evaluator: evaluator, pack: rule.id.pack)
  var bound = request.plan.parameters(of: rule.id).mapValues(\.bound)
  bound["today"] = .string(request.plan.asOf.description)
  guard case .success(let face) = try reader.describe(population.select),
    case .success(let plan) = try reader.plan(
      of: population.select, bound.filter { face.parameters.contains($0.key) })
  else { return [] }
  return plan
}
