import Testing

/// A broken rule is an outcome of its own, with kind and place, and the others go on.
@Suite struct BrokenRuleRunTests {
  /// A way to break a rule, on line 2 of its file, and what is told of it.
  struct Breach: Sendable, CustomTestStringConvertible {
    let name: String
    let kind: String
    /// The start of the message.
    let message: String
    /// The subject that it is told of; nil: the rule as a whole.
    let subject: String?
    /// What stands in the rule.
    let body: String
    /// Seconds that it may take.
    let timeout: String

    var testDescription: String { name }

    init(
      _ name: String, _ kind: String, _ message: String, subject: String? = nil,
      timeout: String = "30", _ body: String
    ) {
      (self.name, self.kind, self.message, self.subject) = (name, kind, message, subject)
      (self.timeout, self.body) = (timeout, body)
    }
  }

  static let orders = "select = 'SELECT id, code, urgent FROM orders ORDER BY id', "

  static let breaches = [
    Breach(
      "raises", "runtime", "cannot judge A", subject: "1",
      orders + "judge = function(code) error('cannot judge ' .. code) end"),
    Breach(
      "forgets to return", "verdict", "the verdict made in line 2 was not returned", subject: "1",
      orders + "judge = function(code) fail('lost') end"),
    Breach(
      "returns true", "verdict", "true was returned, which is no verdict", subject: "1",
      orders + "judge = function(code) return true end"),
    Breach(
      "returns a number", "verdict", "a number was returned, which is no verdict", subject: "1",
      orders + "judge = function(code) return 7 end"),
    Breach(
      "returns a text", "verdict", "a string was returned, which is no verdict", subject: "1",
      orders + "judge = function(code) return 'conforming' end"),
    Breach(
      "returns a table of names", "verdict", "a table was returned, which is no list of verdicts",
      subject: "1", orders + "judge = function(code) return { verdict = 'pass' } end"),
    Breach(
      "returns a list of nonsense", "verdict", "a number was returned, which is no verdict",
      subject: "1", orders + "judge = function(code) return { 1, 2 } end"),
    Breach(
      "returns a list with more beside it", "verdict",
      "a table was returned, which is no list of verdicts", subject: "1",
      orders + "judge = function(code) return { pass(), grade = 'minor' } end"),
    Breach(
      "returns a verdict of the top level", "verdict",
      "a verdict made at the top of the file was returned", subject: "1",
      orders + "judge = function(code) return LATE end"),
    Breach(
      "reads NULL in arithmetic", "runtime", "attempt to perform arithmetic on a nil value",
      subject: "1",
      "select = 'SELECT id, NULL AS late FROM orders ORDER BY id', "
        + "judge = function(late) return at_most(late + 1, 0, 'days', 'x') end"),
    Breach(
      "meets a flag of 7", "data", "a flag is 0, 1 or NULL, not 7", subject: "1",
      "select = 'SELECT id, 7 AS urgent FROM orders ORDER BY id', "
        + "judge = function(urgent) if yes(urgent) then return fail('x') end end"),
    Breach(
      "yields a key twice", "key", "the key 1 comes twice",
      "select = 'SELECT 1 AS id FROM orders', judge = function(id) end"),
    Breach(
      "yields keys out of order", "key", "the key 1 comes after 2",
      "select = 'SELECT id FROM orders ORDER BY id DESC', judge = function(id) end"),
    Breach(
      "yields a NULL key", "key", "key column 'id' is NULL",
      "select = 'SELECT NULL AS id FROM orders', judge = function(id) end"),
    Breach(
      "yields a REAL key", "key", "key column 'id' is a fraction",
      "select = 'SELECT id + 0.5 AS id FROM orders ORDER BY 1', judge = function(id) end"),
    Breach(
      "loops for ever", "time", "the time limit of 500 ms was reached", timeout: "0.5",
      orders + "judge = function(code) while true do end end"),
    Breach(
      "loops for ever in SQL", "time", "the time limit of 500 ms was reached", timeout: "0.5",
      "select = 'WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n) "
        + "SELECT max(id) AS id FROM n', judge = function(id) end"),
    Breach(
      "catches what it cannot", "time", "the time limit of 500 ms was reached", timeout: "0.5",
      orders
        + "judge = function(code) while true do pcall(function() while true do end end) end end"
    ),
    Breach(
      "eats memory", "memory", "the memory limit of 67108864 bytes was reached", timeout: "30",
      orders
        + "judge = function(code) local t = {} for i = 1, 100 do t[i] = i .. string.rep('x', 1000000) end end"
    ),
  ]

  @Test(
    "each way to break a rule is an error with its place, and the rule beside it conforms",
    arguments: breaches)
  func broken(breach: Breach) throws {
    let bench = try CommandBench()
    try bench.makeShop()
    try bench.write(
      """
      local LATE = fail("always")
      rule "broken" { title = "t", fix = "f", of = "orders", \(breach.body) }
      rule "probe" { title = "t", fix = "f", of = "orders",
        select = "SELECT id, code FROM orders ORDER BY id",
        judge = function(code) if code == "Z" then return fail("it is Z") end end }
      """, to: "rules.lua")
    let ending = try bench.assay(
      "run", "shop.sqlite", "--pack", "rules.lua", "--rule-timeout", breach.timeout, "-o", "json")
    let outcomes = try Document(ending).outcomes
    let broken = try #require(outcomes["broken"])
    #expect(ending.code == 2)
    #expect(broken.word == "error" && broken.conforming == 0)
    #expect(broken.kind == breach.kind && broken.place == "rules.lua:2")
    #expect(broken.subject == breach.subject)
    #expect(broken.message?.hasPrefix(breach.message) == true, "\(broken.message ?? "")")
    #expect(outcomes["probe"] == .init(word: "conforming", judged: 2, conforming: 2))
    #expect(ending.complaint.contains("assay: undetermined: broken ended in an error: "))
  }

  @Test("a rule that breaks on one subject keeps the failures of the others")
  func partly() throws {
    let bench = try CommandBench()
    try bench.makeShop()
    try bench.write(
      Shop.rule(
        """
        select = "SELECT id, code FROM orders ORDER BY id",
        judge = function(code) if code == "A" then error("no") end return fail("late") end,
        """), to: "rules.lua")
    let ending = try bench.assay(
      "run", "shop.sqlite", "--pack", "rules.lua", "-o", "json", "--fail-on", "minor")
    #expect(ending.code == 1)
    #expect(try Document(ending).outcomes["a"] == .init(word: "nonconforming", judged: 2))
  }

  @Test("a printed word is shown where it is asked for, and nowhere else")
  func trace() throws {
    let bench = try CommandBench()
    try bench.makeShop()
    try bench.write(
      Shop.rule(
        """
        select = "SELECT id, code FROM orders ORDER BY id",
        judge = function(code) print("looked at", code) end,
        """), to: "rules.lua")
    let quiet = try bench.assay("run", "shop.sqlite", "--pack", "rules.lua")
    let traced = try bench.assay("run", "shop.sqlite", "--pack", "rules.lua", "--trace")
    #expect(!quiet.output.contains("looked at") && quiet.complaint == "")
    #expect(traced.output.hasPrefix(quiet.output))
    #expect(traced.output.contains("looked at"))
  }
}
