import Testing

/// One file of rules over anybody's database: check, test, run and explain, as an author goes.
@Suite struct ForeignDatabaseTests {
  static let rules = """
    -- A key of two columns, and a column with a space in its name.
    rule "priced" {
      title = "Every line has a price", of = "order lines", key = { "order_id", "n" },
      select = [[ SELECT order_id, n, "unit price" AS price FROM "order lines" ORDER BY order_id, n ]],
      judge = function(price)
        if not price then return unknown("the line has no price") end
        if price <= 0 then return fail("the line is given away") end
      end,
      fix = "Enter the price.",
    }

    -- Dates with times: the last second of a day is that day.
    rule "loaded-in-time" {
      title = "Lines are loaded by the required day", of = "order lines", key = { "order_id", "n" },
      select = [[ SELECT l.order_id, l.n, l.loaded_at, o.required_on FROM "order lines" l
                  JOIN orders o ON o.id = l.order_id ORDER BY l.order_id, l.n ]],
      judge = function(loaded_at, required_on)
        return at_most(date.days(required_on, loaded_at), 0, "days", "loaded on %s", date.day(loaded_at))
      end,
      fix = "Load the line.",
    }
    """

  static let tests = """
    test "a line for nothing is found" {
      rule = "priced", as_of = "2026-06-30",
      given = { ["order lines"] = { { order_id = 1, n = 1, ["unit price"] = 5 }, { order_id = 1, n = 2, ["unit price"] = 0 } } },
      expect = { outcome = "nonconforming", population = { conforming = 1 }, subjects = { ["1/2"] = { text = "given away" } } },
    }

    test "the last second of the day is in time" {
      rule = "loaded-in-time", as_of = "2026-06-30",
      given = {
        orders = { { id = 1, required_on = "2026-06-10" } },
        ["order lines"] = { { order_id = 1, n = 1, loaded_at = "2026-06-10T23:59:59Z" } },
      },
      expect = "conforming",
    }

    test "the next day is late" {
      rule = "loaded-in-time", as_of = "2026-06-30",
      given = {
        orders = { { id = 1, required_on = "2026-06-10" } },
        ["order lines"] = { { order_id = 1, n = 1, loaded_at = "2026-06-11 00:00:00" } },
      },
      expect = { outcome = "nonconforming", subjects = { ["1/1"] = { measured = 1 } } },
    }
    """

  let bench: CommandBench

  init() throws {
    bench = try CommandBench()
    try bench.makeShop()
    try bench.write(Self.rules, to: "lines.lua")
    try bench.write(Self.tests, to: "lines_test.lua")
  }

  @Test(
    "an author checks, tests, runs and asks why",
    arguments: [
      ("check", "check lines.lua -d shop.sqlite"),
      ("test", "test lines.lua -d shop.sqlite"),
      ("test one", "test lines.lua -d shop.sqlite -v --run late"),
      ("run", "run shop.sqlite --pack lines.lua --as-of 2026-06-30"),
      ("run verbosely", "run shop.sqlite --pack lines.lua --as-of 2026-06-30 -v"),
      ("explain failing", "explain priced 1/2 -d shop.sqlite --pack lines.lua --as-of 2026-06-30"),
      ("explain passing", "explain priced 1/1 -d shop.sqlite --pack lines.lua --as-of 2026-06-30"),
      ("explain the whole", "explain priced -d shop.sqlite --pack lines.lua --as-of 2026-06-30"),
      ("config", "config shop.sqlite --pack lines.lua --as-of 2026-06-30"),
      ("tables", "list tables -d shop.sqlite"),
    ])
  func steps(name: String, line: String) throws {
    let arguments = line.split(separator: " ").map(String.init)
    let ending = try bench.assay(arguments)
    #expect(ending.code == 0 && ending.complaint == "")
    try Golden.expect(
      ending.transcript(of: arguments, bench.local),
      as: "foreign/\(name.split(separator: " ").joined(separator: "-"))")
  }

  @Test("why a rule of a pack failed is told with what its query was given")
  func explainOfPack() throws {
    let bench = try CommandBench()
    try bench.makeShopPack()
    let arguments = [
      "explain", "in-time", "B", "-d", "shop.sqlite", "--pack", "shop", "--as-of", "2026-06-30",
      "--param", "grace=1",
    ]
    let ending = try bench.assay(arguments)
    #expect(ending.code == 0 && ending.complaint == "")
    try Golden.expect(ending.transcript(of: arguments, bench.local), as: "foreign/explain-pack")
  }

  @Test("the command that a page ends with can be typed as it stands")
  func nextCommand() throws {
    try bench.write(
      "as_of: 2026-06-30\norganisation: Corner Shop\n", to: "settings with spaces.yml")
    let run = try bench.assay(
      "run", "shop.sqlite", "--pack", "lines.lua", "--config", "settings with spaces.yml")
    let lines = run.output.split(separator: "\n").drop { !$0.hasPrefix("Why: ") }
    let command = lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
    #expect(
      command == "Why: assay explain loaded-in-time 2/1 -d shop.sqlite --pack lines.lua "
        + "--config 'settings with spaces.yml'")
    let explain = try bench.assay(
      "explain", "loaded-in-time", "2/1", "-d", "shop.sqlite", "--pack", "lines.lua", "--config",
      "settings with spaces.yml")
    #expect(explain.code == 0 && explain.output.contains("does NOT conform"))
  }

  @Test("a test that fails shows what it expected, and ends with 1")
  func failingTest() throws {
    try bench.write(
      Self.tests.replacing("measured = 1", with: "measured = 2"), to: "lines_test.lua")
    let arguments = ["test", "lines.lua", "-d", "shop.sqlite"]
    let ending = try bench.assay(arguments)
    #expect(ending.code == 1 && ending.complaint == "")
    try Golden.expect(ending.transcript(of: arguments, bench.local), as: "foreign/test-failing")
  }

  @Test("where there is no test, nothing was tested", arguments: [nil, "thunder"])
  func noTest(pattern: String?) throws {
    if pattern == nil { try bench.write("", to: "lines_test.lua") }
    let arguments =
      ["test", "lines.lua", "-d", "shop.sqlite"] + (pattern.map { ["--run", $0] } ?? [])
    let ending = try bench.assay(arguments)
    #expect(ending.code == 2)
    #expect(MessageForm.faults(of: ending.complaint) == [])
  }

  @Test("what check finds goes to stdout, and errors end with 1")
  func faults() throws {
    try bench.write(
      Self.rules.replacing("l.loaded_at,", with: "l.loded_at AS loaded_at,"), to: "lines.lua")
    let arguments = ["check", "lines.lua", "-d", "shop.sqlite"]
    let ending = try bench.assay(arguments)
    #expect(ending.code == 1 && ending.complaint == "")
    try Golden.expect(ending.transcript(of: arguments, bench.local), as: "foreign/check-faults")
  }
}
