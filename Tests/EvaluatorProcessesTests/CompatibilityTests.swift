import LuaRuntime
import Testing

@testable import EvaluatorProcesses

/// Every evaluator answers every command alike, wherever it runs.
@Suite struct CompatibilityTests {
  /// The kinds of evaluator.
  enum Kind: CaseIterable {
    case here, process, processes

    func evaluator(_ bench: EvaluatorBench) -> any Evaluator {
      switch self {
      case .here: LocalEvaluator()
      case .process: bench.pool()
      case .processes: bench.pool(jobs: 3)
      }
    }
  }

  static let commands: [(name: String, command: LuaCommand)] = [
    ("compiles", .compile(LuaSource("return 1", name: "a.lua"))),
    ("does not compile", .compile(LuaSource("return 1 +", name: "lib/b.lua"))),
    ("declares", .declare(EvaluatorBench.program(EvaluatorBench.judge), .rules, LuaLimits())),
    (
      "fails to declare",
      .declare(
        LuaProgram(file: LuaSource("rule 'x' { a = nothing }", name: "c.lua")), .rules, LuaLimits())
    ),
    ("tells the schema", .schema),
    ("describes", .describe("SELECT id, code AS c FROM orders WHERE late > :limit")),
    ("does not describe", .describe("SELECT nothing FROM orders")),
    ("is not let write", .describe("DELETE FROM orders")),
    (
      "reads rows",
      .rows("SELECT * FROM orders WHERE id > :n", ["n": .integer(1)], limit: 9, asPlan: false)
    ),
    ("tells the plan", .rows("SELECT * FROM orders", [:], limit: 9, asPlan: true)),
    ("evaluates", EvaluatorBench.evaluation(EvaluatorBench.judge)),
    (
      "breaks on a subject",
      EvaluatorBench.evaluation("function(late) return at_most(late + 1, 2) end")
    ),
    (
      "is measured",
      EvaluatorBench.evaluation(
        "function(code, late) assay_at(2) return assay_if(0, late) and pass() end",
        limits: { () -> LuaLimits in
          var limits = LuaLimits()
          limits.probes = 4
          return limits
        }())
    ),
    (
      "leaves a site out",
      { () -> LuaCommand in
        guard
          case .evaluate(var evaluation) = EvaluatorBench.evaluation(
            "function(code) error('no') end")
        else { preconditionFailure("an evaluation is one") }
        evaluation.form = .population(
          sql: "SELECT id, id AS site_id FROM orders ORDER BY id", keyColumns: [0],
          nameTemplate: [], siteColumn: 1, judge: .columns([]))
        evaluation.sitesOutOfScope = [-9, 1, 2, 3]
        return .evaluate(evaluation)
      }()
    ),
    ("raises", EvaluatorBench.evaluation("function(code) error('no') end")),
    (
      "meets the deadline",
      EvaluatorBench.evaluation(
        "function(code) while true do end end", limits: LuaLimits(milliseconds: 100))
    ),
    (
      "meets the memory limit",
      EvaluatorBench.evaluation(
        "function(code) local t = {} for i = 1, 1e8 do t[i] = i end end",
        limits: LuaLimits(memory: 2 << 20))
    ),
    (
      "meets the limit on rows",
      EvaluatorBench.evaluation(
        """
        function(code)
          org.value "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n LIMIT 1"
          for n in org.rows "SELECT 1 FROM orders a, orders b" do end
        end
        """, limits: LuaLimits(rows: 5, milliseconds: 300))
    ),
  ]

  /// A reply without what a clock says.
  private static func lasting(_ reply: LuaReply) -> LuaReply {
    var reply = reply
    reply.milliseconds = 0
    return reply
  }

  @Test(arguments: Kind.allCases) func `each command is answered alike`(kind: Kind) throws {
    let bench = try EvaluatorBench()
    let local = LocalEvaluator()
    try local.open(bench.file)
    let evaluator = kind.evaluator(bench)
    try evaluator.open(bench.file)
    for (name, command) in Self.commands {
      let expected = Self.lasting(local.perform(command))
      let actual = Self.lasting(try evaluator.perform(command, of: "shop"))
      // The bytes of a table follow a hash of the moment; what is read of them does not.
      #expect(actual.fault == expected.fault, "\(name)")
      #expect(actual.seen == expected.seen, "\(name)")
      if case .declare = command, expected.fault == nil {
        #expect(try actual.declarations() == expected.declarations())
      } else if case .evaluate = command {
        #expect(actual.outcome().counts == expected.outcome().counts, "\(name)")
        #expect(actual.outcome().subjects == expected.outcome().subjects, "\(name)")
        #expect(actual.outcome().trace == expected.outcome().trace, "\(name)")
      } else {
        #expect(actual.bytes == expected.bytes, "\(name)")
      }
    }
  }

  @Test(arguments: Kind.allCases) func `all commands at once are each answered once`(kind: Kind)
    throws
  {
    let bench = try EvaluatorBench()
    let evaluator = kind.evaluator(bench)
    try evaluator.open(bench.file)
    let commands = (0..<20).map { number in
      PackCommand(
        pack: "pack\(number % 3)",
        EvaluatorBench.evaluation("function(code) return fail('\(number) %s', code) end"))
    }
    var texts: [Int: String] = [:]
    try evaluator.perform(commands) { index, reply in
      #expect(texts[index] == nil)
      texts[index] = reply.outcome().subjects.first?.verdict.texts.first
    }
    #expect(texts == Dictionary(uniqueKeysWithValues: (0..<20).map { ($0, "\($0) A") }))
  }

  @Test(arguments: Kind.allCases) func `a database in memory replaces the one before`(kind: Kind)
    throws
  {
    let bench = try EvaluatorBench()
    let evaluator = kind.evaluator(bench)
    try evaluator.open(try bench.image())
    let count = LuaCommand.rows("SELECT count(*) FROM orders", [:], limit: 1, asPlan: false)
    #expect(try evaluator.perform(count, of: "shop").rows() == [[.integer(3)]])
    let other = try EvaluatorBench()
    var emptied = try other.image()
    emptied.asOf = "2026-07-01"
    try evaluator.open(emptied)
    let today = LuaCommand.rows("SELECT date('now')", [:], limit: 1, asPlan: false)
    #expect(try evaluator.perform(today, of: "shop").rows() == [[.string("2026-07-01")]])
    // Here at once, elsewhere where it is first needed.
    #expect(throws: EvaluatorFailure.self) {
      try evaluator.open(LuaDatabase(.image([1, 2, 3]), asOf: "2026-07-01"))
      _ = try evaluator.perform(today, of: "shop")
    }
  }

  @Test(arguments: Kind.allCases)
  func `of databases in memory each is read as it is, whatever the one before was`(kind: Kind)
    throws
  {
    let bench = try EvaluatorBench()
    let evaluator = kind.evaluator(bench)
    for (sql, count) in [
      ("", 3), ("DELETE FROM orders WHERE id > 1", 1), ("INSERT INTO orders (id) VALUES (5)", 2),
      (
        "INSERT INTO orders SELECT value + 9, hex(zeroblob(100)), 0 FROM generate_series(1, 999)",
        1001
      ),
      ("DELETE FROM orders WHERE id > 5", 2), ("VACUUM", 2), ("DELETE FROM orders", 0),
      ("INSERT INTO orders VALUES (1, 'A', 7)", 1),
    ] {
      try evaluator.open(try bench.image(after: sql))
      #expect(try Self.rows("SELECT count(*) FROM orders", evaluator) == [[.integer(Int64(count))]])
      let outcome = try evaluator.perform(
        EvaluatorBench.evaluation(EvaluatorBench.judge), of: "shop"
      ).outcome()
      #expect(outcome.rowsStepped == count, "\(sql)")
    }
  }

  @Test(arguments: Kind.allCases)
  func `a database in memory with another schema is not taken for the one before`(kind: Kind) throws
  {
    let bench = try EvaluatorBench()
    let evaluator = kind.evaluator(bench)
    let (first, second) = (try EvaluatorBench(), try EvaluatorBench())
    // Both have been changed as often as the other.
    for image in [
      try first.image(after: "CREATE TABLE a (x); INSERT INTO a VALUES (1)"),
      try second.image(after: "CREATE TABLE b (x); INSERT INTO b VALUES (1)"),
      try first.image(after: "ALTER TABLE a RENAME TO b"),
      try second.image(after: "ALTER TABLE b ADD COLUMN y DEFAULT 2"),
    ] {
      try evaluator.open(image)
      let schema = try evaluator.perform(.schema, of: "shop").tables()
      let own = try #require(schema.first { $0.name != "orders" })
      #expect(
        try Self.rows("SELECT * FROM \(own.name)", evaluator).map(\.count) == [own.columns.count])
      let missing = own.name == "a" ? "b" : "a"
      #expect(throws: LuaFault.self) { try Self.rows("SELECT * FROM \(missing)", evaluator) }
    }
  }

  private static func rows(_ sql: String, _ evaluator: any Evaluator) throws -> [[LuaScalar]] {
    try evaluator.perform(.rows(sql, [:], limit: 10, asPlan: false), of: "shop").rows()
  }
}
