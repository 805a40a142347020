import GRDB

/// What a table demands of its rows beyond its columns' types.
package struct TableConstraints: Equatable, Sendable {
  /// The column that is the row's number (`INTEGER PRIMARY KEY`); nil where there is none.
  package var idColumn: String?
  /// The columns of each key that no two rows may share, the primary key first where it is no number.
  package var uniqueKeys: [[String]]
  /// The numbers that a column may have, by lower-case column name, such as 0 and 1 of a flag.
  package var numbers: [String: [String]]
  /// Columns that are computed and take no value.
  package var generatedColumns: [String]
}

extension TableConstraints {
  /// Reads them from an open database.
  /// - Throws: `DatabaseError`.
  init(of table: String, in database: Database) throws {
    let columns = try Row.fetchAll(
      database, sql: "SELECT name, type, pk, hidden FROM pragma_table_xinfo(?)", arguments: [table])
    let primary = columns.filter { $0["pk"] != 0 }.sorted { ($0["pk"] as Int) < $1["pk"] }
    let declared: String? = primary.count == 1 ? primary[0]["type"] : nil
    let names = primary.map { $0["name"] as String }
    idColumn = declared?.uppercased() == "INTEGER" ? names[0] : nil
    uniqueKeys = idColumn == nil && !names.isEmpty ? [names] : []
    uniqueKeys += try Self.uniqueIndexes(of: table, in: database)
    generatedColumns = columns.filter { $0["hidden"] > 1 }.map { $0["name"] }
    let statement = try String.fetchOne(
      database, sql: "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?",
      arguments: [table])
    let text = statement.map(TableText.init(createStatement:))
    numbers = (text?.columns ?? [:]).mapValues(\.numbers).filter { !$0.value.isEmpty }
  }

  /// Keys of UNIQUE constraints and unique indexes over columns alone, those of the statement first.
  private static func uniqueIndexes(of table: String, in database: Database) throws -> [[String]] {
    let indexes = try String.fetchAll(
      database,
      sql: """
        SELECT name FROM pragma_index_list(?)
        WHERE "unique" = 1 AND origin <> 'pk' AND partial = 0 ORDER BY seq DESC
        """, arguments: [table])
    return try indexes.compactMap { index in
      let columns = try Row.fetchAll(
        database, sql: "SELECT name FROM pragma_index_info(?) ORDER BY seqno", arguments: [index])
      let names = columns.compactMap { $0["name"] as String? }
      return names.count == columns.count ? names : nil
    }
  }
}
