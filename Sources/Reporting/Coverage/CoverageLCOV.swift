package import ComplianceModel

/// A coverage report in the trace format of LCOV (geninfo(1)): for each file lines, then branches.
///
/// Each condition is a block with two branches, 0 where it was true and 1 where it was false; one that
/// was never asked has `-` for both.
package func renderCoverageLCOV(_ report: CoverageReport) -> String {
  report.files.map(record).joined()
}

private func record(_ file: CoverageReport.File) -> String {
  var lines = ["TN:", "SF:\(file.path)"]
  for (block, condition) in file.conditions.enumerated() {
    let counts = [condition.isTrue, condition.isFalse].map { count in
      condition.reached == 0 ? "-" : "\(count)"
    }
    for (branch, count) in counts.enumerated() {
      lines.append("BRDA:\(condition.line),\(block),\(branch),\(count)")
    }
  }
  lines.append("BRF:\(file.branchShare.total)")
  lines.append("BRH:\(file.branchShare.seen)")
  for line in file.lines { lines.append("DA:\(line.number),\(line.count)") }
  lines.append("LF:\(file.lineShare.total)")
  lines.append("LH:\(file.lineShare.seen)")
  lines.append("end_of_record")
  return lines.map { $0 + "\n" }.joined()
}
