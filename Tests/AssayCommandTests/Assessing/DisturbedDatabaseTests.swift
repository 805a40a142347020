import Foundation
import GRDB
import Testing

/// The database is left half-written, or is moved and cut while evaluators read it: the documented answer, and never a verdict on a mixture.
@Suite struct DisturbedDatabaseTests {
  /// Rules that take their time, and a last one that reads every row.
  private static let slowRules =
    """
    rule "a-wait" {
      title = "Waits", of = "orders",
      check = function()
        local n = 0
        for i = 1, 600000000 do n = n + i % 7 end
        if n < 0 then return fail("never") end
        return pass()
      end,
      fix = "Wait.",
    }
    rule "b-notes" {
      title = "Notes are there", of = "notes", select = "SELECT id, text FROM notes ORDER BY id",
      judge = function(text) if #text < 100 then return fail("short") end return pass() end,
      fix = "Write more.",
    }
    """

  /// A shop with so many notes that they are not all read when the file is opened.
  private static func slowBench() throws -> CommandBench {
    let bench = try CommandBench()
    try bench.makeShop()
    try bench.sql(
      "shop.sqlite",
      """
      CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT);
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
      INSERT INTO notes SELECT i, printf('%0200d', i) FROM n;
      """)
    try bench.write(slowRules, to: "slow.lua")
    return bench
  }

  private static func run(view: String) -> [String] {
    [
      "run", "shop.sqlite", "--pack", "slow.lua", "--as-of", "2026-06-30", "-o", "json", "--jobs",
      "1", "--rule-timeout", "60", "--view", view,
    ]
  }

  #if os(Linux)
  /// Starts a run, and returns once its first rule is being evaluated.
  private static func started(in bench: CommandBench, view: String) throws -> BuiltCommand.Running {
    let running = try bench.command().start(run(view: view))
    // The evaluator that declared the pack has used next to no processor time; the one that waits has.
    while running.isRunning {
      let children = ChildProcesses.of(running.processIdentifier)
      if children.contains(where: { ChildProcesses.ticks(of: $0) >= 20 }) { return running }
      usleep(2_000)
    }
    throw BuiltCommand.Failure(description: "the run ended too soon")
  }

  @Test("a file cut short under evaluators that have it mapped is a changed database, no verdict")
  func cutShort() throws {
    let bench = try Self.slowBench()
    let running = try Self.started(in: bench, view: "lock")
    try #require(truncate(bench.path("shop.sqlite"), 8192) == 0)
    let ending = try running.ending()
    #expect(ending.code == 4 && ending.output == "", "\(ending)")
    #expect(ending.complaint.contains("shop.sqlite was changed during the run"))
  }

  @Test("another file in its place is noticed where the file itself is read")
  func replaced() throws {
    let bench = try Self.slowBench()
    try FileManager.default.copyItem(
      atPath: bench.path("shop.sqlite"), toPath: bench.path("other.sqlite"))
    let running = try Self.started(in: bench, view: "lock")
    // The same bytes, but another file: which of the two a later reader would meet is chance.
    try #require(rename(bench.path("other.sqlite"), bench.path("shop.sqlite")) == 0)
    let ending = try running.ending()
    #expect(ending.code == 4 && ending.output == "", "\(ending)")
    #expect(ending.complaint.contains("shop.sqlite changed while it was read"))
  }

  @Test("what happens to the file does not reach a private copy", arguments: ["cut", "replaced"])
  func copied(what: String) throws {
    let bench = try Self.slowBench()
    let whole = try Document(bench.assay(Self.run(view: "copy")))
    let running = try Self.started(in: bench, view: "copy")
    if what == "cut" {
      try #require(truncate(bench.path("shop.sqlite"), 8192) == 0)
    } else {
      try bench.write("something else", to: "other.sqlite")
      try #require(rename(bench.path("other.sqlite"), bench.path("shop.sqlite")) == 0)
    }
    let ending = try running.ending()
    #expect(ending.code == 0, "\(ending.complaint)")
    #expect(try Document(ending).lasting == whole.lasting)
    #expect(bench.names(in: bench.temporary) == [])
  }
  #endif

  // MARK: - Left by a writer that crashed

  private static let run = [
    "run", "shop.sqlite", "--pack", "shop.lua", "--as-of", "2026-06-30", "-o", "json",
  ]

  /// The shop, and another program with it open.
  private static func shop(_ mode: String) throws -> (bench: CommandBench, other: Shell) {
    let bench = try CommandBench()
    try bench.makeShop()
    try bench.write(Shop.rule, to: "shop.lua")
    try bench.sql("shop.sqlite", "PRAGMA journal_mode = \(mode)")
    return (bench, try Shell(bench.path("shop.sqlite")))
  }

  @Test("a hot journal is refused with the way out of it, and left as it is")
  func hotJournal() throws {
    let (bench, other) = try Self.shop("DELETE")
    try other.run(
      """
      PRAGMA cache_size = 1; BEGIN;
      WITH RECURSIVE n(i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
      INSERT INTO orders SELECT i, printf('%0100d', i), '2026-06-10', '2026-06-09', 0 FROM n;
      """)
    other.crash()
    let names = bench.names()
    try #require(names.contains("shop.sqlite-journal"))
    let before = try names.map(bench.bytes)
    for view in ["automatic", "copy", "lock"] {
      let ending = try bench.assay(Self.run + ["--view", view])
      #expect(ending.code == 4 && ending.output == "")
      #expect(
        ending.complaint.contains(
          "has an unfinished transaction that must be rolled back first"))
      #expect(ending.complaint.contains("Open it once with its application, then run again"))
    }
    #expect(bench.names() == names)
    #expect(try names.map(bench.bytes) == before)
  }

  @Test("commits in the log of a writer that crashed count, in a folder that may not be written")
  func crashedLog() throws {
    let (bench, other) = try Self.shop("WAL")
    // On paper the late order is in time now; only the log knows.
    try other.run("UPDATE orders SET shipped_on = '2026-06-10' WHERE id = 2;")
    other.crash()
    try FileManager.default.removeItem(atPath: bench.path("shop.sqlite-shm"))
    let names = bench.names()
    let before = try names.map(bench.bytes)
    // Root may write where nobody may: for it the bytes afterwards tell.
    try #require(chmod(bench.folder, 0o555) == 0)
    defer { chmod(bench.folder, 0o755) }
    for view in ["automatic", "copy", "lock"] {
      let ending = try bench.assay(Self.run + ["--view", view])
      #expect(ending.code == 0, "\(ending.complaint)")
      #expect(try Document(ending).outcomes["in-time"]?.conforming == 2)
    }
    #expect(bench.names() == names)
    #expect(try names.map(bench.bytes) == before)
    #expect(bench.names(in: bench.temporary) == [])
  }

  /// The shell of SQLite as another program that has the database open.
  private final class Shell {
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()

    init(_ path: String) throws {
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments = ["sqlite3", path]
      process.standardInput = input
      process.standardOutput = output
      try process.run()
    }

    /// Runs statements and waits until they are done.
    func run(_ statements: String) throws {
      try input.fileHandleForWriting.write(
        contentsOf: Data("\(statements)\nSELECT '-- done';\n".utf8))
      var answer = ""
      while !answer.contains("-- done\n") {
        let part = output.fileHandleForReading.availableData
        try #require(!part.isEmpty, "the shell of SQLite ended")
        answer += String(decoding: part, as: UTF8.self)
      }
    }

    /// Ends as a crash does: nothing is rolled back or cleaned up.
    func crash() {
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
  }
}
