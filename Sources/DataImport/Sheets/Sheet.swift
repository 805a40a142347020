import ComplianceModel

/// A CSV file fitted to a table: which cell belongs to which column.
struct Sheet {
  /// A column of the file that the table has.
  struct Column {
    /// The table's column.
    var column: SchemaDescription.Column
    /// Place among the cells of a row.
    var index: Int
  }

  /// The table that the rows go into.
  let table: SchemaDescription.Table
  /// The file.
  let csv: CSVTable
  /// Its columns, in the order of the file.
  let columns: [Column]
  /// Whether each name of the header is a column: else a column that seems missing may be misspelt.
  let hasCleanHeader: Bool
  /// Rows with as many cells as the header.
  let rows: [[CSVTable.Cell]]

  /// Judges header and shape, and adds what is wrong to `faults`.
  /// - Returns: nil for a file without a header.
  init?(_ csv: CSVTable, of table: SchemaDescription.Table, faults: inout [Diagnostic]) {
    guard let header = csv.records.first else {
      if csv.faults.isEmpty {
        faults.append(
          Diagnostic(
            "import-no-header", "the file is empty", at: SourcePlace(file: csv.file),
            remedy: "begin with a line of column names, such as: \(Self.example(of: table))"))
      }
      return nil
    }
    self.csv = csv
    self.table = table
    columns = Self.columns(header, of: table, csv: csv, faults: &faults)
    hasCleanHeader = columns.count == header.count
    rows = csv.records.dropFirst().filter { cells in
      guard cells.count != header.count else { return true }
      faults.append(Self.raggedRow(cells, header: header, csv: csv))
      return false
    }
  }

  private static func columns(
    _ header: [CSVTable.Cell], of table: SchemaDescription.Table, csv: CSVTable,
    faults: inout [Diagnostic]
  ) -> [Column] {
    var columns: [Column] = []
    for (index, cell) in header.enumerated() {
      guard let column = table.column(cell.text) else {
        faults.append(unknownColumn(cell, of: table, csv: csv))
        continue
      }
      guard !columns.contains(where: { $0.column.name == column.name }) else {
        faults.append(
          Diagnostic(
            "import-column-twice", "column '\(column.name)' is named twice", at: csv.place(cell),
            remedy: "remove one of them"))
        continue
      }
      columns.append(Column(column: column, index: index))
    }
    return columns
  }

  private static func unknownColumn(
    _ cell: CSVTable.Cell, of table: SchemaDescription.Table, csv: CSVTable
  ) -> Diagnostic {
    let nearest = nearestName(to: cell.text, among: table.columns.map(\.name))
    var remedy = nearest.map { "did you mean '\($0)'?" }
    if cell.text.contains(";") || cell.text.contains("\t") {
      remedy = "separate columns by commas; a spreadsheet's export dialogue has a choice for it"
    }
    let message =
      cell.text.isEmpty
      ? "a column of the header has no name" : "table \(table.name) has no column '\(cell.text)'"
    return Diagnostic(
      "import-unknown-column", message, at: csv.place(cell),
      remedy: remedy ?? "its columns: \(table.columns.map(\.name).joined(separator: ", "))")
  }

  private static func raggedRow(
    _ cells: [CSVTable.Cell], header: [CSVTable.Cell], csv: CSVTable
  ) -> Diagnostic {
    let place = cells.count > header.count ? csv.place(cells[header.count]) : csv.place(cells[0])
    let count = cells.count == 1 ? "1 cell" : "\(cells.count) cells"
    return Diagnostic(
      "import-ragged-row", "the row has \(count), the header \(header.count)", at: place,
      remedy: "a text with a comma or a line break stands in quotes")
  }

  private static func example(of table: SchemaDescription.Table) -> String {
    table.columns.prefix(4).map(\.name).joined(separator: ",")
  }
}
