package import ComplianceModel

/// A coverage report as one HTML file that needs nothing else: totals, a table of files, and each
/// file with its lines.
///
/// What colour says, words say too.
package func renderCoverageHTML(_ report: CoverageReport, title: String) -> String {
  let page = CoverageHTML(report: report)
  return HTMLPage(
    title: "Coverage of \(title)", style: CoverageHTML.style,
    body: """
      <main>
      <h1>Coverage of \(title)</h1>
      \([page.totals, page.table, page.requirements, page.columns, page.files])
      </main>
      """
  ).text
}

private struct CoverageHTML {
  let report: CoverageReport

  static let style: HTML = """
    .source { overflow-x: auto; }
    .source td { border: 0; padding: 0 .6rem 0 0; }
    .source code { white-space: pre; }
    tr.missed { background: var(--bad); }
    tr.partly { background: var(--doubt); }
    .gap { display: block; color: var(--warning); font-size: 13px; }
    """

  // MARK: - Overview

  var totals: HTML {
    func row(_ name: String, _ share: CoverageShare, _ what: String) -> HTML {
      """
      <tr><th scope="row">\(name)</th><td class="number">\(share.shown)</td>\
      <td>\(share.seen) of \(share.total) \(what)</td></tr>
      """
    }
    let read = report.columnCount - report.unreadColumns.count
    return """
      <table>
      <caption>Totals</caption>
      <thead><tr><th scope="col">What</th><th scope="col">Share</th><th scope="col">Of</th></tr></thead>
      <tbody>
      \(row("Lines", report.lineShare, "run"))
      \(row("Branches", report.branchShare, "sides of conditions seen"))
      \(row("Requirements", report.requirementShare, "tested ones failed and met"))
      \(row("Columns", CoverageShare(seen: read, of: report.columnCount), "read"))
      </tbody>
      </table>
      """
  }

  var table: HTML {
    let rows: [HTML] = report.files.enumerated().map { index, file in
      """
      <tr><th scope="row"><a href="#file-\(index)">\(file.path)</a></th>\
      <td class="number">\(file.lineShare.shown)</td>\
      <td class="number">\(file.branchShare.shown)</td></tr>
      """
    }
    return """
      <h2>Files</h2>
      <table>
      <caption>Share of lines that were run and of sides of conditions that were seen</caption>
      <thead><tr><th scope="col">File</th><th scope="col">Lines</th><th scope="col">Branches</th></tr></thead>
      <tbody>
      \(rows)
      </tbody>
      </table>
      """
  }

  var requirements: HTML {
    let open = report.requirements.filter { !$0.isExercised }
    guard !open.isEmpty else { return .none }
    let items: [HTML] = open.map { requirement in
      let lacking =
        requirement.ruleCount == 0
        ? "no rule or question"
        : "no test ends "
          + [
            requirement.isFailed ? nil : "nonconforming", requirement.isMet ? nil : "conforming",
          ].compactMap(\.self).joined(separator: " or ")
      return "<li>\(requirement.id): \(lacking)</li>"
    }
    return """
      <h2>Requirements that tests do not show both ways</h2>
      <ul>
      \(items)
      </ul>
      """
  }

  var columns: HTML {
    guard !report.unreadColumns.isEmpty else { return .none }
    let items: [HTML] = report.unreadColumns.map { "<code>\($0)</code>" }
    return "<h2>Columns that no rule read</h2>\n<p>\(items.joined(by: ", "))</p>"
  }

  // MARK: - Files

  var files: HTML {
    let sections: [HTML] = report.files.enumerated().map { index, file in
      """
      <section>
      <h2 id="file-\(index)">\(file.path)</h2>
      \(notes(file))
      <div class="source" role="region" aria-labelledby="file-\(index)" tabindex="0">
      <table>
      <thead><tr><th scope="col">Line</th><th scope="col">Tests</th><th scope="col">Source</th></tr></thead>
      <tbody>
      \(rows(file))
      </tbody>
      </table>
      </div>
      </section>
      """
    }
    return sections.joined()
  }

  private func notes(_ file: CoverageReport.File) -> [HTML] {
    file.unmeasured.map { one in
      let place = one.line.map { "Line \($0) is" } ?? "The file is"
      return "<p>\(place) not measured: \(one.reason).</p>"
    }
  }

  private func rows(_ file: CoverageReport.File) -> [HTML] {
    let counts = Dictionary(
      file.lines.map { ($0.number, $0.count) }, uniquingKeysWith: { first, _ in first })
    let conditions = Dictionary(grouping: file.conditions, by: \.line)
    var lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.enumerated().map { index, line in
      let gaps = (conditions[index + 1] ?? []).compactMap { condition in
        condition.gap.map { "\($0): \(condition.text)" }
      }
      return row(index + 1, line, count: counts[index + 1], gaps: gaps)
    }
  }

  private func row(_ number: Int, _ line: Substring, count: Int?, gaps: [String]) -> HTML {
    let kind: HTML =
      count == 0 ? " class=\"missed\"" : gaps.isEmpty ? .none : " class=\"partly\""
    let told = count == 0 ? ["never run"] + gaps : gaps
    let notes: [HTML] = told.map { "<span class=\"gap\">\($0)</span>" }
    return """
      <tr\(kind)><td class="number">\(number)</td>\
      <td class="number">\(count.map(String.init) ?? "")</td>\
      <td><code>\(line)</code>\(notes.joined(by: .none))</td></tr>
      """
  }
}
