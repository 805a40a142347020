package import ComplianceModel
import LuaRuntime

/// The query of a rule as it runs, and the records of one subject of it.
package struct SubjectRecords: Equatable, Sendable {
  /// SQLite's plan of the query, a line a step; empty for a rule without one.
  package var plan: [String]
  /// The parameters that the query names, with the values bound.
  package var parameters: [ResolvedParameter]
  /// The subject; nil where none was asked for, or the query has none of that key or name.
  package var subject: Explanation.Subject?
  /// Keys and names of the subjects, for a suggestion; at most 1,000.
  package var known: [String]
  /// The names of the subjects, where the rule names them.
  package var names: [SubjectKey: String]
  /// The condition that only the records of the subject meet, in SQL; nil without a subject.
  var condition: String?
}

/// Runs the query of a rule again and keeps the records of one subject.
///
/// - Parameters:
///   - rule: The rule, tailored.
///   - subject: Its key, or its name where one subject alone has it; nil: the rule as a whole.
/// - Throws: `Refusal` where the database cannot be read, or a name is that of several subjects.
package func records(
  of rule: Rule, subject: String?, in request: EvaluationRequest, by evaluator: any Evaluator
) throws(Refusal) -> SubjectRecords {
  var records = SubjectRecords(plan: [], parameters: [], subject: nil, known: [], names: [:])
  guard case .population(let population) = rule.form else { return records }
  try evaluator.open(request)
  let reader = DatabaseReader(evaluator: evaluator, pack: rule.id.pack)
  let values = request.plan.parameters(of: rule.id)
  let face = try reader.describe(population.select).orRefuse(rule)
  var bound = values.mapValues(\.bound)
  bound["today"] = .string(request.plan.asOf.description)
  bound = bound.filter { face.parameters.contains($0.key) }
  records.parameters = request.plan.parameters.filter { parameter in
    parameter.pack == rule.id.pack && face.parameters.contains(parameter.name)
  }.map { parameter in
    var parameter = parameter
    parameter.value = values[parameter.name] ?? parameter.value
    return parameter
  }
  records.plan = try reader.plan(of: population.select, bound).orRefuse(rule)
  let rows = try reader.rows(population.select, bound, limit: 1_000_000).orRefuse(rule)
  let index = SubjectIndex(population, columns: face.columns.map(\.name), rows: rows)
  records.known = index.known
  records.names = index.names
  if let subject { records.subject = try index.subject(named: subject) }
  records.condition = records.subject.flatMap { index.condition(of: $0.key) }
  return records
}

/// What judging one subject came to, line by line.
package struct Judgement: Equatable, Sendable {
  /// What came of a subject that does not fail; nil: it fails, or nobody can tell.
  package var verdict: Explanation.PassingVerdict?
  /// The lines of `judge` or `check` that ran.
  package var lines: [Explanation.JudgedLine]
}

/// How the subject of `records` was judged: the rule is evaluated once more, over its records alone.
///
/// A rule that judges the whole is evaluated over all records.
/// - Parameters:
///   - subject: The subject that was asked for; of one that the rule reported itself, the lines are told
///     that led from the report before to this one.
///   - source: The file of the rule.
/// - Returns: nil for a rule with a query, without a subject of it; and for one that is not run.
/// - Throws: `Refusal` where the database cannot be read.
package func judgement(
  on records: SubjectRecords, of rule: Rule, subject: SubjectKey?, in source: SourceText?,
  _ request: EvaluationRequest, by evaluator: any Evaluator
) throws(Refusal) -> Judgement? {
  let session = try EvaluationSession(request)
  guard !session.settled.contains(where: { $0.rule == rule.id }),
    let rule = rule.narrowed(to: records),
    let look = try session.lookClosely(at: rule, follows: true, by: evaluator)
  else { return nil }
  return Judgement(
    verdict: rule.form == .check ? nil : look.outcome.passingVerdict,
    lines: source.map { judgedLines(look.told.steps.leading(to: subject), in: $0) } ?? [])
}

/// The conforming subjects of a rule that are nearest to their limit, the nearest first.
/// - Throws: `Refusal` where the database cannot be read.
package func nearestToLimit(
  of rule: Rule, _ records: SubjectRecords, in request: EvaluationRequest,
  by evaluator: any Evaluator
) throws(Refusal) -> [Explanation.Nearest] {
  guard request.plan.isOff(rule.id) == false,
    let look = try EvaluationSession(request).lookClosely(at: rule, nearest: 5, by: evaluator),
    look.told.fault == nil
  else { return [] }
  return look.told.nearest.map { nearest in
    let key = nearest.key.subject
    return Explanation.Nearest(
      key: key, name: records.names[key], measure: Measure(nearest.measure))
  }
}

extension Rule {
  /// The rule over the records of one subject alone; as it is where it asks for itself.
  fileprivate func narrowed(to records: SubjectRecords) -> Rule? {
    guard case .population(var population) = form else { return self }
    guard let condition = records.condition else { return nil }
    var rule = self
    // On a line of its own: a comment may end the query.
    population.select =
      "SELECT * FROM (\(population.select.withoutSemicolon)\n) WHERE \(condition)"
    rule.form = .population(population)
    return rule
  }
}

extension Outcome {
  /// What came of its only subject where that does not fail.
  fileprivate var passingVerdict: Explanation.PassingVerdict? {
    if population.conforming == 1, population.judged == 1 { return .conforms(worst?.measure) }
    return population.judged == 0 && population.notApplicable + population.outOfScope == 1
      ? .doesNotApply : nil
  }
}

extension String {
  /// A statement without the semicolon that may end it.
  fileprivate var withoutSemicolon: String {
    var text = self[...]
    while let last = text.last, last.isWhitespace || last == ";" { text.removeLast() }
    return String(text)
  }
}

extension Result where Failure == LuaFault {
  /// What the query of `rule` gave, or the refusal of a query that cannot run.
  fileprivate func orRefuse(_ rule: Rule) throws(Refusal) -> Success {
    switch self {
    case .success(let value): return value
    case .failure(let fault):
      throw Refusal(
        .organisationDatabase, "unreadable-database",
        "the query of \(rule.id) cannot run: \(fault.message)")
    }
  }
}

/// Those whose whole name is `text`; where there are none, those whose name begins with it as a word.
///
/// Names such as `R-17 Theft of a trailer` begin with a code that is enough to know one by.
package func subjects<Subject>(
  named text: String, among all: [Subject], by name: (Subject) -> String?
) -> [Subject] {
  let exact = all.filter { name($0) == text }
  guard exact.isEmpty else { return exact }
  return all.filter { subject in
    guard let name = name(subject), name.hasPrefix(text) else { return false }
    let next = name.dropFirst(text.count).first
    return next == " " || next == ":" || next == ","
  }
}

/// The refusal of a name that several subjects have.
package func ambiguousSubject(_ name: String, _ keys: [SubjectKey]) -> Refusal {
  let shown = keys.prefix(5).map(\.description).joined(separator: ", ")
  return Refusal(
    .configuration, "ambiguous-subject", "'\(name)' is the name of \(keys.count) subjects",
    remedy: "Write the key of one: \(shown)\(keys.count > 5 ? ", …" : "")")
}

/// The records of a query by subject.
private struct SubjectIndex {
  private let columns: [String]
  /// Places of the columns of the key.
  private let keys: [Int]
  private let rows: [(key: SubjectKey, name: String?, row: [LuaScalar])]

  init(_ population: Population, columns: [String], rows: [[LuaScalar]]) {
    self.columns = columns
    let places = ColumnPlaces(columns)
    let keys = population.key.compactMap { places.place(of: $0) }
    self.keys = keys
    let template = population.name.flatMap { NameTemplate($0) }
    self.rows = rows.map { row in
      (
        SubjectKey(parts: keys.map { row[$0] }),
        template?.filled { name in places.place(of: name).flatMap { row[$0].shown } }, row
      )
    }
  }

  /// Keys and names, each once.
  var known: [String] {
    var seen: Set<SubjectKey> = []
    return rows.prefix(1_000).filter { seen.insert($0.key).inserted }
      .flatMap { [$0.name, $0.key.description].compactMap(\.self) }
  }

  /// The name of each subject, by that of its first record.
  var names: [SubjectKey: String] {
    Dictionary(rows.compactMap { row in row.name.map { (row.key, $0) } }) { first, _ in first }
  }

  /// The subject of that key, else the only one of that name, else the only one whose name begins with
  /// that word.
  /// - Throws: `Refusal` where several have that name.
  func subject(named text: String) throws(Refusal) -> Explanation.Subject? {
    let wanted = SubjectKey(text)
    if rows.contains(where: { $0.key == wanted }) { return subject(wanted) }
    var seen: Set<SubjectKey> = []
    let named = subjects(named: text, among: rows, by: \.name).map(\.key)
      .filter { seen.insert($0).inserted }
    guard named.count < 2 else { throw ambiguousSubject(text, named) }
    return named.first.flatMap(subject)
  }

  /// The condition that only the records of `key` meet.
  func condition(of key: SubjectKey) -> String? {
    guard let row = rows.first(where: { $0.key == key })?.row else { return nil }
    return keys.map { place in
      let column = columns[place].split(separator: "\"", omittingEmptySubsequences: false)
        .joined(separator: "\"\"")
      return "\"\(column)\" IS \(row[place].quoted)"
    }.joined(separator: " AND ")
  }

  private func subject(_ key: SubjectKey) -> Explanation.Subject? {
    let own = rows.filter { $0.key == key }
    guard let first = own.first else { return nil }
    return Explanation.Subject(
      key: key, name: first.name,
      records: own.map { record in
        zip(columns, record.row).map { Explanation.Cell(column: $0, value: $1.literal) }
      })
  }
}

extension SubjectKey {
  /// The key that judge.c makes of the values of the key's columns.
  fileprivate init(parts: [LuaScalar]) {
    let texts = parts.map { $0.shown ?? "" }
    guard texts.count > 1 || texts.first?.contains(where: { $0 == "/" || $0 == "%" }) == true else {
      self.init(texts.first ?? "")
      return
    }
    self.init(texts.map(Self.escaped).joined(separator: "/"))
  }

  private static func escaped(_ part: String) -> String {
    part.map { $0 == "%" ? "%25" : $0 == "/" ? "%2F" : String($0) }.joined()
  }
}

extension NameTemplate {
  /// The template with the values of its columns; NULL as a dash.
  fileprivate func filled(_ value: (String) -> String?) -> String {
    parts.map { part in
      switch part {
      case .literal(let text): text
      case .column(let name): value(name) ?? "–"
      }
    }.joined()
  }
}

extension LuaScalar {
  /// The value of a key as SQL takes it.
  fileprivate var quoted: String {
    guard case .text(let bytes) = self else { return shown ?? "NULL" }
    let parts = String(decoding: bytes, as: UTF8.self)
      .split(separator: "'", omittingEmptySubsequences: false)
    return "'\(parts.joined(separator: "''"))'"
  }

  /// The value as a person would write it in SQL.
  fileprivate var literal: String {
    switch self {
    case .null: "NULL"
    case .text(let bytes): "\"\(String(decoding: bytes, as: UTF8.self))\""
    default: shown ?? "NULL"
    }
  }
}
