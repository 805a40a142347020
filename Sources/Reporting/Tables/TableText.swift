/// Rows of text under a heading, each column as wide as its widest cell; the last takes the rest.
///
/// - Parameters:
///   - heading: Names of the columns.
///   - rows: As many cells each; what does not fit is shortened, or with `-v` goes on below.
package func renderTable(
  _ heading: [String], _ rows: [[String]], style: TerminalStyle = .init()
) -> String {
  let rows = [heading] + rows.map { $0.map(\.printable) }
  let table = TableText(widths: TableText.widths(of: rows, style), style: style)
  var page = Page(style)
  for line in rows.flatMap(table.lines) { page.add(line) }
  return page.text
}

/// The columns of a table.
private struct TableText {
  /// Columns of the terminal that each takes.
  let widths: [Int]
  let style: TerminalStyle

  /// The lines of one row: one, or with `-v` as many as its longest cell takes.
  ///
  /// A first cell that is wider than its column then has a line of its own: it is typed elsewhere.
  func lines(of row: [String]) -> [String] {
    var (row, lead) = (row, [String]())
    if style.isVerbose, row.count > 1, row[0].displayWidth > widths[0] {
      lead = [row[0]]
      row[0] = ""
    }
    let cells = zip(row, widths).map(pieces)
    return lead
      + (0..<max(1, cells.map(\.count).max() ?? 0)).map { line in
        zip(cells, widths).map { cell, width in
          (line < cell.count ? cell[line] : "").padded(to: width)
        }.joined(separator: "  ")
      }
  }

  private func pieces(of cell: String, _ width: Int) -> [String] {
    style.isVerbose
      ? cell.wrapped(to: width).flatMap { $0.cut(every: width) }
      : [cell.shortened(to: width, style)]
  }

  /// The widths of all columns; the last takes what is left of the line.
  ///
  /// The widest of the others make way for it. The first does so only where cells go on below and it
  /// is wide: it holds what is typed elsewhere.
  static func widths(of rows: [[String]], _ style: TerminalStyle) -> [Int] {
    guard let count = rows.first?.count else { return [] }
    let wanted = (0..<count).map { column in rows.map { $0[column].displayWidth }.max() ?? 0 }
    var widths = wanted.dropLast().map { min(44, $0) }
    let least = min(28, wanted[count - 1])
    var left: Int { style.width - widths.reduce(0) { $0 + $1 + 2 } }
    func yield(_ columns: some Collection<Int>, to least: Int) {
      while left < least, let widest = columns.max(by: { widths[$0] < widths[$1] }),
        widths[widest] > 16
      {
        widths[widest] -= 1
      }
    }
    yield(widths.indices.dropFirst(), to: least)
    guard style.isVerbose else { return widths + [max(20, left)] }
    if wanted[0] > 24 { yield(widths.indices.prefix(1), to: min(40, wanted[count - 1])) }
    yield(widths.indices, to: 20)
    return widths + [max(20, left)]
  }
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
      page.add(lead: lead, whole: line)
    }
  }
  return page.text
}
