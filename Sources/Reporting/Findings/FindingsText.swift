package import ComplianceModel

/// The findings of `check` for a person: a block each, and how many there are.
package func renderFindingsReport(_ report: FindingsReport, style: TerminalStyle) -> String {
  let found = renderFindings(report.findings, style: style)
  let errors = report.errorCount
  let parts = [(errors, "error"), (report.findings.count - errors, "warning")]
    .filter { $0.0 > 0 }.map { counted($0.0, $0.1) }
  let count = parts.isEmpty ? "nothing to report" : parts.joined(separator: ", ")
  let lending = report.lending.map {
    "\($0) has no rules: what it lends to other packs was checked\n"
  }.joined()
  return found + (found.isEmpty ? "" : "\n") + lending
    + "\(count) in \(counted(report.fileCount, "file"))\n"
}
