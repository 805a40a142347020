import ComplianceModel
import OrganisationStore

/// The keys of one file, and the lines where their values were seen first.
private struct SeenKeys {
  private var lines: [[String]: [[StoredValue]: Int]] = [:]

  /// The earlier line with the same values; nil for the first.
  mutating func earlierLine(_ key: [String], _ values: [StoredValue], line: Int) -> Int? {
    if let earlier = lines[key]?[values] { return earlier }
    lines[key, default: [:]][values] = line
    return nil
  }
}

extension Importer {
  /// Settles for every row whether it is new, and its number.
  ///
  /// Called for parents while a key that names them is read; keys of Assay's tables form no circle, and
  /// in one of another application a row that is not identified yet is looked for in the database.
  func identify(_ table: TableImport) throws {
    guard table.progress == .waiting else { return }
    table.progress = .underWay
    defer { table.progress = .done }
    var seen = SeenKeys()
    try readNumbers(of: table, &seen)
    for row in table.rows.indices { try identify(row, of: table, &seen) }
    try numberNewRows(of: table)
  }

  /// Reads the numbers that the file gives.
  private func readNumbers(of table: TableImport, _ seen: inout SeenKeys) throws {
    guard let column = table.constraints.idColumn, let index = table.index(of: column) else {
      return
    }
    for row in table.rows.indices {
      guard case .integer(let id)? = try value(at: index, ofRow: row, in: table) else { continue }
      let cell = table.rows[row].cells[index]
      if let line = seen.earlierLine([column], [.integer(id)], line: cell.line) {
        tellDuplicate("\(column) \(id)", cell, of: table, line: line)
        continue
      }
      table.rows[row].id = id
      table.ids.insert(id)
    }
  }

  private func identify(_ row: Int, of table: TableImport, _ seen: inout SeenKeys) throws {
    var hits: [[RecordChanges.Cell]] = []
    var isFaulty = false
    for key in table.constraints.uniqueKeys {
      guard let values = try keyValues(key, ofRow: row, in: table), !values.contains(.null) else {
        continue
      }
      let cell = firstCell(key, ofRow: row, in: table)
      if let line = seen.earlierLine(key, values, line: cell.line) {
        tellDuplicate(shown(key, ofRow: row, in: table), cell, of: table, line: line)
        isFaulty = true
        continue
      }
      hits += try storedRows(key, values, of: table)
    }
    if hits.isEmpty, let key = table.matchedKey, table.rows[row].id == nil {
      isFaulty = try !match(key, row, of: table, &seen, into: &hits) || isFaulty
    }
    guard !isFaulty else { return }
    try settle(row, of: table, hits: hits)
  }

  /// Looks for the row with the values of a key that the schema does not enforce.
  /// - Returns: false, with a fault told, where the file or the database has two.
  private func match(
    _ key: [String], _ row: Int, of table: TableImport, _ seen: inout SeenKeys,
    into hits: inout [[RecordChanges.Cell]]
  ) throws -> Bool {
    guard let values = try keyValues(key, ofRow: row, in: table) else { return true }
    let cell = firstCell(key, ofRow: row, in: table)
    if let line = seen.earlierLine(key + ["matched"], values, line: cell.line) {
      tellDuplicate(shown(key, ofRow: row, in: table), cell, of: table, line: line)
      return false
    }
    let found = try storedRows(key, values, of: table)
    guard found.count < 2 else {
      tell(
        "import-ambiguous-row",
        "two rows of \(table.sheet.table.name) have \(shown(key, ofRow: row, in: table))", cell,
        of: table, remedy: "give the id of the row that is meant")
      return false
    }
    hits += found
    return true
  }

  /// Decides by the number that the file gives, and by the rows of the database that its keys hit.
  private func settle(_ row: Int, of table: TableImport, hits: [[RecordChanges.Cell]]) throws {
    guard let idColumn = table.constraints.idColumn else {
      table.rows[row].target = hits.first.map { .existing($0) } ?? .new
      return
    }
    var numbers = Set(hits.compactMap { $0.first?.value })
    if let id = table.rows[row].id {
      let isStored = try !storedRows([idColumn], [.integer(id)], of: table).isEmpty
      numbers.insert(.integer(id))
      table.rows[row].target = isStored ? .existing([(idColumn, .integer(id))]) : .new
    } else if case .integer(let id)? = numbers.first {
      table.rows[row].id = id
      table.ids.insert(id)
      table.rows[row].target = .existing([(idColumn, .integer(id))])
    } else if table.index(of: idColumn).map({ table.rows[row].cells[$0].text.isEmpty }) ?? true {
      table.rows[row].target = .new
    }
    guard numbers.count > 1 else { return }
    table.rows[row].target = .faulty
    tell(
      "import-key-conflict", "the row's number and keys belong to different rows of the database",
      table.rows[row].cells[0], of: table,
      remedy: "correct the \(idColumn), or leave it out to update by the key")
  }

  /// Gives rows that are new the numbers after the greatest, and notes all rows by their keys.
  private func numberNewRows(of table: TableImport) throws {
    guard let idColumn = table.constraints.idColumn else { return }
    let greatest = try changes.greatest(idColumn, of: table.sheet.table.name)
    var next = max(greatest, table.ids.max() ?? 0) + 1
    for row in table.rows.indices {
      if case .new = table.rows[row].target, table.rows[row].id == nil {
        table.rows[row].id = next
        table.ids.insert(next)
        next += 1
      }
      guard let id = table.rows[row].id else { continue }
      for key in table.constraints.uniqueKeys where key.count == 1 {
        guard let value = try keyValues(key, ofRow: row, in: table)?.first, value != .null else {
          continue
        }
        table.idsByKey[key[0], default: [:]][value] = id
      }
    }
  }

  // MARK: - Keys

  /// The values of a key; nil where the file lacks a column, or a cell is at fault.
  private func keyValues(_ key: [String], ofRow row: Int, in table: TableImport) throws
    -> [StoredValue]?
  {
    var values: [StoredValue] = []
    for column in key {
      guard let index = table.index(of: column),
        let value = try value(at: index, ofRow: row, in: table)
      else { return nil }
      values.append(value)
    }
    return values
  }

  /// Up to two rows of the database with these values, each by what identifies it.
  private func storedRows(_ key: [String], _ values: [StoredValue], of table: TableImport) throws
    -> [[RecordChanges.Cell]]
  {
    guard !table.wasEmpty else { return [] }
    let cells = Array(zip(key, values)).map { (column: $0, value: $1) }
    let name = table.sheet.table.name
    guard let idColumn = table.constraints.idColumn else {
      let rows = try changes.rows(of: name, columns: [], having: cells, limit: 2)
      return rows.map { _ in cells }
    }
    return try changes.rows(of: name, columns: [idColumn], having: cells, limit: 2)
      .compactMap(\.first).map { [(column: idColumn, value: $0)] }
  }

  private func firstCell(_ key: [String], ofRow row: Int, in table: TableImport) -> CSVTable.Cell {
    table.rows[row].cells[key.first.flatMap(table.index) ?? 0]
  }

  private func shown(_ key: [String], ofRow row: Int, in table: TableImport) -> String {
    key.map { column in
      let text = table.index(of: column).map { table.rows[row].cells[$0].text } ?? ""
      return "\(column) '\(text)'"
    }.joined(separator: ", ")
  }

  private func tellDuplicate(
    _ key: String, _ cell: CSVTable.Cell, of table: TableImport, line: Int
  ) {
    tell(
      "import-duplicate-key",
      key.isEmpty ? "there is one row already" : "\(key) is in line \(line)",
      cell, of: table, remedy: "keep one of the rows")
  }
}
