import Assessing
import ComplianceModel
import Evaluation
import Foundation
import LuaRuntime
import OrganisationStore

@testable import RuleWorkbench

/// A pack of a few texts, its folder for databases, and what the workbench says of it.
struct Workbench {
  /// Removed with the bench.
  final class Folder {
    let path: String

    init() throws {
      let url = FileManager.default.temporaryDirectory.appending(path: "workbench-\(UUID())")
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The names of what lies in it.
    var names: [String] {
      get throws { try FileManager.default.contentsOfDirectory(atPath: path) }
    }
  }

  /// Orders of a shop; a line of a closed list, a reference, and columns that must not be NULL.
  static let shop = """
    CREATE TABLE sites (id INTEGER PRIMARY KEY, name TEXT NOT NULL, opened_on TEXT NOT NULL);
    CREATE TABLE orders (
      id INTEGER PRIMARY KEY, code TEXT NOT NULL, site_id INTEGER NOT NULL REFERENCES sites (id),
      status TEXT NOT NULL CHECK (status IN ('open', 'shipped')), required_on TEXT, shipped_on TEXT,
      booked_at TEXT NOT NULL, weight REAL NOT NULL, pieces INTEGER NOT NULL, note TEXT DEFAULT 'none');
    """

  static let day = Day("2026-06-30") ?? Day(ordinal: 0)

  let folder: Folder
  var source: PackSource
  /// The packs that it uses.
  var uses: [PackSource] = [] {
    didSet { source.manifest.uses = uses.map(\.manifest.id) }
  }

  /// A pack whose rules stand in `rules/shop.lua` and whose tests stand in `tests/shop_test.lua`.
  init(
    rules: String, tests: String = "", schemaSQL: String? = shop, demand: SchemaDemand = .anything,
    parameters: [ParameterDefinition] = [], grading: GradingPolicy = GradingPolicy(),
    libraries: [String: String] = [:], fixtures: [String: String] = [:]
  ) throws {
    folder = try Folder()
    source = PackSource(
      manifest: PackManifest(
        id: PackID("shop"), version: "1.0.0", title: "Shop", schema: demand, parameters: parameters,
        grading: grading),
      rules: [SourceText(path: "rules/shop.lua", text: rules)],
      libraries: libraries.texts { "lib/\($0).lua" },
      tests: tests.isEmpty ? [] : [SourceText(path: "tests/shop_test.lua", text: tests)],
      fixtures: fixtures.texts { "tests/\($0).lua" },
      schemaSQL: schemaSQL.map { SourceText(path: "schema.sql", text: $0) }, digest: "",
      location: "shop")
  }

  /// What runs the rules.
  let evaluator: any Evaluator = LocalEvaluator()

  var schema: PackSchema? { PackSchema(of: source, database: nil) }

  /// The pack with its faults.
  func declared() throws -> Declared { try declare(source, uses: uses, by: evaluator) }

  // MARK: - What the workbench says

  /// What `check` finds.
  func findings() throws -> [Diagnostic] {
    try check(
      declared(), uses: uses, schema: schema, asOf: Self.day,
      temporaryFolder: folder.path, by: evaluator)
  }

  /// How the tests go.
  func results(matching pattern: String? = nil) throws -> [TestReport.Result] {
    try report { $0.pattern = pattern }.results
  }

  /// The report of the tests with other settings.
  func report(_ setting: (inout TestSettings) -> Void = { _ in }) throws -> TestReport {
    guard let schema else { return TestReport(results: []) }
    var settings = TestSettings(temporaryFolder: folder.path)
    setting(&settings)
    return try test(
      declared().whole(), uses: uses, schema: schema, settings, by: evaluator)
  }

  /// How the only test goes, in one line each: what differs, what failed.
  func complaints() throws -> [String] {
    let results = try results()
    guard results.count == 1 else { return ["\(results.count) tests"] }
    return results[0].complaints
  }

  /// Explains a rule over `rows`, SQL that fills the tables of the pack.
  func explanation(
    of rule: String, subject: String? = nil, rows: String, tailorings: [Tailoring] = [],
    waivers: [Waiver] = [], milliseconds: Int = 10_000
  ) throws -> Explanation {
    let path = "\(folder.path)/shop.sqlite"
    try ScratchDatabase(path: path).run((source.schemaSQL?.text ?? "") + rows)
    let opened = try OpenedView.open(
      path, demandsAssay: false, choice: .copy, lockTimeout: 1000, temporaryFolder: folder.path)
    defer { opened.close() }
    let pack = try declared().whole()
    var plan = AssessmentPlan(
      asOf: Self.day, parameters: source.manifest.defaults, tailorings: tailorings,
      waivers: waivers)
    plan.limits.milliseconds = milliseconds
    let request = EvaluationRequest(
      packs: [pack], plan: plan, database: opened.view,
      assaySchema: { () throws(Refusal) in SchemaDescription(kind: .foreign, tables: []) })
    let evaluated = try evaluate(request, by: evaluator)
    let work = try selected(plan, from: [pack])
    let assessment = assess(
      AssessmentRequest(
        plan: plan,
        packs: [.init(manifest: source.manifest, digest: "", catalogue: pack.catalogue)],
        rules: work.rules, questions: work.questions, scope: work.requirements,
        outcomes: evaluated.outcomes, exclusions: evaluated.exclusions, databaseDigest: "",
        organisation: "", versions: .init(assay: "", sqlite: "", lua: "")),
      run: RunFacts(
        startedAt: "", milliseconds: 0, host: "", database: "", view: .copy, databaseRows: 0)
    ) { _ in ExitFacts(code: 0, name: "", reasons: []) }
    return try explain(
      RuleID(pack: PackID("shop"), name: rule), subject: subject, among: [pack], in: assessment,
      request, by: evaluator)
  }
}

extension PackSource {
  /// A pack without rules, whose helpers and fixtures others use.
  static func lending(
    _ id: String, _ libraries: [String: String], fixtures: [String: String] = [:]
  ) -> PackSource {
    PackSource(
      manifest: PackManifest(id: PackID(id), version: "1.0.0", title: id), rules: [],
      libraries: libraries.texts { "lib/\($0).lua" },
      fixtures: fixtures.texts { "tests/\($0).lua" }, digest: "", location: "packs/\(id)")
  }
}

extension [String: String] {
  fileprivate func texts(_ path: (String) -> String) -> [String: SourceText] {
    [String: SourceText](
      uniqueKeysWithValues: map { ($0.key, SourceText(path: path($0.key), text: $0.value)) })
  }
}

extension TestReport.Result {
  /// What differs and what failed, a line each.
  var complaints: [String] {
    differences.map { "\($0.what): \($0.expected) / \($0.actual)" } + failures
  }
}

extension Diagnostic {
  /// Severity, place, message and what stands under it, in a few lines.
  var lines: [String] {
    let place = place.map { "\($0): " } ?? ""
    return ["\(place)\(severity.rawValue): \(message)"] + (excerpt?.lines ?? [])
      + [remedy].compactMap { $0.map { "remedy: \($0)" } } + notes.map { "note: \($0)" }
  }
}

extension Excerpt {
  /// The line, and the carets with their note.
  fileprivate var lines: [String] {
    guard let column else { return [text] }
    let carets =
      String(repeating: " ", count: column - 1) + String(repeating: "^", count: length)
    return [text, [carets, note].compactMap(\.self).joined(separator: " ")]
  }
}
