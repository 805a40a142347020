import ComplianceModel
import Foundation
import GRDB
import Testing

@testable import OrganisationStore

@Suite struct WriteAheadViewTests {
  let folder: TemporaryFolder
  let copies: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    copies = try TemporaryFolder()
    try folder.database(
      "a.db", "PRAGMA journal_mode = WAL; CREATE TABLE t (a); INSERT INTO t VALUES (1)")
  }

  private var path: String { folder.file("a.db") }

  private func open(_ path: String, _ choice: ViewChoice = .automatic) throws -> OpenedView {
    try OpenedView.open(
      path, demandsAssay: false, choice: choice, lockTimeout: 2000, temporaryFolder: copies.path)
  }

  private func values(_ view: DatabaseView) throws -> [Int] {
    var configuration = Configuration()
    configuration.readonly = true
    let queue = try DatabaseQueue(
      path: DatabaseURI.immutable(view.path), configuration: configuration)
    return try queue.read { try Int.fetchAll($0, sql: "SELECT a FROM t ORDER BY a") }
  }

  @Test(
    "a WAL database that nobody uses is read without leaving files beside it",
    arguments: ViewChoice.allCases)
  func quiet(choice: ViewChoice) throws {
    #expect(folder.names == ["a.db"])
    let opened = try open(path, choice)
    #expect(opened.view.way == (choice == .lock ? .lock : .copy))
    #expect(try values(opened.view) == [1])
    try opened.verifyUnchanged()
    opened.close()
    #expect(folder.names == ["a.db"])
  }

  @Test("a writer that comes to a WAL database read in place is noticed")
  func writerAppears() throws {
    let opened = try open(path, .lock)
    let writer = try OtherProgram(path, "INSERT INTO t VALUES (2);")
    #expect(throws: StoreRefusal.changed.refusal(path)) { try opened.verifyUnchanged() }
    writer.end()
  }

  @Test("commits that are in the log of a running program are seen", arguments: ViewChoice.allCases)
  func inUse(choice: ViewChoice) throws {
    let writer = try OtherProgram(path, "INSERT INTO t VALUES (2);")
    let opened = try open(path, choice)
    #expect(opened.view.way == .copy)
    #expect(try values(opened.view) == [1, 2])
    #expect(writer.run("INSERT INTO t VALUES (3); SELECT count(*) FROM t;") == "3\n")
    try opened.verifyUnchanged()
    writer.end()
  }

  @Test("commits of a writer that crashed are recovered in the copy, its files untouched")
  func crashed() throws {
    let writer = try OtherProgram(path, "INSERT INTO t VALUES (2);")
    writer.crash()
    let names = folder.names
    #expect(names == ["a.db", "a.db-shm", "a.db-wal"])
    let before = try names.map(folder.read)
    let opened = try open(path)
    #expect(opened.view.way == .recovered)
    #expect(try values(opened.view) == [1, 2])
    opened.close()
    #expect(try names.map(folder.read) == before)
    #expect(folder.names == names && copies.names.isEmpty)
  }

  @Test("a database and its log without an index, as in a backup, are recovered in the copy")
  func withoutIndex() throws {
    let writer = try OtherProgram(path, "INSERT INTO t VALUES (2);")
    try folder.copy("a.db", to: "b.db")
    try folder.copy("a.db-wal", to: "b.db-wal")
    writer.end()
    let opened = try open(folder.file("b.db"), .lock)
    #expect(opened.view.way == .recovered)
    #expect(try values(opened.view) == [1, 2])
    #expect(folder.names == ["a.db", "b.db", "b.db-wal"])
  }
}

@Suite struct HotJournalTests {
  @Test(
    "an unfinished transaction of a writer that crashed is refused, never read",
    arguments: ViewChoice.allCases)
  func hotJournal(choice: ViewChoice) throws {
    let folder = try TemporaryFolder()
    let path = try folder.database("a.db", ViewRefusalTests.manyRows)
    let writer = try OtherProgram(path, "PRAGMA cache_size = 5; BEGIN; UPDATE t SET a = 'x';")
    writer.crash()
    #expect(folder.names == ["a.db", "a.db-journal"])
    let before = try folder.names.map(folder.read)
    #expect(throws: StoreRefusal.hotJournal.refusal(path)) {
      try OpenedView.open(
        path, demandsAssay: false, choice: choice, lockTimeout: 30, temporaryFolder: folder.path)
    }
    #expect(try folder.names.map(folder.read) == before)
  }
}

@Suite struct DigestTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func digest(_ name: String, _ choice: ViewChoice = .automatic) throws -> String {
    try OpenedView.open(
      folder.file(name), demandsAssay: false, choice: choice, lockTimeout: 30,
      temporaryFolder: folder.path
    ).view.digest
  }

  @Test("copy, lock, `.backup`, and WAL and back do not change the digest; data does")
  func digestIsOfTheData() throws {
    try folder.database("a.db", ViewRefusalTests.manyRows)
    let first = try digest("a.db")
    #expect(first.count == 64)
    #expect(try digest("a.db", .lock) == first)

    let program = try OtherProgram(folder.file("a.db"), ".backup '\(folder.file("b.db"))'")
    program.end()
    #expect(try digest("b.db", .lock) == first)

    try folder.database("a.db", "PRAGMA journal_mode = WAL")
    #expect(try digest("a.db") == first)
    #expect(try digest("a.db", .lock) == first)
    try folder.database("a.db", "PRAGMA journal_mode = DELETE")
    #expect(try digest("a.db", .lock) == first)

    try folder.database("a.db", "UPDATE t SET a = 'x' WHERE rowid = 1")
    #expect(try digest("a.db") != first)
  }

  @Test("the digest is SHA-256 of the file with the named bytes of its header zeroed")
  func definition() throws {
    try folder.database("a.db", "CREATE TABLE t (a)")
    var bytes = try folder.read("a.db")
    for range in [18..<20, 24..<28, 40..<44, 92..<100] {
      for index in range { bytes[index] = 0 }
    }
    try folder.write(bytes, to: "zeroed")
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["sha256sum", folder.file("zeroed")]
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(text.hasPrefix(try digest("a.db", .lock)))
  }
}
