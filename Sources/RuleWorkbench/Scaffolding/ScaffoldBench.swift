package import ComplianceModel
package import Evaluation
import Foundation
import OrganisationStore

/// A pack that a declaration is added to, with what it takes to try the result out before it is written.
package struct ScaffoldBench {
  /// The pack, declared without a fault.
  let pack: DeclaredPack
  /// The packs that it uses.
  let uses: [PackSource]
  /// The schema that it is held against.
  let schema: PackSchema
  /// The tables of that schema.
  let tables: SchemaDescription
  /// The tables of the database at hand, with their rows.
  let database: SchemaDescription?
  private let declared: Declared
  private let temporaryFolder: String
  private let evaluator: any Evaluator

  /// Declares the pack.
  /// - Throws: `Refusal` with its faults: nothing is added to what is broken.
  package init(
    _ source: PackSource, uses: [PackSource], schema: PackSchema, database: SchemaDescription?,
    temporaryFolder: String, by evaluator: any Evaluator
  ) throws(Refusal) {
    declared = try declare(source, uses: uses, by: evaluator)
    pack = try declared.whole()
    self.uses = uses
    self.schema = schema
    self.database = database
    self.temporaryFolder = temporaryFolder
    self.evaluator = evaluator
    let path = "\(temporaryFolder)/assay-new-\(UUID().uuidString).sqlite"
    defer {
      for ending in ["", "-journal"] { unlink(path + ending) }
    }
    tables = try TestDatabase(EmptyDatabase(schema, path: path), path: path).schema
  }

  /// How the tests of `rule` go in the pack with these files.
  /// - Returns: Their results; of a pack that has a fault it did not have, none and what that is.
  func results(of scaffold: Scaffold, _ rule: RuleID) throws(Refusal) -> (
    results: [TestReport.Result], fault: String?
  ) {
    let declared = try declare(scaffold.applied(to: pack.source), uses: uses, by: evaluator)
    let known = try faults(of: self.declared).map(\.message)
    if let fault = try faults(of: declared).first(where: { !known.contains($0.message) }) {
      return ([], fault.message)
    }
    var settings = TestSettings(temporaryFolder: temporaryFolder)
    settings.pattern = rule.name
    let report = try RuleWorkbench.test(
      declared.pack, uses: uses, schema: schema, settings, by: evaluator)
    return (report.results.filter { $0.rule == rule }, nil)
  }

  /// Why the pack with these files is not green; nil: all tests of `rule` pass, and there is one.
  func objection(to scaffold: Scaffold, _ rule: RuleID) throws(Refusal) -> String? {
    let (results, fault) = try results(of: scaffold, rule)
    if let fault { return fault }
    guard let failing = results.first(where: { !$0.passed }) else {
      return results.isEmpty ? "no test tries it" : nil
    }
    let difference = failing.differences.first.map { "\($0.what) is \($0.actual)" }
    return failing.failures.first ?? difference ?? failing.name
  }

  private func faults(of declared: Declared) throws(Refusal) -> [Diagnostic] {
    try check(
      declared, uses: uses, schema: schema, asOf: RuleTest.defaultDay,
      temporaryFolder: temporaryFolder, by: evaluator
    ).filter { $0.severity == .error }
  }

  /// The id of a new declaration.
  /// - Throws: `Refusal` where nothing can be called so, or something is already.
  func newID(_ name: String, _ keyword: String) throws(Refusal) -> RuleID {
    let id = RuleID(pack: pack.source.manifest.id, name: name)
    guard LanguageNames.isDeclarationName(name) else {
      throw Refusal(
        .configuration, "bad-name", "'\(name)' is no name of a \(keyword)",
        remedy: "Use lower-case letters, digits, '-', '_' and '.'.")
    }
    let lines =
      pack.rules.map { ($0.id, $0.file, $0.line) }
      + pack.questions.map { ($0.id, $0.file, $0.line) }
    if let (_, file, line) = lines.first(where: { $0.0 == id }) {
      throw Refusal(
        .configuration, "duplicate-name", "'\(id)' is there already",
        at: pack.source.place(file, line: line), remedy: "Give the new one another name.")
    }
    return id
  }

  /// The requirement that a new declaration tests.
  /// - Throws: `Refusal` where the pack has a catalogue and none is named, or it has no such one.
  func requirement(_ text: String?, command: String) throws(Refusal) -> Requirement? {
    guard let catalogue = pack.source.catalogue else {
      guard let text else { return nil }
      let others = uses.compactMap(\.catalogue).flatMap(\.requirements)
      if let found = others.first(where: { $0.id.text == text }) { return found }
      throw Refusal(
        .configuration, "unknown-requirement", "the pack has no catalogue with '\(text)'",
        remedy: "Leave --requirement out: a rule of such a pack is its own requirement.")
    }
    let ids = catalogue.requirements.map(\.id.text)
    guard let text else {
      throw Refusal(
        .configuration, "no-requirement", "the pack has a catalogue, and no requirement is named",
        remedy: "Name what it tests: \(command) --requirement \(ids.first ?? "ID")")
    }
    let known = catalogue.requirements + uses.compactMap(\.catalogue).flatMap(\.requirements)
    if let found = known.first(where: { $0.id.text == text }) { return found }
    throw Refusal(
      .configuration, "unknown-requirement", "there is no requirement '\(text)'",
      remedy: nearestName(to: text, among: ids).map { "Did you mean '\($0)'?" }
        ?? "See them all: assay list requirements --pack \(pack.source.location)")
  }
}
