import Foundation
import GRDB
import Testing

/// What is said of a database that cannot be assessed: always exit code 4, and what to do.
@Suite struct DatabaseRefusalTests {
  static let manyRows = """
    CREATE TABLE t (a);
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
    INSERT INTO t SELECT printf('%0100d', i) FROM n;
    """

  static let cases = [
    BadInput("missing", "run gone.sqlite --pack rule.lua", 4),
    BadInput("missing behind a folder", "run no/such/gone.sqlite --pack rule.lua", 4),
    BadInput("a folder", "run records --pack rule.lua", 4) { try $0.makeFolder("records") },
    BadInput("a text file", "run notes.txt --pack rule.lua", 4) {
      try $0.write("Dear all, the list is attached", to: "notes.txt")
    },
    BadInput("an empty file", "run empty.sqlite --pack rule.lua", 4) {
      try $0.write("", to: "empty.sqlite")
    },
    BadInput("truncated", "run cut.sqlite --pack rule.lua", 4) { bench in
      try bench.sql("cut.sqlite", Self.manyRows)
      try bench.write(Array(bench.bytes("cut.sqlite").prefix(50_000)), to: "cut.sqlite")
    },
    BadInput("only a header", "run cut.sqlite --pack rule.lua", 4) { bench in
      try bench.sql("cut.sqlite", "CREATE TABLE t (a)")
      try bench.write(Array(bench.bytes("cut.sqlite").prefix(60)), to: "cut.sqlite")
    },
    BadInput("damaged", "run bad.sqlite --pack rule.lua", 4) { bench in
      try bench.sql("bad.sqlite", Self.manyRows)
      var bytes = try bench.bytes("bad.sqlite")
      for index in (bytes.count / 2)..<bytes.count { bytes[index] = 0xA5 }
      try bench.write(bytes, to: "bad.sqlite")
    },
    BadInput("foreign where assay is asked for", "run shop.sqlite --pack standard", 4) { bench in
      try bench.makeShop()
      try bench.makeStandardPack(at: "standard")
    },
    BadInput("newer than this assay", "run newer.sqlite --pack rule.lua", 4) { bench in
      _ = try bench.assay("init", "newer.sqlite")
      try bench.sql("newer.sqlite", "PRAGMA user_version = 99")
    },
    BadInput("a device", "run /dev/null --pack rule.lua", 4),
    BadInput("import into nothing", "data import gone.sqlite rows", 4) {
      try $0.write("id\n1\n", to: "rows/risks.csv")
    },
    BadInput("init over a file", "init there.sqlite", 4) {
      try $0.write("precious", to: "there.sqlite")
    },
    BadInput("init in no folder", "init no/such/new.sqlite", 4),
  ]

  @Test("a database that is none is told by what it is, with a remedy", arguments: cases)
  func refused(bad: BadInput) throws {
    var bad = bad
    let prepare = bad.prepare
    bad.prepare = { bench in
      try bench.write(Shop.rule, to: "rule.lua")
      try prepare(bench)
    }
    try bad.expectRefusal(in: "database")
  }

  @Test(
    "a database that another program keeps locked is waited for as long as was said",
    arguments: [
      ("locked", "run shop.sqlite --pack rule.lua --lock-timeout 0.1"),
      ("locked for an import", "data import shop.sqlite rows --lock-timeout 0.1"),
    ])
  func locked(name: String, line: String) throws {
    let bench = try CommandBench()
    try bench.makeShop()
    try bench.write(Shop.rule, to: "rule.lua")
    try bench.write("id,code\n7,Z\n", to: "rows/orders.csv")
    let arguments = line.split(separator: " ").map(String.init)
    let other = try bench.open("shop.sqlite")
    let ending = try other.writeWithoutTransaction { database in
      var ending: BuiltCommand.Ending?
      try database.inTransaction(.exclusive) {
        ending = try bench.assay(arguments)
        return .rollback
      }
      return try #require(ending)
    }
    try other.close()
    #expect(ending.code == 4 && ending.output == "")
    #expect(MessageForm.faults(of: ending.complaint) == [])
    try Golden.expect(
      ending.transcript(of: arguments, bench.local),
      as: "database/\(name.replacing(" ", with: "-"))")
  }

  @Test("what is written over is not touched")
  func initKeepsWhatIsThere() throws {
    let bench = try CommandBench()
    try bench.write("precious", to: "there.sqlite")
    #expect(try bench.assay("init", "there.sqlite").code == 4)
    #expect(try bench.bytes("there.sqlite") == Array("precious".utf8))
    #expect(bench.names() == ["there.sqlite"])
  }
}
