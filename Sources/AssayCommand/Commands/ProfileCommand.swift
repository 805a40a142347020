import ArgumentParser
import AssayConfiguration
import ComplianceModel
import Evaluation
import Reporting
import RuleWorkbench

/// `assay profile`: what each rule costs.
struct ProfileCommand: Runnable {
  static let configuration = CommandConfiguration(
    commandName: "profile",
    abstract: "Show what each rule costs, and which index is missing.",
    usage: "assay profile [<database>] [<options>]",
    discussion: """
      Evaluates each rule several times over a private copy, one after the other, the slowest \
      first: time, rows stepped, memory, and the large tables that its query scans. For the slowest \
      an index is tried on another copy, and named where the rule was faster there. The database \
      is not written, and nothing here is part of an assessment.
      """)

  @Argument(
    help: ArgumentHelp(
      "The organisation's database (default: from assay.yml).", valueName: "database"))
  var database: String?

  @OptionGroup(title: "Packs and configuration") var packs: PackOptions
  @OptionGroup(title: "Selection") var selection: SelectionOptions

  @Option(
    name: .long,
    help: ArgumentHelp("The day of the assessment, YYYY-MM-DD (default: today).", valueName: "day"))
  var asOf: String?

  @OptionGroup(title: "Limits") var limits: LimitOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Evaluators") var evaluators: EvaluatorOptions

  func run(in surroundings: Surroundings) throws -> ExitCode {
    let workspace = try Workspace(
      surroundings, packs: packs.pack, config: packs.config, database: database,
      evaluators: evaluators)
    // A copy: no lock is held for as long as this takes.
    var view = ViewOptions.standard
    view.view = .copy
    let run = AssessmentRun(
      workspace: workspace,
      overrides: Overrides(
        asOf: asOf, clauses: selection.clause, rules: selection.rule, tags: selection.tag,
        methods: selection.method, isReportOnly: true, limits: limits.overrides),
      view: view, database: database)
    var profiles: [RuleProfile] = []
    let assessed = try run.assess { request, _ throws(Refusal) in
      guard Interruption.noted == nil else { return }
      profiles = try profile(
        request, temporaryFolder: surroundings.temporaryFolder, by: workspace.evaluator)
    }
    if assessed.code.isOfSignal { return assessed.code }
    switch output.output {
    case .pretty:
      try Console.print(
        renderProfiles(profiles, style: surroundings.style(isVerbose: output.verbose)))
    case .json: try Console.print(profilesJSON(profiles))
    case .none: break
    }
    return .yes
  }
}
