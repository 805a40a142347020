import ArgumentParser
import ComplianceModel
import RuleWorkbench

/// `assay new pack`: a folder, or a single file, with a first rule and its tests.
struct NewPackCommand: Runnable {
  static let configuration = CommandConfiguration(
    commandName: "pack",
    abstract: "Write a pack with a first rule and its tests.",
    usage: "assay new pack <path> [<options>]",
    discussion: """
      PATH is a folder, or ends in .lua: a single file is a pack too. The folder's name is the \
      pack's id. Without a database the rule is over Assay's own tables. What editors need to \
      complete and check rules comes with a folder.
      """)

  @Argument(help: ArgumentHelp("The folder or .lua file to write.", valueName: "path"))
  var path: String

  @Option(name: .long, help: ArgumentHelp("What the pack is about.", valueName: "title"))
  var title: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The table that its first rule is about (default: one with rows that others refer to).",
      valueName: "table"))
  var table: String?

  @OptionGroup var options: NewOptions

  func run(in surroundings: Surroundings) throws -> ExitCode {
    let pack = try NewPack(path: path, title: title, table: table, options, surroundings)
    try Console.print(path.hasSuffix(".lua") ? pack.writeFile() : pack.writeFolder())
    return .yes
  }
}
