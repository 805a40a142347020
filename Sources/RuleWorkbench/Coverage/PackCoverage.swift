package import ComplianceModel
package import Evaluation
import Foundation
import OrganisationStore

/// Runs the tests of a pack with probes in its rules, and tells what they saw.
///
/// Only the rows that tests give count, not those in which a cell was made NULL.
/// - Parameters:
///   - uses: The packs that it uses; of their libraries that is measured which its rules reach.
///   - settings: Which tests count, and what they may use.
///   - plain: How the same tests went without probes: a test that goes another way is told.
/// - Throws: `Refusal` (configuration) with every fault of the test files.
package func coverage(
  of pack: DeclaredPack, uses: [PackSource], schema: PackSchema, _ settings: TestSettings,
  plain: TestReport, by evaluator: any Evaluator
) throws(Refusal) -> CoverageReport {
  let limits = settings.limits
  let tests = try readTests(of: pack, uses: uses, limits: limits, by: evaluator).tests
    .filter { $0.matches(settings.pattern) }
  let measured = MeasuredPack(pack)
  let measuring = try CoverageEvaluator(pack, measured.probed, limits: limits, by: evaluator)
  var ended: [RuleID: Set<String>] = [:]
  let folder = try TestFolder(in: settings.temporaryFolder)
  defer { folder.remove() }
  let empty = try EmptyDatabase(schema, path: "\(folder.path)/empty.sqlite")
  var runner = try RuleTestRunner(
    pack, empty: empty, limits: limits, folder: folder.folder("0"), evaluator: measuring)
  runner.asksNull = false
  runner.ended = { test, outcome in ended[test.rule, default: []].insert(outcome.result.word) }
  let results = tests.enumerated().map { runner.result(of: $1, number: $0) }
  let columns = runner.columns
  let passed = Dictionary(
    zip(plain.results.map(\.key), plain.results.map(\.differences)),
    uniquingKeysWith: { first, _ in first })
  return CoverageReport(
    files: measured.reports(measuring, of: pack),
    requirements: requirements(of: pack, ended),
    unreadColumns: columns.filter { !measuring.reads.contains($0) }.sorted(by: bytewise),
    columnCount: columns.count,
    disturbed: results.filter { passed[$0.key].map { [$0] } != [$0.differences] }.map {
      "\($0.place): \($0.name)"
    })
}

extension TestReport.Result {
  /// What tells it from others.
  fileprivate var key: String { "\(place) \(name)" }
}

private func requirements(of pack: DeclaredPack, _ ended: [RuleID: Set<String>])
  -> [CoverageReport.Requirement]
{
  var rules: [RequirementID: [RuleID]] = [:]
  for (id, tested) in pack.rules.map({ ($0.id, $0.requirements) })
    + pack.questions.map({ ($0.id, $0.requirements) })
  {
    for requirement in tested { rules[requirement, default: []].append(id) }
  }
  return pack.catalogue.requirements.map { requirement in
    let testing = rules[requirement.id] ?? []
    let words = Set(testing.flatMap { ended[$0] ?? [] })
    return CoverageReport.Requirement(
      id: requirement.id.text, ruleCount: testing.count,
      isFailed: !words.isDisjoint(with: ["nonconforming", "remarked"]),
      isMet: words.contains("conforming"))
  }
}
