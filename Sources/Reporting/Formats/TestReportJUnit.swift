package import ComplianceModel

/// The report of `test` as JUnit XML: a suite a file of tests, a class a rule.
///
/// A test whose expectation does not hold is a `failure`, one that could not be run an `error`. There
/// are no times: the same tests give the same bytes. Two tests of one name and rule in a file get a
/// number each, since servers merge what has the same name.
package func renderTestsAsJUnit(_ report: TestReport) -> String {
  let files = Dictionary(grouping: report.results, by: \.place.file)
  let order = report.results.map(\.place.file).firstOccurrences
  var lines = [
    #"<?xml version="1.0" encoding="UTF-8"?>"#,
    "<testsuites name=\"assay test\" \(counts(report.results))>",
  ]
  for file in order {
    let results = files[file] ?? []
    lines.append("  <testsuite name=\"\(file.xmlAttribute)\" \(counts(results))>")
    var seen: [String: Int] = [:]
    for result in results {
      let rule = result.rule?.description ?? file
      let times = seen["\(rule)\n\(result.name)", default: 0] + 1
      seen["\(rule)\n\(result.name)"] = times
      let name = times == 1 ? result.name : "\(result.name) (\(times))"
      lines += testCase(result, name: name, rule: rule)
    }
    lines.append("  </testsuite>")
  }
  lines.append("</testsuites>")
  return lines.map { $0 + "\n" }.joined()
}

private func counts(_ results: [TestReport.Result]) -> String {
  let errors = results.count(where: \.isBroken)
  let failures = results.count { !$0.passed && !$0.isBroken }
  return #"tests="\#(results.count)" failures="\#(failures)" errors="\#(errors)""#
}

private func testCase(_ result: TestReport.Result, name: String, rule: String) -> [String] {
  let head = "    <testcase name=\"\(name.xmlAttribute)\" classname=\"\(rule.xmlAttribute)\""
  guard !result.passed else { return [head + "/>"] }
  let tag = result.isBroken ? "error" : "failure"
  let details = result.detailLines
  return [
    head + ">",
    "      <\(tag) message=\"\((details.first ?? "").xmlAttribute)\">"
      + (["\(result.place)"] + details).joined(separator: "\n").xmlText + "</\(tag)>",
    "    </testcase>",
  ]
}

extension TestReport.Result {
  /// All that is known of a failure, a line each, the most telling first.
  var detailLines: [String] {
    let told =
      differences.map { "\($0.what): expected \($0.expected), actual \($0.actual)" } + failures
      + [reason.map { "reason: \($0)" }].compactMap(\.self) + notes
    let judged = sites.map { site in
      "\(site.place): \(site.excerpt.map { $0.text.trimmedOfSpaces } ?? "")"
    }
    return told + judged + trace.map { "trace: \($0)" }
  }
}

extension [String] {
  /// Each once, where it stands first.
  fileprivate var firstOccurrences: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}

extension String {
  /// Without spaces at its ends.
  var trimmedOfSpaces: String {
    let head = drop { $0 == " " || $0 == "\t" }
    return String(head).trimmingTrailingSpaces
  }

  /// Between tags; what XML 1.0 cannot hold at all (2.2) becomes U+FFFD.
  fileprivate var xmlText: String {
    var text = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\r": text += "&#13;"
      case "\t", "\n": text.unicodeScalars.append(scalar)
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": text += "\u{FFFD}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  /// Between double quotes: line ends and tabs would be read as spaces (3.3.3).
  fileprivate var xmlAttribute: String {
    xmlText.replacing("\"", with: "&quot;").replacing("\n", with: "&#10;")
      .replacing("\t", with: "&#9;")
  }
}
