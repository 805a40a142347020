import ComplianceModel
import Evaluation
import Reporting
import RuleWorkbench

extension TestCommand {
  /// Changes the rules of one pack, whose tests have passed.
  func mutants(
    of pack: DeclaredPack, uses libraries: [PackSource], schema: PackSchema,
    _ settings: TestSettings, _ workspace: Workspace
  ) throws(Refusal) -> MutationReport {
    try mutate(
      pack, uses: libraries, schema: schema,
      MutationSettings(
        count: mutation.count, seed: mutation.seed, pattern: pattern,
        limits: settings.limits),
      temporaryFolder: settings.temporaryFolder, by: workspace.makeEvaluators)
  }

  /// Prints what became of the changes.
  /// - Parameter havePassed: Whether all tests passed over the rules as they are.
  /// - Returns: Yes, or no where fewer were killed than have to be, or an excuse is faulty.
  func tell(_ report: MutationReport, havePassed: Bool, _ surroundings: Surroundings) throws
    -> ExitCode
  {
    guard !report.mutants.isEmpty else {
      Console.complain(
        havePassed
          ? "no rule was changed: none has a test that --run selects\n"
          : "no rule was changed: its tests have to pass first\n")
      return .no
    }
    let style = surroundings.style(isVerbose: outputs.verbose)
    // What a program reads on stdout is one document.
    if outputs.tellsPeople {
      try Console.print("\n" + renderMutation(report, seed: mutation.seed, style: style))
    }
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
