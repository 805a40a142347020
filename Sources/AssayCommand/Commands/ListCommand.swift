import ArgumentParser
import AssayConfiguration
import ComplianceModel
import Evaluation
import OrganisationStore
import Reporting
import RulePacks
import RuleWorkbench

/// `assay list`: what there is.
struct ListCommand: Runnable {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List rules, clauses, requirements, mappings to other frameworks, and more.",
    usage: "assay list <what> [<options>]")

  /// What can be listed.
  enum Subject: String, ExpressibleByArgument, CaseIterable {
    case rules, clauses, requirements, questions, mappings, crosswalk, parameters, packs, tables
    case lints
  }

  @Argument(
    help: ArgumentHelp(
      "One of: \(Subject.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "what"))
  var subject: Subject

  @OptionGroup(title: "Packs and configuration") var packs: PackOptions
  @OptionGroup(title: "Selection") var selection: SelectionOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "For tables: those of this database (default: Assay's own).", valueName: "database"))
  var database: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "For mappings: of this framework only, such as eu-aeo.", valueName: "framework"))
  var framework: String?

  @Flag(name: .shortAndLong, help: "Show whole what is shortened.")
  var verbose = false

  func run(in surroundings: Surroundings) throws -> ExitCode {
    if subject == .lints { return try printLints(surroundings) }
    let workspace = try Workspace(surroundings, packs: packs.pack, config: packs.config)
    let listing = Listing(
      workspace: workspace, selection: selection, database: database, framework: framework,
      namesPacks: !packs.pack.isEmpty)
    let (heading, rows) = try listing.table(of: subject)
    let notes = try listing.notes(of: subject)
    let style = surroundings.style(isVerbose: verbose)
    try Console.print(
      renderTable(heading, rows, style: style)
        + (notes.isEmpty ? "" : "\n" + renderFacts(notes, style: style)))
    return .yes
  }

  /// What `check` looks for, which no pack and no configuration changes.
  private func printLints(_ surroundings: Surroundings) throws -> ExitCode {
    let rows = lintPages.map { [$0.id, $0.severity.rawValue, $0.isFixed ? "yes" : "", $0.finds] }
    try Console.print(
      renderTable(
        ["lint", "severity", "--fix", "finds"], rows,
        style: surroundings.style(isVerbose: verbose)))
    return .yes
  }
}

/// The rows of what is listed.
struct Listing {
  let workspace: Workspace
  let selection: SelectionOptions
  let database: String?
  let framework: String?
  /// Whether packs are named on the command line.
  let namesPacks: Bool

  func table(of subject: ListCommand.Subject) throws(Refusal) -> ([String], [[String]]) {
    switch subject {
    case .rules: (["rule", "clause", "grade", "method", "title"], try rules())
    case .questions: (["question", "clause", "grade", "asks"], try questions())
    case .clauses: (["clause", "requirements", "rules", "heading"], try clauses())
    case .requirements:
      (["requirement", "kind", "grade", "rules", "in our words"], try requirements())
    case .mappings:
      (["framework", "strength", "clauses", "heading"], try mappings())
    case .crosswalk: (["pack", "clause", "stands in", "new", "heading"], try crosswalk())
    case .parameters:
      (["parameter", "type", "default", "stricter", "what it is"], try parameters())
    case .packs: (["pack", "version", "holds", "title", "where"], packs())
    case .tables: (["table", "columns", "one row is"], try tables())
    case .lints: preconditionFailure("lints are listed without a workspace")
    }
  }

  // MARK: - Of packs

  func declared() throws(Refusal) -> [DeclaredPack] {
    try workspace.declared(
      workspace.packNames.isEmpty ? [Workspace.standardPack] : workspace.packNames)
  }

  private func work() throws(Refusal) -> (packs: [DeclaredPack], work: SelectedWork) {
    let packs = try declared()
    var overrides = Overrides()
    overrides.clauses = selection.clause
    overrides.rules = selection.rule
    overrides.tags = selection.tag
    overrides.methods = selection.method
    let plan = try workspace.plan(overrides, for: packs)
    return (packs, try selected(plan, from: packs))
  }

  private func rules() throws(Refusal) -> [[String]] {
    try work().work.rules.map { rule in
      [
        rule.id.description, rule.clauses.map(\.text).joined(separator: " "),
        rule.grade.rawValue, rule.method.rawValue, rule.title,
      ]
    }
  }

  private func questions() throws(Refusal) -> [[String]] {
    try work().work.questions.map { question in
      [
        question.id.description, question.clauses.map(\.text).joined(separator: " "),
        question.grade.rawValue, question.ask,
      ]
    }
  }

  private func clauses() throws(Refusal) -> [[String]] {
    let (packs, work) = try work()
    let scope = Set(work.requirements)
    return packs.flatMap { pack in
      pack.catalogue.clauses.compactMap { clause -> [String]? in
        let own = pack.catalogue.requirements.filter {
          clause.id.contains($0.clause) && scope.contains($0.id)
        }
        guard !own.isEmpty else { return nil }
        let ids = Set(own.map(\.id))
        let tests =
          pack.rules.count { !ids.isDisjoint(with: $0.requirements) }
          + pack.questions.count { !ids.isDisjoint(with: $0.requirements) }
        return [clause.id.text, "\(own.count)", "\(tests)", clause.heading]
      }
    }
  }

  private func requirements() throws(Refusal) -> [[String]] {
    let (packs, work) = try work()
    let scope = Set(work.requirements)
    return packs.flatMap { pack in
      pack.catalogue.requirements.filter { scope.contains($0.id) }.map { requirement in
        let tests =
          pack.rules.count { $0.requirements.contains(requirement.id) }
          + pack.questions.count { $0.requirements.contains(requirement.id) }
        return [
          requirement.id.text, requirement.kind.rawValue, requirement.grade.rawValue, "\(tests)",
          requirement.text,
        ]
      }
    }
  }

  private func parameters() throws(Refusal) -> [[String]] {
    try declared().flatMap { pack in
      pack.source.manifest.parameters.map { parameter in
        [
          "\(pack.source.manifest.id).\(parameter.name)", parameter.kind.rawValue,
          parameter.defaultValue.shown(quotesTexts: false), parameter.stricter?.rawValue ?? "",
          parameter.describe,
        ]
      }
    }
  }

  private func packs() -> [[String]] {
    workspace.library.available().map { pack in
      [
        pack.id.text, pack.version ?? "", pack.holds,
        pack.title ?? pack.faults.first?.message ?? "",
        pack.location,
      ]
    }
  }

  // MARK: - Of databases

  private func tables() throws(Refusal) -> [[String]] {
    try workspace.schema(of: database).tables.map { table in
      [
        table.name, "\(table.columns.count)",
        table.comment ?? table.columns.map(\.name).joined(separator: ", "),
      ]
    }
  }
}

extension Workspace {
  /// The tables of a database, or those of Assay's own schema with the tables of the named packs.
  func schema(of database: String?) throws(Refusal) -> SchemaDescription {
    if let database {
      let opened = try open(database, demandsAssay: false, ViewOptions.standard)
      defer { opened.close() }
      return opened.view.schema
    }
    let schemas = packNames.isEmpty ? [] : try sources(packNames).asked.schemas
    return try OrganisationDatabase.emptySchema(packSchemas: schemas)
  }
}

extension AvailablePack {
  /// What it is good for; empty where it cannot be read.
  fileprivate var holds: String {
    guard version != nil else { return "" }
    return isLending ? "lib only" : "rules"
  }
}
