import ArgumentParser
import AssayConfiguration
import CanonicalForm
import ComplianceModel
import Evaluation
import OrganisationStore
import Reporting
import RuleWorkbench

/// `assay probe`: what the rules would miss.
struct ProbeCommand: Runnable {
  static let configuration = CommandConfiguration(
    commandName: "probe",
    abstract: "Damage a private copy field by field, and show what no rule notices.",
    discussion: """
      Fields are emptied, days expire, flags are reversed, references orphaned, one at a time, as \
      the column's meaning suggests; the rules that read it are evaluated again. The database \
      itself is never written. The same seed gives the same damages.

      Ends with 0, with 1 where --expect names a requirement that did not notice, and else as \
      `assay --help` says.
      """)

  @Argument(
    help: ArgumentHelp(
      "The organisation's database (default: from assay.yml).", valueName: "database"))
  var database: String?

  @OptionGroup(title: "Packs and configuration") var packs: PackOptions
  @OptionGroup(title: "Damages") var damages: DamageOptions

  @Option(
    name: .long,
    help: ArgumentHelp("The day of the assessment, YYYY-MM-DD (default: today).", valueName: "day"))
  var asOf: String?

  @Option(
    name: [.customLong("param")],
    help: ArgumentHelp("A parameter: name=value or pack.name=value.", valueName: "name=value"))
  var parameter: [String] = []

  @OptionGroup(title: "Limits") var limits: LimitOptions
  @OptionGroup(title: "Output") var output: ProbeOutputOptions
  @OptionGroup(title: "Evaluators") var evaluators: EvaluatorOptions

  func run(in surroundings: Surroundings) throws -> ExitCode {
    let workspace = try Workspace(
      surroundings, packs: packs.pack, config: packs.config, database: database,
      evaluators: evaluators)
    let expected = try damages.expectations(in: surroundings)
    let run = AssessmentRun(
      workspace: workspace,
      overrides: Overrides(
        parameters: parameter, asOf: asOf ?? expected?.asOf?.description, rules: [],
        isReportOnly: true, limits: limits.overrides),
      view: .copied, database: database)
    return try run.prepare { request, opened in
      let settings = try settings(expected, workspace, in: opened.privateFolder, surroundings)
      if damages.draw != nil {
        let drawn = try drawDamages(request, settings)
        try Console.print(
          renderProbeDraft(
            drawn, seed: settings.seed, asOf: request.plan.asOf,
            command: command(asOf: request.plan.asOf, shown: opened.view.shownPath)))
        return .yes
      }
      let report = try Interruption.noting { () throws(Refusal) in
        try RuleWorkbench.probe(request, settings)
      }
      surroundings.showProgress(nil)
      guard let report else { return interrupted() }
      return try tell(report, expected?.expectations, opened.view.shownPath, surroundings)
    }
  }

  /// The code of the signal that cut a probe short: nothing else does.
  private func interrupted() -> ExitCode {
    guard let code = Interruption.noted else {
      preconditionFailure("a probe without a report was interrupted")
    }
    return code
  }

  private func settings(
    _ expected: ProbeExpectationsFile?, _ workspace: Workspace, in folder: String?,
    _ surroundings: Surroundings
  ) throws(Refusal) -> ProbeSettings {
    guard let folder else { preconditionFailure("a view that is copied has a folder") }
    var settings = ProbeSettings(folder: folder, makeEvaluator: workspace.makeEvaluator)
    settings.seed = damages.seed ?? expected?.seed ?? 1
    settings.sample = damages.draw ?? damages.damages
    settings.rows = damages.rows
    settings.tables = damages.table
    settings.columns = damages.column
    settings.expectations = expected?.expectations
    settings.jobs = damages.jobs ?? surroundings.processors
    settings.isInterrupted = { Interruption.noted != nil }
    settings.progress = { done, of in surroundings.showProgress("probing \(done) of \(of)") }
    return settings
  }

  /// The command that draws the same damages.
  private func command(asOf: Day, shown: String) -> String {
    let flags =
      packs.pack.flatMap { ["--pack", $0] } + damages.words
      + ["--as-of", asOf.description]
    return (["assay", "probe", shown] + flags).map(\.shellWord).joined(separator: " ")
  }

  private func tell(
    _ report: ProbeReport, _ expected: [DamageExpectation]?, _ shown: String,
    _ surroundings: Surroundings
  ) throws -> ExitCode {
    let style = surroundings.style(isVerbose: output.verbose)
    switch output.output {
    case .json:
      let document = try probeDocument(report, expected: expected).prettyBytes()
      try Console.print(String(decoding: document, as: UTF8.self))
    case .pretty:
      try Console.print(
        expected.map { renderExpectations(report, expected: $0, style: style) }
          ?? renderProbe(report, database: shown, style: style))
    }
    let isMet = zip(report.trials, expected ?? []).allSatisfy { $0.meets($1) }
    return isMet ? .yes : .no
  }
}
