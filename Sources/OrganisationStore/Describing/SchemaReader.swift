import ComplianceModel
import GRDB

/// Reads what tables and columns a database has, of any application.
struct SchemaReader {
  let database: Database
  /// Whether rows are counted; walking every table also meets most kinds of damage.
  let countsRows: Bool

  /// The description, tables in the byte order of their names.
  /// - Throws: `DatabaseError`, where the database cannot be read.
  func description() throws -> SchemaDescription {
    let kind = try databaseKind()
    let listed = try Row.fetchAll(
      database,
      sql: """
        SELECT l.name, l.type, s.sql FROM pragma_table_list AS l
        LEFT JOIN sqlite_schema AS s ON s.name = l.name AND s.type IN ('table', 'view')
        WHERE l.schema = 'main' AND l.type <> 'shadow' AND l.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
        """)
    let own = kind == .foreign ? listed : listed.filter { $0["name"] != Self.migrationTable }
    return SchemaDescription(
      kind: kind,
      tables: try own.map(table).sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) })
  }

  /// Whose database it is, by its `application_id`.
  func databaseKind() throws -> SchemaDescription.Kind {
    let application = try Int.fetchOne(database, sql: "PRAGMA application_id")
    guard application == OrganisationSchema.applicationID else { return .foreign }
    return .assay(version: try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0)
  }

  /// GRDB's list of applied migrations: no record of the organisation.
  private static let migrationTable = "grdb_migrations"

  private func table(_ row: Row) throws -> SchemaDescription.Table {
    let name: String = row["name"]
    let isView = row["type"] == "view"
    let text = (row["sql"] as String?).map(TableText.init(createStatement:))
    return SchemaDescription.Table(
      name: name, isView: isView, columns: try columns(of: name, text: text),
      foreignKeys: try foreignKeys(of: name),
      rowCount: isView || !countsRows ? nil : try rowCount(of: name),
      comment: isView ? nil : text?.comment)
  }

  /// A view over a table that is gone, and a virtual table whose module is not here, cannot say their
  /// columns: they have none then.
  private func columns(of table: String, text: TableText?) throws -> [SchemaDescription.Column] {
    do {
      let statement = try database.cachedStatement(
        sql: "SELECT name, type, \"notnull\", dflt_value, pk, hidden FROM pragma_table_xinfo(?)")
      return try Row.fetchAll(statement, arguments: [table]).filter { $0["hidden"] != 1 }
        .map { column($0, text: text) }
    } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
      return []
    }
  }

  private func column(_ row: Row, text: TableText?) -> SchemaDescription.Column {
    let name: String = row["name"]
    let said = text?.columns[name.lowercased()]
    return SchemaDescription.Column(
      name: name, type: row["type"] ?? "", isNotNull: row["notnull"] == 1,
      hasDefault: !(row["dflt_value"] as DatabaseValue).isNull, primaryKeyPosition: row["pk"],
      words: said?.words ?? [], numbers: said?.numbers ?? [], comment: said?.comment)
  }

  /// A key that names no columns of the parent means its primary key.
  private func foreignKeys(of table: String) throws -> [SchemaDescription.ForeignKey] {
    let statement = try database.cachedStatement(
      sql: "SELECT id, \"table\", \"from\", \"to\" FROM pragma_foreign_key_list(?) ORDER BY id, seq"
    )
    var keys: [(id: Int, key: SchemaDescription.ForeignKey)] = []
    for row in try Row.fetchAll(statement, arguments: [table]) {
      if keys.last?.id != row["id"] {
        let key = SchemaDescription.ForeignKey(
          columns: [], parentTable: row["table"], parentColumns: [])
        keys.append((row["id"], key))
      }
      keys[keys.count - 1].key.columns.append(row["from"])
      if let parent: String = row["to"] { keys[keys.count - 1].key.parentColumns.append(parent) }
    }
    return try keys.map(\.key).map { key in
      guard key.parentColumns.isEmpty else { return key }
      var whole = key
      whole.parentColumns = try primaryKey(of: key.parentTable)
      return whole
    }
  }

  private func primaryKey(of table: String) throws -> [String] {
    let statement = try database.cachedStatement(
      sql: "SELECT name FROM pragma_table_xinfo(?) WHERE pk > 0 ORDER BY pk")
    return try String.fetchAll(statement, arguments: [table])
  }

  /// Rows of a table, counted in the table itself and not in an index of it; nil for a virtual table
  /// whose module is not here.
  private func rowCount(of table: String) throws -> Int? {
    let name = table.quotedDatabaseIdentifier
    do {
      return try Int.fetchOne(database, sql: "SELECT count(*) FROM \(name) NOT INDEXED")
    } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
      return nil
    }
  }
}
