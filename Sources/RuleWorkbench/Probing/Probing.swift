package import ComplianceModel
package import Evaluation
import OrganisationStore

/// What is damaged, and how.
package struct ProbeSettings: Sendable {
  /// Decides which records are damaged.
  package var seed: UInt64 = 1
  /// How many damages of all are drawn; nil: all.
  package var sample: Int?
  /// How many records of a column are damaged in each way.
  package var rows = 1
  /// Only these tables and columns, `*` and `?` as in patterns; empty: all.
  package var tables: [String] = []
  package var columns: [String] = []
  /// The damages that a person named, instead of drawn ones; nil: they are drawn.
  package var expectations: [DamageExpectation]?
  /// A folder that nobody else may look into, for copies of the database.
  package var folder: String
  /// Bytes up to which a damaged database is handed to the evaluator; a larger one is opened as a file
  /// by another that is started for it.
  package var handsOver = 8 << 20
  /// How many damages are tried at once, and what evaluates them, made for each.
  package var jobs = 1
  package var makeEvaluator: @Sendable () -> any Evaluator
  /// Asked between damages: true ends the probe.
  package var isInterrupted: @Sendable () -> Bool = { false }
  /// Told how many damages of how many are done, from any thread.
  package var progress: @Sendable (Int, Int) -> Void = { _, _ in }

  /// Makes settings.
  package init(folder: String, makeEvaluator: @escaping @Sendable () -> any Evaluator) {
    self.folder = folder
    self.makeEvaluator = makeEvaluator
  }
}

/// The damages that a probe would do, without doing them.
/// - Throws: `Refusal` where a table, a column or a record that is named is not there.
package func drawDamages(_ request: EvaluationRequest, _ settings: ProbeSettings) throws(Refusal)
  -> [Damage]
{
  let database = try ScratchDatabase(
    copying: request.database.path, to: ProbeTrials.path(0, in: settings.folder))
  return try ProbeSelection(request, settings, database).plan().damages.map(\.damage)
}

/// Damages a private copy of a database one field at a time, and tells which outcomes get worse.
///
/// Each damage is undone before the next. Only the rules that read the damaged column are evaluated
/// again: no other can come to another outcome.
/// - Returns: Trials in the order of the schema, whatever the number of jobs; nil: it was interrupted.
/// - Throws: `Refusal` where nothing can be evaluated.
package func probe(_ request: EvaluationRequest, _ settings: ProbeSettings) throws(Refusal)
  -> ProbeReport?
{
  let path = ProbeTrials.path(0, in: settings.folder)
  let database = try ScratchDatabase(copying: request.database.path, to: path)
  let (damages, spared) = try ProbeSelection(request, settings, database).plan()
  let baseline = try evaluate(request, by: settings.makeEvaluator())
  let trials = ProbeTrials(
    request: request, baseline: baseline.outcomes, damages: damages, settings: settings)
  guard let fates = try trials.fates(in: database), !settings.isInterrupted() else { return nil }
  return ProbeReport(
    asOf: request.plan.asOf, seed: settings.seed,
    trials: zip(damages, fates).map { .init(damage: $0.damage, fate: $1) }, spared: spared,
    broken: baseline.outcomes.filter(\.isError).map(\.rule))
}

extension Outcome {
  /// Whether the rule did not run to its end.
  fileprivate var isError: Bool {
    if case .error = result { return true }
    return false
  }
}
