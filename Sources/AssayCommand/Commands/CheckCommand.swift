import ArgumentParser
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
      Declares every file, holds the SQL against the schema, and reads the tests. Findings go to \
      stdout. Ends with 0 (nothing, or warnings alone) or 1 (errors).
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

  @OptionGroup(title: "Evaluators") var evaluators: EvaluatorOptions

  func run(in surroundings: Surroundings) throws -> ExitCode {
    let workspace = try Workspace(
      surroundings, packs: packs, config: config, database: database, evaluators: evaluators,
      toleratesFile: true)
    let names = try workspace.namedPacks()
    let (asked, libraries) = try workspace.sources(names)
    let schema = try workspace.databaseSchema(database, for: asked)
    let catalogues = asked.compactMap(\.catalogue)
    var declared: [Declared] = []
    for source in asked {
      declared.append(
        try declare(source, uses: libraries, catalogues: catalogues, by: workspace.evaluator))
    }
    var findings: [Diagnostic] = []
    for (index, pack) in declared.enumerated() {
      let beside = declared.indices.filter { $0 != index }.map { declared[$0].pack }
      findings += try RuleWorkbench.check(
        pack, uses: libraries, beside: beside,
        schema: PackSchema(of: pack.pack.source, database: schema), asOf: workspace.today(),
        temporaryFolder: surroundings.temporaryFolder, by: workspace.evaluator)
    }
    try report(findings, of: asked, surroundings)
    return findings.contains { $0.severity == .error } ? .no : .yes
  }

  private func report(
    _ findings: [Diagnostic], of packs: [PackSource], _ surroundings: Surroundings
  ) throws {
    let files = packs.reduce(0) { $0 + $1.rules.count + $1.tests.count }
    let found = renderFindings(findings, style: surroundings.style(isVerbose: true))
    try Console.print(found + (found.isEmpty ? "" : "\n") + summary(findings, files: files))
  }

  private func summary(_ findings: [Diagnostic], files: Int) -> String {
    let errors = findings.count { $0.severity == .error }
    let warnings = findings.count - errors
    let parts = [(errors, "error"), (warnings, "warning")].filter { $0.0 > 0 }.map {
      "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")"
    }
    let count = parts.isEmpty ? "nothing to report" : parts.joined(separator: ", ")
    return "\(count) in \(files) file\(files == 1 ? "" : "s")\n"
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
