import ArgumentParser
import AssayConfiguration
import ComplianceModel
import Evaluation
import OrganisationStore
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
    let run = AssessmentRun(
      workspace: workspace,
      overrides: Overrides(
        asOf: asOf, clauses: selection.clause, rules: selection.rule, tags: selection.tag,
        methods: selection.method, isReportOnly: true, limits: limits.overrides),
      // A copy: no lock is held for as long as this takes.
      view: .copied, database: database)
    return try run.prepare { request, opened in
      guard let folder = opened.privateFolder else {
        preconditionFailure("a view that is copied has a folder")
      }
      return try tell(
        profile(request, in: folder, by: workspace.evaluator), surroundings)
    }
  }

  private func tell(_ profiles: [RuleProfile], _ surroundings: Surroundings) throws -> ExitCode {
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
