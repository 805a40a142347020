import ComplianceModel
import OrganisationStore

/// Imports files within one transaction: first settles which rows are new and what numbers they have,
/// then resolves references and writes; collects every fault on the way.
final class Importer {
  let schema: SchemaDescription
  let changes: RecordChanges
  /// The tables of the import in the byte order of their names.
  let tables: [TableImport]
  /// What is wrong so far.
  var faults: [Diagnostic]
  /// The tables that references lead to, looked up once.
  var parents: [String: ParentTable?] = [:]
  /// Rows of the database that references found, looked up once.
  var foundRows: [Reference.Sought: Int?] = [:]

  /// Looks at the tables that the files belong to.
  init(_ schema: SchemaDescription, sheets: Sheets, changes: RecordChanges) throws {
    self.schema = schema
    self.changes = changes
    faults = sheets.faults
    tables = try sheets.all
      .sorted { $0.table.name.utf8.lexicographicallyPrecedes($1.table.name.utf8) }
      .map { sheet in
        let isOwn =
          schema.kind != .foreign && OrganisationSchema.tableNames.contains(sheet.table.name)
        return try TableImport(sheet, isOwn: isOwn, in: schema, changes: changes)
      }
  }

  /// Writes all rows.
  /// - Throws: `Refusal` with all faults, ordered by file, line and column.
  func run() throws -> ImportReport {
    let dangling = try tables.map(danglingReferences)
    for table in tables { try identify(table) }
    for table in tables { try write(table) }
    for (table, before) in zip(tables, dangling) { try judgeReferences(of: table, before: before) }
    guard faults.isEmpty else { throw Refusal(.configuration, Self.ordered(faults)) }
    return ImportReport(
      tables: tables.map { ($0.sheet.table.name, $0.added, $0.updated, $0.unchanged) },
      remarks: tables.compactMap(\.keylessRemark))
  }

  /// Notes what is wrong with a cell.
  func tell(
    _ code: Diagnostic.Code, _ message: String, _ cell: CSVTable.Cell, of table: TableImport,
    remedy: String? = nil
  ) {
    faults.append(
      Diagnostic(code, message, at: table.sheet.csv.place(cell), remedy: remedy))
  }

  private static func ordered(_ faults: [Diagnostic]) -> [Diagnostic] {
    faults.enumerated().sorted { one, other in
      guard let first = one.element.place, let second = other.element.place, first != second else {
        return one.offset < other.offset
      }
      return first < second
    }.map(\.element)
  }
}

// MARK: - Values

extension Importer {
  /// The value of a cell; nil where it is at fault, which is told once.
  func value(at index: Int, ofRow row: Int, in table: TableImport) throws -> StoredValue? {
    if let known = table.rows[row].values[index] { return known }
    let value = try readValue(at: index, ofRow: row, in: table)
    table.rows[row].values[index] = .some(value)
    return value
  }

  private func readValue(at index: Int, ofRow row: Int, in table: TableImport) throws
    -> StoredValue?
  {
    let cell = table.rows[row].cells[index]
    if !cell.text.isEmpty, let reference = table.references[index] {
      switch reference {
      case .row(let parent):
        if let id = try rowNumber(cell, of: parent, from: table) { return id }
      case .pair(let tableIndex):
        let parent = table.rows[row].cells[tableIndex].text
        if let id = try pairedNumber(cell, of: parent, from: table) { return id }
      }
      if faults.last?.place == table.sheet.csv.place(cell) { return nil }
    }
    guard let reader = table.readers[index] else { return .null }
    do throws(CellReader.Fault) {
      return try reader.value(of: cell.text)
    } catch {
      tell(error.code, error.message, cell, of: table, remedy: error.remedy)
      return nil
    }
  }
}
