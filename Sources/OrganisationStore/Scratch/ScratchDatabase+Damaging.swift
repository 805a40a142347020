package import ComplianceModel
import Foundation
import GRDB

/// What a probe does with a private copy of an organisation's database.
extension ScratchDatabase {
  /// Copies the database at `source`, which nobody writes, to `path`, and opens the copy.
  ///
  /// Its triggers go: they would do more than damage one field.
  /// - Throws: `Refusal` (output) where there is no room, or the copy cannot be opened.
  package convenience init(copying source: String, to path: String) throws(Refusal) {
    do {
      try FileManager.default.copyItem(atPath: source, toPath: path)
    } catch {
      throw Refusal(
        .output, "copy-failed", "a private copy of the database cannot be made in \(path.folder)",
        remedy: "Make space there, or name another folder in TMPDIR.")
    }
    try self.init(path: path)
    try write { database in
      let names = try String.fetchAll(
        database, sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger'")
      for name in names {
        try database.execute(sql: "DROP TRIGGER \(name.quotedDatabaseIdentifier)")
      }
    }
  }

  /// The rows of a query; nil stands for a BLOB.
  /// - Throws: `Refusal` (output) with SQLite's own words.
  package func cells(_ sql: String, _ arguments: [Cell] = []) throws(Refusal) -> [[Cell?]] {
    try write { database in
      try Row.fetchAll(
        database, sql: sql, arguments: StatementArguments(arguments.map(\.databaseValue))
      ).map { row in row.databaseValues.map(Cell.init) }
    }
  }

  /// The answers and decisions that are in it now.
  /// - Throws: `Refusal` (output) where one of them cannot be read.
  package func organisationStatements(_ schema: SchemaDescription) throws(Refusal)
    -> OrganisationStatements
  {
    try write { try StatementsReader.statements($0, schema: schema) }
  }

  /// The tables that these are read from.
  package static let tablesOfStatements = [
    "attestations", "evidence_links", "people", "requirement_applicability",
  ]

  /// What tells the file as it is now from what it was before a write.
  package var identity: FileIdentity? { PathStatus(of: path)?.identity }
}

extension ScratchDatabase.Cell {
  /// A cell of a value; nil for a BLOB.
  fileprivate init?(_ value: DatabaseValue) {
    switch value.storage {
    case .null: self = .null
    case .int64(let integer): self = .integer(Int(integer))
    case .double(let number): self = .number(number)
    case .string(let text): self = .text(text)
    case .blob: return nil
    }
  }
}

extension String {
  /// The path of the folder that holds this path.
  fileprivate var folder: String { (self as NSString).deletingLastPathComponent }
}
