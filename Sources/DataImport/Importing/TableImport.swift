import ComplianceModel
import OrganisationStore

/// One table of an import: the rows of its file, and which of them are in the database already.
final class TableImport {
  /// Where a row goes.
  enum Target {
    /// It is added.
    case new
    /// It changes the row with these values.
    case existing([RecordChanges.Cell])
    /// It is at fault: it goes nowhere.
    case faulty
  }

  /// A row of the file.
  struct Row {
    /// Its cells, as many as the header has.
    let cells: [CSVTable.Cell]
    /// Its number in the database, given or found or new; nil where the table has none.
    var id: Int?
    /// Where it goes.
    var target = Target.faulty
    /// Its values by place in the file, as far as they are known; nil for a cell at fault.
    var values: [Int: StoredValue?] = [:]
  }

  /// How far the rows are identified.
  enum Progress {
    case waiting, underWay, done
  }

  /// The file and its table.
  let sheet: Sheet
  /// What the table demands.
  let constraints: TableConstraints
  /// The key that the schema does not enforce; nil where it enforces one.
  let matchedKey: [String]?
  /// Whether the table has no row before the import.
  let wasEmpty: Bool
  /// How the cells are read, by place in the file.
  let readers: [Int: CellReader]
  /// What the columns refer to, by place in the file.
  let references: [Int: Reference]
  /// Places in the file by the names of the table's columns.
  private let indexes: [String: Int]
  /// The rows.
  var rows: [Row]
  /// How far the rows are identified.
  var progress = Progress.waiting
  /// The rows' numbers.
  var ids: Set<Int> = []
  /// The rows' numbers by the value of a column that is a key by itself, by column.
  var idsByKey: [String: [StoredValue: Int]] = [:]
  /// Rows of which the database's number is known, by number: their places in `rows`.
  var rowIndexes: [Int: Int] = [:]
  /// Whether it was told that the file lacks a column.
  var lacksColumns = false
  /// Counts of the report.
  var (added, updated, unchanged) = (0, 0, 0)

  /// Looks at the table in the database.
  init(
    _ sheet: Sheet, isOwn: Bool, in schema: SchemaDescription, changes: RecordChanges
  ) throws {
    self.sheet = sheet
    let table = sheet.table
    let constraints = try changes.constraints(of: table.name)
    self.constraints = constraints
    matchedKey = isOwn ? ImportKeys.matched[table.name] : nil
    wasEmpty = try changes.rows(of: table.name, columns: [], having: [], limit: 1).isEmpty
    let columns = sheet.columns.filter { !constraints.generatedColumns.contains($0.column.name) }
    readers = Dictionary(
      uniqueKeysWithValues: columns.map { column in
        let numbers = constraints.numbers[column.column.name.lowercased()] ?? []
        return (column.index, CellReader(column.column, numbers: numbers, isOwn: isOwn))
      })
    indexes = Dictionary(uniqueKeysWithValues: sheet.columns.map { ($0.column.name, $0.index) })
    references = Reference.all(of: sheet, isOwn: isOwn, in: schema)
    rows = sheet.rows.map { Row(cells: $0) }
  }

  /// A warning where rows were added that nothing tells from others: each import adds them anew.
  var keylessRemark: Diagnostic? {
    let lines = rows.filter { row in
      guard case .new = row.target else { return false }
      return !isKnownAgain(row)
    }.compactMap(\.cells.first?.line)
    guard let first = lines.first else { return nil }
    let keys =
      ([constraints.idColumn.map { [$0] }, matchedKey].compactMap(\.self))
      + constraints.uniqueKeys
    let columns = keys.map { $0.joined(separator: " with ") }
    let isOne = lines.count == 1
    let subject = isOne ? "1 row has" : "\(lines.count) rows have"
    return Diagnostic(
      "import-no-key",
      "\(subject) no key and \(isOne ? "is" : "are") added anew by each import, the first in line \(first)",
      at: SourcePlace(file: sheet.csv.file), severity: .warning,
      remedy: columns.isEmpty
        ? "a row of \(sheet.table.name) has no key: import it once"
        : "give \(isOne ? "it" : "them") \(columns.joined(separator: ", or "))")
  }

  /// Whether the file gives a number or a whole key of a row.
  private func isKnownAgain(_ row: Row) -> Bool {
    if let column = constraints.idColumn, let index = indexes[column],
      !row.cells[index].text.isEmpty
    {
      return true
    }
    if let matchedKey, matchedKey.allSatisfy({ indexes[$0] != nil }) { return true }
    return constraints.uniqueKeys.contains { key in
      key.allSatisfy { column in indexes[column].map { !row.cells[$0].text.isEmpty } ?? false }
    }
  }

  /// The place in the file of the table's column of that name; nil where the file does not have it.
  func index(of column: String) -> Int? { indexes[column] }
}

/// What a column refers to.
enum Reference: Equatable {
  /// The number of a row of that table.
  case row(of: String)
  /// The number of a row of the table that the column at that place names.
  case pair(tableIndex: Int)

  /// The references of a file by place: foreign keys of one column, and pairs of table and id, which
  /// Assay's tables have.
  static func all(of sheet: Sheet, isOwn: Bool, in schema: SchemaDescription) -> [Int: Reference] {
    var found: [Int: Reference] = [:]
    for column in sheet.columns {
      let name = column.column.name
      let key = sheet.table.foreignKeys.first { $0.columns == [name] }
      if let key {
        guard Self.leadsToNumbers(key, in: schema) else { continue }
        found[column.index] = .row(of: key.parentTable)
      } else if isOwn, name.hasSuffix("_id"), let table = partner(of: name, in: sheet) {
        found[column.index] = .pair(tableIndex: table)
      }
    }
    return found
  }

  /// Whether a key of one column leads to the numbers of its parent and not to another column of it.
  static func leadsToNumbers(
    _ key: SchemaDescription.ForeignKey, in schema: SchemaDescription
  ) -> Bool {
    guard key.columns.count == 1, let parent = schema.table(key.parentTable),
      let column = key.parentColumns.first.flatMap(parent.column)
    else { return false }
    return column.primaryKeyPosition == 1 && column.type.uppercased() == "INTEGER"
      && parent.columns.count { $0.primaryKeyPosition > 0 } == 1
  }

  /// The place of `target_table` for `target_id`.
  private static func partner(of name: String, in sheet: Sheet) -> Int? {
    let table = name.dropLast("_id".count) + "_table"
    return sheet.columns.first { $0.column.name == table }?.index
  }
}
