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
    abstract: "Show why a rule came to its outcome, or why an answer counts.",
    usage: "assay explain <rule> [<subject>] [<options>]")

  @Argument(
    help: ArgumentHelp("The rule or question: its name, or pack/name.", valueName: "rule"))
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
    let style = surroundings.style(isVerbose: verbose)
    var text: String?
    let assessed = try run.assess { request, result throws(Refusal) in
      let id = try ruleID(rule, among: result.packs)
      if let question = result.packs.flatMap(\.questions).first(where: { $0.id == id }) {
        text = try answer(to: question, request, result, style)
      } else {
        text = renderExplanation(
          try RuleWorkbench.explain(
            id, subject: subject, among: result.packs, in: result.assessment, request,
            by: workspace.evaluator), style: style)
      }
    }
    if assessed.code.isOfSignal { return assessed.code }
    guard let text else { return .defect }
    try Console.print(text)
    return .yes
  }

  private func answer(
    to question: Question, _ request: EvaluationRequest, _ result: AssessmentRun.Result,
    _ style: TerminalStyle
  ) throws(Refusal) -> String {
    guard subject == nil else {
      throw Refusal(
        .configuration, "no-subjects", "\(question.id) is a question, which has no subjects",
        remedy: "See the answer: assay explain \(question.id.name)")
    }
    let tailored = try selected(request.plan, from: result.packs).questions
    let outcome = result.assessment.outcomes.first { $0.outcome.rule == question.id }
    return renderAnswer(
      explainAnswer(
        to: tailored.first { $0.id == question.id } ?? question, among: result.packs,
        request.statements, on: request.plan.asOf, outcome: outcome), style: style)
  }
}
