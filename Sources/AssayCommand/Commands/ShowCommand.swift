import ArgumentParser
import ComplianceModel
import Evaluation
import OrganisationStore
import Reporting
import RulePacks
import RuleWorkbench

/// `assay show`: everything about one thing.
struct ShowCommand: Runnable {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract:
      "Show a rule, question, requirement, clause, parameter, pack, table or lint by its id.",
    usage: "assay show <id> [<options>]\nassay show lint <id>",
    discussion: "A pack is named as --pack names it. For a question, -d shows who answered last.")

  @Argument(help: ArgumentHelp("The id, such as high-risks-treated or 8.3.", valueName: "id"))
  var id: String

  @Argument(
    help: ArgumentHelp("After the word lint: which, such as unused-local.", valueName: "lint"))
  var lint: String?

  @OptionGroup(title: "Packs and configuration") var packs: PackOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "For a table: that of this database (default: Assay's own).", valueName: "database"))
  var database: String?

  @Flag(name: .shortAndLong, help: "Show the text of a rule or question as it is written.")
  var verbose = false

  func run(in surroundings: Surroundings) throws -> ExitCode {
    if let page = try lintPage() {
      try Console.print(renderLintPage(page, style: surroundings.style(isVerbose: true)))
      return .yes
    }
    let workspace = try Workspace(surroundings, packs: packs.pack, config: packs.config)
    let declared = try workspace.declared(
      workspace.packNames.isEmpty ? [Workspace.standardPack] : workspace.packNames)
    let schema = try workspace.schema(of: database)
    let lookup = Lookup(packs: declared, schema: schema)
    var (facts, text) = (lookup.facts(of: id), verbose ? lookup.text(of: id) : nil)
    if let question = lookup.question(id) {
      facts? += try answer(to: question, among: declared, workspace)
    }
    if facts == nil, let pack = try workspace.pack(named: id) {
      facts = lookup.facts(of: try workspace.declared(pack, need: .rulesOrLibrary)[0])
    }
    guard let facts else {
      throw lookup.unknown(id, besides: workspace.library.available().map(\.id.text))
    }
    text = text.map { "\n\($0)\n" }
    try Console.print(renderFacts(facts, style: surroundings.style(isVerbose: true)) + (text ?? ""))
    return .yes
  }

  /// The page that `show lint ID` names; nil: something else is asked for.
  private func lintPage() throws(Refusal) -> LintPage? {
    guard let lint else { return nil }
    guard id == "lint" else {
      throw Refusal(
        .configuration, "usage", "unexpected argument '\(lint)'", remedy: "See: assay show --help")
    }
    if let page = lintPages.first(where: { $0.id == lint }) { return page }
    let nearest = nearestName(to: lint, among: lintPages.map(\.id))
    throw Refusal(
      .configuration, "unknown-lint", "there is no lint '\(lint)'",
      remedy: nearest.map { "Did you mean '\($0)'?" } ?? "See: assay list lints")
  }

  /// Who answered last, and until when that counts; nothing where no database is at hand.
  private func answer(
    to question: Question, among packs: [DeclaredPack], _ workspace: Workspace
  ) throws(Refusal) -> Lookup.Facts {
    guard workspace.databasePath(database) != nil else { return [] }
    do throws(Refusal) {
      let opened = try workspace.open(database, demandsAssay: false, ViewOptions.standard)
      defer { opened.close() }
      let explanation = explainAnswer(
        to: question, among: packs, opened.statements, on: try workspace.today())
      let answer = explanation.attestation.map { attestation in
        let giver =
          attestation.attestedByName ?? attestation.attestedBy.map { "person \($0)" }
          ?? "nobody named"
        return "\(attestation.word), by \(giver) on \(attestation.attestedOn ?? "no day")"
      }
      let counts = explanation.fault ?? explanation.lastDay.map { "until \($0)" } ?? "for ever"
      return [
        ("answered", answer ?? "by nobody yet"), ("counts", answer == nil ? "" : counts),
      ]
    } catch {
      // One that the configuration names is no part of what was asked.
      guard database == nil else { throw error }
      return [("answered", "unknown: \(error.diagnostics[0].message)")]
    }
  }
}

extension Workspace {
  /// What loads the pack that `text` names as `--pack` would; nil where it names none.
  fileprivate func pack(named text: String) throws(Refusal) -> [String]? {
    do throws(Refusal) {
      _ = try library.find(text, relativeTo: surroundings.workingDirectory)
      return [text]
    } catch {
      guard error.diagnostics.contains(where: { $0.code != "unknown-pack" }) else { return nil }
      throw error
    }
  }
}
