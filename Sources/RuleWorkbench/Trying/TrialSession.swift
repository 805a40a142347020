package import ComplianceModel
package import Evaluation

/// Lines of rule code that a person tries over a database, each as the body of a rule's `check` behind those before it.
///
/// There is no interpreter that lives on: what was kept is run again with each line, in a fresh state, jailed and
/// limited like any rule. So a line that loops, crashes or eats memory costs itself alone.
package struct TrialSession {
  private let pack: DeclaredPack
  private let libraries: [PackSource]
  private let request: EvaluationRequest
  private let evaluator: any Evaluator
  private let table: String
  /// The statements that ran to their end, in their order.
  package private(set) var kept: [String] = []

  /// Most rows of a query that are shown.
  private static let mostRows = 50

  /// Begins.
  /// - Parameters:
  ///   - pack: Whose parameters, helpers and questions are there.
  ///   - libraries: The packs that it uses.
  ///   - request: The database, the day and the limits.
  /// - Throws: `Refusal` (organisation database) where the database has no table.
  package init(
    _ pack: DeclaredPack, uses libraries: [PackSource], in request: EvaluationRequest,
    by evaluator: any Evaluator
  ) throws(Refusal) {
    guard let table = request.database.schema.tables.first?.name else {
      throw Refusal(
        .organisationDatabase, "no-tables", "\(request.database.shownPath) has no table",
        remedy: "Begin one: assay init NEW.sqlite")
    }
    self.pack = pack
    self.libraries = libraries
    self.request = request
    self.evaluator = evaluator
    self.table = table
  }

  /// Forgets the statement that was kept last; nil: there is none.
  package mutating func undo() -> String? { kept.popLast() }

  /// Runs a text.
  /// - Throws: `Refusal` where no evaluator is to be had, or the database was changed.
  package mutating func answer(to text: String) throws(Refusal) -> TrialAnswer {
    switch TrialInput(text) {
    case .blank: return .told(lines: [], verdict: nil)
    case .unfinished: return .unfinished
    case .malformed(let line, let message):
      return .broken(lines: [], line: Self.told(line, of: text), message: message)
    case .query: return try rows(of: text)
    case .expression(let value): return try run(value, isExpression: true)
    case .effect: return try run(text, isExpression: false, isKept: false)
    case .statements: return try run(text, isExpression: false)
    }
  }

  private func rows(of sql: String) throws(Refusal) -> TrialAnswer {
    do throws(Refusal) {
      let found = try request.table(of: sql, limit: Self.mostRows + 1, by: evaluator)
      return .table(
        columns: found.columns, rows: Array(found.rows.prefix(Self.mostRows)),
        isCut: found.rows.count > Self.mostRows)
    } catch {
      guard error.subject == .configuration, let first = error.diagnostics.first else {
        throw error
      }
      return .broken(lines: [], line: nil, message: first.message)
    }
  }

  private mutating func run(_ text: String, isExpression: Bool, isKept: Bool = true) throws(Refusal)
    -> TrialAnswer
  {
    let program = TrialProgram(kept: kept, new: text, isExpression: isExpression, table: table)
    let declared = try pack.trying(
      program.text, uses: libraries, limits: request.plan.limits, by: evaluator)
    if let fault = declared.diagnostics.first(where: { $0.severity == .error }) {
      return .broken(
        lines: [], line: line(fault.place?.line, in: program, of: text), message: fault.message)
    }
    var request = request
    request.packs = [declared.pack] + request.packs.filter { $0.source.manifest.id != packID }
    request.plan.selection = Selection(rules: [ruleID.description])
    guard
      let outcome = try evaluate(request, by: evaluator).outcomes.first(where: {
        $0.rule == ruleID
      })
    else { preconditionFailure("the rule is selected") }
    if let fault = outcome.brokenBy {
      return .broken(
        lines: outcome.trace, line: line(fault.place?.line, in: program, of: text),
        message: fault.message)
    }
    if isExpression {
      // A value is always told: where nothing was, it was a verdict.
      let isVerdict = outcome.trace.isEmpty || outcome.result.word != "conforming"
      return .told(lines: outcome.trace, verdict: isVerdict ? outcome.verdict : nil)
    }
    if isKept { kept.append(text) }
    return .told(lines: outcome.trace, verdict: nil)
  }

  private var packID: PackID { pack.source.manifest.id }

  private var ruleID: RuleID { RuleID(pack: packID, name: TrialProgram.ruleName) }

  /// The line of what was typed, where that has several.
  private func line(_ line: Int?, in program: TrialProgram, of text: String) -> Int? {
    guard let line, line >= program.firstLine else { return nil }
    return Self.told(line - program.firstLine + 1, of: text)
  }

  private static func told(_ line: Int, of text: String) -> Int? {
    text.contains("\n") ? line : nil
  }

  // MARK: - Names

  /// The names that a line may hold: of the language, of tables and their columns.
  package var names: [String] {
    let tables = request.database.schema.tables
    let words =
      Array(LanguageNames.keywords.union(LanguageNames.globals)) + tables.map(\.name)
      + tables.flatMap { $0.columns.map(\.name) }
    return Set(words + pack.source.manifest.parameters.map { "params.\($0.name)" }).sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
  }

  /// The tables of the database with their columns, as they are declared.
  package var tables: [(name: String, columns: [(name: String, type: String)])] {
    request.database.schema.tables.map { table in
      (table.name, table.columns.map { ($0.name, $0.type) })
    }
  }
}

extension Outcome {
  /// Why the code did not run to its end.
  fileprivate var brokenBy: EvaluationFault? {
    if case .error(let fault) = result { return fault }
    return nil
  }

  /// The verdict that was given.
  fileprivate var verdict: TrialAnswer.Verdict {
    if case .notApplicable(let reason) = result {
      return TrialAnswer.Verdict(outcome: result.word, texts: [reason])
    }
    guard let instance = instances.first else {
      return TrialAnswer.Verdict(outcome: result.word, texts: [], measure: worst?.measure)
    }
    guard case .failed(let grade, _) = instance.verdict else {
      return TrialAnswer.Verdict(outcome: "unknown", texts: instance.texts)
    }
    return TrialAnswer.Verdict(
      outcome: result.word, grade: grade, texts: instance.texts, measure: instance.measure)
  }
}
