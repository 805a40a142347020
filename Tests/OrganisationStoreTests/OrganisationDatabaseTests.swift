import ComplianceModel
import Foundation
import GRDB
import Testing

@testable import OrganisationStore

@Suite struct OrganisationDatabaseTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("a new database has the organisation's name, the version, and nothing beside it")
  func createsDatabase() throws {
    let path = folder.file("new.db")
    try OrganisationDatabase.create(at: path, packSchemas: [], organisationName: "Meridian")
    let queue = try DatabaseQueue(path: path)
    let found = try queue.read { database in
      [
        try String.fetchOne(database, sql: "SELECT id || name FROM organisation"),
        try String.fetchOne(database, sql: "PRAGMA user_version"),
        try String.fetchOne(database, sql: "PRAGMA application_id"),
        try String.fetchOne(database, sql: "PRAGMA integrity_check"),
      ]
    }
    #expect(found == ["1Meridian", "1", "\(OrganisationSchema.applicationID)", "ok"])
    #expect(folder.names == ["new.db"])
  }

  @Test("an existing file is never replaced")
  func refusesExistingFile() throws {
    let path = try folder.write("mine".utf8, to: "new.db")
    #expect(throws: StoreRefusal.exists.refusal(path)) {
      try OrganisationDatabase.create(at: path, packSchemas: [], organisationName: nil)
    }
    #expect(try folder.read("new.db") == Array("mine".utf8))
  }

  @Test("a folder that is missing is refused, and nothing is made")
  func refusesMissingFolder() throws {
    let path = folder.file("nowhere/new.db")
    #expect(throws: StoreRefusal.notWritable(ENOENT).refusal(path)) {
      try OrganisationDatabase.create(at: path, packSchemas: [], organisationName: nil)
    }
    #expect(folder.names.isEmpty)
  }

  @Test("a pack brings tables; one that does not fit names its file, and nothing is left")
  func packTables() throws {
    let fits = SourceText(path: "schema.sql", text: "CREATE TABLE seals (id INTEGER PRIMARY KEY);")
    #expect(try OrganisationDatabase.emptySchema(packSchemas: [fits]).table("seals") != nil)
    let breaks = SourceText(path: "schema.sql", text: "CREATE TABEL seals (id);")
    let refusal = #expect(throws: Refusal.self) {
      try OrganisationDatabase.create(
        at: folder.file("new.db"), packSchemas: [breaks], organisationName: nil)
    }
    #expect(refusal?.subject == .configuration)
    #expect(refusal?.diagnostics.first?.place == SourcePlace(file: "schema.sql"))
    #expect(folder.names.isEmpty)
  }

  @Test("a later migration is applied to a database of an earlier version, records kept")
  func appliesSecondMigration() throws {
    let path = folder.file("old.db")
    try OrganisationDatabase.create(at: path, packSchemas: [], organisationName: "Meridian")
    let queue = try DatabaseQueue(path: path)
    let next = SchemaMigration(
      version: 2, name: "colours", sql: ["ALTER TABLE sites ADD COLUMN colour TEXT;"])
    try SchemaMigration.apply(OrganisationSchema.migrations + [next], to: queue)
    let (version, name, colour) = try queue.read { database in
      (
        try Int.fetchOne(database, sql: "PRAGMA user_version"),
        try String.fetchOne(database, sql: "SELECT name FROM organisation"),
        try database.columns(in: "sites").contains { $0.name == "colour" }
      )
    }
    #expect(version == 2 && name == "Meridian" && colour)
  }

  @Test("an unknown word, a swapped day and a second organisation are refused by the schema")
  func schemaRefuses() throws {
    let path = folder.file("new.db")
    try OrganisationDatabase.writeEmpty(to: path, packSchemas: [])
    let queue = try DatabaseQueue(path: path)
    for sql in [
      "INSERT INTO risks (code, title, rating_label) VALUES ('R-1', 'Theft', 'huge')",
      "INSERT INTO risks (code, title, reviewed_on) VALUES ('R-1', 'Theft', '2026-31-01')",
      "INSERT INTO organisation (id, name) VALUES (2, 'Another')",
    ] {
      let error = #expect(throws: DatabaseError.self) {
        try queue.write { try $0.execute(sql: sql) }
      }
      #expect(error?.resultCode == .SQLITE_CONSTRAINT)
    }
  }
}
