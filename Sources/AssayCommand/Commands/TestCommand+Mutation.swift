import ComplianceModel
import Evaluation
import Reporting
import RuleWorkbench

extension TestCommand {
  /// Changes the rules of one pack, whose tests have passed.
  func mutants(
    of pack: DeclaredPack, uses libraries: [PackSource], schema: PackSchema,
    _ limits: EvaluationLimits, _ workspace: Workspace
  ) throws -> MutationReport {
    try mutate(
      pack, uses: libraries, schema: schema,
      MutationSettings(
        count: mutation.count, seed: mutation.seed, pattern: pattern, limits: limits),
      temporaryFolder: workspace.surroundings.temporaryFolder, by: workspace.freshEvaluator)
  }

  /// Prints what became of the changes.
  /// - Returns: Yes, or no where fewer were killed than have to be, or an excuse is faulty.
  func tell(_ report: MutationReport, _ surroundings: Surroundings) throws -> ExitCode {
    guard !report.mutants.isEmpty else {
      Console.complain("no rule was changed: its tests have to pass first\n")
      return .no
    }
    try Console.print(
      "\n"
        + renderMutation(
          report, seed: mutation.seed, style: surroundings.style(isVerbose: verbose)))
    if !report.faults.isEmpty { Console.complain(renderFindings(report.faults)) }
    guard let least = coverage.threshold?.mutants, !report.killedShare.reaches(percent: least)
    else { return report.faults.isEmpty ? .yes : .no }
    Console.complain(
      "the share of mutants killed is \(report.killedShare.shown), below the threshold of "
        + "\(least.shownPercent) %\n")
    return .no
  }
}

extension Double {
  /// Without a fraction where there is none.
  var shownPercent: String { self == rounded() ? "\(Int(self))" : "\(self)" }
}
