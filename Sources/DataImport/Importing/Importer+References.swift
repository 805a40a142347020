import ComplianceModel
import OrganisationStore

extension Reference {
  /// A row that is looked for in the database.
  struct Sought: Hashable {
    var table: String
    var column: String
    var value: StoredValue
  }
}

/// A table that references lead to, whose rows have numbers.
struct ParentTable {
  /// Its name as the schema writes it.
  let name: String
  /// The column of the numbers.
  let idColumn: String
  /// Columns that are a key by themselves.
  let keys: [String]
  /// Its rows of this import; nil where it has no file.
  let imported: TableImport?
}

extension Importer {
  /// The number of the row of `parent` that a cell names by number or by key.
  /// - Returns: nil where the parent has no numbers; also nil, with a fault told, where no row or two
  ///   rows are meant.
  func rowNumber(_ cell: CSVTable.Cell, of parent: String, from table: TableImport) throws
    -> StoredValue?
  {
    guard let parent = try self.parent(parent) else { return nil }
    let ids = try numbers(cell.text, of: parent)
    guard let id = ids.first else {
      tellDangling(cell, from: table, to: parent)
      return nil
    }
    guard ids.count == 1 else {
      tell(
        "import-ambiguous-reference",
        "'\(cell.text)' is the number of one row of \(parent.name) and the key of another", cell,
        of: table, remedy: "write # and the number of the row that is meant, such as #\(ids[0])")
      return nil
    }
    return .integer(id)
  }

  /// The number of the row that a pair of table and key means; nil, without a fault, where it is a
  /// number already, or the table is not here.
  func pairedNumber(_ cell: CSVTable.Cell, of parent: String, from table: TableImport) throws
    -> StoredValue?
  {
    guard Int(cell.text) == nil, let parent = try self.parent(parent) else { return nil }
    guard let id = try numbers(cell.text, of: parent).first else {
      tellDangling(cell, from: table, to: parent)
      return nil
    }
    return .integer(id)
  }

  /// The table that references of that name lead to, looked up once; nil where its rows have no numbers.
  private func parent(_ name: String) throws -> ParentTable? {
    if let known = parents[name] { return known }
    var parent: ParentTable?
    if let described = schema.table(name) {
      let imported = tables.first { $0.sheet.table.name == described.name }
      let constraints = try imported?.constraints ?? changes.constraints(of: described.name)
      parent = constraints.idColumn.map { idColumn in
        ParentTable(
          name: described.name, idColumn: idColumn,
          keys: constraints.uniqueKeys.filter { $0.count == 1 }.map { $0[0] }, imported: imported)
      }
    }
    parents[name] = .some(parent)
    return parent
  }

  /// The rows that a text can mean: as a number, and as a key of one column; each once.
  ///
  /// `#7` means the number alone.
  private func numbers(_ text: String, of parent: ParentTable) throws -> [Int] {
    if let imported = parent.imported { try identify(imported) }
    var found: [Int] = []
    if let number = Int(text), try hasRow(number, parent) { found.append(number) }
    let value = StoredValue.text(text)
    for key in parent.keys {
      let id = try parent.imported?.idsByKey[key]?[value] ?? stored(key, value, of: parent)
      if let id, !found.contains(id) { found.append(id) }
    }
    if found.isEmpty, text.hasPrefix("#"), let number = Int(text.dropFirst()),
      try hasRow(number, parent)
    {
      found.append(number)
    }
    return found
  }

  private func hasRow(_ number: Int, _ parent: ParentTable) throws -> Bool {
    if parent.imported?.ids.contains(number) == true { return true }
    return try stored(parent.idColumn, .integer(number), of: parent) != nil
  }

  /// The number of a row of the database, looked up once.
  private func stored(_ column: String, _ value: StoredValue, of parent: ParentTable) throws -> Int?
  {
    guard parent.imported?.wasEmpty != true else { return nil }
    let sought = Reference.Sought(table: parent.name, column: column, value: value)
    if let known = foundRows[sought] { return known }
    let rows = try changes.rows(
      of: parent.name, columns: [parent.idColumn], having: [(column, value)], limit: 1)
    var id: Int?
    if case .integer(let number)? = rows.first?.first { id = number }
    foundRows[sought] = .some(id)
    return id
  }

  private func tellDangling(
    _ cell: CSVTable.Cell, from table: TableImport, to parent: ParentTable
  ) {
    let names = ([parent.idColumn] + parent.keys).joined(separator: " or ")
    tell(
      "import-dangling-reference", "table \(parent.name) has no row '\(cell.text)'", cell,
      of: table,
      remedy: "write the \(names) of a row of \(parent.name), in the database or in "
        + "\(parent.name).csv")
  }
}

// MARK: - Judging afterwards

extension Importer {
  /// References that lead nowhere in a table with keys that are not resolved cell by cell.
  func danglingReferences(in table: TableImport) throws -> [(rowID: Int?, parent: String)] {
    let isJudged = table.sheet.table.foreignKeys.allSatisfy {
      Reference.leadsToNumbers($0, in: schema)
    }
    guard !isJudged else { return [] }
    return try changes.danglingReferences(in: table.sheet.table.name)
  }

  /// Tells references that led nowhere only after the import.
  func judgeReferences(of table: TableImport, before: [(rowID: Int?, parent: String)]) throws {
    let after = try danglingReferences(in: table)
    guard after.count > before.count else { return }
    let rows = after.compactMap { broken in
      broken.rowID.flatMap { table.rowIndexes[$0] }.map { (index: $0, parent: broken.parent) }
    }
    for row in rows {
      let key = table.sheet.table.foreignKeys.first { $0.parentTable == row.parent }
      let column = key?.columns.first.flatMap(table.index) ?? 0
      tell(
        "import-dangling-reference", "table \(row.parent) has no such row",
        table.rows[row.index].cells[column], of: table,
        remedy: "add the row to \(row.parent).csv, or correct the reference")
    }
    if rows.isEmpty {
      faults.append(
        Diagnostic(
          "import-dangling-reference", "a row refers to none of table \(after[0].parent)",
          at: SourcePlace(file: table.sheet.csv.file),
          remedy: "add the row to \(after[0].parent).csv, or correct the reference"))
    }
  }
}
