import GRDB
import Testing

/// Records go in whole or not at all, and nothing is written over.
@Suite struct RecordsTests {
  let bench: CommandBench

  init() throws {
    bench = try CommandBench()
    _ = try bench.assay("init", "acme.sqlite")
    try bench.write("id,name\n1,A. Smit\n2,J. Vos\n", to: "rows/people.csv")
    try bench.write("code,title,owner_id\nR-1,Theft,1\nR-2,Fire,2\n", to: "rows/risks.csv")
  }

  private func count(_ table: String) throws -> Int? {
    let queue = try bench.open("acme.sqlite")
    defer { try? queue.close() }
    return try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") }
  }

  @Test("a folder of tables goes in, and a second time changes nothing")
  func imports() throws {
    let arguments = ["data", "import", "acme.sqlite", "rows"]
    let first = try bench.assay(arguments)
    #expect(first.code == 0 && first.complaint == "")
    try Golden.expect(first.transcript(of: arguments, bench.local), as: "records/import")
    let second = try bench.assay(arguments)
    #expect(second.code == 0)
    try Golden.expect(second.transcript(of: arguments, bench.local), as: "records/import-again")
    #expect(try count("people") == 2 && count("risks") == 2)
  }

  @Test("a fault in the last file keeps every row out, and all faults are told with their place")
  func importOfFaults() throws {
    try bench.write(
      "code,title,owner_id,decision\nR-1,Theft,1,treat\nR-2,,7,sometimes\n", to: "rows/risks.csv")
    let arguments = ["data", "import", "acme.sqlite", "rows"]
    let ending = try bench.assay(arguments)
    #expect(ending.code == 3 && ending.output == "")
    #expect(MessageForm.faults(of: ending.complaint) == [])
    try Golden.expect(ending.transcript(of: arguments, bench.local), as: "records/import-faults")
    #expect(try count("people") == 0 && count("risks") == 0)
  }

  static let wrongFiles = [
    BadInput("unknown table", "data import acme.sqlite rows", 3) {
      try $0.write("code\nX\n", to: "rows/riskz.csv")
    },
    BadInput("unknown column", "data import acme.sqlite rows", 3) {
      try $0.write("code,titel\nX,Y\n", to: "rows/risks.csv")
    },
    BadInput("quote without end", "data import acme.sqlite rows", 3) {
      try $0.write("code,title\nX,\"Y\n", to: "rows/risks.csv")
    },
    BadInput("nothing to import", "data import acme.sqlite bare", 3) { try $0.makeFolder("bare") },
    BadInput("no folder", "data import acme.sqlite gone", 3),
    BadInput("a workbook", "data import acme.sqlite risks.xlsx", 3) {
      try $0.write(Array("PK\u{3}\u{4}\u{14}\0".utf8), to: "risks.xlsx")
    },
    BadInput("semicolons", "data import acme.sqlite rows", 3) {
      try $0.write("code;title\nX;Y\n", to: "rows/risks.csv")
    },
  ]

  @Test("a file that is no table is told with its place", arguments: wrongFiles)
  func wrongFile(bad: BadInput) throws {
    var bad = bad
    let prepare = bad.prepare
    bad.prepare = { bench in
      _ = try bench.assay("init", "acme.sqlite")
      try prepare(bench)
    }
    try bad.expectRefusal(in: "records")
  }

  @Test("a pack's own tables can be made with a database")
  func packTables() throws {
    try bench.makeStandardPack(at: "own")
    try bench.write(
      "CREATE TABLE own_checks (id INTEGER PRIMARY KEY, done_on TEXT) STRICT;\n",
      to: "own/schema.sql")
    let ending = try bench.assay("init", "with.sqlite", "--pack", "own", "--name", "Acme")
    #expect(ending.code == 0 && ending.complaint == "")
    let listed = try bench.assay("list", "tables", "-d", "with.sqlite")
    #expect(listed.output.contains("own_checks"))
  }
}
