import Foundation
import Testing

/// Lines that a person tries over a database.
@Suite struct ReplTests {
  /// Types lines into `assay repl`, without a terminal.
  private func answers(
    to lines: String, pack: String? = nil, more: [String] = []
  ) throws -> BuiltCommand.Ending {
    let bench = try CommandBench()
    try bench.makeShopPack()
    try bench.write(
      "return { late = function(a, b) return date.days(a, b) > 0 end }", to: "shop/lib/time.lua")
    try bench.write(lines + "\n", to: "lines")
    let before = try bench.bytes("shop.sqlite")
    let ending = try bench.command().start(
      ["repl", "shop.sqlite", "--as-of", "2026-06-30"] + (pack.map { ["--pack", $0] } ?? []) + more,
      input: bench.path("lines")
    ).ending()
    #expect(try bench.bytes("shop.sqlite") == before)
    #expect(bench.names(in: bench.temporary) == [])
    return ending
  }

  @Test(
    "a value is shown, a verdict told, a query tabled",
    arguments: [
      ("1 + 1", "2"), ("'a', nil, 3", "a  nil  3"), ("nil", "nil"), ("0", "0"),
      ("{ 1, 2, a = { b = 'x' } }", #"{ 1, 2, ["a"] = { ["b"] = "x" } }"#),
      ("today", "2026-06-30"),
      ("org.value \"SELECT count(*) FROM orders\"", "2"),
      ("fail('%d days late', 2)", "nonconforming, minor: 2 days late"),
      ("return major('late')", "nonconforming, major: late"),
      ("at_most(2, 0, 'days', 'late')", "nonconforming, minor: late (2 days, limit 0)"),
      ("at_most(1, 2, 'days')", "conforming (1 days, limit 2)"), ("pass()", "conforming"),
      ("unknown('nobody knows')", "unknown: nobody knows"),
      ("observation('hm')", "remarked, observation: hm"),
      (
        "SELECT id, code, NULL AS n FROM orders ORDER BY id",
        "id  code  n\n1   A     –\n2   B     –"
      ),
      ("with x(a) as (select 1) select a from x", "a\n1"),
      ("SELECT id FROM orders WHERE required_on > :today", "no row"),
      ("print('a', { 1 }) ", "a  { 1 }"),
      (":columns orders", "id           INTEGER"),
    ])
  func told(line: String, answer: String) throws {
    let ending = try answers(to: line)
    #expect(ending.output.hasPrefix(answer) && ending.complaint == "", "\(ending)")
    #expect(ending.code == 0)
  }

  @Test("statements stay, and are run again in silence; what broke does not stay")
  func kept() throws {
    let ending = try answers(
      to: """
        local n = 20
        local function twice(x)
          print("doubling", x)
          return 2 * x
        end
        n = n + 1
        local gone = nil + 1
        twice(n)
        for _, id, code in org.rows "SELECT id, code FROM orders ORDER BY id" do
          print(code)
        end
        n
        :undo
        :kept
        gone
        """)
    #expect(
      ending.output == """
        doubling  21
        42
        A
        B
        21
        local n = 20
        local function twice(x)
          print("doubling", x)
          return 2 * x
        end
        n = n + 1

        """)
    #expect(ending.complaint.contains("attempt to perform arithmetic on a nil value"))
    #expect(ending.complaint.contains("'gone' is not declared"))
    #expect(ending.code == 1)
  }

  @Test(
    "what breaks says why, with its line where there are several, and the next line is clean",
    arguments: [
      ("nope", "'nope' is not declared"), ("x = 3", "'x' is not declared: write 'local x'"),
      ("io.open('/etc/passwd')", "'io' is not declared: a rule has no files"),
      ("do\nb b", "line 2: syntax error near 'b'"), ("a b", "syntax error near 'b'"),
      ("local t = {}\nlocal u = (\nt.x.y)", "line 2: attempt to index a nil value (field 'x')"),
      ("select nosuch from orders", "no such column: nosuch"),
      ("SELECT id FROM orders WHERE id > :least", "there is no parameter 'least' to bind"),
      ("SELECT 1; DELETE FROM orders", "one statement"),
      ("with x as (select 1) delete from orders", "not"),
      ("while true do end", "the time limit of 300 ms was reached"),
      (
        "local t = {} for i = 1, 1e9 do t[i] = i end",
        "the memory limit of 4194304 bytes was reached"
      ), (":nope", "there is no ':nope': see :help"),
      (":columns ordrs", "there is no table 'ordrs'; did you mean 'orders'?"),
    ])
  func broken(line: String, message: String) throws {
    let ending = try answers(
      to: line + "\n'next'", more: ["--rule-timeout", "0.3", "--rule-memory", "4"])
    #expect(ending.complaint.contains(message), "\(ending)")
    #expect(ending.output.hasSuffix("next\n") && ending.code == 1, "\(ending)")
  }

  @Test("a text that does not end is told, and does not count as said")
  func unfinished() throws {
    let ending = try answers(to: "local function f(")
    #expect(ending.complaint == "the last text does not end\n" && ending.code == 1)
    let givenUp = try answers(to: "f(\n\n7")
    #expect(givenUp.complaint == "the text does not end\n" && givenUp.output == "7\n")
  }

  @Test("a pack brings its parameters, helpers and questions")
  func pack() throws {
    let ending = try answers(
      to: """
        params.grace
        require("time").late("2026-06-10", "2026-06-12")
        attested("customers-asked")
        SELECT :grace AS grace, :today AS today
        """, pack: "shop", more: ["--param", "grace=3"])
    #expect(
      ending.output == """
        3
        true
        unknown: no answer is on record
        grace  today
        3      2026-06-30

        """, "\(ending)")
    #expect(ending.code == 0)
  }

  @Test("more rows than a page are cut, and that is said")
  func cut() throws {
    let ending = try answers(
      to:
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 51) SELECT i FROM n"
    )
    #expect(ending.output.split(separator: "\n").count == 51)
    #expect(ending.complaint == "and more: add a LIMIT or a WHERE\n" && ending.code == 0)
  }

  @Test("a database that is none, or has nothing, is refused as everywhere")
  func refused() throws {
    let bench = try CommandBench()
    try bench.write("Dear all", to: "notes.txt")
    try bench.sql("empty.sqlite", "PRAGMA user_version = 1")
    #expect(try bench.assay("repl", "notes.txt").code == 4)
    let empty = try bench.assay("repl", "empty.sqlite")
    #expect(empty.code == 4 && empty.complaint.contains("empty.sqlite has no table"))
    #expect(try bench.assay("repl").code == 3)
  }

  #if os(Linux)
  @Test("at a terminal there is completion and a history that only its owner may read")
  func terminal() throws {
    let bench = try CommandBench()
    try bench.makeShop()
    let terminal = try PseudoTerminal()
    let running = try bench.command(["TERM": "xterm", "XDG_CACHE_HOME": "\(bench.root)/cache"])
      .start(
        ["repl", "shop.sqlite", "--as-of", "2026-06-30"], output: terminal.path,
        input: terminal.path)
    // Before the first prompt the terminal itself would make something of tab and control-p.
    var shown = try terminal.read(until: "> ")
    terminal.type("at_l\t(1, 2)\n")
    shown += try terminal.read(until: "limit 2)\r\n> ")
    terminal.type("\u{10}\n")
    shown += try terminal.read(until: "limit 2)\r\n> ")
    terminal.type(":quit\n")
    _ = try running.ending()
    #expect(shown.contains("at_least (1, 2)"), "\(shown)")
    let history = "\(bench.root)/cache/assay/repl-history"
    #expect(try String(contentsOfFile: history, encoding: .utf8).contains("at_least"))
    let rights = try FileManager.default.attributesOfItem(atPath: history)[.posixPermissions]
    #expect(rights as? Int == 0o600)
  }
  #endif
}
