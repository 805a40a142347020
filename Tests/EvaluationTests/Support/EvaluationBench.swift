import ComplianceModel
import Foundation
import GRDB
import LuaRuntime

@testable import Evaluation

/// A real database and the rules that are run over it, from source text to outcomes.
struct EvaluationBench {
  /// The folder of the database, removed with the bench.
  final class Folder {
    let path: String

    init() throws {
      let url = FileManager.default.temporaryDirectory.appending(path: "evaluation-\(UUID())")
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
  }

  /// Two orders, one of them late, and a person without a name.
  static let shop = """
    CREATE TABLE orders (
      id INTEGER PRIMARY KEY, code TEXT, required_on TEXT, shipped_on TEXT, urgent INTEGER, site_id);
    INSERT INTO orders VALUES
      (1, 'A', '2026-06-10', '2026-06-09', 0, 'RTM'), (2, 'B', '2026-06-10', '2026-06-12', 1, 'RTM');
    CREATE TABLE lines (order_id INTEGER, n INTEGER, quantity INTEGER, PRIMARY KEY (order_id, n));
    INSERT INTO lines VALUES (1, 1, 5), (1, 2, 7), (2, 1, NULL);
    CREATE TABLE returns (id INTEGER PRIMARY KEY, order_id INTEGER);
    """

  static let day = Day("2026-06-30") ?? Day(ordinal: 0)

  let folder: Folder
  let view: DatabaseView
  /// What runs the rules.
  let evaluator: any Evaluator

  /// Makes a database out of SQL and describes it.
  init(_ sql: String = Self.shop, evaluator: any Evaluator = LocalEvaluator()) throws {
    self.evaluator = evaluator
    folder = try Folder()
    let path = "\(folder.path)/shop.sqlite"
    let queue = try DatabaseQueue(path: path)
    try queue.inDatabase { try $0.execute(sql: sql) }
    try queue.close()
    let connection = try GuardedConnection(path: path, isImmutable: false, asOf: "2026-06-30")
    view = DatabaseView(
      path: path, isImmutable: false, way: .copy, shownPath: "shop.sqlite", digest: "",
      schema: SchemaDescription(kind: .foreign, tables: try connection.schema.map(\.described)),
      rowCount: 0)
  }

  // MARK: - Packs

  /// A pack of one file, `rules/shop.lua`.
  static func source(
    _ rules: String, schema: SchemaDemand = .anything, parameters: [ParameterDefinition] = [],
    catalogue: Catalogue? = nil, libraries: [String: String] = [:]
  ) -> PackSource {
    PackSource(
      manifest: PackManifest(
        id: PackID("shop"), version: "1.0.0", title: "Shop", schema: schema, parameters: parameters),
      catalogue: catalogue, rules: [SourceText(path: "rules/shop.lua", text: rules)],
      libraries: Dictionary(
        uniqueKeysWithValues: libraries.map {
          ($0.key, SourceText(path: "lib/\($0.key).lua", text: $0.value))
        }), digest: "", location: "shop")
  }

  /// A rule with everything that is required but its form.
  static func rule(_ name: String, _ body: String) -> String {
    "rule \"\(name)\" { title = \"\(name)\", fix = \"repair\", \(body) }\n"
  }

  // MARK: - Running

  /// The outcomes of all rules and questions of `source` by name.
  func outcomes(
    of source: PackSource, plan: AssessmentPlan? = nil,
    statements: OrganisationStatements = .init(), assaySchema: SchemaDescription? = nil
  ) throws -> [String: Outcome] {
    let pack = try declare(source, by: evaluator).whole()
    let plan = plan ?? AssessmentPlan(asOf: Self.day, parameters: source.manifest.defaults)
    let demanded = assaySchema ?? view.schema
    let request = EvaluationRequest(
      packs: [pack], plan: plan, database: view, statements: statements,
      assaySchema: { demanded })
    let outcomes = try evaluate(request, by: evaluator).outcomes
    return Dictionary(uniqueKeysWithValues: outcomes.map { ($0.rule.name, $0) })
  }

  /// The outcomes of the rules in `text`.
  func outcomes(_ text: String) throws -> [String: Outcome] {
    try outcomes(of: Self.source(text))
  }

  /// The outcome of one rule of that body.
  func outcome(_ body: String) throws -> Outcome? { try outcomes(Self.rule("it", body))["it"] }

  /// The messages of what keeps `source` from being bound, as a person reads them.
  func refusal(of source: PackSource, assaySchema: SchemaDescription? = nil) -> Refusal? {
    do {
      _ = try outcomes(of: source, assaySchema: assaySchema)
      return nil
    } catch {
      return error as? Refusal
    }
  }
}

extension LuaTable {
  /// The table as the model has it.
  fileprivate var described: SchemaDescription.Table {
    SchemaDescription.Table(
      name: name, isView: isView,
      columns: columns.map {
        .init(
          name: $0.name, type: $0.type, isNotNull: $0.isNotNull, hasDefault: $0.hasDefault,
          primaryKeyPosition: $0.primaryKeyPosition)
      })
  }
}

extension Diagnostic {
  /// Place, message and what stands beside the caret, in one line.
  var line: String {
    let place = place.map { "\($0): " } ?? ""
    return place + ([message, excerpt?.note].compactMap(\.self).joined(separator: "; "))
  }
}
