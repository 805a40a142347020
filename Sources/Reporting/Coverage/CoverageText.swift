package import ComplianceModel

/// A coverage report as text: what was not seen, the files with the worst first, and the totals.
package func renderCoverage(_ report: CoverageReport, style: TerminalStyle = .init()) -> String {
  var page = Page(style)
  let text = CoverageText(report: report, style: style)
  text.addGaps(to: &page)
  text.addFiles(to: &page)
  text.addRequirements(to: &page)
  text.addColumns(to: &page)
  text.addTotals(to: &page)
  return page.text
}

private struct CoverageText {
  /// How many gaps are shown where nobody asks for all.
  private static let mostGaps = 20
  /// How many unread columns are shown where nobody asks for all.
  private static let mostColumns = 40

  let report: CoverageReport
  let style: TerminalStyle

  // MARK: - Gaps

  func addGaps(to page: inout Page) {
    for test in report.disturbed {
      page.add(lead: "", "measured otherwise than it runs: \(test)")
    }
    let gaps = report.files.flatMap(Self.gaps)
    let shown = style.isVerbose ? gaps[...] : gaps.prefix(Self.mostGaps)
    for (place, what) in shown { page.add(lead: "", whole: "\(place): \(what)") }
    if shown.count < gaps.count {
      page.add("\(style.ellipsis) and \(grouped(gaps.count - shown.count)) more; -v shows all")
    }
    if !gaps.isEmpty || !report.disturbed.isEmpty { page.add() }
  }

  /// What was not seen of a file, with its places: runs of lines, then conditions, by line.
  private static func gaps(_ file: CoverageReport.File) -> [(place: String, what: String)] {
    var gaps: [(line: Int, place: String, what: String)] = file.unmeasured.map { one in
      (
        one.line ?? 0, one.line.map { "\(file.path):\($0)" } ?? file.path,
        "not measured: \(one.reason)"
      )
    }
    gaps += file.missedRuns.map { run in
      let range = run.count == 1 ? "\(run.lowerBound)" : "\(run.lowerBound)-\(run.upperBound)"
      return (run.lowerBound, "\(file.path):\(range)", "never run")
    }
    for condition in file.conditions {
      guard let gap = condition.gap else { continue }
      gaps.append(
        (
          condition.line, "\(file.path):\(condition.line):\(condition.column)",
          "\(gap): \(condition.text)"
        ))
    }
    return gaps.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
      .map { ($0.element.place, $0.element.what) }
  }

  // MARK: - Files

  func addFiles(to page: inout Page) {
    let files = report.files.enumerated().sorted { one, other in
      let (left, right) = (one.element, other.element)
      return (left.branchShare.permille, left.lineShare.permille, one.offset)
        < (right.branchShare.permille, right.lineShare.permille, other.offset)
    }.map(\.element)
    page.add("  lines  branches  file, the worst first")
    for file in files {
      let isMeasured = !file.unmeasured.contains { $0.line == nil }
      let cells = isMeasured ? (file.lineShare.shown, file.branchShare.shown) : ("-", "-")
      page.add(
        lead: "\(cells.0.aligned(right: 7))  \(cells.1.aligned(right: 8))  ", whole: file.path)
    }
    page.add()
  }

  // MARK: - Requirements and columns

  func addRequirements(to page: inout Page) {
    let untested = report.requirements.filter { $0.ruleCount == 0 }
    let unexercised = report.requirements.filter { $0.ruleCount > 0 && !$0.isExercised }
    for requirement in unexercised {
      let lacking = [
        requirement.isFailed ? nil : "nonconforming", requirement.isMet ? nil : "conforming",
      ].compactMap(\.self).joined(separator: " or ")
      page.add(lead: "  ", "requirement \(requirement.id): no test ends \(lacking)")
    }
    for requirement in untested {
      page.add(lead: "  ", "requirement \(requirement.id): no rule or question")
    }
    if !untested.isEmpty || !unexercised.isEmpty { page.add() }
  }

  func addColumns(to page: inout Page) {
    guard !report.unreadColumns.isEmpty else { return }
    let shown =
      style.isVerbose ? report.unreadColumns[...] : report.unreadColumns.prefix(Self.mostColumns)
    page.add("Columns that no rule read:")
    let rest = report.unreadColumns.count - shown.count
    page.add(
      lead: "  ",
      shown.joined(separator: ", ")
        + (rest > 0 ? " and \(grouped(rest)) more; -v shows all" : ""))
    page.add()
  }

  // MARK: - Totals

  func addTotals(to page: inout Page) {
    func add(_ name: String, _ share: CoverageShare, _ what: String) {
      page.add(
        "\(name.padded(to: 14))\(share.shown.aligned(right: 7))  "
          + "\(grouped(share.seen)) of \(grouped(share.total)) \(what)")
    }
    add("lines", report.lineShare, "run")
    add("branches", report.branchShare, "sides of conditions seen")
    add("requirements", report.requirementShare, "tested ones failed and met")
    let unread = report.unreadColumns.count
    add(
      "columns", CoverageShare(seen: report.columnCount - unread, of: report.columnCount), "read")
    let unmeasured = report.files.reduce(0) { $0 + $1.unmeasured.count }
    if unmeasured > 0 {
      page.add("\("not measured".padded(to: 14))\(counted(unmeasured, "place"))")
    }
  }
}

extension CoverageReport.File {
  /// Runs of lines that were not run, across lines that do not count.
  package var missedRuns: [ClosedRange<Int>] {
    var runs: [ClosedRange<Int>] = []
    var isOpen = false
    for line in lines {
      guard line.count == 0 else {
        isOpen = false
        continue
      }
      if isOpen, let last = runs.popLast() {
        runs.append(last.lowerBound...line.number)
      } else {
        runs.append(line.number...line.number)
      }
      isOpen = true
    }
    return runs
  }
}
