/// What `check` found, for every format in which it is told.
package struct FindingsReport: Equatable, Sendable {
  /// By pack, file and line.
  package var findings: [Diagnostic]
  /// How many files of rules and tests were looked at.
  package var fileCount: Int
  /// The packs among them that have no rules: of those what they lend was looked at.
  package var lending: [String]
  /// The pages of what can be found.
  package var pages: [LintPage]
  /// The version of Assay.
  package var version: String
  /// The folder that places relate to, an absolute path.
  package var folder: String

  /// Makes a report.
  package init(
    findings: [Diagnostic], fileCount: Int, lending: [String] = [], pages: [LintPage],
    version: String, folder: String
  ) {
    self.findings = findings
    self.fileCount = fileCount
    self.lending = lending
    self.pages = pages
    self.version = version
    self.folder = folder
  }

  /// How many of them stop the work.
  package var errorCount: Int { findings.count { $0.severity == .error } }
}
