import Testing

/// `assay docs` as a person meets it.
@Suite struct DocsTests {
  private static let tests = """
    test "two days late" {
      rule = "in-time", as_of = "2026-06-30",
      given = { orders = { { id = 1, code = "B", required_on = "2026-06-10", shipped_on = "2026-06-12" } } },
      expect = { outcome = "nonconforming", grade = "major", population = { nonconforming = 1 },
        subjects = { ["1"] = { measured = 2, limit = 0, text = "order B is late" } } },
    }
    """

  /// The shop's pack with a helper, a test and a requirement that nothing tests.
  private func shop() throws -> CommandBench {
    let bench = try CommandBench()
    try bench.makeShopPack()
    try bench.write(
      Shop.catalogue + "\n      - id: shop/1-c\n        requirement: Pack with care.\n",
      to: "shop/catalogue.yml")
    try bench.write(Self.tests, to: "shop/tests/orders_test.lua")
    return bench
  }

  private func site(_ bench: CommandBench, _ words: String...) throws -> Site {
    let ending = try bench.assay(["docs"] + words + ["--output", "site"])
    #expect(ending.code == 0, "\(ending.complaint)")
    let site = try Site("site", in: bench)
    #expect(site.faults == [])
    return site
  }

  // MARK: - What it tells

  @Test func `a rule is told with everything that an auditor asks about it`() throws {
    let site = try site(shop(), "shop", "-d", "shop.sqlite")
    let rule = try #require(site.text(ofID: "rule-in-time"))
    for words in [
      "Orders are shipped in time", "shop/in-time",
      "shop/1-a Ship in time. shall, major, automated, always applicable",
      "Why A late order is an order lost.", "Fix Ship the order.",
      "corrective by the warehouse within 14 days", "major where it fails; method test",
      "Records of orders. All must conform. Where nothing is on record nobody can tell.",
      "Parameters grace", "orders: code, id, required_on, shipped_on", "Tags risk=delay",
      "Source, rules/orders.lua from line 1", "return at_most(late, params.grace",
      "1 test two days late tests/orders_test.lua:1, as of 2026-06-30; expects "
        + "nonconforming, major; 1 nonconforming; "
        + "1: measured 2, limit 0, “order B is late”",
    ] {
      #expect(rule.contains(words), "\(words) is not in: \(rule)")
    }
  }

  @Test func `a question is told with its answers, its evidence and how long it counts`() throws {
    let site = try site(shop(), "shop", "-d", "shop.sqlite")
    let question = try #require(site.text(ofID: "question-customers-asked"))
    for words in [
      "Did you ask the customers?", "Answers yes, partial, no Grade",
      "minor where the answer is no",
      "A file may be linked to the answer.", "12 months from the day of the answer",
      "It has no test.",
    ] {
      #expect(question.contains(words), "\(words) is not in: \(question)")
    }
  }

  @Test func `a requirement that nothing tests is told as such, on its page and on the first`()
    throws
  {
    let site = try site(shop(), "shop", "-d", "shop.sqlite")
    let requirement = try #require(site.text(ofID: "requirement-shop/1-c"))
    #expect(
      requirement.contains("No rule or question of this pack: it counts as not assessed."))
    let first = try #require(site.pages["index.html"]?.elements("main").first?.text)
    #expect(first.contains("Requirements without a rule or question"))
    #expect(first.contains("1 requirement is shown by neither, so that nobody can tell."))
    let tested = try #require(site.text(ofID: "requirement-shop/1-a"))
    #expect(tested.hasSuffix("Tested by in-time"))
  }

  @Test func `a parameter is told with its default, its bounds and who reads it`() throws {
    let site = try site(shop(), "shop", "-d", "shop.sqlite")
    #expect(
      site.text(ofID: "parameter-grace")
        == "grace0Days that an order may be late. integer; at least 0; at most 30; lower is stricterin-time"
    )
  }

  @Test func `a table is told with its columns and the rules that read each`() throws {
    let site = try site(shop(), "shop", "-d", "shop.sqlite")
    let table = try #require(site.text(ofID: "table-orders"))
    #expect(table.contains("required_ontextin-time"))
    #expect(table.hasSuffix("urgentinteger"))
    #expect(site.count(ofID: "table-order~20lines") == 0)
  }

  @Test func `everything can be found, without scripts too`() throws {
    let site = try site(shop(), "shop", "-d", "shop.sqlite")
    let page = try #require(site.pages["index.html"])
    #expect(page.element(id: "finder")?.attributes["hidden"] != nil)
    #expect(page.element(id: "found")?.attributes["role"] == "status")
    let entries = page.elements("li").filter { $0.attributes["data-more"] != nil }
    #expect(
      entries.map(\.text) == [
        "Ship in time. requirement shop/1-a", "Ask the customer. requirement shop/1-b",
        "Pack with care. requirement shop/1-c", "Orders are shipped in time rule in-time",
        "Did you ask the customers? question customers-asked", "grace parameter", "orders table",
      ])
    #expect(entries[3].attributes["data-more"]?.contains("orders code id required_on") == true)
  }

  // MARK: - What a rule reads

  @Test func `what the code of a rule reads is told, through helpers and only those it calls`()
    throws
  {
    let bench = try CommandBench()
    try bench.makeShop()
    try bench.write(Shop.manifest, to: "shop/pack.yml")
    try bench.write(
      """
      local lines = {}
      local priced = 'SELECT "unit price" FROM "order lines" WHERE order_id = :id'
      function lines.prices(id) return org.records(priced, { id = id }) end
      function lines.urgent(id) return org.value("SELECT urgent FROM orders WHERE id = :id", { id = id }) end
      function lines.any(column) return org.value("SELECT count(" .. column .. ") FROM orders") end
      return lines
      """, to: "shop/lib/lines.lua")
    func rule(_ name: String, _ body: String) -> String {
      """
      rule "\(name)" {
        title = "\(name)", of = "orders", fix = "Do it.", select = "SELECT id FROM orders ORDER BY id",
        judge = function(id) \(body) end,
      }

      """
    }
    try bench.write(
      "local lines = require \"lines\"\n"
        + rule("priced", "if #lines.prices(id) == 0 then return fail(\"none\") end")
        + rule("hasty", "if yes(lines.urgent(id)) then return fail(\"hasty\") end")
        + rule("open", "if lines.any(tostring(id)) == params.grace then return fail(\"no\") end"),
      to: "shop/rules/orders.lua")
    let site = try site(bench, "shop", "-d", "shop.sqlite")
    let priced = try #require(site.text(ofID: "rule-priced"))
    #expect(priced.contains("Reads order lines: order_id, unit price orders: id Query"))
    let hasty = try #require(site.text(ofID: "rule-hasty"))
    #expect(hasty.contains("Reads orders: id, urgent Query"))
    #expect(!hasty.contains("Parameters"))
    let open = try #require(site.text(ofID: "rule-open"))
    #expect(open.contains("Parameters grace Reads orders: id More is known only while it runs"))
  }

  @Test func `without a schema at hand it says that what is read is not told`() throws {
    let bench = try CommandBench()
    try bench.write(Shop.rule, to: "shop.lua")
    let site = try site(bench, "shop.lua")
    #expect(site.text(ofID: "rule-in-time")?.contains("no database was at hand") == true)
    #expect(
      site.pages["tables.html"]?.elements("main").first?.text.contains("no database was at hand")
        == true)
    #expect(site.pages.keys.sorted() == ["clause-controls.html", "index.html", "tables.html"])
  }

  @Test func `a requirement of another pack is told where the rule names it`() throws {
    let bench = try shop()
    try bench.write("id: own\nversion: 1.0.0\ntitle: Our own\n", to: "own/pack.yml")
    try bench.write(
      Shop.rule.replacing(
        "rule \"in-time\" {", with: "rule \"own\" {\n  requirement = \"shop/1-a\","),
      to: "own/rules/own.lua")
    #expect(try bench.assay("docs", "own").code == 3)
    let site = try site(bench, "own", "--beside", "shop", "-d", "shop.sqlite")
    #expect(
      site.pages["shop-clause-1.html"]?.element(id: "rule-own")?.text.contains("Ship in time.")
        == true)
    #expect(site.count(ofID: "requirement-shop/1-b") == 0)
  }

  // MARK: - Texts of strangers

  @Test func `no text becomes markup, however it is written`() throws {
    let bench = try CommandBench()
    try bench.makeShop()
    let nasty = "</title><script>alert('1')</script> & \"Größe\" – 港 <!-- \u{202E}"
    let long = String(repeating: "long", count: 90)
    try bench.write(
      "id: odd\nversion: 1.0.0\ntitle: |-\n  \(nasty)\nparameters:\n  \(long): { type: text, default: '<b>', describe: \(long) }\n",
      to: "odd/pack.yml")
    try bench.write(
      "clauses:\n  - clause: \"<i>/ä\"\n    heading: |-\n      \(nasty)\n    requirements:\n      - id: odd/<x>\"y\n        requirement: |-\n          \(nasty)\n",
      to: "odd/catalogue.yml")
    try bench.write(
      """
      rule "odd" {
        requirement = 'odd/<x>"y', title = [[\(nasty)]], of = "orders", fix = "\\1 <p>", rationale = [[\(nasty)]],
        tags = { ["<t>"] = "&" },
        select = "SELECT id, code AS \\"<c>\\" FROM orders ORDER BY id",
        judge = function(id) end, -- \(nasty)
      }
      """, to: "odd/rules/odd.lua")
    let site = try site(bench, "odd", "-d", "shop.sqlite")
    let page = try #require(site.pages["clause-~3Ci~3E~2F~C3~A4.html"])
    #expect(page.elements("h1").map(\.text) == ["<i>/ä \(nasty)"])
    #expect(page.elements("h3").map(\.text) == ["odd/<x>\"y", nasty])
    #expect(page.elements("script").isEmpty)
    #expect(page.element(id: "rule-odd")?.text.contains("\u{FFFD} <p>") == true)
    // Source reads as it runs: what turns the direction of text is named.
    let source = page.elements("ol").map(\.text).joined()
    #expect(source.contains("<!-- [U+202E]") && !source.contains("\u{202E}"))
    #expect(site.pages["index.html"]?.elements("title").map(\.text) == [nasty])
  }

  // MARK: - The folder

  @Test func `the same pack gives the same bytes wherever it lies`() throws {
    let (one, other) = (try shop(), try shop())
    _ = try site(one, "shop", "-d", "shop.sqlite")
    try other.makeFolder("deeper")
    let ending = try other.assay(
      "docs", other.path("shop"), "-d", other.path("shop.sqlite"), "--output", "deeper/site/",
      environment: ["TZ": "Pacific/Kiritimati", "LC_ALL": "de_DE.UTF-8"])
    #expect(ending.code == 0)
    #expect(try Site("site", in: one).texts == Site("deeper/site", in: other).texts)
  }

  @Test func `without a name the folder is called after the pack`() throws {
    let bench = try shop()
    #expect(try bench.assay("docs", "shop").code == 0)
    #expect(bench.names() == ["docs-shop", "shop", "shop.sqlite"])
  }

  @Test func `a site is replaced as a whole, through a link too`() throws {
    let bench = try shop()
    let before = try site(bench, "shop", "-d", "shop.sqlite")
    try bench.write(
      Shop.catalogue.replacing("clause: \"1\"", with: "clause: \"2\"").replacing("1-", with: "2-"),
      to: "shop/catalogue.yml")
    try bench.write(Shop.rules.replacing("1-", with: "2-"), to: "shop/rules/orders.lua")
    try bench.link("link", to: "site")
    #expect(try bench.assay("docs", "shop", "--output", "link").code == 0)
    let after = try Site("site", in: bench)
    #expect(before.pages.keys.contains("clause-1.html"))
    #expect(after.pages.keys.sorted() == ["clause-2.html", "index.html", "tables.html"])
    #expect(bench.names() == ["link", "shop", "shop.sqlite", "site"])
  }

  @Test func `an empty folder is filled`() throws {
    let bench = try shop()
    try bench.makeFolder("site")
    _ = try site(bench, "shop")
  }

  @Test func `a folder with something of somebody's own in it is left as it is`() throws {
    let bench = try shop()
    let before = try site(bench, "shop", "-d", "shop.sqlite").texts
    try bench.write("mine", to: "site/notes.txt")
    let ending = try bench.assay("docs", "shop", "--output", "site")
    #expect(ending.code == 3 && ending.output == "")
    let after = try Site("site", in: bench).texts
    #expect(after == before.merging(["notes.txt": "mine"]) { one, _ in one })
  }

  // MARK: - Refusals

  static let refusals = [
    BadInput("no pack", "docs", 3),
    BadInput("no such pack", "docs ./nowhere", 3),
    BadInput("several packs", "docs", 3) { bench in
      try bench.makeShopPack()
      try bench.write(Shop.rule, to: "more.lua")
      try bench.write("packs: [shop, more.lua]\n", to: "assay.yml")
    },
    BadInput("a rule with a fault", "docs bad.lua", 3) { bench in
      try bench.write("rule \"a\" {\n  titel = \"A\",\n}\n", to: "bad.lua")
    },
    BadInput("a test with a fault", "docs shop.lua -d shop.sqlite", 3) { bench in
      try bench.makeShop()
      try bench.write(Shop.rule, to: "shop.lua")
      try bench.write(
        "test \"a\" { rule = \"in-tme\", expect = \"conforming\" }\n", to: "shop_test.lua")
    },
    BadInput("a file in its place", "docs shop --output shop.sqlite", 3) {
      try $0.makeShopPack()
    },
    BadInput("a folder with other files", "docs shop --output mine", 3) { bench in
      try bench.makeShopPack()
      try bench.write("mine", to: "mine/notes.txt")
    },
    BadInput("a folder in a file", "docs shop --output shop.sqlite/site", 6) {
      try $0.makeShopPack()
    },
    BadInput("no database there", "docs shop -d nowhere.sqlite", 4) {
      try $0.makeShopPack()
    },
  ]

  @Test("what cannot be written about is refused with its place and a remedy", arguments: refusals)
  func refusal(input: BadInput) throws { try input.expectRefusal(in: "docs") }
}
