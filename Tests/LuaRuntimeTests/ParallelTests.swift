import LuaRuntime
import Testing

/// Many interpreters at once, each with a connection of its own.
@Suite struct ParallelTests {
  @Test("interpreters in parallel do not see each other, nor each other's clock")
  func parallel() async throws {
    let bench = try RuleBench(MemorySweepTests.schema)
    let path = bench.database
    let rule = """
      local words = require "words"
      local seen = 0
      rule "parallel" {
        select = "SELECT id, code AS name, rating, date('now') AS day FROM risks ORDER BY id",
        judge = function(id, name, rating, day)
          seen = seen + 1
          for _, word in pairs({ z = "z", a = "a" }) do words.of(word) end
          if day ~= today then return major("the clock says %s", day) end
          return at_most(seen + org.value("SELECT count(*) FROM sites"), id + 2, "x", "%s", name)
        end,
      }
      """
    let program = RuleBench.program(rule, libraries: ["words": MemorySweepTests.library])
    let outcomes = try await withThrowingTaskGroup { group in
      for number in 0..<64 {
        group.addTask {
          try Self.outcome(of: program, path: path, asOf: "2026-06-\(10 + number % 16)")
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(outcomes.count == 64)
    #expect(outcomes.allSatisfy { $0.fault == nil && $0.counts == LuaCounts(conforming: 5) })
    withExtendedLifetime(bench.folder) {}
  }

  @Test("a deadline ends the loop on its own thread, and no other")
  func deadlines() async throws {
    let bench = try RuleBench(MemorySweepTests.schema)
    let path = bench.database
    let programs = [
      "rule 'r' { check = function() while true do end end }",
      "rule 'r' { check = function() local n = 0 for i = 1, 1e5 do n = n + i end return pass() end }",
    ].map { RuleBench.program($0) }
    let outcomes = try await withThrowingTaskGroup { group in
      for number in 0..<24 {
        group.addTask {
          var limits = LuaLimits()
          limits.milliseconds = number % 2 == 0 ? 30 : 10_000
          return (
            number,
            try Self.outcome(
              of: programs[number % 2], path: path, asOf: "2026-06-30", form: .check,
              limits: limits)
          )
        }
      }
      return try await group.reduce(into: [Int: LuaOutcome]()) { $0[$1.0] = $1.1 }
    }
    for (number, outcome) in outcomes {
      #expect(outcome.fault?.kind == (number % 2 == 0 ? .time : nil))
      #expect(outcome.counts.conforming == number % 2)
    }
    withExtendedLifetime(bench.folder) {}
  }

  private static let population = LuaEvaluation.Form.population(
    sql: "SELECT id, code AS name, rating, date('now') AS day FROM risks ORDER BY id",
    keyColumns: [0], nameTemplate: [.column(1)], siteColumn: nil, judge: .columns([0, 1, 2, 3]))

  private static func outcome(
    of program: LuaProgram, path: String, asOf: String, form: LuaEvaluation.Form = population,
    limits: LuaLimits = LuaLimits()
  ) throws -> LuaOutcome {
    let connection = try GuardedConnection(path: path, isImmutable: false, asOf: asOf)
    return Interpreter.evaluate(
      LuaEvaluation(program: program, ordinal: 0, asOf: asOf, form: form, limits: limits),
      on: connection)
  }
}
