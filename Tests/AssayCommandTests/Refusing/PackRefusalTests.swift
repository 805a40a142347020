import Testing

/// What is said of packs and rules that cannot be used: exit code 3, with file, line and column.
@Suite struct PackRefusalTests {
  static let run = "run shop.sqlite --as-of 2026-06-30 --pack"

  /// A single rule file with a fault, over the shop.
  static func rule(_ name: String, _ text: String) -> BadInput {
    BadInput(name, "\(run) bad.lua", 3) { bench in
      try bench.makeShop()
      try bench.write(text, to: "bad.lua")
    }
  }

  /// The shop's pack with one of its files changed.
  static func pack(
    _ name: String, _ file: String, _ old: String, _ new: String
  ) -> BadInput {
    BadInput(name, "\(run) shop", 3) { bench in
      try bench.makeShopPack()
      let text = String(decoding: try bench.bytes("shop/\(file)"), as: UTF8.self)
      try bench.write(text.replacing(old, with: new), to: "shop/\(file)")
    }
  }

  /// A rule over a pack that says which tables and columns it reads.
  static func demanding(_ name: String, _ select: String, _ code: Int32 = 3) -> BadInput {
    BadInput(name, "\(run) shop", code) { bench in
      try bench.makeShop()
      try bench.write(
        Shop.manifest + "\nreads: { orders: { id: integer, code: text, shipped_on: date } }\n",
        to: "shop/pack.yml")
      try bench.write(Shop.rule(select), to: "shop/rules/orders.lua")
    }
  }

  static let cases = [
    BadInput("no rules", "\(run) bare", 3) { bench in
      try bench.makeShop()
      try bench.write("id: bare\nversion: 1.0.0\ntitle: Nothing yet\n", to: "bare/pack.yml")
    },
    BadInput("unknown name", "\(run) shopp", 3, environment: ["ASSAY_RULES_PATH": "packs"]) {
      bench in
      try bench.makeShop()
      try bench.write(Shop.manifest, to: "packs/shop/pack.yml")
      try bench.write(Shop.rule, to: "packs/shop/rules/orders.lua")
    },
    BadInput("no such folder", "\(run) ./nowhere", 3) { try $0.makeShop() },
    BadInput("no manifest", "\(run) ./plain", 3) { bench in
      try bench.makeShop()
      try bench.makeFolder("plain")
    },
    BadInput("no pack for a foreign database", "run shop.sqlite", 3) { try $0.makeShop() },
    rule("syntax", "rule \"a\" {\n  title = \"A\" of = \"orders\",\n}\n"),
    rule("unfinished text", "rule \"a\" {\n  title = \"A,\n}\n"),
    rule(
      "unknown field",
      Shop.rule(
        "titel = \"A\",\nselect = \"SELECT id FROM orders ORDER BY id\", judge = function(id) end,")
    ),
    rule("undeclared name", "local limit = limits.days\n" + Shop.rule("check = print,")),
    rule(
      "unknown parameter of judge",
      Shop.rule(
        """
        select = "SELECT id, shipped_on FROM orders ORDER BY id",
        judge = function(shiped_on) end,
        """)),
    rule("two rules of one name", Shop.rule + "\n" + Shop.rule),
    rule(
      "no form", Shop.rule("select = \"SELECT id FROM orders ORDER BY id\",")),
    rule(
      "write in SQL",
      Shop.rule("select = \"DELETE FROM orders RETURNING id\",\njudge = function(id) end,")),
    demanding(
      "unknown column",
      "select = \"SELECT id, shiped_on FROM orders ORDER BY id\",\njudge = function(shiped_on) end,"
    ),
    demanding(
      "unknown column in double quotes",
      """
      select = [[ SELECT id, code FROM orders WHERE "shiped_on" IS NULL ORDER BY id ]],
      judge = function(code) end,
      """),
    BadInput("database without what is read", "\(run) shop", 4) { bench in
      try bench.makeShop()
      try bench.write(
        Shop.manifest
          + """

          reads:
            orders: { id: integer, code: text, required_on: date, shipped_on: date, weihgt: number }
            "order lines": { order_id: integer, unit prize: number }
            returns: { id: integer }
          """, to: "shop/pack.yml")
      try bench.write(Shop.rule, to: "shop/rules/orders.lua")
    },
    BadInput("database without what the schema has", "run acme.sqlite --pack standard", 4) {
      bench in
      try bench.makeStandardPack(at: "standard")
      _ = try bench.assay("init", "acme.sqlite")
      try bench.sql(
        "acme.sqlite", "DROP TABLE objectives; ALTER TABLE risks DROP COLUMN inherent_rating")
    },
    BadInput("tables of its own that are no SQL", "init new.sqlite --pack standard", 3) { bench in
      try bench.makeStandardPack(at: "standard")
      try bench.write("CREATE TABLE own (id INTEGER PRIMARY KEY,;\n", to: "standard/schema.sql")
    },
    pack("unknown requirement", "rules/orders.lua", "shop/1-a", "shop/1-c"),
    pack("unknown key in pack.yml", "pack.yml", "title:", "titel:"),
    pack("unknown key in catalogue.yml", "catalogue.yml", "grade:", "grad:"),
    pack("unknown type of parameter", "pack.yml", "integer", "int"),
    pack("default out of bounds", "pack.yml", "default: 0", "default: 31"),
    pack("no YAML", "pack.yml", "title: Our shop", "title: Our: shop"),
  ]

  @Test("a pack that cannot be used is told with its place and a remedy", arguments: cases)
  func refused(bad: BadInput) throws { try bad.expectRefusal(in: "pack") }

  @Test(
    "over a schema that nobody vouches for, a misspelled column makes its rule not evaluable",
    arguments: [
      "SELECT id, shiped_on AS day FROM orders ORDER BY id",
      "SELECT id, \\\"shiped_on\\\" AS day FROM orders ORDER BY id",
      "SELECT id, shipped_on AS day FROM orderz ORDER BY id",
    ])
  func notEvaluable(select: String) throws {
    let bench = try CommandBench()
    try bench.makeShop()
    try bench.write(
      Shop.rule("select = \"\(select)\",\njudge = function(day) end,"), to: "bad.lua")
    let ending = try bench.assay("run", "shop.sqlite", "--pack", "bad.lua", "-o", "none")
    #expect(ending.code == 2 && ending.output == "")
    #expect(ending.complaint.contains(/did\s+you\s+mean\s+(shipped_on|orders)\?/))
  }
}
