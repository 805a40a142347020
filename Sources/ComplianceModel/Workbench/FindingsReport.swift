/// What `check` found, for every format in which it is told.
package struct FindingsReport: Equatable, Sendable {
  /// By pack, file and line.
  package var findings: [Diagnostic]
  /// How many files of rules and tests were looked at.
  package var fileCount: Int
  /// The pages of what can be found.
  package var pages: [LintPage]
  /// The version of Assay.
  package var version: String
  /// The folder that places relate to, an absolute path.
  package var folder: String

  /// Makes a report.
  package init(
    findings: [Diagnostic], fileCount: Int, pages: [LintPage], version: String, folder: String
  ) {
    self.findings = findings
    self.fileCount = fileCount
    self.pages = pages
    self.version = version
    self.folder = folder
  }

  /// How many of them stop the work.
  package var errorCount: Int { findings.count { $0.severity == .error } }
}
