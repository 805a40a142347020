import ArgumentParser
import AssayConfiguration
import ComplianceModel
import Evaluation
import Reporting
import RuleWorkbench

/// `assay explain`: why a rule came to its outcome on a subject.
struct ExplainCommand: Runnable {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show why a rule came to its outcome, for one subject or as a whole.",
    usage: "assay explain <rule> [<subject>] [<options>]")

  @Argument(
    help: ArgumentHelp("The rule: its name, or pack/name.", valueName: "rule"))
  var rule: String

  @Argument(
    help: ArgumentHelp(
      "The subject: its key, or its name where one alone has it.", valueName: "subject"))
  var subject: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The organisation's database (default: from assay.yml).", valueName: "database"))
  var database: String?

  @OptionGroup(title: "Packs and configuration") var packs: PackOptions

  @Option(
    name: .long,
    help: ArgumentHelp("The day of the assessment, YYYY-MM-DD (default: today).", valueName: "day"))
  var asOf: String?

  @Option(
    name: [.customLong("param")],
    help: ArgumentHelp("A parameter: name=value or pack.name=value.", valueName: "name=value"))
  var parameter: [String] = []

  @OptionGroup(title: "Limits") var limits: LimitOptions

  @Flag(name: .shortAndLong, help: "Show whole what is shortened.")
  var verbose = false

  @OptionGroup(title: "Evaluators") var evaluators: EvaluatorOptions

  func run(in surroundings: Surroundings) throws -> ExitCode {
    let workspace = try Workspace(
      surroundings, packs: packs.pack, config: packs.config, database: database,
      evaluators: evaluators)
    let run = AssessmentRun(
      workspace: workspace,
      overrides: Overrides(
        parameters: parameter, asOf: asOf, rules: [rule], isReportOnly: true,
        limits: limits.overrides),
      view: .standard, database: database)
    var explanation: Explanation?
    _ = try run.assess { request, result throws(Refusal) in
      let id = try ruleID(rule, among: result.packs)
      explanation = try RuleWorkbench.explain(
        id, subject: subject, among: result.packs, in: result.assessment, request,
        by: workspace.evaluator)
    }
    guard let explanation else { return .defect }
    try Console.print(
      renderExplanation(explanation, style: surroundings.style(isVerbose: verbose)))
    return .yes
  }
}
