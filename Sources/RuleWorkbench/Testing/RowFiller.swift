import ComplianceModel
import OrganisationStore

/// Completes the rows of a test so that the schema takes them.
///
/// What a test leaves out is NULL. Where the schema forbids that, the column gets a value that
/// depends on nothing but the schema, the row's number in its table and the day of the test:
/// - the first word of a closed list;
/// - the row's number for an integer or real, and for a reference;
/// - the day of the test for `…_on` and `…_until`, its midnight for `…_at`;
/// - else the column's name, a space and the row's number, such as `title 1`.
///
/// A reference to a row that is not given makes that row, filled in the same way; one to the row's own
/// table refers to the row itself, so that filling ends.
struct RowFiller {
  /// The schema.
  let schema: SchemaDescription
  /// The day of the test.
  let day: Day
  /// The rows by table as the schema writes its name, given ones first.
  private(set) var rows: [String: [GivenRow]] = [:]
  /// What the test names and the schema does not have.
  private(set) var failures: [String] = []
  /// The values that given rows have in each column of a key, by `table.column`.
  private var taken: [String: Set<Cell>] = [:]

  /// Fills `given`.
  init(_ given: [GivenTable], schema: SchemaDescription, day: Day, missing: Set<String>) {
    self.schema = schema
    self.day = day
    for table in given { add(table, missing: missing) }
    addParents(missing: missing)
  }

  private mutating func add(_ given: GivenTable, missing: Set<String>) {
    guard let table = schema.table(given.name), !table.isView else {
      failures.append(unknownTable(given.name))
      return
    }
    guard !missing.contains(table.name) else {
      failures.append("the table '\(table.name)' is both given and missing")
      return
    }
    for row in given.rows {
      for cell in row.cells where table.column(cell.column) == nil {
        failures.append(unknownColumn(cell.column, of: table))
      }
    }
    for row in given.rows {
      for cell in row.cells { taken[place(cell.column, table), default: []].insert(cell.value) }
    }
    for row in given.rows { append(row, to: table) }
  }

  private func place(_ column: String, _ table: SchemaDescription.Table) -> String {
    "\(table.name).\(column.lowercased())"
  }

  private func unknownTable(_ name: String) -> String {
    let names = schema.tables.filter { !$0.isView }.map(\.name)
    return "there is no table '\(name)'" + suggestion(name, names)
  }

  private func unknownColumn(_ name: String, of table: SchemaDescription.Table) -> String {
    "table '\(table.name)' has no column '\(name)'" + suggestion(name, table.columns.map(\.name))
  }

  private func suggestion(_ name: String, _ names: [String]) -> String {
    nearestName(to: name, among: names).map { "; did you mean '\($0)'?" } ?? ""
  }

  // MARK: - Values

  private mutating func append(_ row: GivenRow, to table: SchemaDescription.Table) {
    let number = (rows[table.name]?.count ?? 0) + 1
    var filled = row
    for column in table.columns where row.value(column.name) == nil {
      guard column.isNotNull || column.primaryKeyPosition > 0, !column.hasDefault else { continue }
      let own = ownKey(for: column, in: table, of: filled)
      filled.cells.append((column.name, own ?? value(of: column, number, in: table)))
    }
    rows[table.name, default: []].append(filled)
  }

  /// The key of the row, for a column that refers to its own table.
  private func ownKey(
    for column: SchemaDescription.Column, in table: SchemaDescription.Table, of row: GivenRow
  ) -> Cell? {
    let key = table.foreignKeys.first {
      $0.columns.map { $0.lowercased() } == [column.name.lowercased()]
        && schema.table($0.parentTable)?.name == table.name
    }
    let keys = table.columns.filter { $0.primaryKeyPosition > 0 }.map(\.name)
    return key.flatMap { $0.parentColumns.first ?? keys.first }.flatMap { row.value($0) }
  }

  private func value(
    of column: SchemaDescription.Column, _ number: Int, in table: SchemaDescription.Table
  ) -> Cell {
    if let word = column.words.first { return .text(word) }
    let type = column.type.uppercased()
    if column.primaryKeyPosition > 0, type.contains("INT") { return .integer(free(column, table)) }
    if type.contains("INT") { return .integer(number) }
    if ["REAL", "FLOA", "DOUB", "NUM", "DEC"].contains(where: { type.contains($0) }) {
      return .number(Double(number))
    }
    if column.name.hasSuffix("_on") || column.name.hasSuffix("_until") {
      return .text(day.description)
    }
    if column.name.hasSuffix("_at") { return .text("\(day)T00:00:00Z") }
    return .text("\(column.name) \(number)")
  }

  /// The least whole number from 1 that no row of the table has yet.
  private func free(_ column: SchemaDescription.Column, _ table: SchemaDescription.Table) -> Int {
    let made = Set((rows[table.name] ?? []).compactMap { $0.value(column.name) })
    let taken = made.union(self.taken[place(column.name, table)] ?? [])
    var number = 1
    while taken.contains(.integer(number)) { number += 1 }
    return number
  }

  // MARK: - References

  /// Makes the rows that others refer to, until none is missing.
  private mutating func addParents(missing: Set<String>) {
    var open = rows.keys.sorted(by: bytewise)
    while let name = open.popLast() {
      guard let table = schema.table(name) else { continue }
      for row in rows[name] ?? [] {
        for key in table.foreignKeys {
          guard let parent = schema.table(key.parentTable), !missing.contains(parent.name),
            let wanted = reference(key, from: row, to: parent), !holds(parent, wanted)
          else { continue }
          append(wanted, to: parent)
          open.append(parent.name)
        }
      }
    }
  }

  /// The cells that the parent row must have; nil where the row refers to nothing.
  private func reference(
    _ key: SchemaDescription.ForeignKey, from row: GivenRow, to parent: SchemaDescription.Table
  ) -> GivenRow? {
    let columns =
      key.parentColumns.isEmpty
      ? parent.columns.filter { $0.primaryKeyPosition > 0 }.map(\.name) : key.parentColumns
    guard columns.count == key.columns.count else { return nil }
    var cells: [(column: String, value: Cell)] = []
    for (own, theirs) in zip(key.columns, columns) {
      guard let value = row.value(own), value != .null else { return nil }
      cells.append((theirs, value))
    }
    return GivenRow(cells: cells)
  }

  private func holds(_ table: SchemaDescription.Table, _ wanted: GivenRow) -> Bool {
    (rows[table.name] ?? []).contains { row in
      wanted.cells.allSatisfy { row.value($0.column) == $0.value }
    }
  }
}
