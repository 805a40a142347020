import ArgumentParser
import ComplianceModel
import DataImport
import Reporting

/// `assay data`: records in and out.
struct DataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data", abstract: "Bring records into a database.",
    subcommands: [DataImportCommand.self])
}

/// `assay data import`: CSV files by table name, all or nothing.
struct DataImportCommand: Runnable {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Import CSV files, one a table, named after it.",
    discussion: """
      A row whose key is there already is updated. Everything happens in one transaction: where one \
      row is wrong, nothing is imported, and every fault is told with file, line and column.
      """)

  @Argument(help: ArgumentHelp("The organisation's database.", valueName: "database"))
  var database: String

  @Argument(help: ArgumentHelp("A folder of CSV files, or one file.", valueName: "folder"))
  var folder: String

  @Option(
    name: .long,
    help: ArgumentHelp("Seconds to wait for another writer.", valueName: "seconds"))
  var lockTimeout: Double = 5

  mutating func validate() throws {
    try Seconds.validate(lockTimeout, of: "--lock-timeout")
  }

  func run(in surroundings: Surroundings) throws -> ExitCode {
    let report = try importFolder(
      folder, into: database, lockTimeout: Seconds.milliseconds(lockTimeout))
    let rows = report.tables.map { table in
      ["\(table.added)", "\(table.updated)", "\(table.unchanged)", table.name]
    }
    try Console.print(
      renderTable(
        ["added", "updated", "unchanged", "table"], rows,
        style: surroundings.style(isVerbose: false)))
    for remark in report.remarks { Console.complain(renderFindings([remark])) }
    return .yes
  }
}
