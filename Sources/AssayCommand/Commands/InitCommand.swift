import ArgumentParser
import ComplianceModel
import OrganisationStore

/// `assay init`: an empty organisation database.
struct InitCommand: Runnable {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make an empty organisation database.",
    discussion: "Nothing is written over: a file that is there is refused.")

  @Argument(help: ArgumentHelp("The file to make.", valueName: "database"))
  var database: String

  @Option(name: .long, help: ArgumentHelp("The organisation's name.", valueName: "name"))
  var name: String?

  @Option(
    name: .long,
    help: ArgumentHelp("A pack whose own tables are added. Repeat for several.", valueName: "pack"))
  var pack: [String] = []

  func run(in surroundings: Surroundings) throws -> ExitCode {
    let workspace = try Workspace(surroundings, packs: pack, config: nil, database: database)
    let schemas = pack.isEmpty ? [] : try workspace.sources(pack).asked.schemas
    try OrganisationDatabase.create(
      at: database, packSchemas: schemas, organisationName: name)
    try Console.print(
      """
      \(database) is made, with every table and no rows.
      Rows in: assay data import \(database) FOLDER
      Assess:  assay run \(database)

      """)
    return .yes
  }
}
