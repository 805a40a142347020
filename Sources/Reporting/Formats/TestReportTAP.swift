package import ComplianceModel

/// The report of `test` as TAP version 14: a point a test, with a YAML block where it failed.
package func renderTestsAsTAP(_ report: TestReport) -> String {
  var lines = ["TAP version 14", "1..\(report.results.count)"]
  if report.results.isEmpty { lines[1] = "1..0 # no test was run" }
  for (index, result) in report.results.enumerated() {
    let name = "\(result.rule?.name ?? result.place.file): \(result.name)".tapDescription
    lines.append("\(result.passed ? "ok" : "not ok") \(index + 1) - \(name)")
    if !result.passed { lines += yamlBlock(of: result) }
  }
  return lines.map { $0 + "\n" }.joined()
}

private func yamlBlock(of result: TestReport.Result) -> [String] {
  var lines = ["  ---", "  message: \((result.detailLines.first ?? "").yamlText)"]
  lines.append("  severity: \(result.isBroken ? "error" : "fail")")
  lines += ["  at:", "    file: \(result.place.file.yamlText)"]
  if let line = result.place.line { lines.append("    line: \(line)") }
  if !result.differences.isEmpty { lines.append("  differences:") }
  for difference in result.differences {
    lines += [
      "    - what: \(difference.what.yamlText)",
      "      expected: \(difference.expected.yamlText)",
      "      actual: \(difference.actual.yamlText)",
    ]
  }
  let sites = result.sites.map { "\($0.place): \($0.excerpt?.text.trimmedOfSpaces ?? "")" }
  let parts = [
    ("reason", [result.reason].compactMap(\.self)), ("failures", result.failures),
    ("rows", result.notes), ("judged_at", sites),
    ("trace", result.trace),
  ]
  for (name, texts) in parts where !texts.isEmpty {
    // A literal block: Perl's reader takes a list of texts with a colon for a list of tables.
    lines.append("  \(name): |")
    lines += texts.map { "    \($0.printable.trimmedOfSpaces)" }
  }
  return lines + ["  ..."]
}

extension String {
  /// A description of one line, in which `#` begins no directive.
  fileprivate var tapDescription: String {
    let escaped = printable.replacing("\\", with: "\\\\").replacing("#", with: "\\#")
    return escaped.trimmingTrailingSpaces
  }

  /// A text in double quotes (YAML 1.2, 7.3.1).
  var yamlText: String {
    var text = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}
