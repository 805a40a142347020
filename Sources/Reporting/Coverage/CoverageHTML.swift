package import ComplianceModel

/// A coverage report as one HTML file that needs nothing else: totals, a table of files, and each
/// file with its lines.
///
/// What colour says, words say too.
package func renderCoverageHTML(_ report: CoverageReport, title: String) -> String {
  let page = CoverageHTML(report: report)
  return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Coverage of \(title.escapedForHTML)</title>
    <style>
    \(CoverageHTML.style)
    </style>
    </head>
    <body>
    <main>
    <h1>Coverage of \(title.escapedForHTML)</h1>
    \(page.totals)
    \(page.table)
    \(page.requirements)
    \(page.columns)
    \(page.files)
    </main>
    </body>
    </html>

    """
}

private struct CoverageHTML {
  let report: CoverageReport

  static let style = """
    body { font: 16px/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff; margin: 0; }
    main { max-width: 70rem; margin: 0 auto; padding: 1rem; }
    table { border-collapse: collapse; }
    caption { text-align: left; font-weight: 600; padding: .5rem 0; }
    th, td { text-align: left; padding: .2rem .8rem .2rem 0; border-bottom: 1px solid #ddd; vertical-align: top; }
    td.number { text-align: right; font-variant-numeric: tabular-nums; }
    .source { overflow-x: auto; }
    .source td { border: 0; padding: 0 .6rem 0 0; }
    .source code { white-space: pre; font: 13px/1.5 ui-monospace, monospace; }
    tr.missed { background: #fde2e1; }
    tr.partly { background: #fff3cd; }
    .gap { display: block; color: #7a1512; font-size: 13px; }
    a { color: #0b4f9e; }
    @media (prefers-color-scheme: dark) {
    body { color: #eee; background: #161616; }
    th, td { border-color: #444; }
    tr.missed { background: #571a18; }
    tr.partly { background: #4a3c0a; }
    .gap { color: #ffb4ad; }
    a { color: #8ec2ff; }
    }
    """

  // MARK: - Overview

  var totals: String {
    func row(_ name: String, _ share: CoverageShare, _ what: String) -> String {
      "<tr><th scope=\"row\">\(name)</th><td class=\"number\">\(share.shown)</td>"
        + "<td>\(share.seen) of \(share.total) \(what)</td></tr>"
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

  var table: String {
    let rows = report.files.enumerated().map { index, file in
      "<tr><th scope=\"row\"><a href=\"#file-\(index)\">\(file.path.escapedForHTML)</a></th>"
        + "<td class=\"number\">\(file.lineShare.shown)</td>"
        + "<td class=\"number\">\(file.branchShare.shown)</td></tr>"
    }
    return """
      <h2>Files</h2>
      <table>
      <caption>Share of lines that were run and of sides of conditions that were seen</caption>
      <thead><tr><th scope="col">File</th><th scope="col">Lines</th><th scope="col">Branches</th></tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody>
      </table>
      """
  }

  var requirements: String {
    let open = report.requirements.filter { !$0.isExercised }
    guard !open.isEmpty else { return "" }
    let items = open.map { requirement in
      let lacking =
        requirement.ruleCount == 0
        ? "no rule or question"
        : "no test ends "
          + [
            requirement.isFailed ? nil : "nonconforming", requirement.isMet ? nil : "conforming",
          ].compactMap(\.self).joined(separator: " or ")
      return "<li>\(requirement.id.escapedForHTML): \(lacking)</li>"
    }
    return "<h2>Requirements that tests do not show both ways</h2>\n<ul>\n"
      + items.joined(separator: "\n") + "\n</ul>"
  }

  var columns: String {
    guard !report.unreadColumns.isEmpty else { return "" }
    let items = report.unreadColumns.map { "<code>\($0.escapedForHTML)</code>" }
    return "<h2>Columns that no rule read</h2>\n<p>\(items.joined(separator: ", "))</p>"
  }

  // MARK: - Files

  var files: String {
    report.files.enumerated().map { index, file in
      """
      <section aria-labelledby="file-\(index)">
      <h2 id="file-\(index)">\(file.path.escapedForHTML)</h2>
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
    }.joined(separator: "\n")
  }

  private func notes(_ file: CoverageReport.File) -> String {
    file.unmeasured.map { one in
      let place = one.line.map { "Line \($0) is" } ?? "The file is"
      return "<p>\(place) not measured: \(one.reason.escapedForHTML).</p>"
    }.joined(separator: "\n")
  }

  private func rows(_ file: CoverageReport.File) -> String {
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
    }.joined(separator: "\n")
  }

  private func row(_ number: Int, _ line: Substring, count: Int?, gaps: [String]) -> String {
    let kind = count == 0 ? " class=\"missed\"" : gaps.isEmpty ? "" : " class=\"partly\""
    let told = count == 0 ? ["never run"] + gaps : gaps
    let notes = told.map { "<span class=\"gap\">\($0.escapedForHTML)</span>" }.joined()
    let source = String(line).escapedForHTML
    return "<tr\(kind)><td class=\"number\">\(number)</td>"
      + "<td class=\"number\">\(count.map(String.init) ?? "")</td>"
      + "<td><code>\(source)</code>\(notes)</td></tr>"
  }
}

extension String {
  /// With the characters that HTML reads otherwise written as references.
  fileprivate var escapedForHTML: String {
    reduce(into: "") { text, character in
      switch character {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      default: text.append(character)
      }
    }
  }
}
