import ComplianceModel
import Foundation
import Testing

@testable import RuleWorkbench

/// What is said of lints, held against the lints.
@Suite struct LintPageTests {
  /// With `ASSAY_RECORD=1` in the environment the table is written anew, and the test fails that once.
  @Test("every lint stands on the guide's page with its severity and what it finds, and no other")
  func page() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let file = root.appending(path: "Sources/RuleWorkbench/RuleWorkbench.docc/Lints.md")
    let lines = try String(contentsOf: file, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let rows = lines.filter { $0.hasPrefix("| `") }
    let wanted = lintPages.map { page in
      let words = [page.isSilenced ? "" : "no", page.isFixed ? "yes" : ""]
      return "| `\(page.id)` | \(page.severity.rawValue) | \(page.finds) | "
        + words.map { $0.isEmpty ? "|" : "\($0) |" }.joined(separator: " ")
    }
    if ProcessInfo.processInfo.environment["ASSAY_RECORD"] == "1" {
      let first = try #require(lines.firstIndex { $0.hasPrefix("|---") })
      let rest = lines[(first + 1)...].drop { $0.hasPrefix("| ") }
      let text = (Array(lines[...first]) + wanted + rest).joined(separator: "\n")
      try Data(text.utf8).write(to: file)
      Issue.record("recorded the table of lints: look at it, then run without ASSAY_RECORD")
      return
    }
    #expect(rows == wanted)
  }

  @Test("ids are unique and in order")
  func ids() { #expect(lintPages.map(\.id) == Set(lintPages.map(\.id)).sorted()) }

  @Test("a page says what it finds without a full stop, and why in sentences", arguments: lintPages)
  func form(page: LintPage) {
    #expect(page.finds.last != ".")
    #expect(page.why.last == ".")
    #expect(page.why.first.map { $0.isUppercase || $0.isNumber || $0 == "`" } == true)
    let lines = [page.example.bad, page.example.good].flatMap { $0.split(separator: "\n") }
    #expect(lines.allSatisfy { $0.count <= 76 }, "\(page.id)")
  }
}
