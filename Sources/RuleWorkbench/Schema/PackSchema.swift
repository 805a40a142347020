package import ComplianceModel
import Foundation
import OrganisationStore

/// The schema that the rules of a pack are held against, and an empty database of it.
package struct PackSchema: Sendable {
  /// Where it comes from.
  enum Source: Sendable {
    /// Assay's own, with the pack's own tables.
    case assay([SourceText])
    /// SQL of the pack.
    case sql(SourceText)
    /// The tables of a database, or those that the pack names under `reads`.
    case described(SchemaDescription)
  }

  /// Where it comes from.
  let source: Source
  /// What a message says of that; nil for Assay's own.
  package let origin: String?
  /// The database at hand whose tables it is made of; nil: the pack names its own schema.
  let databaseName: String?

  /// The schema of a pack: Assay's own, its `schema.sql`, what it `reads`, else that of a database.
  /// - Parameter database: The tables of the database at hand, and its name.
  /// - Returns: nil where a pack asks for no schema and there is no database.
  package init?(of pack: PackSource, database: (schema: SchemaDescription, name: String)?) {
    let asksForNone = pack.manifest.schema == .anything && pack.schemaSQL == nil
    databaseName = asksForNone ? database?.name : nil
    switch pack.manifest.schema {
    case .assay:
      source = .assay([pack.shownSchemaSQL].compactMap(\.self))
      origin = nil
    case .reads(let demands):
      if let sql = pack.schemaSQL {
        source = .sql(sql)
        origin = "schema taken from \(pack.location)/\(sql.path)"
      } else {
        source = .described(SchemaDescription(demands))
        origin = "schema taken from 'reads' of pack.yml"
      }
    case .anything:
      if let sql = pack.schemaSQL {
        source = .sql(sql)
        origin = "schema taken from \(pack.location)/\(sql.path)"
      } else if let database {
        source = .described(database.schema)
        origin = "schema taken from \(database.name)"
      } else {
        return nil
      }
    }
  }

  /// Writes an empty database of it.
  /// - Throws: `Refusal` where the SQL of a pack does not run.
  func write(to path: String) throws(Refusal) {
    switch source {
    case .assay(let schemas):
      try OrganisationDatabase.writeEmpty(to: path, packSchemas: schemas)
    case .sql(let sql):
      do throws(Refusal) {
        try ScratchDatabase(path: path).run(sql.text)
      } catch {
        throw Refusal(
          .configuration, "bad-schema", "\(sql.path): \(error.diagnostics[0].message)",
          remedy: "Write statements that sqlite3 takes.")
      }
    case .described(let schema):
      try ScratchDatabase(path: path).run(schema.statements.joined(separator: ";\n"))
    }
  }
}

extension SchemaDescription {
  /// The tables that a pack names, with types that fit what it says of their columns.
  init(_ demands: [TableDemand]) {
    self.init(
      kind: .foreign,
      tables: demands.map { demand in
        Table(name: demand.name, columns: demand.columns.map { Column($0.name, $0.content) })
      })
  }

  /// Statements that make its tables; views become tables, so that tests can give their rows.
  var statements: [String] { tables.map(\.statement) }
}

extension SchemaDescription.Column {
  /// A column of a demand; `id` of whole numbers is the key, as it nearly always is.
  fileprivate init(_ name: String, _ content: TableDemand.Content) {
    let type: String =
      switch content {
      case .integer, .flag: "INTEGER"
      case .number: "REAL"
      case .text, .date, .instant, .words: "TEXT"
      case .any: ""
      }
    var words: [String] = []
    if case .words(let list) = content { words = list }
    self.init(
      name: name, type: type,
      primaryKeyPosition: name == "id" && content == .integer ? 1 : 0, words: words,
      numbers: content == .flag ? ["0", "1"] : [])
  }

  fileprivate var definition: String {
    let quoted = name.quotedName
    let check =
      words.isEmpty
      ? "" : " CHECK (\(quoted) IN (\(words.map(\.quotedText).joined(separator: ", "))))"
    return "\(quoted) \(type)\(isNotNull ? " NOT NULL" : "")\(check)"
  }
}

extension SchemaDescription.Table {
  fileprivate var statement: String {
    let keys = columns.filter { $0.primaryKeyPosition > 0 }
      .sorted { $0.primaryKeyPosition < $1.primaryKeyPosition }.map(\.name.quotedName)
    let key = keys.isEmpty ? [] : ["PRIMARY KEY (\(keys.joined(separator: ", ")))"]
    let parts = columns.map(\.definition) + key
    return "CREATE TABLE \(name.quotedName) (\(parts.joined(separator: ", ")))"
  }
}

extension String {
  /// As an identifier of SQL.
  fileprivate var quotedName: String { "\"\(replacing("\"", with: "\"\""))\"" }

  /// As a text of SQL.
  fileprivate var quotedText: String { "'\(replacing("'", with: "''"))'" }
}
