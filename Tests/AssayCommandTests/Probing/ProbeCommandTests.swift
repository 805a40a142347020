import Foundation
import Testing

/// `assay probe` as a person runs it, with evaluators in processes of their own.
@Suite struct ProbeCommandTests {
  private static func bench() throws -> CommandBench {
    let bench = try CommandBench()
    try bench.makeShopPack()
    return bench
  }

  private static let arguments = [
    "probe", "shop.sqlite", "--pack", "shop", "--as-of", "2026-06-30",
  ]

  @Test("a probe finds what is watched, missed and not read, and leaves nothing behind")
  func report() throws {
    let bench = try Self.bench()
    let before = try bench.bytes("shop.sqlite")
    let ending = try bench.assay(Self.arguments)
    #expect(ending.code == 0 && ending.complaint == "")
    #expect(ending.output.contains("seed 1"))
    #expect(ending.output.contains("  orders.shipped_on                        shop/1-a"))
    #expect(ending.output.contains("Not watched: no rule reads it"))
    #expect(ending.output.contains("  orders: urgent"))
    #expect(ending.output.contains("  order lines: unit price, loaded_at"))
    #expect(try bench.bytes("shop.sqlite") == before)
    #expect(bench.names(in: bench.temporary) == [])
    #expect(ending.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test("the same seed gives the same bytes whatever the jobs, another one other damages")
  func sameBytes() throws {
    let bench = try Self.bench()
    let outputs = try [["--jobs", "1"], ["--jobs", "2"], ["--jobs", "8", "--seed", "1"]].map {
      try bench.assay(Self.arguments + ["-o", "json"] + $0).output
    }
    #expect(Set(outputs).count == 1)
    let document = try JSONSerialization.jsonObject(with: Data(outputs[0].utf8))
    #expect((document as? [String: Any])?["schema"] as? String == "assay-probe/1")
    #expect(try bench.assay(Self.arguments + ["-o", "json", "--seed", "5"]).output != outputs[0])
  }

  @Test("a database that is larger than what is handed over comes to its own end")
  func large() throws {
    let bench = try Self.bench()
    try bench.sql(
      "shop.sqlite",
      """
      CREATE TABLE ballast (id INTEGER PRIMARY KEY, what TEXT);
      WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 9000)
      INSERT INTO ballast SELECT i, hex(zeroblob(500)) FROM n;
      """)
    try #require(bench.bytes("shop.sqlite").count > 8 << 20)
    let ending = try bench.assay(Self.arguments + ["--table", "orders"])
    #expect(ending.output.contains("  orders.shipped_on                        shop/1-a"))
    #expect(bench.names(in: bench.temporary) == [])
  }

  // MARK: - Expectations

  @Test("what is drawn is filled in before it runs, and held against what was noticed")
  func expectations() throws {
    let bench = try Self.bench()
    let drawn = try bench.assay(Self.arguments + ["--draw", "4", "--seed", "7"])
    #expect(drawn.code == 0)
    #expect(drawn.output.contains("--draw 4 --seed 7"))
    #expect(
      drawn.output == (try bench.assay(Self.arguments + ["--draw", "4", "--seed", "7"]).output))
    try bench.write(drawn.output, to: "expected.yml")
    let unfilled = try bench.assay(Self.arguments + ["--expect", "expected.yml"])
    #expect(unfilled.code == 3)
    #expect(unfilled.complaint.contains("expected.yml:7:"))
    #expect(unfilled.complaint.contains("nothing is expected of this damage yet"))
    #expect(drawn.output.components(separatedBy: "expect: ~").count == 5)
  }

  @Test(
    "an expectation is met where every requirement got worse, or nobody noticed as nobody need",
    arguments: [
      ("shipped_on", "empty", "[shop/1-a]", 0), ("shipped_on", "empty", "[]", 1),
      ("shipped_on", "empty", "[shop/1-b]", 1), ("urgent", "lower", "[]", 0),
      ("urgent", "lower", "[shop/1-a]", 1),
    ] as [(String, String, String, Int32)])
  func met(column: String, kind: String, expected: String, code: Int32) throws {
    let bench = try Self.bench()
    let key = column == "urgent" ? "2" : "1"
    try bench.write(
      "damages:\n  - { table: orders, column: \(column), key: \(key), kind: \(kind), "
        + "expect: \(expected) }\n", to: "expected.yml")
    let ending = try bench.assay(Self.arguments + ["--expect", "expected.yml"])
    #expect(ending.code == code)
    #expect(ending.output.hasSuffix("\(1 - code) of 1 damage noticed as expected.\n"))
    #expect(ending.output.contains("MISS  expected.yml:2:5") == (code == 1))
  }

  @Test(
    "what cannot be is refused",
    arguments: [
      (["--damages", "0"], "--damages is a number"), (["--table", "ordrs"], "'ordrs'"),
      (["--expect", "none.yml"], "none.yml"), (["--expect", "x.yml", "--draw", "3"], "--expect"),
      (["--jobs", "0"], "--jobs is a number from 1 to 64"),
      // A deadline would make errors of rules, and those would look like notice taken.
      (["--run-timeout", "1"], "--run-timeout"),
    ])
  func refusals(flags: [String], complaint: String) throws {
    let ending = try Self.bench().assay(Self.arguments + flags)
    #expect(ending.code == 3)
    #expect(ending.complaint.contains(complaint))
    #expect(ending.output == "")
  }

  @Test("an interruption ends it with 130, and the private copies are gone")
  func interruption() throws {
    let bench = try Self.bench()
    try bench.write(
      Shop.rules.replacing(
        "local late =", with: "for i = 1, 30000000 do end local late ="),
      to: "shop/rules/orders.lua")
    let running = try bench.command().start(Self.arguments + ["--jobs", "2"])
    while running.isRunning, !Self.copies(bench) { usleep(1_000) }
    usleep(300_000)
    running.signal(SIGINT)
    let ending = try running.ending()
    #expect(ending.code == 130)
    #expect(ending.output == "")
    #expect(bench.names(in: bench.temporary) == [])
  }

  private static func copies(_ bench: CommandBench) -> Bool {
    bench.names(in: bench.temporary).contains { name in
      FileManager.default.fileExists(atPath: "\(bench.temporary)/\(name)/probe-0.db")
    }
  }
}
