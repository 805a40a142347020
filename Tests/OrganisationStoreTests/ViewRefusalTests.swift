import ComplianceModel
import Foundation
import GRDB
import Testing

@testable import OrganisationStore

@Suite struct ViewRefusalTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func refused(
    _ path: String, demandsAssay: Bool = false, choice: ViewChoice = .automatic
  ) -> Refusal? {
    #expect(throws: Refusal.self) {
      try OpenedView.open(
        path, demandsAssay: demandsAssay, choice: choice, lockTimeout: 30,
        temporaryFolder: folder.path)
    }
  }

  @Test("a path that leads nowhere, and a folder")
  func missing() {
    let path = folder.file("gone.db")
    #expect(refused(path) == StoreRefusal.missing.refusal(path))
    #expect(refused(folder.path) == StoreRefusal.folder.refusal(folder.path))
    #expect(refused("/dev/null") == StoreRefusal.notAFile.refusal("/dev/null"))
  }

  @Test("a text file is shown by how it begins, with the way to import it")
  func notSQLite() throws {
    let path = try folder.write("Dear all, the list is attached".utf8, to: "notes.txt")
    let refusal = try #require(refused(path))
    #expect(refusal.subject == .organisationDatabase)
    let diagnostic = try #require(refusal.diagnostics.first)
    #expect(
      diagnostic.message == "\(path) is not an SQLite database (it begins with \"Dear all, th\")")
    #expect(
      diagnostic.remedy == "if it is a spreadsheet export: assay data import DATABASE \(path)")
  }

  @Test("an empty file is told from one that is no database")
  func empty() throws {
    let path = try folder.write([], to: "empty.db")
    #expect(refused(path) == StoreRefusal.empty.refusal(path))
  }

  @Test("a file cut short names both sizes, by every way", arguments: ViewChoice.allCases)
  func truncated(choice: ViewChoice) throws {
    let path = try folder.database("cut.db", Self.manyRows)
    let whole = try folder.read("cut.db")
    try folder.write(whole.prefix(whole.count / 2), to: "cut.db")
    #expect(
      refused(path, choice: choice)
        == StoreRefusal.truncated(has: whole.count / 2, needs: whole.count).refusal(path))
    try folder.write(whole.prefix(60), to: "cut.db")
    #expect(
      refused(path, choice: choice) == StoreRefusal.truncated(has: 60, needs: 512).refusal(path))
  }

  @Test("pages of rubbish are damage", arguments: ViewChoice.allCases)
  func corrupt(choice: ViewChoice) throws {
    let path = try folder.database("bad.db", Self.manyRows)
    var bytes = try folder.read("bad.db")
    for index in (bytes.count / 2)..<bytes.count { bytes[index] = 0xa5 }
    try folder.write(bytes, to: "bad.db")
    #expect(refused(path, choice: choice)?.diagnostics.first?.code == "database-corrupt")
  }

  @Test("another application's database is refused only where Assay's is demanded")
  func foreign() throws {
    let path = try folder.database("shop.db", "PRAGMA application_id = 7; CREATE TABLE t (a)")
    #expect(
      refused(path, demandsAssay: true) == StoreRefusal.foreign(applicationID: 7).refusal(path))
    let opened = try OpenedView.open(
      path, demandsAssay: false, choice: .automatic, lockTimeout: 30, temporaryFolder: folder.path)
    #expect(opened.view.schema.kind == .foreign)
  }

  @Test("a newer version of the schema is refused")
  func newer() throws {
    let path = folder.file("new.db")
    try OrganisationDatabase.writeEmpty(to: path, packSchemas: [])
    try folder.database("new.db", "PRAGMA user_version = 99")
    #expect(refused(path, demandsAssay: true) == StoreRefusal.newer(version: 99).refusal(path))
  }

  @Test("a writer that does not end in time", arguments: ViewChoice.allCases)
  func locked(choice: ViewChoice) throws {
    let path = try folder.database("busy.db", "CREATE TABLE t (a)")
    let writer = try OtherProgram(path, "BEGIN EXCLUSIVE;")
    defer { writer.end() }
    let refusal = try #require(refused(path, choice: choice))
    #expect(refusal == StoreRefusal.locked(30).refusal(path))
    #expect(
      refusal.diagnostics.first?.message == "\(path) is locked by another program (waited 0.03 s)")
  }

  @Test("a folder for copies that is not there")
  func noFolderForCopies() throws {
    let path = try folder.database("a.db", "CREATE TABLE t (a)")
    let refusal = #expect(throws: Refusal.self) {
      try OpenedView.open(
        path, demandsAssay: false, choice: .copy, lockTimeout: 30,
        temporaryFolder: folder.file("nowhere"))
    }
    #expect(refusal?.diagnostics.first?.code == "database-copy")
  }

  @Test("a copy for which there is no room")
  func noSpace() throws {
    #expect(throws: StoreRefusal.noSpace(folder: folder.path, bytes: Int.max).refusal("a.db")) {
      try PrivateFolder(in: folder.path, for: Int.max, shownPath: "a.db")
    }
    #expect(folder.names.isEmpty)
  }

  static let manyRows = """
    CREATE TABLE t (a);
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
    INSERT INTO t SELECT printf('%0100d', i) FROM n;
    """
}
