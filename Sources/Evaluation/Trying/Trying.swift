package import ComplianceModel
import LuaRuntime

extension DeclaredPack {
  /// The pack with the rules of one text instead of its own; its questions, helpers and parameters stay.
  ///
  /// - Parameters:
  ///   - text: The file; each of its rules is a requirement of its own.
  ///   - uses: The packs that it uses, for their libraries.
  /// - Returns: The pack, and what is wrong with the text.
  package func trying(
    _ text: SourceText, uses: [PackSource], limits: EvaluationLimits, by evaluator: any Evaluator
  ) throws(Refusal) -> Declared {
    var source = source
    source.rules = [text]
    source.catalogue = nil
    var declared = try declare(source, uses: uses, limits: limits, by: evaluator)
    declared.pack.questions = questions
    declared.pack.catalogue.requirements += catalogue.requirements
    return declared
  }
}

extension EvaluationRequest {
  /// The heading and the first rows of a query that a person wrote, each cell as text.
  ///
  /// Parameters of the first pack are bound by name, and `:today`.
  /// - Parameter limit: The most rows.
  /// - Throws: `Refusal` (configuration) with what SQLite or the guard says of the query.
  package func table(of sql: String, limit: Int, by evaluator: any Evaluator) throws(Refusal) -> (
    columns: [String], rows: [[String]]
  ) {
    try evaluator.open(self)
    guard let pack = packs.first?.source.manifest else { return ([], []) }
    let reader = DatabaseReader(evaluator: evaluator, pack: pack.id)
    let face = try reader.describe(sql).orRefuse(query: sql)
    var values = plan.parameters.filter { $0.pack == pack.id }.reduce(into: [:]) {
      $0[$1.name] = $1.value.bound
    }
    values["today"] = LuaScalar.string(plan.asOf.description)
    if let unknown = face.parameters.first(where: { values[$0] == nil }) {
      throw Refusal(
        .configuration, "unknown-parameter", "there is no parameter '\(unknown)' to bind",
        remedy: nearestName(to: unknown, among: Array(values.keys)).map { "Did you mean ':\($0)'?" }
          ?? "Write the value itself.")
    }
    values = values.filter { face.parameters.contains($0.key) }
    let rows = try reader.rows(sql, values, limit: limit).orRefuse(query: sql)
    return (face.columns.map(\.name), rows.map { row in row.map { $0.shown ?? "–" } })
  }
}

extension Result where Failure == LuaFault {
  /// What there is, or what keeps a query that a person wrote from being run.
  fileprivate func orRefuse(query: String) throws(Refusal) -> Success {
    switch self {
    case .success(let value): return value
    case .failure(let fault): throw Refusal(.configuration, "bad-sql", fault.message)
    }
  }
}
