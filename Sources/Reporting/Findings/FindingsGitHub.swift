package import ComplianceModel

/// The findings of `check` as commands of a GitHub workflow, which shows them beside the lines.
///
/// Norm: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
package func renderGitHubCommands(_ report: FindingsReport) -> String {
  report.findings.map { finding in
    var properties: [(String, String)] = []
    if let place = finding.place {
      properties.append(("file", place.file))
      if let line = place.line { properties.append(("line", "\(line)")) }
      if let column = place.column { properties.append(("col", "\(column)")) }
      // GitHub takes the last column as part of what is meant.
      if let end = finding.endColumn { properties.append(("endColumn", "\(end - 1)")) }
    }
    properties.append(("title", finding.code.text))
    let written = properties.map { "\($0.0)=\(escapedProperty($0.1))" }.joined(separator: ",")
    let text = ([finding.message] + finding.advice).joined(separator: "\n")
    return "::\(finding.severity.rawValue) \(written)::\(escapedData(text))\n"
  }.joined()
}

private func escapedData(_ text: String) -> String {
  text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
}

private func escapedProperty(_ text: String) -> String {
  escapedData(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
}
