/// Rows of text under a heading, each column as wide as its widest cell; the last takes the rest.
///
/// - Parameters:
///   - heading: Names of the columns.
///   - rows: As many cells each; the last one is shortened, or with `-v` wrapped.
package func renderTable(
  _ heading: [String], _ rows: [[String]], style: TerminalStyle = .init()
) -> String {
  var page = Page(style)
  let all = [heading] + rows.map { $0.map(\.printable) }
  let widths = heading.indices.dropLast().map { column in
    min(44, all.map { $0[column].displayWidth }.max() ?? 0)
  }
  for row in all {
    let lead = zip(row, widths).map { $0.padded(to: $1) + "  " }.joined()
    let last = row[row.count - 1]
    if style.isVerbose, !last.isEmpty {
      page.add(lead: lead, last)
    } else {
      page.add(lead + last)
    }
  }
  return page.text
}

/// Named facts, a line or paragraph each: the name in a column of its own.
package func renderFacts(
  _ facts: [(name: String, text: String)], style: TerminalStyle = .init()
) -> String {
  var page = Page(style)
  let width = facts.map(\.name.displayWidth).max() ?? 0
  for (name, text) in facts where !text.isEmpty {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for (number, line) in lines.enumerated() {
      let lead = (number == 0 ? name : "").padded(to: width) + "  "
      if lines.count > 1 { page.add(lead + line) } else { page.add(lead: lead, line) }
    }
  }
  return page.text
}
