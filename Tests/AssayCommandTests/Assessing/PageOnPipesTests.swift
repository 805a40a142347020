import Testing

/// What a terminal shows stays readable where there is none.
@Suite struct PageOnPipesTests {
  /// Many majors, minors and broken rules with long names, texts and values.
  static let rules = """
    local long = string.rep("a very long sentence that goes on ", 12)
    for _, grade in ipairs { "major", "minor", "observation", "opportunity" } do
      rule("a-rule-with-a-name-that-is-longer-than-most-columns-would-like-" .. grade) {
        title = "Title: " .. long, of = "orders", name = "{code} {code} {code} {code} {code} {code}",
        grade = grade, fix = "Fix: " .. long, rationale = long,
        select = "SELECT id, code FROM orders ORDER BY id",
        judge = function(code) return at_most(1234567.891, 0, "kilometres an hour", "%s: %s", code, long) end,
        action = { kind = "corrective", owner = "the head of the department of long words", within = "14 days" },
      }
    end

    rule "broken" {
      title = "Broken", of = "orders", fix = "f", select = "SELECT id FROM orders ORDER BY id",
      judge = function(id) error(long) end,
    }

    rule "nothing-there" {
      title = "Nothing", of = "returns_of_goods_that_nobody_ever_recorded", fix = "f",
      select = "SELECT id FROM returns_of_goods_that_nobody_ever_recorded ORDER BY id",
      judge = function(id) end,
    }
    """

  let bench: CommandBench

  init() throws {
    bench = try CommandBench()
    try bench.makeShop()
    try bench.write(Self.rules, to: "long.lua")
  }

  private func page(_ more: [String], _ environment: [String: String]) throws -> String {
    try bench.assay(
      ["run", "shop.sqlite", "--pack", "long.lua", "--as-of", "2026-06-30"] + more,
      environment: environment
    ).output
  }

  static let variables: [[String: String]] = [
    [:], ["LC_ALL": "C"], ["LC_ALL": "", "LANG": "nl_NL.ISO-8859-1"], ["NO_COLOR": "1"],
    ["TERM": "xterm-256color", "COLUMNS": "200", "CLICOLOR_FORCE": "1"],
  ]

  @Test("no line is wider than 80 columns, and none is coloured", arguments: variables)
  func width(environment: [String: String]) throws {
    for more in [[], ["-v"], ["--clause", "controls"], ["--trace"]] {
      let page = try page(more, environment)
      let wide = page.split(separator: "\n").filter { $0.count > 80 }
      #expect(wide == [], "\(more)")
      #expect(!page.contains("\u{1B}"))
    }
  }

  @Test(
    "where the locale has no UTF-8, there is nothing but ASCII",
    arguments: [["LC_ALL": "C"], ["LC_ALL": "POSIX"], ["LC_ALL": "", "LC_CTYPE": "C"]])
  func ascii(environment: [String: String]) throws {
    for more in [[], ["-v"]] {
      #expect(try page(more, environment).utf8.allSatisfy { $0 < 0x80 }, "\(more)")
    }
    #expect(try page([], ["LC_ALL": "C.UTF-8"]).contains("░"))
  }

  @Test(
    "only a terminal is coloured, and only where nobody minds",
    arguments: [
      (["TERM": "xterm"], true), (["TERM": "xterm", "NO_COLOR": "1"], false),
      (["TERM": "xterm", "NO_COLOR": ""], true), (["TERM": "dumb"], false),
    ])
  func colour(environment: [String: String], isColoured: Bool) throws {
    try bench.write(Shop.rule(Self.major), to: "rule.lua")
    let terminal = try PseudoTerminal()
    let running = try bench.command(environment).start(
      ["run", "shop.sqlite", "--pack", "rule.lua"], output: terminal.path)
    let shown = try terminal.read(until: running)
    #expect(shown.contains("MAJOR"))
    #expect(shown.contains("\u{1B}[31;1mMAJOR") == isColoured)
    #expect(shown.contains("\u{1B}") == isColoured)
  }

  static let major = """
    grade = "major", select = "SELECT id FROM orders ORDER BY id",
    judge = function(id) return fail("late") end,
    """

  @Test("what is shortened is whole with -v")
  func verbose() throws {
    let words = try page(["-v"], [:]).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let long = Array(repeating: "a very long sentence that goes on", count: 12)
      .joined(separator: " ")
    #expect(words.contains("Title: \(long)") && words.contains("Fix: \(long)"))
    #expect(words.contains("B: \(long)"))
  }

  @Test("control characters of the data do not reach a terminal")
  func controls() throws {
    try bench.sql("shop.sqlite", "UPDATE orders SET code = char(27) || '[31mred' WHERE id = 2")
    try bench.write(Shop.rule, to: "rule.lua")
    let ending = try bench.assay("run", "shop.sqlite", "--pack", "rule.lua")
    #expect(ending.output.contains("[31mred") && !ending.output.contains("\u{1B}"))
  }
}
