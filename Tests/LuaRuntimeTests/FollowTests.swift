import LuaRuntime
import Testing

/// The lines of judge that ran, and the subjects nearest to their limit: told where they are asked for.
@Suite struct FollowTests {
  private static let rows = """
    CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT, a INTEGER);
    INSERT INTO t VALUES (1, 'one', 5), (2, 'two', 9), (3, 'three', 12), (4, 'four', 10), (5, 'five', 10);
    """

  private static func rule(_ body: String, where condition: String = "id = 1") -> String {
    """
    local words = require "words"
    rule "r" {
      select = "SELECT id, name, a FROM t WHERE \(condition) ORDER BY id",
      judge = function(name, a)
    \(body)
      end,
    }
    """
  }

  private static let words = [
    "words": "return {\n  twice = function(x)\n    local y = x * 2\n    return y\n  end,\n}"
  ]

  @Test func `the lines of judge are told with its locals, those of helpers are not`() throws {
    let outcome = try RuleBench(Self.rows).evaluate(
      Self.rule(
        """
            local b = words.twice(a)
            local function inner(x)
              return x .. "!"
            end
            if b > 100 then return fail("no") end
            name = inner(name)
            return at_most(b, 20, "x", "y")
        """), libraries: Self.words, follows: true)
    #expect(outcome.fault == nil)
    #expect(outcome.steps.map(\.line) == [5, 8, 9, 10, 7, 11])
    #expect(
      outcome.steps[1].locals.map { "\($0.name)=\($0.value)" } == ["name=\"one\"", "a=5", "b=10"])
    #expect(outcome.steps[4].function == 6)
    #expect(outcome.steps.last?.locals.first?.value == "\"one!\"")
  }

  @Test func `nothing is told of a rule that is not explained`() throws {
    let outcome = try RuleBench(Self.rows).evaluate(
      Self.rule("return at_most(a, 20, 'x', 'y')"), libraries: Self.words)
    #expect(outcome.steps.isEmpty && outcome.nearest.isEmpty)
    #expect(outcome.counts.conforming == 1)
  }

  @Test func `values are short texts of every type`() throws {
    let outcome = try RuleBench(Self.rows).evaluate(
      Self.rule(
        """
            local long, list, table_, yes_, nothing, real = ("ä"):rep(50), { 1, 2 }, {}, true, nil, 0.5
            local found = fail("x")
            local after = found
            return after
        """), libraries: Self.words, follows: true)
    let values = outcome.steps.last?.locals.map { "\($0.name)=\($0.value)" } ?? []
    #expect(
      values.dropFirst(2) == [
        "long=\"\(String(repeating: "ä", count: 30))…\"", "list=a list of 2", "table_=a table",
        "yes_=true", "nothing=nil", "real=0.5", "found=a verdict", "after=a verdict",
      ])
  }

  @Test func `a line that breaks is the last`() throws {
    let outcome = try RuleBench(Self.rows).evaluate(
      Self.rule("    local b = nil\n    return b + 1"), libraries: Self.words, follows: true)
    #expect(outcome.counts.broken == 1)
    #expect(outcome.steps.last?.line == 6)
  }

  @Test func `a long loop is told in part, and limits hold while it is`() throws {
    let loop = "    for i = 1, 100000 do\n      a = i\n    end"
    let told = try RuleBench(Self.rows).evaluate(
      Self.rule(loop), libraries: Self.words, follows: true)
    #expect(told.fault == nil)
    #expect(told.steps.count == 1000)
    var limits = LuaLimits()
    limits.instructions = 10_000
    let counted = try RuleBench(Self.rows).evaluate(
      Self.rule("    while true do\n      a = a + 1\n    end"), libraries: Self.words,
      limits: limits, follows: true)
    #expect(counted.fault?.kind == .instructions)
    #expect(counted.steps.isEmpty == false, "what was known before is told")
    limits.instructions = 0
    limits.milliseconds = 60
    let timed = try RuleBench(Self.rows).evaluate(
      Self.rule("    while true do\n      pcall(function()\n a = a + 1 end)\n    end"),
      libraries: Self.words, limits: limits, follows: true)
    #expect(timed.fault?.kind == .time)
  }

  @Test func `the lines of check are told, and after which of them a subject was reported`() throws
  {
    let outcome = try RuleBench(Self.rows).evaluate(
      """
      rule "r" {
        check = function()
          for _, id, a in org.rows("SELECT id, a FROM t WHERE id < 3 ORDER BY id") do
            report(id, at_most(a, 5, "x", "y"))
          end
        end,
      }
      """, follows: true)
    #expect(outcome.fault == nil)
    #expect(outcome.steps.map(\.line) == [3, 4, 0, 3, 4, 0, 3, 5, 6])
    #expect(
      outcome.steps.compactMap { $0.reported?.bytes } == [Array("1".utf8), Array("2".utf8)])
    #expect(outcome.steps[4].locals.map { "\($0.name)=\($0.value)" }.contains("a=9"))
  }

  @Test(
    "the nearest come first, those of one margin by their keys, and none that fails",
    arguments: [(2, ["4", "5"]), (3, ["4", "5", "2"]), (8, ["4", "5", "2", "1"])])
  func nearest(count: Int, keys: [String]) throws {
    let outcome = try RuleBench(Self.rows).evaluate(
      Self.rule("return at_most(a, 10, 'x', 'y'), at_least(a, -90, 'z', 'w')", where: "true"),
      libraries: Self.words, nearest: count)
    #expect(outcome.nearest.map { String(decoding: $0.key.bytes, as: UTF8.self) } == keys)
    #expect(outcome.nearest.first?.measure.limit == 10)
    #expect(outcome.counts.nonconforming == 1)
  }
}
