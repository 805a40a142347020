package import ComplianceModel

/// What an import did, table by table.
package struct ImportReport: Sendable {
  /// The tables that a file was given for, in the byte order of their names, with the number of rows
  /// added, changed, and found as they were.
  package var tables: [(name: String, added: Int, updated: Int, unchanged: Int)]
  /// Warnings, such as of rows that the next import will not know again.
  package var remarks: [Diagnostic]

  /// Makes a report.
  package init(
    tables: [(name: String, added: Int, updated: Int, unchanged: Int)], remarks: [Diagnostic] = []
  ) {
    self.tables = tables
    self.remarks = remarks
  }
}
