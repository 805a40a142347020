import ArgumentParser
import AssayConfiguration
import ComplianceModel
import Evaluation
import OrganisationStore
import Reporting
import RuleWorkbench

/// `assay repl`: lines of rule code over a database, one at a time.
struct ReplCommand: Runnable {
  static let configuration = CommandConfiguration(
    commandName: "repl",
    abstract: "Try lines of rule code over a database.",
    usage: "assay repl [<database>] [<options>]",
    discussion: """
      Each line is run as the body of a rule's check, behind the statements before it: jailed, limited \
      and over a read-only view, as rules are. A line that begins with SELECT or WITH is a query. \
      ':help' lists what else there is; control-d ends it.

      Without a terminal lines are read as they come. Ends with 0, or 1 where a line broke.
      """)

  @Argument(
    help: ArgumentHelp(
      "The organisation's database (default: from assay.yml).", valueName: "database"))
  var database: String?

  @OptionGroup(title: "Packs and configuration") var packs: PackOptions

  @Option(
    name: .long,
    help: ArgumentHelp("The day that is 'today', YYYY-MM-DD (default: today).", valueName: "day"))
  var asOf: String?

  @Option(
    name: [.customLong("param")],
    help: ArgumentHelp("A parameter: name=value or pack.name=value.", valueName: "name=value"))
  var parameter: [String] = []

  @OptionGroup(title: "Limits") var limits: LimitOptions

  @OptionGroup(title: "Evaluators") var evaluators: EvaluatorOptions

  func run(in surroundings: Surroundings) throws -> ExitCode {
    let workspace = try Workspace(
      surroundings, packs: packs.pack, config: packs.config, database: database,
      evaluators: evaluators)
    let opened = try workspace.open(database, demandsAssay: false, .standard)
    defer {
      opened.close()
      Interruption.remove(nil)
    }
    let tried = try TriedPacks(of: workspace, over: opened.view, limits: limits.overrides)
    let plan = try workspace.plan(
      Overrides(parameters: parameter, asOf: asOf, limits: limits.overrides), for: tried.packs)
    let schemas = tried.packs.map(\.source).schemas
    let session = try TrialSession(
      tried.packs[0], uses: tried.libraries,
      in: EvaluationRequest(
        packs: tried.packs, plan: plan, database: opened.view, statements: opened.statements,
        assaySchema: { () throws(Refusal) in
          try OrganisationDatabase.emptySchema(packSchemas: schemas)
        }), by: workspace.evaluator)
    let editor = LineEditor(
      isInteractive: surroundings.inputIsTerminal && surroundings.outputIsTerminal,
      history: surroundings.cacheFolder.map { "\($0)/assay/repl-history" }, names: session.names)
    var conversation = Conversation(
      session: session, editor: editor, isInteractive: surroundings.inputIsTerminal,
      style: surroundings.style(isVerbose: false))
    if surroundings.inputIsTerminal {
      Console.complain(
        "\(opened.view.shownPath), read-only, as of \(plan.asOf); pack \(tried.packs[0].source.manifest.id)\n"
          + "Lua, or a SELECT; :help for more, control-d to leave\n")
    }
    return try conversation.run()
  }
}

/// The packs whose parameters, helpers and questions are there.
private struct TriedPacks {
  let packs: [DeclaredPack]
  let libraries: [PackSource]

  /// Those that are named, else the standard's over an Assay database, else none.
  init(of workspace: Workspace, over view: DatabaseView, limits: Overrides.Limits) throws(Refusal) {
    var names = workspace.packNames
    if names.isEmpty, case .assay = view.schema.kind { names = [Workspace.standardPack] }
    guard !names.isEmpty else {
      let bare = PackSource(
        manifest: PackManifest(id: PackID("repl"), version: "0.0.0", title: "repl"), rules: [],
        digest: "", location: "repl")
      packs = [try declare(bare, by: workspace.evaluator).pack]
      libraries = []
      return
    }
    packs = try workspace.declared(names, limits: EvaluationLimits(limits))
    libraries = try workspace.sources(names).libraries
  }
}
