import ComplianceModel
import Foundation
import GRDB
import Testing

@testable import OrganisationStore

@Suite struct OpenedViewTests {
  let folder: TemporaryFolder
  let copies: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    copies = try TemporaryFolder()
  }

  private func open(_ path: String, _ choice: ViewChoice = .automatic) throws -> OpenedView {
    try OpenedView.open(
      path, demandsAssay: false, choice: choice, lockTimeout: 2000, temporaryFolder: copies.path)
  }

  /// The values of `t.a`, read as an evaluator does.
  private func values(_ view: DatabaseView) throws -> [Int] {
    let path = view.isImmutable ? DatabaseURI.immutable(view.path) : view.path
    var configuration = Configuration()
    configuration.readonly = true
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    return try queue.read { try Int.fetchAll($0, sql: "SELECT a FROM t ORDER BY a") }
  }

  @Test("an Assay database is told with its name, answers and decisions")
  func ownDatabase() throws {
    let path = folder.file("own.db")
    try OrganisationDatabase.create(at: path, packSchemas: [], organisationName: "Meridian")
    try folder.database(
      "own.db",
      """
      INSERT INTO people (id, name) VALUES (1, 'Ada');
      INSERT INTO attestations (id, question, answer, attested_by, attested_on)
      VALUES (3, 'p/q', 'yes', 1, '2026-05-01');
      INSERT INTO evidence_files (id, path, sha256) VALUES (1, 'a.pdf', printf('%064d', 0));
      INSERT INTO evidence_links (evidence_file_id, target_table, target_id)
      VALUES (1, 'attestations', 3);
      INSERT INTO requirement_applicability (id, requirement_id, applicable, approved_on)
      VALUES (4, '28000-2022/8.3-e', 0, '2026-01-01');
      """)
    let opened = try OpenedView.open(
      path, demandsAssay: true, choice: .automatic, lockTimeout: 30, temporaryFolder: copies.path)
    #expect(opened.view.organisationName == "Meridian")
    #expect(opened.view.schema.kind == .assay(version: 1))
    #expect(opened.view.rowCount == 6)
    #expect(
      opened.statements
        == OrganisationStatements(
          attestations: [
            Attestation(
              id: 3, question: "p/q", answer: "yes", attestedBy: 1, attestedByName: "Ada",
              attestedOn: "2026-05-01", evidenceCount: 1)
          ],
          decisions: [
            ApplicabilityDecision(
              id: 4, requirement: RequirementID("28000-2022/8.3-e"), isApplicable: false,
              approvedOn: "2026-01-01")
          ]))
  }

  @Test("the private copy is for this user only, and goes away on close")
  func privateFolder() throws {
    let path = try folder.database("a.db", "CREATE TABLE t (a); INSERT INTO t VALUES (1)")
    let opened = try open(path)
    let copy = try #require(opened.privateFolder)
    let mode = try FileManager.default.attributesOfItem(atPath: copy)[.posixPermissions] as? Int
    #expect(mode == 0o700)
    #expect(opened.view.way == .copy && opened.view.path.hasPrefix(copy))
    opened.close()
    opened.close()
    #expect(copies.names.isEmpty)
  }

  @Test("the private copy goes away with the value, and after a refusal")
  func privateFolderIsNeverLeft() throws {
    let path = try folder.database("a.db", "CREATE TABLE t (a)")
    _ = try open(path)
    #expect(copies.names.isEmpty)
    #expect(throws: Refusal.self) {
      try OpenedView.open(
        path, demandsAssay: true, choice: .copy, lockTimeout: 30, temporaryFolder: copies.path)
    }
    #expect(copies.names.isEmpty)
  }

  @Test("beside a private copy the application goes on writing, and the view stays")
  func writerBesideCopy() throws {
    let path = try folder.database("a.db", "CREATE TABLE t (a); INSERT INTO t VALUES (1)")
    let opened = try open(path)
    let writer = try OtherProgram(path, ".bail off")
    #expect(writer.run("INSERT INTO t VALUES (2); SELECT count(*) FROM t;") == "2\n")
    #expect(try values(opened.view) == [1])
    try opened.verifyUnchanged()
  }

  @Test("an unfinished transaction of another program is not seen")
  func uncommittedIsNotSeen() throws {
    let path = try folder.database("a.db", "CREATE TABLE t (a); INSERT INTO t VALUES (1)")
    let writer = try OtherProgram(path, "BEGIN; INSERT INTO t VALUES (2);")
    let opened = try open(path)
    #expect(try values(opened.view) == [1])
    writer.end()
  }

  @Test(
    "however a busy writer and the view meet, the view has whole transactions only",
    arguments: ["DELETE", "TRUNCATE", "PERSIST", "WAL"])
  func busyWriter(journal: String) throws {
    let path = try folder.database(
      "a.db", "PRAGMA journal_mode = \(journal); \(ViewRefusalTests.manyRows) UPDATE t SET a = 0;")
    let writer = try OtherProgram(path, ".timeout 10000\nPRAGMA synchronous = OFF;")
    let steps = Array(repeating: "UPDATE t SET a = a + 1;", count: 40).joined(separator: "\n")
    writer.begin("PRAGMA journal_mode = \(journal);\n\(steps)")
    let contended = [StoreRefusal.locked(20), .changed].map { $0.refusal(path) }
    for choice in [ViewChoice.copy, .lock, .copy, .lock, .copy, .lock, .copy, .lock] {
      do {
        let opened = try OpenedView.open(
          path, demandsAssay: false, choice: choice, lockTimeout: 20, temporaryFolder: copies.path)
        #expect(Set(try values(opened.view)).count == 1)
        try opened.verifyUnchanged()
      } catch let refusal as Refusal {
        #expect(contended.contains(refusal))
      }
    }
    writer.end()
    let last = try open(path)
    #expect(Set(try values(last.view)) == [40])
  }

  @Test("under the lock no writer can commit until the view is closed")
  func lockHolds() throws {
    let path = try folder.database("a.db", "CREATE TABLE t (a); INSERT INTO t VALUES (1)")
    let opened = try open(path, .lock)
    #expect(opened.view.way == .lock && opened.view.path == path && opened.privateFolder == nil)
    // A reader that comes and goes, in this process, drops no lock.
    #expect(try values(opened.view) == [1])
    let writer = try OtherProgram(path, ".bail off")
    #expect(writer.run("INSERT INTO t VALUES (2);").contains("locked"))
    try opened.verifyUnchanged()
    opened.close()
    #expect(writer.run("INSERT INTO t VALUES (2);") == "")
    #expect(folder.names == ["a.db"])
  }

  @Test("a file renamed over the path, and one cut short, are noticed at the end")
  func replacedFile() throws {
    let path = try folder.database("a.db", "CREATE TABLE t (a); INSERT INTO t VALUES (1)")
    let other = try folder.database("b.db", "CREATE TABLE t (a); INSERT INTO t VALUES (2)")
    let opened = try open(path, .lock)
    try opened.verifyUnchanged()
    #expect(rename(other, path) == 0)
    #expect(throws: StoreRefusal.changed.refusal(path)) { try opened.verifyUnchanged() }
    opened.close()
    let again = try open(path, .lock)
    #expect(truncate(path, 4096) == 0)
    #expect(throws: StoreRefusal.changed.refusal(path)) { try again.verifyUnchanged() }
  }

  @Test(
    "a link is followed, and names that mean something in a URI work",
    arguments: ViewChoice.allCases)
  func oddNames(choice: ViewChoice) throws {
    let name = "a b%20?mode=rw#é&x.db"
    let path = try folder.database(name, "CREATE TABLE t (a); INSERT INTO t VALUES (1)")
    let link = folder.file("link.db")
    #expect(symlink(path, link) == 0)
    let opened = try open(link, choice)
    #expect(try values(opened.view) == [1])
    #expect(opened.view.shownPath == link)
    #expect(folder.names == [name, "link.db"].sorted())
  }

  @Test("`automatic` copies up to 256 MB and holds the lock above")
  func automatic() {
    #expect(!ViewChoice.automatic.locks(size: 256 << 20))
    #expect(ViewChoice.automatic.locks(size: 256 << 20 + 1))
  }
}
