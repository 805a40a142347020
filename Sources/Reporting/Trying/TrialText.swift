package import ComplianceModel

/// What came of a text that a person tried: data for stdout, and what went wrong for stderr.
package func renderTrial(_ answer: TrialAnswer, style: TerminalStyle = .init()) -> (
  output: String, complaint: String
) {
  switch answer {
  case .unfinished: return ("", "")
  case .told(let lines, let verdict):
    return (text(of: lines) + (verdict.map { text(of: $0) } ?? ""), "")
  case .table(let columns, let rows, let isCut):
    guard !rows.isEmpty else { return ("no row\n", "") }
    return (
      renderTable(columns, rows, style: style), isCut ? "and more: add a LIMIT or a WHERE\n" : ""
    )
  case .broken(let lines, let line, let message):
    return (text(of: lines), (line.map { "line \($0): " } ?? "") + message.printable + "\n")
  }
}

private func text(of lines: [String]) -> String {
  lines.map { "\($0.printable)\n" }.joined()
}

/// Such as `nonconforming, minor: it is late (2 days, limit 0)`.
private func text(of verdict: TrialAnswer.Verdict) -> String {
  let grade = verdict.grade.map { ", \($0.rawValue)" } ?? ""
  let texts = verdict.texts.isEmpty ? "" : ": \(verdict.texts.joined(separator: "; ").printable)"
  return "\(verdict.outcome)\(grade)\(texts)\(verdict.measure.map { " (\($0.shown))" } ?? "")\n"
}
