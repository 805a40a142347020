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
    #expect(Set(report.results.compactMap(\.rule)) == Set(declared.pack.ids))
    #expect(try folder.names == [])
  }

  @Test("tests end the same where each has a connection of its own", arguments: ["examples"])
  func sameWithFreshConnections(name: String) throws {
    let folder = try Workbench.Folder()
    let (asked, libraries) = try PackLibrary(searchPaths: [Self.rules]).load(
      [name], relativeTo: folder.path)
    let source = try #require(asked.first)
    let schema = try #require(PackSchema(of: source, database: nil))
    let reports = try [LocalEvaluator() as any Evaluator, FreshEvaluator()].map { evaluator in
      try test(
        declare(source, uses: libraries, by: evaluator).whole(), uses: libraries, schema: schema,
        TestSettings(temporaryFolder: folder.path), by: evaluator)
    }
    #expect(reports[0].results.isEmpty == false)
    #expect(reports[0].results == reports[1].results)
  }
}

/// Opens each database by a connection of its own, and so keeps nothing of the one before.
private final class FreshEvaluator: Evaluator {
  private var local = LocalEvaluator()

  func open(_ database: LuaDatabase) throws(EvaluatorFailure) {
    local = LocalEvaluator()
    try local.open(database)
  }

  func perform(_ command: LuaCommand, of pack: String) throws(EvaluatorFailure) -> LuaReply {
    local.perform(command, of: pack)
  }

  func perform(_ commands: [PackCommand], done: (Int, LuaReply) -> Void)
    throws(EvaluatorFailure)
  {
    local.perform(commands, done: done)
  }
}
