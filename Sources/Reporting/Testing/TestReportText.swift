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
  let notRun = report.notRunCount > 0 ? ", \(grouped(report.notRunCount)) not run" : ""
  let counts =
    "\(counted(report.results.count, "test")), \(grouped(report.passedCount)) passed, "
    + "\(grouped(failed)) failed\(notRun) in \(time)."
  // A command is copied: it is not broken where it fits a line.
  let (last, whole) = ("Again: \(again)", "\(counts) Again: \(again)")
  let fits = whole.displayWidth <= style.width
  page.add(lead: "", failed > 0 && fits ? whole : counts)
  if failed > 0, !fits { page.add(lead: "", last) }
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
    let whole = head.padded(to: page.style.width - 7 - rule.displayWidth) + " \(rule)"
    if whole.displayWidth + 6 <= page.style.width {
      page.add("FAIL  ", .alarm, whole)
    } else {
      let fits = head.displayWidth + 6 <= page.style.width
      page.add("FAIL  ", .alarm, fits ? head : "\(result.place)")
      if !fits { page.add(lead: "      ", result.name) }
      if !rule.isEmpty { page.add("      rule \(rule)") }
    }
    addDifferences(to: &page)
    for failure in result.failures { page.add(lead: "      ", failure) }
    if let reason = result.reason { page.add(lead: "      reason: ", reason) }
    addRows(to: &page)
    addSites(to: &page)
    for line in result.trace { page.add(lead: "      trace: ", line) }
    page.add()
  }

  /// The rows that a reader takes in at a glance; all with `-v`.
  private static let mostRows = 8

  private func addRows(to page: inout Page) {
    guard !result.notes.isEmpty else { return }
    page.add()
    let shown = page.style.isVerbose ? result.notes.count : Self.mostRows
    for note in result.notes.prefix(shown) { page.add(lead: "      ", note) }
    guard result.notes.count > shown else { return }
    page.add("      and \(counted(result.notes.count - shown, "more row")): -v")
  }

  private func addSites(to page: inout Page) {
    for site in result.sites {
      let subject = site.subject.map { "      subject \($0)" } ?? ""
      guard let excerpt = site.excerpt else {
        page.add("      \(site.place)\(subject)")
        continue
      }
      // A tab takes one column, so that the caret stands where the word does.
      let text = String(excerpt.text.map { $0 == "\t" ? " " : $0 }).printable
      let indent = text.prefix { $0 == " " }.count
      let line = String(text.dropFirst(indent))
      let lead = "      \(site.place)  "
      // A line of code is never broken: where it does not fit, it has a line of its own.
      let fits = lead.displayWidth + line.displayWidth <= page.style.width
      if !fits { page.add("      \(site.place)\(subject)") }
      let margin = fits ? lead : "        "
      let isWide = (margin + line + subject).displayWidth > page.style.width
      page.add(margin + line + (fits && !isWide ? subject : ""))
      guard let column = excerpt.column else { continue }
      let before = excerpt.text.unicodeScalars.prefix(column - 1).map { String($0).displayWidth }
      let spaces = margin.displayWidth + max(0, before.reduce(0, +) - indent)
      page.add(
        String(repeating: " ", count: spaces) + String(repeating: "^", count: excerpt.length))
    }
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
