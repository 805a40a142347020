package import ComplianceModel

/// The report of `test`: every failure in full, then one line of counts.
///
/// - Parameters:
///   - seconds: How long the tests took.
///   - again: The command that runs them again, for the last line.
package func renderTestReport(
  _ report: TestReport, seconds: Double, again: String, style: TerminalStyle = .init()
) -> String {
  var page = Page(style)
  for result in report.results where !result.passed { TestResultText(result).add(to: &page) }
  if style.isVerbose {
    for result in report.results where result.passed {
      page.add("ok    \(result.place)  \(result.name)")
    }
  }
  let failed = report.results.count - report.passedCount
  let hundredths = Int((seconds * 100).rounded())
  let time = "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100) s"
  page.add(
    lead: "",
    "\(counted(report.results.count, "test")), \(report.passedCount) passed, \(failed) failed "
      + "in \(time)." + (failed > 0 ? " Again: \(again)" : ""))
  return page.text
}

/// One failing test as text.
private struct TestResultText {
  let result: TestReport.Result

  init(_ result: TestReport.Result) { self.result = result }

  func add(to page: inout Page) {
    let rule = result.rule?.name ?? ""
    // The name of a case stands at its end: it is not cut.
    let head = "\(result.place)  \(result.name)"
    let fits = head.displayWidth + 6 <= page.style.width
    page.add("FAIL  ", .alarm, fits ? head : "\(result.place)")
    if !fits { page.add(lead: "      ", result.name) }
    if !rule.isEmpty { page.add("      rule \(rule)") }
    addDifferences(to: &page)
    for failure in result.failures { page.add(lead: "      ", failure) }
    for note in result.notes { page.add(lead: "      ", note) }
    for line in result.trace { page.add(lead: "      trace: ", line) }
    page.add()
  }

  private func addDifferences(to page: inout Page) {
    guard !result.differences.isEmpty else { return }
    let whatWidth = max(12, result.differences.map(\.what.displayWidth).max() ?? 0)
    let expectedWidth = max(16, result.differences.map(\.expected.displayWidth).max() ?? 0)
    let fits = whatWidth + expectedWidth + 30 <= page.style.width
    if fits {
      page.add(
        "        \("".padded(to: whatWidth))  \("expected".padded(to: expectedWidth))  actual")
    }
    for difference in result.differences {
      if fits {
        page.add(
          lead: "        \(difference.what.padded(to: whatWidth))  "
            + "\(difference.expected.padded(to: expectedWidth))  ", difference.actual)
      } else {
        page.add("        \(difference.what)")
        page.add(lead: "          expected  ", difference.expected)
        page.add(lead: "          actual    ", difference.actual)
      }
    }
  }
}
