import Testing

/// The limits of a rule as flags, of every command that runs one.
@Suite struct LimitFlagTests {
  static let cases: [(flag: [String], kind: String, message: String, body: String)] = [
    (
      ["--rule-timeout", "0.05"], "time", "the time limit of 50 ms was reached", "while true do end"
    ),
    (
      ["--rule-memory", "2"], "memory", "the memory limit of 2097152 bytes was reached",
      "local s = 'x' while true do s = s .. s end"
    ),
    (
      ["--rule-rows", "2"], "rows", "the limit of 2 rows was reached",
      "for _ = 1, 3 do org.value('SELECT id FROM orders') end"
    ),
    (
      ["--instruction-limit", "100000"], "instructions",
      "the instruction limit of 100000 was reached", "for i = 1, 1000000 do local x = i end"
    ),
  ]

  private static func bench(_ body: String) throws -> CommandBench {
    let bench = try CommandBench()
    try bench.makeShop()
    try bench.write(
      Shop.rule("check = function() \(body) return pass() end,"), to: "limited.lua")
    try bench.write(
      """
      test "it ends" {
        rule = "a", as_of = "2026-06-30", given = { orders = { { id = 1 } } },
        expect = { outcome = "conforming" },
      }
      """, to: "limited_test.lua")
    return bench
  }

  @Test("run: a limit reached is an error that names it", arguments: cases)
  func run(flag: [String], kind: String, message: String, body: String) throws {
    let ending = try Self.bench(body).assay(
      ["run", "shop.sqlite", "--pack", "limited.lua", "-o", "json"] + flag)
    let outcome = try #require(Document(ending).outcomes["a"])
    #expect(outcome.kind == kind && outcome.message == message)
    #expect(ending.code == 2)
  }

  @Test("explain: the same limit holds", arguments: cases)
  func explain(flag: [String], kind: String, message: String, body: String) throws {
    let ending = try Self.bench(body).assay(
      ["explain", "a", "-d", "shop.sqlite", "--pack", "limited.lua"] + flag)
    #expect(ending.output.contains(message))
  }

  @Test("test: the same limit holds, and the line that runs it again has it", arguments: cases)
  func test(flag: [String], kind: String, message: String, body: String) throws {
    let ending = try Self.bench(body).assay(
      ["test", "limited.lua", "-d", "shop.sqlite"] + flag)
    #expect(ending.code == 1)
    #expect(ending.output.contains(/conforming +error/))
    #expect(ending.output.contains(flag.joined(separator: " ")))
  }

  @Test("the top level of a file is held by them too", arguments: [cases[0], cases[1], cases[3]])
  func topLevel(flag: [String], kind: String, message: String, body: String) throws {
    let bench = try Self.bench("")
    try bench.write("\(body)\n\(Shop.rule)", to: "limited.lua")
    for command in [
      ["run", "shop.sqlite", "--pack", "limited.lua"],
      ["test", "limited.lua", "-d", "shop.sqlite"],
    ] {
      let ending = try bench.assay(command + flag)
      #expect(ending.code == 3 && ending.output == "")
      #expect(ending.complaint.contains(message))
    }
  }

  @Test("an instruction limit gives the same document every time, and is part of it")
  func sameInstructions() throws {
    let bench = try Self.bench("local n = 0 while pcall(function() n = n + 1 print(n) end) do end")
    let documents = try (1...3).map { _ in
      try Document(
        bench.assay(
          "run", "shop.sqlite", "--pack", "limited.lua", "--as-of", "2026-06-30", "-o", "json",
          "--instruction-limit", "50000"))
    }
    #expect(Set(documents.map(\.lasting)).count == 1)
    #expect(documents[0].lasting.contains("\"instructions\": 50000"))
  }
}
