import ComplianceModel
import OrganisationStore

extension Importer {
  /// Writes the rows of a table that have no fault.
  func write(_ table: TableImport) throws {
    for row in table.rows.indices {
      guard let cells = try cells(ofRow: row, in: table) else { continue }
      switch table.rows[row].target {
      case .faulty: continue
      case .new: try add(cells, row, to: table)
      case .existing(let key): try change(cells, row, of: table, having: key)
      }
    }
  }

  /// The values of a row by column; nil where a cell is at fault.
  ///
  /// Every cell is looked at, so that all faults are told.
  private func cells(ofRow row: Int, in table: TableImport) throws -> [RecordChanges.Cell]? {
    var cells: [RecordChanges.Cell] = []
    var isWhole = true
    for column in table.sheet.columns where table.readers[column.index] != nil {
      guard let value = try value(at: column.index, ofRow: row, in: table) else {
        isWhole = false
        continue
      }
      let isNumber = column.column.name == table.constraints.idColumn
      if value == .null, column.column.isNotNull || column.column.primaryKeyPosition > 0 {
        guard !isNumber, !isFilledBySchema(column.column, row, table) else { continue }
        tellEmpty(column.column.name, table.rows[row].cells[column.index], of: table)
        isWhole = false
      }
      if !isNumber { cells.append((column.column.name, value)) }
    }
    return isWhole ? cells : nil
  }

  /// Whether an empty cell leaves the column to its default.
  private func isFilledBySchema(
    _ column: SchemaDescription.Column, _ row: Int, _ table: TableImport
  ) -> Bool {
    guard case .new = table.rows[row].target else { return false }
    return column.hasDefault
  }

  private func add(_ cells: [RecordChanges.Cell], _ row: Int, to table: TableImport) throws {
    let missing = table.sheet.table.columns.filter { column in
      column.isNotNull && !column.hasDefault && column.name != table.constraints.idColumn
        && !table.constraints.generatedColumns.contains(column.name)
        && table.index(of: column.name) == nil
    }
    guard missing.isEmpty else { return tellMissing(missing.map(\.name), from: table) }
    var whole = cells
    if let id = table.rows[row].id, let column = table.constraints.idColumn {
      whole.insert((column, .integer(id)), at: 0)
    }
    switch try changes.insert(whole, into: table.sheet.table.name) {
    case .written(let rowID):
      table.added += 1
      table.rowIndexes[rowID] = row
    case .refused(let reason): tellRefused(reason, row, of: table)
    }
  }

  private func change(
    _ cells: [RecordChanges.Cell], _ row: Int, of table: TableImport,
    having key: [RecordChanges.Cell]
  ) throws {
    let name = table.sheet.table.name
    let stored = try changes.rows(
      of: name, columns: cells.map(\.column), having: key, limit: 1)
    let different = zip(cells, stored.first ?? []).filter { $0.value != $1 }.map(\.0)
    if let id = table.rows[row].id { table.rowIndexes[id] = row }
    guard !different.isEmpty else {
      table.unchanged += 1
      return
    }
    switch try changes.update(name, set: different, having: key) {
    case .written: table.updated += 1
    case .refused(let reason): tellRefused(reason, row, of: table)
    }
  }

  // MARK: - Words

  /// Tells once that new rows lack columns that must not be empty.
  private func tellMissing(_ columns: [String], from table: TableImport) {
    guard table.sheet.hasCleanHeader, !table.lacksColumns else { return }
    table.lacksColumns = true
    let names = columns.joined(separator: ", ")
    tell(
      "import-missing-column", "new rows need column \(names), which the file does not have",
      table.sheet.csv.records[0][0], of: table, remedy: "add it to the header and to each row")
  }

  private func tellEmpty(_ column: String, _ cell: CSVTable.Cell, of table: TableImport) {
    tell(
      "import-empty", "column \(column) must not be empty", cell, of: table,
      remedy: "fill it in: a row of \(table.sheet.table.name) without it says nothing")
  }

  /// Tells what SQLite refused, at the first column that its words name.
  private func tellRefused(_ reason: String, _ row: Int, of table: TableImport) {
    let words = Self.names(in: reason)
    let column = table.sheet.columns.first { words.contains($0.column.name) }
    let cell = table.rows[row].cells[column?.index ?? 0]
    let subject = column.map { "\($0.column.name) '\(cell.text)'" } ?? "the row"
    let condition = reason.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? reason
    let message =
      reason.hasPrefix("CHECK")
      ? "\(subject) does not fit" : "\(subject) is refused by the schema: \(reason)"
    tell(
      "import-refused", message, cell, of: table,
      remedy: reason.hasPrefix("CHECK") ? ConditionWords.words(of: condition) : nil)
  }

  private static func names(in text: String) -> Set<String> {
    let parts = text.split { !($0.isLetter || $0.isNumber || $0 == "_") }
    return Set(parts.map(String.init))
  }
}
