import Foundation
import Testing

/// What `assay new` writes is accepted by `check` and `test` as it stands, and nothing is written over.
@Suite struct NewTests {
  /// Another program's database, with everything in its names that needs quotes.
  private static let foreign = """
    CREATE TABLE "Order Details" ("Order Date" DATE, "end" TEXT, quantity INTEGER NOT NULL, "order" INTEGER,
      PRIMARY KEY ("order", quantity));
    CREATE TABLE Customers (CustomerID TEXT PRIMARY KEY, Company TEXT NOT NULL, Status TEXT CHECK (Status IN ('open', 'yes')));
    CREATE TABLE log (at TEXT, "100%" REAL);
    CREATE TABLE keys (id INTEGER PRIMARY KEY);
    INSERT INTO Customers VALUES ('A/1', 'Acme', 'open');
    """

  private func bench() throws -> CommandBench {
    let bench = try CommandBench()
    try bench.sql("shop.sqlite", Self.foreign)
    return bench
  }

  /// Runs a command that must end well.
  private func run(_ line: String, in bench: CommandBench) throws {
    let ending = try bench.assay(line.split(separator: " ").map(String.init))
    #expect(ending.code == 0, "\(line)\n\(ending.output)\(ending.complaint)")
  }

  /// Checks and tests a pack: no finding, and as many tests as there are.
  private func expectGreen(_ pack: String, _ flags: String = "", tests: Int, in bench: CommandBench)
    throws
  {
    let words = ([pack] + flags.split(separator: " ").map(String.init))
    let check = try bench.assay(["check"] + words)
    #expect(check.output.hasPrefix("nothing to report"), "\(check.output)\(check.complaint)")
    #expect(check.code == 0)
    let test = try bench.assay(["test"] + words)
    #expect(
      test.output.hasPrefix("\(tests) tests, \(tests) passed, 0 failed"),
      "\(test.output)\(test.complaint)")
    #expect(test.code == 0)
  }

  // MARK: - Green at once

  @Test func `a pack, a rule, a question and a test begin green in an empty folder`() throws {
    let bench = try CommandBench()
    try run("new pack gates --title Gates", in: bench)
    try expectGreen("gates", tests: 2, in: bench)
    try run("new rule gates/documents-owned --table documents", in: bench)
    try run("new question gates/heard", in: bench)
    try expectGreen("gates", tests: 4, in: bench)
    try run("new test gates/first", in: bench)
    try expectGreen("gates", tests: 7, in: bench)
    #expect(bench.names().sorted() == ["gates"], "nothing is left beside it")
  }

  @Test func `every table of Assay's own that can bear a rule gets a green one`() throws {
    let bench = try CommandBench()
    try run("new pack p", in: bench)
    for table in ["risks", "treatments", "trainings", "audit_auditors", "organisation"] {
      try run("new rule p/\(table) --table \(table)", in: bench)
    }
    try expectGreen("p", tests: 12, in: bench)
  }

  @Test func `the rule binds to the database at hand`() throws {
    let bench = try CommandBench()
    try run("init acme.sqlite --name Acme", in: bench)
    try bench.sql("acme.sqlite", "INSERT INTO sites (id, code, name) VALUES (1, 'R', 'Rotterdam')")
    try run("new pack gates -d acme.sqlite", in: bench)
    try expectGreen("gates", tests: 2, in: bench)
    let rule = String(decoding: try bench.bytes("gates/rules/first.lua"), as: UTF8.self)
    #expect(rule.contains("of     = \"sites\""), "it has rows")
    let ran = try bench.assay("run", "acme.sqlite", "--pack", "gates", "--report-only")
    #expect(ran.code == 0, "\(ran.output)\(ran.complaint)")
  }

  @Test(arguments: ["Customers", "Order Details"])
  func `a pack over another database begins green, whatever its names are`(table: String) throws {
    let bench = try bench()
    let made = try bench.assay("new", "pack", "shop", "-d", "shop.sqlite", "--table", table)
    #expect(made.code == 0, "\(made.complaint)")
    try expectGreen("shop", tests: 2, in: bench)
    let more = try bench.assay(
      "new", "rule", "shop/second", "-d", "shop.sqlite", "--table", "Customers")
    #expect(more.code == 0, "\(more.complaint)")
    try expectGreen("shop", tests: 4, in: bench)
    let ran = try bench.assay("run", "shop.sqlite", "--pack", "shop", "--report-only")
    #expect(ran.code == (table == "Customers" ? 0 : 2), "\(ran.output)\(ran.complaint)")
  }

  @Test func `a single file begins green, and takes more`() throws {
    let bench = try bench()
    try run("new pack shop.lua -d shop.sqlite", in: bench)
    try expectGreen("shop.lua", "-d shop.sqlite", tests: 2, in: bench)
    try run("new rule shop/second --table log -d shop.sqlite", in: bench)
    try run("new question shop.lua/asked -d shop.sqlite", in: bench)
    try expectGreen("shop.lua", "-d shop.sqlite", tests: 4, in: bench)
    #expect(bench.names() == ["shop.lua", "shop.sqlite", "shop_test.lua"])
  }

  @Test func `what check says of an untested rule works as it stands`() throws {
    let bench = try bench()
    try run("new pack shop.lua -d shop.sqlite", in: bench)
    try FileManager.default.removeItem(atPath: bench.path("shop_test.lua"))
    let check = try bench.assay("check", "shop.lua", "-d", "shop.sqlite")
    let hint = try #require(check.output.firstRange(of: "assay new test "))
    let line = check.output[hint.lowerBound...].prefix { $0 != "\n" }
    #expect(line == "assay new test shop.lua/first -d shop.sqlite")
    try run(String(line.dropFirst("assay ".count)), in: bench)
    try expectGreen("shop.lua", "-d shop.sqlite", tests: 3, in: bench)
  }

  // MARK: - The manner of the pack

  @Test func `in a pack with a catalogue the rule goes to the file of its clause`() throws {
    let bench = try CommandBench()
    try run("new pack gates", in: bench)
    try bench.write(
      """
      clauses:
        - clause: "8.3"
          heading: Gates and locks
          requirements:
            - { id: g/8.3-a, requirement: Look at the gates., grade: major }
            - { id: g/8.3-b, requirement: Look at the locks., obligation: should }
        - { clause: "9", heading: Keys, requirements: [{ id: g/9-a, requirement: Count the keys., kind: attested }] }
      """, to: "gates/catalogue.yml")
    let first = String(decoding: try bench.bytes("gates/rules/first.lua"), as: UTF8.self)
    try bench.write(
      first.replacing("  title", with: "  requirement = \"g/8.3-a\",\n  title"),
      to: "gates/rules/first.lua")
    let bare = try bench.assay("new", "rule", "gates/locks")
    #expect(bare.code == 3)
    #expect(bare.complaint.contains("assay new rule gates/locks --requirement g/8.3-a"))
    try run("new rule gates/a --requirement g/9-a", in: bench)
    #expect(
      bench.names(in: bench.path("gates/rules")) == ["a.lua", "first.lua"],
      "no file is named after a clause yet")
    for (folder, end) in [("rules", ""), ("tests", "_test")] {
      try FileManager.default.moveItem(
        atPath: bench.path("gates/\(folder)/first\(end).lua"),
        toPath: bench.path("gates/\(folder)/8.3-gates\(end).lua"))
      try FileManager.default.removeItem(atPath: bench.path("gates/\(folder)/a\(end).lua"))
    }
    try run("new rule gates/b --requirement g/8.3-b", in: bench)
    try run("new question gates/c --requirement g/9-a", in: bench)
    #expect(bench.names(in: bench.path("gates/rules")) == ["8.3-gates.lua", "9-keys.lua"])
    try expectGreen("gates", tests: 4, in: bench)
  }

  @Test func `a pack that assay.yml names is found by its name`() throws {
    let bench = try bench()
    try run("new pack rules/shop -d shop.sqlite", in: bench)
    try bench.write("database: shop.sqlite\npacks: [./rules/shop]\n", to: "assay.yml")
    try run("new rule shop/second", in: bench)
    try expectGreen("rules/shop", tests: 4, in: bench)
  }

  // MARK: - Refusals

  @Test(
    arguments: [
      BadInput("new pack over another", "new pack shop -d shop.sqlite", 3) {
        try $0.makeFolder("shop")
      },
      BadInput("new pack with a bad name", "new pack My.Shop! -d shop.sqlite", 3),
      BadInput("new single file without tables", "new pack shop.lua", 3),
      BadInput("new single file over its tests", "new pack shop.lua -d shop.sqlite", 3) {
        try $0.write("", to: "shop_test.lua")
      },
      BadInput("new pack over no table", "new pack shop -d shop.sqlite --table Custmers", 3),
      BadInput(
        "new pack over a table without a key", "new pack shop -d shop.sqlite --table log", 3),
      BadInput("new pack over a table of keys", "new pack shop -d shop.sqlite --table keys", 3),
      BadInput("new rule without a pack", "new rule late", 3),
      BadInput("new rule in a pack that ships", "new rule examples/late", 3),
      BadInput("new rule with a bad name", "new rule made/Late", 3, prepare: NewTests.makePack),
      BadInput(
        "new rule of a name that is taken", "new rule made/first", 3, prepare: NewTests.makePack),
      BadInput("new test of no rule", "new test made/frist", 3, prepare: NewTests.makePack),
      BadInput(
        "new rule over no table", "new rule made/late --table peple", 3, prepare: NewTests.makePack),
    ])
  func `what cannot be begun is refused`(input: BadInput) throws {
    let prepared = BadInput(
      input.name, input.arguments.joined(separator: " "), input.code,
      prepare: { bench in
        try bench.sql("shop.sqlite", Self.foreign)
        try input.prepare(bench)
      })
    try prepared.expectRefusal(in: "new")
  }

  @Test func `the first rule of a pack that has none yet is written`() throws {
    let bench = try CommandBench()
    try bench.write("id: bare\nversion: 1.0.0\ntitle: Bare\nschema: assay/1\n", to: "bare/pack.yml")
    let made = try bench.assay("new", "rule", "bare/late")
    #expect(made.code == 0, "\(made.complaint)")
    let tested = try bench.assay("test", "bare")
    #expect(tested.code == 0, "\(tested.output)\(tested.complaint)")
  }

  private static let makePack: @Sendable (CommandBench) throws -> Void = { bench in
    let made = try bench.assay("new", "pack", "made")
    #expect(made.code == 0)
  }
}
