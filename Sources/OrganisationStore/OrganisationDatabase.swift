package import ComplianceModel
import Foundation
import GRDB

/// The SQLite file with the records of exactly one organisation: how one begins, and its schema.
package enum OrganisationDatabase {
  /// The newest version of the schema that this build knows.
  package static let currentVersion = OrganisationSchema.migrations.last?.version ?? 0

  /// Makes a new organisation database at `path`, complete or not at all.
  /// - Parameters:
  ///   - packSchemas: Tables that packs bring, each a text of SQL.
  ///   - organisationName: The name for its one row of `organisation`; nil: no row.
  /// - Throws: `Refusal`, where something is there already, the folder cannot be written, or a pack's
  ///   tables do not fit (subject `configuration`).
  package static func create(
    at path: String, packSchemas: [SourceText], organisationName: String?
  ) throws(Refusal) {
    guard PathStatus(of: path) == nil else { throw StoreRefusal.exists.refusal(path) }
    let temporary = "\(path).\(ProcessInfo.processInfo.processIdentifier)-\(UUID().uuidString).new"
    defer { unlink(temporary) }
    try write(
      to: temporary, shownPath: path, packSchemas: packSchemas, organisationName: organisationName)
    try putInPlace(temporary, at: path)
  }

  /// Makes an empty database quickly, without safety against a crash: for the tests of rules.
  /// - Throws: `Refusal`, as `create` does.
  package static func writeEmpty(to path: String, packSchemas: [SourceText]) throws(Refusal) {
    try write(to: path, shownPath: path, packSchemas: packSchemas, organisationName: nil)
  }

  /// The tables of an empty database, for checking rules without records.
  /// - Throws: `Refusal` (configuration), where a pack's tables do not fit.
  package static func emptySchema(packSchemas: [SourceText]) throws(Refusal) -> SchemaDescription {
    do {
      let queue = try DatabaseQueue()
      try build(in: queue, packSchemas: packSchemas)
      return try queue.read { try SchemaReader(database: $0, countsRows: false).description() }
    } catch {
      throw StoreRefusal.writing(error, path: "schema")
    }
  }

  private static func write(
    to path: String, shownPath: String, packSchemas: [SourceText], organisationName: String?
  ) throws(Refusal) {
    do {
      var configuration = Configuration()
      configuration.prepareDatabase { database in
        try database.execute(sql: "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF")
      }
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try build(in: queue, packSchemas: packSchemas)
      if let organisationName {
        try queue.write { database in
          try database.execute(
            sql: "INSERT INTO organisation (id, name) VALUES (1, ?)", arguments: [organisationName])
        }
      }
      try queue.close()
    } catch {
      throw StoreRefusal.writing(error, path: shownPath)
    }
  }

  private static func build(in queue: DatabaseQueue, packSchemas: [SourceText]) throws {
    try SchemaMigration.apply(OrganisationSchema.migrations, to: queue)
    for schema in packSchemas {
      do {
        try queue.write { try $0.execute(sql: schema.text) }
      } catch {
        throw StoreRefusal.packSchema(error, file: schema.path)
      }
    }
  }

  /// A hard link fails where a file has appeared meanwhile; a rename would replace it.
  private static func putInPlace(_ temporary: String, at path: String) throws(Refusal) {
    let descriptor = Foundation.open(temporary, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw StoreRefusal.notWritable(errno).refusal(path) }
    let isSafe = fsync(descriptor) == 0
    Foundation.close(descriptor)
    guard isSafe else { throw StoreRefusal.notWritable(EIO).refusal(path) }
    if link(temporary, path) == 0 { return }
    guard errno != EEXIST else { throw StoreRefusal.exists.refusal(path) }
    // A file system without hard links.
    guard rename(temporary, path) == 0 else { throw StoreRefusal.notWritable(errno).refusal(path) }
  }
}
