import Foundation
import Testing

/// A pack that lends a judgement and its cases, and one that takes them, as a person meets them.
@Suite struct LendingPackTests {
  private static let body = """
    local orders = {}
    function orders.late(own)
      own.of     = "orders"
      own.name   = "{code}"
      own.select = [[ SELECT id, code, required_on, shipped_on FROM orders
                      WHERE shipped_on IS NOT NULL ORDER BY id ]]
      own.judge  = function(code, required_on, shipped_on)
        return at_most(date.days(required_on, shipped_on), 0, "days", "order %s is late", code)
      end
      own.fix    = "Ship earlier."
      return own
    end
    function orders.urgent(own)
      own.of     = "orders"
      own.select = "SELECT id, urgent FROM orders ORDER BY id"
      own.judge  = function(urgent) if yes(urgent) then return fail("urgent") end end
      own.fix    = "Plan earlier."
      return own
    end
    return orders
    """

  private func bench() throws -> CommandBench {
    let bench = try CommandBench()
    try bench.makeShop()
    try bench.write("id: common\nversion: 1.0.0\ntitle: What shops share\n", to: "common/pack.yml")
    try bench.write(Self.body, to: "common/lib/orders.lua")
    try bench.write(
      "return { late = { orders = { { id = 1, code = \"A\", required_on = \"2026-06-10\", shipped_on = \"2026-06-12\" } } } }",
      to: "common/tests/fixtures/orders.lua")
    try bench.write(
      "id: shop\nversion: 1.0.0\ntitle: Shop\nuses: [common]\n", to: "shop/pack.yml")
    try bench.write(
      "local orders = require \"common/orders\"\n\nrule \"in-time\" (orders.late { title = \"Orders are in time\" })\n",
      to: "shop/rules/orders.lua")
    try bench.write(
      "local orders = require \"common/fixtures.orders\"\ntest \"late\" { rule = \"in-time\", given = orders.late, expect = \"nonconforming\" }\n",
      to: "shop/tests/orders_test.lua")
    return bench
  }

  @Test func `a used pack's lines are in the text, in HTML and in LCOV, by its id`() throws {
    let bench = try bench()
    let ending = try bench.assay(
      "test", "./shop", "-d", "shop.sqlite", "--coverage", "--coverage-file", "lcov=c.info",
      "--coverage-file", "html=c.html")
    #expect(ending.code == 0, "\(ending.complaint)")
    #expect(
      ending.output.contains("common/lib/orders.lua:6:25: never false: shipped_on IS NOT NULL"))
    #expect(ending.output.contains("100.0 %    50.0 %  common/lib/orders.lua\n"))
    let trace = String(decoding: try bench.bytes("c.info"), as: UTF8.self)
    #expect(trace.contains("SF:common/lib/orders.lua\nBRDA:6,0,0,1\nBRDA:6,0,1,0\n"))
    #expect(!trace.contains("DA:15,"), "no rule of the pack reaches the other judgement")
    let page = String(decoding: try bench.bytes("c.html"), as: UTF8.self)
    #expect(page.contains("common/lib/orders.lua"))
  }

  @Test func `a used pack counts against the threshold`() throws {
    let ending = try bench().assay(
      "test", "./shop", "-d", "shop.sqlite", "--threshold", "branches=90")
    #expect(ending.code == 1)
    #expect(ending.complaint.contains("coverage of branches is 50.0 %"))
  }

  @Test func `mutants of a used pack survive under its id`() throws {
    let ending = try bench().assay("test", "./shop", "-d", "shop.sqlite", "--mutate")
    #expect(ending.output.contains("common/lib/orders.lua:8:56: a number, flag or compared text"))
    #expect(!ending.output.contains("common/lib/orders.lua:16"))
  }

  @Test func `a pack without rules is checked, and is nothing to assess or test`() throws {
    let bench = try bench()
    let checked = try bench.assay("check", "./common")
    #expect(checked.code == 0, "\(checked.output)")
    #expect(
      checked.output
        == "common has no rules: what it lends to other packs was checked\nnothing to report in 1 file\n"
    )
    for command in [["run", "shop.sqlite", "--pack", "./common"], ["test", "./common"]] {
      let ending = try bench.assay(command)
      #expect(ending.code == 3)
      #expect(
        ending.complaint.contains(
          "the pack 'common' has no rules: it lends its lib to packs that use it"))
    }
    try FileManager.default.removeItem(atPath: bench.path("common/lib"))
    let empty = try bench.assay("check", "./common")
    #expect(empty.code == 3)
    #expect(empty.complaint.contains("empty-pack"))
  }

  @Test func `a list of packs and the page of one tell that it only lends`() throws {
    let bench = try bench()
    let path = ["ASSAY_RULES_PATH": bench.folder]
    let list = try bench.assay("list", "packs", environment: path).output
    let lines = list.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    #expect(lines.first?.prefix(3) == ["pack", "version", "holds"])
    #expect(lines.first { $0.first == "common" }?.prefix(4) == ["common", "1.0.0", "lib", "only"])
    #expect(lines.first { $0.first == "shop" }?.prefix(3) == ["shop", "1.0.0", "rules"])
    let page = try bench.assay("show", "common", environment: path)
    #expect(page.code == 0)
    #expect(page.output.contains("none: others use its lib"))
  }

  @Test func `show and explain tell where the judgement is written, with its lines`() throws {
    let bench = try bench()
    let shown = try bench.assay("show", "in-time", "--pack", "./shop", "-v")
    #expect(shown.output.contains("shop/rules/orders.lua:3"))
    #expect(shown.output.contains("common/lib/orders.lua:7"))
    #expect(
      shown.output.contains("rule \"in-time\" (orders.late { title = \"Orders are in time\" })\n"))
    #expect(shown.output.contains("  own.judge  = function(code, required_on, shipped_on)"))
    try bench.sql(
      "shop.sqlite",
      "INSERT INTO orders (id, code, required_on, shipped_on) VALUES (90, 'L', '2026-06-10', '2026-06-12')"
    )
    let explained = try bench.assay(
      "explain", "in-time", "90", "-d", "shop.sqlite", "--pack", "./shop", "--as-of", "2026-06-30")
    #expect(explained.code == 0, "\(explained.complaint)")
    #expect(explained.output.contains("judged at common/lib/orders.lua:7"))
    #expect(explained.output.contains("8 > return at_most(date.days(required_on, shipped_on)"))
  }
}
