package import ComplianceModel
import Foundation
import GRDB

/// A database of made-up rows, for the tests of rules: written fast, never kept.
///
/// It is not safe against a crash, and references are not enforced: the caller fills them.
package final class ScratchDatabase {
  /// A value of a row.
  package enum Cell: Hashable, Sendable {
    case null
    case integer(Int)
    case number(Double)
    case text(String)
  }

  /// Where it lies.
  package let path: String
  private let queue: DatabaseQueue

  /// Opens the database at `path`, which is made where it is missing.
  /// - Throws: `Refusal` (output) where it can be neither opened nor made.
  package init(path: String) throws(Refusal) {
    self.path = path
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF")
    }
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
    } catch {
      throw Self.refusal(error)
    }
  }

  /// Makes its pages as small as SQLite has them, so that many tables of few rows take little room.
  /// - Throws: `Refusal` (output) where the file cannot be written.
  package func shrink() throws(Refusal) {
    do {
      // Another size is taken up by VACUUM alone, which is refused within a transaction.
      try queue.writeWithoutTransaction {
        try $0.execute(sql: "PRAGMA page_size = 512; VACUUM")
      }
    } catch {
      throw Self.refusal(error)
    }
  }

  /// All its pages, as a file has them.
  ///
  /// - Throws: `Refusal` (output) where the file cannot be read.
  package func image() throws(Refusal) -> [UInt8] {
    do {
      // Nothing of it is kept from being written: there is no transaction between two calls.
      return Array(try Data(contentsOf: URL(filePath: path)))
    } catch {
      throw Self.refusal(error)
    }
  }

  /// Writes the pages of a database, as `image` gives them, to a file at `path`.
  /// - Throws: `Refusal` (output) where the file cannot be written.
  package static func write(_ image: [UInt8], to path: String) throws(Refusal) {
    do {
      try Data(image).write(to: URL(filePath: path))
    } catch {
      throw refusal(error)
    }
  }

  /// Runs statements, such as those of a pack's `schema.sql`.
  /// - Throws: `Refusal` (output) with SQLite's own words.
  package func run(_ sql: String) throws(Refusal) {
    try write { try $0.execute(sql: sql) }
  }

  /// The statements that make the tables, views and indexes of the database, in their order, each
  /// with the table that it belongs to.
  package func statements() throws(Refusal) -> [(table: String, sql: String)] {
    try write { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT tbl_name, sql FROM sqlite_schema
          WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid
          """
      ).map { (table: $0[0], sql: $0[1]) }
    }
  }

  /// Replaces all rows of the database by `rows`, in one transaction.
  /// - Parameter emptied: Tables that may have rows from before.
  /// - Throws: `Refusal` (output) naming the table and row that the schema does not take.
  package func fill(
    _ rows: [(table: String, row: [(column: String, value: Cell)])], emptying emptied: [String]
  ) throws(Refusal) {
    try write { database in
      for table in emptied {
        try database.execute(sql: "DELETE FROM \(table.quotedDatabaseIdentifier)")
      }
      for (table, row) in rows { try Self.insert(row, into: table, database) }
    }
  }

  /// Sets one cell to NULL or back to `value`.
  /// - Parameter row: The cells that tell the row from all others of its table.
  /// - Throws: `Refusal` (output) where the schema does not take it.
  package func set(
    _ column: String, to value: Cell, in table: String, where row: [(column: String, value: Cell)]
  ) throws(Refusal) {
    let condition = row.map { "\($0.column.quotedDatabaseIdentifier) IS ?" }
    let sql = """
      UPDATE \(table.quotedDatabaseIdentifier)
      SET \(column.quotedDatabaseIdentifier) = ? WHERE \(condition.joined(separator: " AND "))
      """
    let arguments = StatementArguments(([value] + row.map(\.value)).map(\.databaseValue))
    try write { try $0.execute(sql: sql, arguments: arguments) }
  }

  private static func insert(
    _ row: [(column: String, value: Cell)], into table: String, _ database: Database
  ) throws {
    guard !row.isEmpty else {
      try database.execute(sql: "INSERT INTO \(table.quotedDatabaseIdentifier) DEFAULT VALUES")
      return
    }
    let columns = row.map(\.column.quotedDatabaseIdentifier).joined(separator: ", ")
    let marks = Array(repeating: "?", count: row.count).joined(separator: ", ")
    let statement = try database.cachedStatement(
      sql: "INSERT INTO \(table.quotedDatabaseIdentifier) (\(columns)) VALUES (\(marks))")
    try statement.execute(arguments: StatementArguments(row.map(\.value.databaseValue)))
  }

  func write<Value>(_ updates: (Database) throws -> Value) throws(Refusal) -> Value {
    do {
      return try queue.write(updates)
    } catch {
      throw Self.refusal(error)
    }
  }

  private static func refusal(_ error: any Error) -> Refusal {
    let message = (error as? DatabaseError)?.message ?? "\(error)"
    return Refusal(.output, "scratch-database", message)
  }
}

extension ScratchDatabase.Cell {
  var databaseValue: DatabaseValue {
    switch self {
    case .null: .null
    case .integer(let integer): integer.databaseValue
    case .number(let number): number.databaseValue
    case .text(let text): text.databaseValue
    }
  }
}
