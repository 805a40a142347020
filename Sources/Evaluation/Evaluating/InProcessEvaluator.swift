package import ComplianceModel
import LuaRuntime

/// Evaluates one rule after the other, here, on one connection.
package struct InProcessEvaluator: Evaluator {
  /// Makes an evaluator.
  package init() {}

  package func evaluate(_ request: EvaluationRequest, measuredBy clock: () -> Double)
    throws(Refusal) -> Evaluated
  {
    let session = try EvaluationSession(request)
    let connection = try request.connection()
    let bound = try session.bind(on: connection)
    var evaluated = Evaluated(
      outcomes: session.settled + session.answered, timings: [],
      exclusions: session.exclusions)
    for rule in bound {
      let start = clock()
      let (outcome, rows) = session.evaluate(rule, on: connection)
      evaluated.outcomes.append(outcome)
      evaluated.timings.append((rule.rule.id, clock() - start, rows))
    }
    evaluated.outcomes.sort { $0.rule < $1.rule }
    return evaluated
  }
}

/// Evaluates `request` in this process.
/// - Parameter clock: Milliseconds since whatever; read around each rule, for `run` only.
/// - Throws: `Refusal`, as `Evaluator` says.
package func evaluate(_ request: EvaluationRequest, measuring clock: () -> Double) throws(Refusal)
  -> Evaluated
{
  try InProcessEvaluator().evaluate(request, measuredBy: clock)
}

extension EvaluationRequest {
  /// A guarded connection to the database, with the limits of the plan.
  /// - Throws: `Refusal` (organisation database) where it cannot be opened.
  func connection() throws(Refusal) -> GuardedConnection {
    do throws(LuaFault) {
      return try GuardedConnection(
        path: database.path, isImmutable: database.isImmutable, asOf: plan.asOf.description,
        limits: LuaLimits(plan.limits))
    } catch {
      throw Refusal(
        .organisationDatabase, "unreadable-database",
        "\(database.shownPath) cannot be read: \(error.message)")
    }
  }
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
