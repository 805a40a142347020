import AssayConfiguration
import ComplianceModel
import Evaluation
import Foundation
import OrganisationStore
import RulePacks
import RuleWorkbench

/// The packs of a workspace while they are checked, and put right where that is asked for.
struct Checking {
  /// What was found.
  struct Checked {
    let packs: [PackSource]
    let findings: [Diagnostic]

    /// Files of rules and tests; of packs that only lend their helpers, of those.
    var fileCount: Int {
      packs.reduce(0) {
        $0 + $1.rules.count + $1.tests.count + ($1.isLending ? $1.libraries.count : 0)
      }
    }
    /// The packs that only lend their helpers.
    var lending: [String] { packs.filter(\.isLending).map(\.manifest.id.text) }
  }

  let workspace: Workspace
  /// The database named on the command line.
  let database: String?
  /// Whether the packs are those of the configuration file, which is checked with them.
  let isOfFile: Bool
  /// Files that were told not to be written.
  private var refused: Set<String> = []

  /// Makes a check.
  init(workspace: Workspace, database: String?, isOfFile: Bool) {
    self.workspace = workspace
    self.database = database
    self.isOfFile = isOfFile
  }

  /// Everything that is wrong with the packs, and with the file that lists them.
  func check() throws -> Checked {
    let (asked, libraries) = try workspace.sources(workspace.namedPacks(), need: .rulesOrLibrary)
    let schema = try workspace.databaseSchema(database, for: asked)
    let declared = try declare(asked, libraries)
    var findings: [Diagnostic] = []
    for (index, pack) in declared.enumerated() {
      let beside = declared.indices.filter { $0 != index }.map { declared[$0].pack }
      findings += try RuleWorkbench.check(
        pack, uses: libraries, beside: beside,
        schema: PackSchema(of: pack.pack.source, database: schema), asOf: workspace.today(),
        temporaryFolder: workspace.surroundings.temporaryFolder, by: workspace.evaluator)
    }
    let isWhole = !declared.contains { $0.hasErrors }
    if isOfFile, isWhole, let file = workspace.file {
      findings += checkSettings(file, for: declared.map(\.pack), today: try workspace.today())
    }
    return Checked(packs: asked, findings: findings.eachOnce)
  }

  private func declare(_ sources: [PackSource], _ libraries: [PackSource]) throws -> [Declared] {
    let catalogues = sources.compactMap(\.catalogue)
    return try sources.map { source in
      try Evaluation.declare(
        source, uses: libraries, catalogues: catalogues, by: workspace.evaluator)
    }
  }

  // MARK: - Putting right

  /// Writes what can be put right of `checked`, and tells it.
  /// - Returns: Whether anything was written, so that there may be more.
  mutating func fix(_ checked: Checked) throws -> Bool {
    var texts: [FixedText] = []
    for source in checked.packs {
      let fixed = fixedTexts(of: checked.findings, in: source).filter { mayWrite($0) }
      guard !fixed.isEmpty, try declares(source.replacing(fixed), among: checked.packs) else {
        continue
      }
      texts += fixed
    }
    guard !texts.isEmpty else { return false }
    try Exports(files: texts.map { (path(of: $0.file), Array($0.after.utf8)) }).write()
    for finding in texts.flatMap(\.findings) {
      let place = finding.place.map { "\($0): " } ?? ""
      Console.complain("\(place)fixed: \(finding.message) (\(finding.code))\n")
    }
    return true
  }

  /// Whether a pack declares with its new texts as it did with the old ones.
  private func declares(_ source: PackSource, among packs: [PackSource]) throws -> Bool {
    let others = packs.filter { $0.manifest.id != source.manifest.id }
    let libraries = try workspace.sources(workspace.namedPacks(), need: .rulesOrLibrary).libraries
    let (before, after) = (
      packs.filter { $0.manifest.id == source.manifest.id }, [source]
    )
    let faults = { (sources: [PackSource]) in
      try declare(sources + others, libraries)[0].diagnostics.map(\.message)
    }
    return try faults(after) == faults(before)
  }

  /// Whether a file is somebody's own, and still says what was read of it.
  private mutating func mayWrite(_ text: FixedText) -> Bool {
    guard !refused.contains(text.file) else { return false }
    let reason: String
    if text.file.hasPrefix("/"), !workspace.packNames.contains(where: { $0.hasPrefix("/") }) {
      reason = "it belongs to a pack that was found by its name: name the pack's folder"
    } else if (try? String(contentsOfFile: path(of: text.file), encoding: .utf8)) != text.before {
      reason = "it has changed since it was read"
    } else {
      return true
    }
    refused.insert(text.file)
    Console.complain("assay: \(text.file) is not written\n  \(reason)\n")
    return false
  }

  private func path(of file: String) -> String {
    file.hasPrefix("/") ? file : "\(workspace.surroundings.workingDirectory)/\(file)"
  }
}

extension Declared {
  /// Whether one of its faults is an error.
  fileprivate var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}
