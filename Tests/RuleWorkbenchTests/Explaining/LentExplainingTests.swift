import ComplianceModel
import Testing

@testable import RuleWorkbench

/// A judgement that a used pack makes is shown where it is written.
@Suite struct LentExplainingTests {
  private static let rows = """
    INSERT INTO sites VALUES (1, 'Here', '2020-01-01');
    INSERT INTO orders VALUES
      (1, 'A', 1, 'open', '2026-06-20', NULL, '2026-06-01T08:00:00Z', 1, 1, NULL);
    """

  @Test func `the lines that judged are those of the helper's file`() throws {
    let explanation = try LentCheckingTests.bench().explanation(
      of: "late", subject: "A", rows: Self.rows)
    #expect(explanation.place == SourcePlace(file: "shop/rules/shop.lua", line: 2))
    #expect(explanation.body == SourcePlace(file: "common/lib/orders.lua", line: 13))
    #expect(
      explanation.lines.map { "\($0.number) \($0.text)" } == [
        "14     return at_most(date.days(required_on, today), params.grace, \"days\", \"order %s is late\", code)"
      ])
  }

  @Test func `a rule that judges itself has no other place`() throws {
    let rules = CheckingTests.rule.replacing("shipped_on, code)", with: "shipped_on, code)")
    let explanation = try Workbench(rules: rules).explanation(of: "late", rows: Self.rows)
    #expect(explanation.body == nil)
  }

  @Test func `a subject's place, and a fault of the judgement, name the helper's file`() throws {
    let failing = try LentCheckingTests.bench().explanation(of: "late", rows: Self.rows)
    #expect(
      failing.outcome.instances.first?.instance.place
        == SourcePlace(file: "common/lib/orders.lua", line: 14))
    let orders = LentCheckingTests.orders.replacing("params.grace", with: "code + 1")
    let broken = try LentCheckingTests.bench(orders: orders).explanation(
      of: "late", rows: Self.rows)
    #expect(
      broken.outcome.instances.first?.instance.place
        == SourcePlace(file: "common/lib/orders.lua", line: 14))
  }

  @Test func `a test that fails shows the line of the helper`() throws {
    let orders = LentCheckingTests.orders.replacing("params.grace", with: "1000")
    var bench = try LentCheckingTests.bench(orders: orders)
    bench.source.tests[0].text = """
      test "late" { rule = "late", as_of = "2030-01-01",
        given = { orders = { { id = 1, required_on = "2026-01-01", status = "open" } } },
        expect = "conforming" }
      """
    let site = try #require(bench.results().first?.sites.first)
    #expect(site.place == SourcePlace(file: "common/lib/orders.lua", line: 14))
    #expect(site.excerpt?.column == 12)
  }
}
