import ArgumentParser
import ComplianceModel
import Evaluation
import Reporting
import RuleWorkbench

/// `assay docs`: what a pack asks and how it tests that, as pages for people.
struct DocsCommand: Runnable {
  static let configuration = CommandConfiguration(
    commandName: "docs",
    abstract: "Write a site about a pack: clauses, requirements, rules, tests, data read.",
    usage: "assay docs [<pack>] [<options>]",
    discussion: """
      A folder of HTML pages, one a clause, that need no server, no network and no scripts; \
      index.html is the first. The same pack gives the same bytes. A folder that is there is \
      replaced only where `assay docs` wrote everything in it.

      Requirements are told in the words of their catalogue. One without a rule or question is \
      shown as such. Nothing is judged: see `assay run`.
      """)

  @Argument(
    help: ArgumentHelp(
      "A folder, a .lua file, or the name of one that ships (default: from assay.yml).",
      valueName: "pack"))
  var pack: String?

  @Option(
    name: .long,
    help: ArgumentHelp("The folder to write (default: docs-PACK).", valueName: "folder"))
  var output: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Another pack whose requirements the rules name. Repeat for several.", valueName: "pack"))
  var beside: [String] = []

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "A database whose schema is taken where the pack names none.", valueName: "database"))
  var database: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The configuration file (default: assay.yml beside the database, else here).",
      valueName: "file"))
  var config: String?

  @OptionGroup(title: "Evaluators") var evaluators: EvaluatorOptions

  func run(in surroundings: Surroundings) throws -> ExitCode {
    let workspace = try Workspace(
      surroundings, packs: [pack].compactMap(\.self), config: config, database: database,
      evaluators: evaluators, toleratesFile: true)
    let reference = try reference(in: workspace)
    let folder = SiteFolder(path: output ?? "docs-\(reference.manifest.id)")
    let pages = renderPackSite(reference)
    // A signal meanwhile ends the command once the folder is whole.
    try Interruption.noting { () throws(Refusal) in try folder.write(pages) }
    if let interrupted = Interruption.noted { return interrupted }
    let place = folder.path
    try Console.print("written   \(place): \(pages.count) pages\nOpen:     \(place)/index.html\n")
    return .yes
  }

  /// What there is to tell of the pack.
  private func reference(in workspace: Workspace) throws(Refusal) -> PackReference {
    let names = try workspace.namedPacks()
    guard let name = names.first, names.count == 1 else {
      throw Refusal(
        .configuration, "several-packs", "a site is about one pack, and assay.yml names several",
        remedy: "Name one of them (\(names.joined(separator: ", "))): assay docs PACK")
    }
    let packs = try workspace.declared([name] + beside)
    let libraries = try workspace.sources([name] + beside).libraries
    let source = packs[0].source
    let schema = PackSchema(
      of: source, database: try workspace.databaseSchema(database, for: [source]))
    return try PackDescribing(
      uses: libraries, beside: packs.dropFirst().map(\.catalogue), schema: schema,
      temporaryFolder: workspace.surroundings.temporaryFolder, by: workspace.evaluator
    ).reference(of: packs[0])
  }
}
