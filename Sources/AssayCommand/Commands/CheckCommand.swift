import ArgumentParser
import AssayConfiguration
import CanonicalForm
import ComplianceModel
import Evaluation
import OrganisationStore
import Reporting
import RuleWorkbench

/// `assay check`: what is wrong with packs, without running them over records.
struct CheckCommand: Runnable {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Find what is wrong with rules, without running them.",
    usage: "assay check [<pack> ...] [<options>]",
    discussion: """
      Declares every file, holds the SQL against the schema, reads the tests, and looks for what \
      `assay list lints` has. Without a pack those of assay.yml are checked, and assay.yml with its \
      waivers too. Ends with 0 (nothing, or warnings alone) or 1 (errors).
      """)

  @Argument(
    help: ArgumentHelp(
      "Packs: folders, .lua files, or names of those that ship (default: from assay.yml).",
      valueName: "pack"))
  var packs: [String] = []

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "A database whose schema is taken where a pack names none.", valueName: "database"))
  var database: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The configuration file (default: assay.yml beside the database, else here).",
      valueName: "file"))
  var config: String?

  @Flag(
    name: .long,
    help: "Put right what cannot mean anything else, and tell the rest.")
  var fix = false

  @OptionGroup(title: "Output") var output: FindingsOutputOptions

  @OptionGroup(title: "Evaluators") var evaluators: EvaluatorOptions

  func run(in surroundings: Surroundings) throws -> ExitCode {
    try refuseSeveral(output.output)
    let workspace = try Workspace(
      surroundings, packs: packs, config: config, database: database, evaluators: evaluators,
      toleratesFile: true)
    var checking = Checking(workspace: workspace, database: database, isOfFile: packs.isEmpty)
    var checked = try checking.check()
    if fix {
      // What is put right may bring to light what stood behind it.
      while try checking.fix(checked) { checked = try checking.check() }
    }
    let report = FindingsReport(
      findings: checked.findings, fileCount: checked.fileCount, lending: checked.lending,
      pages: lintPages,
      version: Version.number, folder: surroundings.workingDirectory)
    try output.write(report, style: surroundings.style(isVerbose: true))
    return report.errorCount > 0 ? .no : .yes
  }
}

extension Workspace {
  /// The packs that are named, on the command line or in the file.
  /// - Throws: `Refusal` (configuration) where none is.
  func namedPacks() throws(Refusal) -> [String] {
    guard packNames.isEmpty else { return packNames }
    throw Refusal(
      .configuration, "no-pack", "no pack is named",
      remedy: "Name a folder of rules or a .lua file, or list packs in assay.yml.")
  }

  /// The tables of the database, where one of `packs` has no schema of its own.
  func databaseSchema(_ named: String?, for packs: [PackSource]) throws(Refusal) -> (
    schema: SchemaDescription, name: String
  )? {
    let needsOne = packs.contains {
      $0.manifest.schema == .anything && $0.schemaSQL == nil
    }
    if let brokenFile {
      // It may name the database that such a pack needs.
      guard !needsOne || named != nil else { throw brokenFile }
      for diagnostic in brokenFile.diagnostics {
        var warning = diagnostic
        warning.severity = .warning
        warning.notes.append("the file is left out of account: the packs are named")
        Console.complain(renderFindings([warning]))
      }
    }
    guard needsOne, let path = databasePath(named) else { return nil }
    let opened = try open(path, demandsAssay: false, ViewOptions.standard)
    defer { opened.close() }
    return (opened.view.schema, path)
  }
}
