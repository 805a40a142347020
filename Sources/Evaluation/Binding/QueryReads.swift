package import ComplianceModel
import LuaRuntime

extension DeclaredPack {
  /// The tables and columns that each of `queries` reads, by SQLite's own account; nothing is run.
  /// - Parameters:
  ///   - view: An empty database of the schema that the pack asks for, or one at hand.
  ///   - evaluator: What prepares the queries; it opens `view`.
  /// - Returns: As many as there are queries; nil for one that the schema does not take.
  /// - Throws: `Refusal` where the database cannot be opened, or a query cannot be looked at.
  package func reads(
    of queries: [String], in view: DatabaseView, asOf: Day, by evaluator: any Evaluator
  ) throws(Refusal) -> [[TableRead]?] {
    let plan = AssessmentPlan(asOf: asOf, parameters: source.manifest.defaults)
    try evaluator.open(
      EvaluationRequest(packs: [self], plan: plan, database: view) { () throws(Refusal) in
        view.schema
      })
    let reader = DatabaseReader(evaluator: evaluator, pack: source.manifest.id)
    var reads: [[TableRead]?] = []
    for query in queries {
      switch try reader.describe(query) {
      case .success(let face): reads.append(face.tableReads)
      case .failure(let fault) where fault.kind == .sql || fault.kind == .data: reads.append(nil)
      case .failure(let fault):
        throw Refusal(
          .configuration, "unchecked-query", "a query could not be looked at: \(fault.message)",
          remedy: "Run it again.")
      }
    }
    return reads
  }
}

extension StatementFace {
  /// What it reads, by table.
  fileprivate var tableReads: [TableRead] {
    Dictionary(grouping: reads, by: \.table).map { table, columns in
      TableRead(
        table: table,
        columns: columns.map(\.column).filter { !$0.isEmpty }.sorted(by: bytewise))
    }.sorted { bytewise($0.table, $1.table) }
  }
}
