import ComplianceModel
import Testing

@testable import RuleWorkbench

/// The tables that a plan scans, by the names that the query gives them.
@Suite struct ScanTests {
  @Test(
    "an alias leads to its table",
    arguments: [
      ("SELECT 1 FROM risks r", "r", "risks"), ("SELECT 1 FROM risks AS r", "r", "risks"),
      ("SELECT r.id FROM a JOIN risks AS r ON r.id = a.id", "r", "risks"),
      ("SELECT 1 FROM risks", "risks", "risks"), ("SELECT r FROM t ORDER BY r", "t", "t"),
    ])
  func alias(sql: String, alias: String, table: String) {
    #expect(TableAliases(in: sql).table(of: alias) == table)
  }
}
