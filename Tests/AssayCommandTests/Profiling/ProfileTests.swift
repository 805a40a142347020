import Foundation
import Testing

/// `profile` measures each rule, names an index only where it was tried and helped, and writes nothing.
@Suite struct ProfileTests {
  private static let rules = """
    rule "lines" {
      title = "Every order has a line", fix = "-", of = "orders",
      select = "SELECT id, code FROM orders AS o ORDER BY id",
      judge = function(id, code)
        if not org.exists("SELECT 1 FROM lines WHERE order_id = :id", { id = id }) then return fail("%s", code) end
      end,
    }
    rule "quick" {
      title = "Every order has a code", fix = "-", of = "orders",
      select = "SELECT id, code FROM orders ORDER BY id",
      judge = function(code) if not code then return fail("none") end end,
    }
    """

  private static let rows = """
    CREATE TABLE orders (id INTEGER PRIMARY KEY, code TEXT);
    CREATE TABLE lines (id INTEGER PRIMARY KEY, order_id INTEGER, note TEXT);
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
      INSERT INTO orders SELECT i, 'O-' || i FROM n;
    INSERT INTO lines (order_id) SELECT id FROM orders;
    """

  private struct Profile: Decodable {
    struct Index: Decodable {
      let statement: String
      let millisecondsBefore: Double
      let millisecondsAfter: Double
    }
    struct Scan: Decodable, Equatable {
      let table: String
      let rows: Int
    }
    let rule: String
    let milliseconds: Double
    let rows: Int
    let peakMemory: Int
    let plan: [String]
    let scans: [Scan]
    let missingIndex: Index?
  }

  private func bench() throws -> CommandBench {
    let bench = try CommandBench()
    try bench.sql("shop.sqlite", Self.rows)
    try bench.write(Self.rules, to: "shop.lua")
    return bench
  }

  private func profiles(in bench: CommandBench) throws -> [Profile] {
    let ending = try bench.assay("profile", "shop.sqlite", "--pack", "shop.lua", "-o", "json")
    #expect(ending.code == 0, "\(ending.complaint)")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode([Profile].self, from: Data(ending.output.utf8))
  }

  @Test func `an interruption leaves no copy behind, and nobody else may read one meanwhile`()
    throws
  {
    let bench = try bench()
    let running = try bench.command().start(["profile", "shop.sqlite", "--pack", "shop.lua"])
    var folders: Set<Int> = []
    // The second copy is that in which an index is tried.
    while running.isRunning {
      let files = (FileManager.default.enumerator(atPath: bench.temporary)?.allObjects ?? [])
        .compactMap { $0 as? String }.filter { $0.hasSuffix(".db") || $0.hasSuffix(".sqlite") }
      if files.count > 1 {
        for name in files {
          let folder = ("\(bench.temporary)/\(name)" as NSString).deletingLastPathComponent
          let attributes = try? FileManager.default.attributesOfItem(atPath: folder)
          if let rights = attributes?[.posixPermissions] as? Int { folders.insert(rights) }
        }
        break
      }
      usleep(500)
    }
    try #require(running.isRunning, "no index was tried")
    running.signal(SIGINT)
    #expect(try running.ending().code == 130)
    #expect(folders == [0o700])
    #expect(bench.names(in: bench.temporary) == [])
  }

  @Test func `the index that a rule lacks is named, and making it makes the rule faster`() throws {
    let bench = try bench()
    let before = try bench.bytes("shop.sqlite")
    let found = try profiles(in: bench)
    #expect(found.map(\.rule) == ["shop/lines", "shop/quick"], "the slowest first")
    #expect(found[0].scans == [.init(table: "orders", rows: 2000)], "o is orders")
    #expect(found[0].plan == ["SCAN o"])
    #expect(found.map(\.rows) == [4000, 2000])
    #expect(found.allSatisfy { $0.peakMemory > 1000 && $0.milliseconds > 0 })
    let index = try #require(found[0].missingIndex)
    #expect(index.statement == #"CREATE INDEX "lines_by_order_id" ON "lines" ("order_id")"#)
    #expect(index.millisecondsAfter < index.millisecondsBefore * 0.75)
    #expect(found[1].missingIndex == nil)
    #expect(try bench.bytes("shop.sqlite") == before, "the database is not written")
    #expect(bench.names(in: bench.temporary) == [], "no copy is left")
    try bench.sql("shop.sqlite", index.statement)
    #expect(try profiles(in: bench).allSatisfy { $0.missingIndex == nil })
  }

  @Test func `the page shows time, rows, memory, scans and the index with what it gained`() throws {
    let bench = try bench()
    let page = try bench.assay("profile", "shop.sqlite", "--pack", "shop.lua", "-v")
    #expect(page.code == 0)
    for text in [
      "scans orders, 2,000 rows", "SCAN o", "ON \"lines\" (\"order_id\");",
      "tried on a private copy: ", "2 rules take ",
    ] {
      #expect(page.output.contains(text), "\(page.output)")
    }
    #expect(page.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }
}
