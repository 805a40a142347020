import GRDB

/// What can be done to records within a transaction of `RecordStore`.
///
/// Every member throws an error of the database, which ends the transaction.
package struct RecordChanges {
  /// A column with a value.
  package typealias Cell = (column: String, value: StoredValue)

  /// What became of one row.
  package enum Outcome: Equatable, Sendable {
    /// It is written; the row's number, where the table has one.
    case written(rowID: Int)
    /// The schema does not take it, in SQLite's words.
    case refused(String)
  }

  let database: Database

  /// What `table` demands of its rows.
  package func constraints(of table: String) throws -> TableConstraints {
    try TableConstraints(of: table, in: database)
  }

  /// The values of `columns` in up to `limit` rows that have all of `cells`, NULL equal to NULL.
  package func rows(
    of table: String, columns: [String], having cells: [Cell], limit: Int
  ) throws -> [[StoredValue]] {
    let names = columns.map(\.quotedDatabaseIdentifier).joined(separator: ", ")
    let statement = try database.cachedStatement(
      sql: """
        SELECT \(names.isEmpty ? "1" : names) FROM \(table.quotedDatabaseIdentifier)
        \(Self.condition(cells)) LIMIT \(limit)
        """)
    let arguments = StatementArguments(cells.map(\.value.databaseValue))
    return try Row.fetchAll(statement, arguments: arguments)
      .map { row in columns.indices.map { StoredValue(row[$0]) } }
  }

  /// The greatest number in `column`, at least 0.
  package func greatest(_ column: String, of table: String) throws -> Int {
    let sql =
      "SELECT max(\(column.quotedDatabaseIdentifier)) FROM \(table.quotedDatabaseIdentifier)"
    return max(0, try Int.fetchOne(database, sql: sql) ?? 0)
  }

  /// Adds a row.
  package func insert(_ cells: [Cell], into table: String) throws -> Outcome {
    let columns = cells.map(\.column.quotedDatabaseIdentifier).joined(separator: ", ")
    let marks = Array(repeating: "?", count: cells.count).joined(separator: ", ")
    let values = cells.isEmpty ? "DEFAULT VALUES" : "(\(columns)) VALUES (\(marks))"
    return try run("INSERT INTO \(table.quotedDatabaseIdentifier) \(values)", cells)
  }

  /// Changes the rows that have all of `key`.
  package func update(_ table: String, set cells: [Cell], having key: [Cell]) throws -> Outcome {
    let changes = cells.map { "\($0.column.quotedDatabaseIdentifier) = ?" }
    return try run(
      """
      UPDATE \(table.quotedDatabaseIdentifier) SET \(changes.joined(separator: ", "))
      \(Self.condition(key))
      """, cells + key)
  }

  /// Rows of `table` whose reference leads nowhere: the row's number, where it has one, and the
  /// parent table.
  package func danglingReferences(in table: String) throws -> [(rowID: Int?, parent: String)] {
    try Row.fetchAll(database, sql: "PRAGMA foreign_key_check(\(table.quotedDatabaseIdentifier))")
      .map { (rowID: $0["rowid"], parent: $0["parent"]) }
  }

  private func run(_ sql: String, _ cells: [Cell]) throws -> Outcome {
    let statement = try database.cachedStatement(sql: sql)
    do {
      try statement.execute(arguments: StatementArguments(cells.map(\.value.databaseValue)))
      return .written(rowID: Int(database.lastInsertedRowID))
    } catch let error as DatabaseError
      where [.SQLITE_CONSTRAINT, .SQLITE_MISMATCH].contains(error.resultCode)
    {
      return .refused(error.message ?? "a constraint failed")
    }
  }

  private static func condition(_ cells: [Cell]) -> String {
    guard !cells.isEmpty else { return "" }
    let parts = cells.map { "\($0.column.quotedDatabaseIdentifier) IS ?" }
    return "WHERE " + parts.joined(separator: " AND ")
  }
}
