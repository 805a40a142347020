import ArgumentParser
import AssayConfiguration
import Assessing
import CanonicalForm
import ComplianceModel
import Reporting

/// `assay run`: assesses an organisation and asks the gate.
struct RunCommand: Runnable {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Assess an organisation, and ask whether the gate holds.",
    discussion: """
      Without --pack and assay.yml an Assay database is assessed with iso28000-2022.

      Ends with 0 (the gate holds and everything was determined), 1 (the gate is unmet), 2 (something \
      could not be determined), 3 to 7 as `assay --help` says.
      """)

  @Argument(
    help: ArgumentHelp(
      "The organisation's database (default: from assay.yml).", valueName: "database"))
  var database: String?

  @OptionGroup(title: "Packs and configuration") var packs: PackOptions
  @OptionGroup(title: "Selection") var selection: SelectionOptions
  @OptionGroup(title: "Settings") var settings: SettingOptions
  @OptionGroup(title: "Limits") var limits: LimitOptions
  @OptionGroup(title: "Database") var view: ViewOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  @Option(
    name: .long,
    help: ArgumentHelp("Write the assessment document there too.", valueName: "file.json"))
  var export: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Read the report by the headings of another framework or edition too.",
      discussion: "The document holds all such readings. See them: assay list mappings.",
      valueName: "framework"))
  var by: String?

  @Flag(name: .long, help: "Show what the rules print.")
  var trace = false

  @OptionGroup(title: "Evaluators") var evaluators: EvaluatorOptions

  @OptionGroup(title: "Evaluators") var atOnce: RunOptions

  func run(in surroundings: Surroundings) throws -> ExitCode {
    try refuseUnknownExports()
    let workspace = try Workspace(
      surroundings, packs: packs.pack, config: packs.config, database: database,
      evaluators: evaluators, run: atOnce)
    let run = AssessmentRun(
      workspace: workspace, overrides: Overrides(selection, settings, limits), view: view,
      database: database, reading: by)
    let result = try run.assess()
    try write(result.assessment, surroundings)
    if result.code.isOfSignal { Console.complain("assay: \(Interruption.reason)\n") }
    return result.code
  }

  private func refuseUnknownExports() throws(Refusal) {
    for path in export where !path.hasSuffix(".json") {
      throw Refusal(
        .configuration, "unknown-export", "the format of \(path) is not known",
        remedy: "Name a file that ends with .json")
    }
  }

  /// What `explain` must be told to come to the same outcomes.
  private var flagsOfExplain: [String] {
    (database.map { ["-d", $0] } ?? []) + packs.pack.flatMap { ["--pack", $0] }
      + (packs.config.map { ["--config", $0] } ?? [])
      + (settings.asOf.map { ["--as-of", $0] } ?? [])
      + settings.parameter.flatMap { ["--param", $0] } + limits.words
  }

  private func write(_ assessment: Assessment, _ surroundings: Surroundings) throws {
    let wantsJSON = output.output == .json || !export.isEmpty
    let document = wantsJSON ? try assessment.document.prettyBytes() : []
    try Exports(files: export.map { ($0, document) }).write()
    let style = surroundings.style(isVerbose: output.verbose)
    switch output.output {
    case .json: try Console.print(String(decoding: document, as: UTF8.self))
    case .pretty:
      try Console.print(
        renderAssessment(assessment, flags: flagsOfExplain, by: by, style: style)
          + (trace ? renderTrace(assessment, style: style) : ""))
    case .none: break
    }
    guard output.output != .pretty else { return }
    for remark in assessment.run.remarks { Console.complain(renderFindings([remark])) }
    // What is unmet and what is open stand side by side: one code cannot say both.
    let unmet = Set(assessment.gate.unmet)
    for reason in assessment.exit.reasons where reason != Interruption.reason {
      let code = unmet.contains(reason) ? ExitCode.no : .cannotSay
      Console.complain("assay: \(code.name): \(reason)\n")
    }
  }
}

extension Overrides {
  /// What the flags of an assessment say.
  init(_ selection: SelectionOptions, _ settings: SettingOptions, _ limits: LimitOptions) {
    self.init()
    clauses = selection.clause
    rules = selection.rule
    tags = selection.tag
    methods = selection.method
    parameters = settings.parameter
    asOf = settings.asOf
    failOn = settings.failOn
    minScore = settings.minScore
    isReportOnly = settings.reportOnly
    ignoresWaivers = settings.noWaivers
    self.limits = limits.overrides
  }
}
