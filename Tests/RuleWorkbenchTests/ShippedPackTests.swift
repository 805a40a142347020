import ComplianceModel
import Evaluation
import Foundation
import LuaRuntime
import RulePacks
import Testing

@testable import RuleWorkbench

/// The packs that ship are what they tell others to be: checked and tested, with no complaint.
@Suite struct ShippedPackTests {
  static let rules = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "../../Rules"
  ).standardizedFileURL.path

  @Test("a shipped pack has nothing to report, and all its tests pass", arguments: ["examples"])
  func shipped(name: String) throws {
    let folder = try Workbench.Folder()
    let evaluator = LocalEvaluator()
    let (asked, libraries) = try PackLibrary(searchPaths: [Self.rules]).load(
      [name], relativeTo: folder.path)
    let source = try #require(asked.first)
    let schema = PackSchema(of: source, database: nil)
    let declared = try declare(
      source, uses: libraries, catalogues: [source.catalogue].compactMap(\.self), by: evaluator)
    let findings = try check(
      declared, uses: libraries, schema: schema, asOf: Workbench.day,
      temporaryFolder: folder.path, by: evaluator)
    #expect(findings == [])
    let report = try test(
      declared.whole(), uses: libraries, schema: #require(schema),
      TestSettings(temporaryFolder: folder.path), by: evaluator)
    #expect(report.results.filter { !$0.passed } == [])
    #expect(report.results.count >= declared.pack.rules.count)
    #expect(Set(report.results.compactMap(\.rule)) == Set(declared.pack.rules.map(\.id)))
    #expect(try folder.names == [])
  }
}
