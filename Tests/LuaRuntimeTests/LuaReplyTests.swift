import LuaRuntime
import Testing

/// Replies may come from a process that a stranger's code has taken over: whatever bytes they hold are
/// read to the end, or refused, and nothing traps.
@Suite struct LuaReplyTests {
  private static let rule = """
    rule "marks" {
      title = "x", tags = { a = "b", c = { 1, 2.5, true } },
      select = "SELECT id, name, mark FROM marks ORDER BY id",
      judge = function(name, mark)
        print("at", name)
        if not mark then return unknown("no mark of %s", name) end
        return at_most(mark, 4, "points", "%s has %d", name, mark)
      end,
    }
    """

  private func replies() throws -> (declared: LuaReply, evaluated: LuaReply) {
    let bench = try RuleBench(
      """
      CREATE TABLE marks (id INTEGER PRIMARY KEY, name TEXT, mark INTEGER);
      INSERT INTO marks VALUES (1, 'Ada', 5), (2, 'Bob', NULL), (3, 'Cid', 2);
      """)
    let evaluator = LocalEvaluator()
    let program = RuleBench.program(Self.rule)
    try evaluator.open(
      LuaDatabase(.file(path: bench.database, isImmutable: false), asOf: "2026-06-30"))
    let evaluation = LuaEvaluation(
      program: program, ordinal: 0, asOf: "2026-06-30",
      form: .population(
        sql: "SELECT id, name, mark FROM marks ORDER BY id", keyColumns: [0],
        nameTemplate: [.column(1)], siteColumn: nil, judge: .columns([1, 2])))
    return (
      evaluator.perform(.declare(program, .rules, LuaLimits())),
      evaluator.perform(.evaluate(evaluation))
    )
  }

  @Test func `whole replies are read whole`() throws {
    let (declared, evaluated) = try replies()
    #expect(try declared.declarations().map(\.name) == ["marks"])
    let outcome = evaluated.outcome()
    #expect(outcome.fault == nil)
    #expect(outcome.counts == LuaCounts(conforming: 1, nonconforming: 1, unknown: 1))
    #expect(outcome.trace == ["at\tAda", "at\tBob", "at\tCid"])
  }

  @Test func `a reply that is cut anywhere, or goes on, is refused`() throws {
    let (declared, evaluated) = try replies()
    for length in 0..<declared.bytes.count {
      let cut = LuaReply(bytes: Array(declared.bytes.prefix(length)))
      #expect(throws: LuaFault.self) { try cut.declarations() }
    }
    for length in 0..<evaluated.bytes.count {
      let cut = LuaReply(bytes: Array(evaluated.bytes.prefix(length)))
      #expect(cut.outcome().fault?.kind == .handler, "of the first \(length) bytes")
    }
    #expect(LuaReply(bytes: evaluated.bytes + [0]).outcome().fault?.kind == .handler)
  }

  @Test func `a reply with any byte changed is read or refused, and nothing traps`() throws {
    let (declared, evaluated) = try replies()
    for (bytes, read) in [
      (declared.bytes, { _ = try? $0.declarations() }),
      (evaluated.bytes, { _ = $0.outcome() }),
    ] as [([UInt8], (LuaReply) -> Void)] {
      for index in bytes.indices {
        for value in [0, 1, 0x7F, 0x80, 0xFF, bytes[index] &+ 1] as [UInt8] {
          var changed = bytes
          changed[index] = value
          read(LuaReply(bytes: changed))
        }
      }
    }
  }

  @Test
  func `counts beyond what the bytes can hold, and tables in tables without end, are refused`() {
    let nested = Array(repeating: Array("t".utf8) + [1, 0, 0, 0], count: 10_000).flatMap(\.self)
    #expect(throws: LuaFault.self) { try LuaReply(bytes: nested).value() }
    let long = Array("s".utf8) + [0xFF, 0xFF, 0xFF, 0xFF, 1]
    #expect(throws: LuaFault.self) { try LuaReply(bytes: long).value() }
    let many = [0xFF, 0xFF, 0xFF, 0x7F] as [UInt8]
    #expect(throws: LuaFault.self) { try LuaReply(bytes: many).declarations() }
    let columns = [0xFF, 0xFF, 0xFF, 0xFF, 1] as [UInt8]
    #expect(throws: LuaFault.self) { try LuaReply(bytes: columns).rows() }
  }
}
