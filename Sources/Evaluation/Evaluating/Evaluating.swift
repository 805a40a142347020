package import ComplianceModel
import LuaRuntime

/// Evaluates everything that the plan of `request` selects.
///
/// - Parameter evaluator: What runs the rules; it opens the database of the request.
/// - Throws: `Refusal` where the selection names nothing, a rule does not bind, or the database is
///   not what the packs need.
package func evaluate(_ request: EvaluationRequest, by evaluator: any Evaluator) throws(Refusal)
  -> Evaluated
{
  let session = try EvaluationSession(request)
  try evaluator.open(request)
  let bound = try session.bind(by: evaluator)
  var evaluated = Evaluated(
    outcomes: session.settled + session.answered, timings: [], exclusions: session.exclusions,
    applicability: session.applicability,
    remarks: session.remarks)
  try session.evaluate(bound, by: evaluator) { outcome, milliseconds, rows in
    evaluated.outcomes.append(outcome)
    evaluated.timings.append((outcome.rule, milliseconds, rows))
  }
  evaluated.outcomes.sort { $0.rule < $1.rule }
  evaluated.timings.sort { $0.rule < $1.rule }
  return evaluated
}

extension LuaLimits {
  /// The limits of a plan.
  init(_ limits: EvaluationLimits) {
    self.init()
    memory = limits.memory
    rows = limits.rows
    milliseconds = limits.milliseconds
    instructions = limits.instructions.map(UInt64.init)
    keptKeys = limits.keptKeys
    detailed = limits.detailed
  }
}
