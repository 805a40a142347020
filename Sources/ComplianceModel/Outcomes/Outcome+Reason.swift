extension Outcome.Result {
  /// Why it is neither yes nor no, or does not apply: a phrase without a full stop; nil where the
  /// subjects say it.
  package var reason: String? {
    switch self {
    case .conforming, .remarked, .nonconforming: nil
    case .notApplicable(let reason): reason
    case .notAssessed(let reason): reason.phrase
    case .notEvaluable(let reason): reason.phrase
    case .error(let fault): fault.message
    }
  }
}

extension NotAssessed {
  /// The phrase of a report.
  package var phrase: String {
    switch self {
    case .noAnswer: "no answer is on record"
    case .invalidAnswer(let why): why
    case .tailoredOff: "tailored off"
    case .notRun(let why): why
    }
  }
}

extension NotEvaluable {
  /// The phrase of a report.
  package var phrase: String {
    switch self {
    case .noRows(let tables):
      tables.isEmpty ? "nothing on record" : "\(Self.list(tables)) \(Self.verb(tables)) empty"
    case .noSubjects(let tables): "nothing to judge among the rows of \(Self.list(tables))"
    case .outOfScope(let count):
      "nothing to judge within the scope: \(count) \(count == 1 ? "subject belongs" : "subjects belong") "
        + "to sites out of scope"
    case .missingTable(let table, let nearest):
      "there is no table \(table)" + Self.suggestion(nearest)
    case .missingColumn(let table, let column, let nearest):
      "there is no column \(table.map { "\($0)." } ?? "")\(column)" + Self.suggestion(nearest)
    case .unknownSubjects(let count, let reason):
      count == 1 ? reason : "\(reason), and \(count - 1) more that nobody can tell"
    case .unknown(let reason): reason
    }
  }

  private static func list(_ tables: [String]) -> String {
    guard let last = tables.last, tables.count > 1 else { return tables.first ?? "any table" }
    return tables.dropLast().joined(separator: ", ") + " and " + last
  }

  private static func verb(_ tables: [String]) -> String { tables.count == 1 ? "is" : "are" }

  private static func suggestion(_ nearest: String?) -> String {
    nearest.map { "; did you mean \($0)?" } ?? ""
  }
}
