package import ComplianceModel
import LuaRuntime

/// Evaluates the same plan with several variants of packs over one database, all at once where
/// `evaluator` can.
///
/// - Parameters:
///   - request: What is asked; its packs are replaced by each of `variants` in turn.
///   - variants: Packs that declare what the plan selects.
/// - Returns: What came of each, in order; the refusal of one that does not bind.
/// - Throws: `Refusal` where the database cannot be opened, or no evaluator is to be had.
package func evaluate(
  _ request: EvaluationRequest, with variants: [[DeclaredPack]], by evaluator: any Evaluator
) throws(Refusal) -> [Result<Evaluated, Refusal>] {
  let evaluator = RememberingEvaluator(evaluator)
  try evaluator.open(request)
  var results: [Result<Evaluated, Refusal>] = []
  var commands: [PackCommand] = []
  var work: [(variant: Int, composer: OutcomeComposer)] = []
  for (number, packs) in variants.enumerated() {
    var request = request
    request.packs = packs
    do throws(Refusal) {
      let session = try EvaluationSession(request)
      var evaluated = Evaluated(
        outcomes: session.settled + session.answered, timings: [], exclusions: session.exclusions,
        applicability: session.applicability,
        remarks: session.remarks)
      let (own, composers) = try session.commands(
        for: session.bind(by: evaluator), by: evaluator
      ) { outcome, _, _ in evaluated.outcomes.append(outcome) }
      commands += own
      work += composers.map { (number, $0) }
      results.append(.success(evaluated))
    } catch {
      results.append(.failure(error))
    }
  }
  var outcomes: [Int: [Outcome]] = [:]
  do throws(EvaluatorFailure) {
    try evaluator.perform(commands) { index, reply in
      let (variant, composer) = work[index]
      outcomes[variant, default: []].append(composer.outcome(of: reply.outcome()))
    }
  } catch {
    throw error.refusal(shownPath: request.database.shownPath)
  }
  return results.enumerated().map { number, result in
    result.map { evaluated in
      var evaluated = evaluated
      evaluated.outcomes = (evaluated.outcomes + (outcomes[number] ?? [])).sorted {
        $0.rule < $1.rule
      }
      return evaluated
    }
  }
}

/// Asks what the host asks of one database once: variants of a rule ask much the same.
private final class RememberingEvaluator: Evaluator {
  private let evaluator: any Evaluator
  private var described: [String: LuaReply] = [:]
  private var rows: [String: LuaReply] = [:]

  init(_ evaluator: any Evaluator) { self.evaluator = evaluator }

  func open(_ database: LuaDatabase) throws(EvaluatorFailure) {
    (described, rows) = ([:], [:])
    try evaluator.open(database)
  }

  func perform(_ command: LuaCommand, of pack: String) throws(EvaluatorFailure) -> LuaReply {
    switch command {
    case .describe(let sql):
      if let known = described[sql] { return known }
      let reply = try evaluator.perform(command, of: pack)
      described[sql] = reply
      return reply
    case .rows(let sql, let parameters, _, let asPlan) where parameters.isEmpty && !asPlan:
      if let known = rows[sql] { return known }
      let reply = try evaluator.perform(command, of: pack)
      rows[sql] = reply
      return reply
    default: return try evaluator.perform(command, of: pack)
    }
  }

  func perform(_ commands: [PackCommand], done: (Int, LuaReply) -> Void)
    throws(EvaluatorFailure)
  {
    try evaluator.perform(commands, done: done)
  }
}
