import ComplianceModel
import Foundation
import Testing

@testable import RuleWorkbench

/// The guide's page of lints, held against the lints.
@Suite struct LintPageTests {
  @Test("every lint that check asks stands on the page with its severity, and no other")
  func page() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let page = try String(
      contentsOf: root.appending(path: "Sources/RuleWorkbench/RuleWorkbench.docc/Lints.md"),
      encoding: .utf8)
    let rows = page.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { row in
      row.split(separator: "|").prefix(2).map { $0.trimmingCharacters(in: .whitespaces) }
    }
    let lints = Lint.all.map { ["`\($0.id)`", $0.severity.rawValue] }
    let all = lints + [["`\(Allowances.id)`", "warning"]]
    #expect(
      rows.map { $0.joined(separator: " ") }.sorted()
        == all.map { $0.joined(separator: " ") }.sorted())
  }
}
