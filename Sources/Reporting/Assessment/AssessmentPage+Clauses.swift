import ComplianceModel

extension AssessmentPage {
  /// A line for each clause: its score as a bar and as an interval, findings, what is open.
  mutating func addClauses() {
    for catalogue in assessment.scores {
      // ISO 28000:2007 has all its requirements under clause 4: one line would say nothing.
      let depth = catalogue.clauses.count { $0.clause.id.parts.count == 1 } == 1 ? 2 : 1
      let clauses = catalogue.clauses.filter { isShown($0.clause.id, depth: depth) }
      guard !clauses.isEmpty else { continue }
      let numberWidth = clauses.map { Self.number(of: $0.clause).displayWidth }.max() ?? 0
      let columns = ClauseColumns(number: max(3, numberWidth), width: style.width)
      addClauseHead(assessment.scores.count > 1 ? catalogue.title : "Clause", columns)
      for (clause, score) in clauses { add(clause, score, of: catalogue.catalogue, columns) }
      page.add()
    }
  }

  /// Clauses with so many parts at most, those that were asked for, and with `-v` all.
  private func isShown(_ clause: ClauseID, depth: Int) -> Bool {
    style.isVerbose || clause.parts.count <= depth
      || assessment.inputs.plan.selection.clauses.contains(clause)
  }

  /// The number of a clause; empty for one that is a word.
  private static func number(of clause: Clause) -> String {
    clause.id.text.first?.isNumber == true ? clause.id.text : ""
  }

  private mutating func addClauseHead(_ title: String, _ columns: ClauseColumns) {
    add(
      "".padded(to: columns.number + 2), heading: title, columns,
      "score".padded(to: Bar.cells) + " " + "low\(style.dash)high".aligned(right: 9)
        + "  maj min obs   ?")
  }

  /// A line of the table; a long heading is shortened, or with `-v` goes on below.
  private mutating func add(
    _ lead: String, heading: String, _ columns: ClauseColumns, _ numbers: String
  ) {
    let headings = cell(heading, width: columns.heading)
    for (number, heading) in headings.enumerated() {
      page.add(
        (number == 0 ? lead : "".padded(to: columns.number + 2))
          + (number == 0 ? heading.padded(to: columns.heading) + "  " + numbers : heading))
    }
  }

  private mutating func add(
    _ clause: Clause, _ score: CatalogueScores.Score, of catalogue: PackID,
    _ columns: ClauseColumns
  ) {
    let heading = clause.heading.isEmpty ? clause.id.text : clause.heading
    let interval = score.beforeWaivers
    add(
      Self.number(of: clause).aligned(right: columns.number).padded(to: columns.number + 2),
      heading: heading, columns,
      Bar(interval).text(style) + " " + range(interval).aligned(right: 9)
        + counts(in: clause.id, of: catalogue))
  }

  private func range(_ interval: ScoreInterval?) -> String {
    guard let interval else { return style.dash }
    return "\(interval.low / 100)\(style.dash)\(interval.high / 100)"
  }

  /// Findings by grade, then requirements that are not determined.
  private func counts(in clause: ClauseID, of catalogue: PackID) -> String {
    let requirements = assessment.requirements.filter {
      $0.catalogue == catalogue && clause.contains($0.requirement.clause)
    }
    let ids = Set(requirements.map(\.requirement.id))
    let findings = assessment.findings.filter { !ids.isDisjoint(with: $0.requirements) }
    let numbers = [
      findings.count { $0.grade == .major }, findings.count { $0.grade == .minor },
      findings.count { !$0.grade.isNonconformity }, requirements.count { $0.state.isOpen },
    ]
    return "  "
      + numbers.map { ($0 == 0 ? style.dot : String($0)).aligned(right: 3) }.joined(separator: " ")
  }
}

/// How wide the columns are that share a line with the scores.
private struct ClauseColumns {
  /// Of the clause's number.
  let number: Int
  /// Of its heading.
  let heading: Int

  init(number: Int, width: Int) {
    self.number = number
    heading = max(12, width - 47 - number)
  }
}

extension RequirementResult.State {
  /// Whether nobody can say.
  var isOpen: Bool { [.error, .notEvaluable, .notAssessed].contains(self) }
}

/// A score as sixteen cells: certain, possible, lost.
struct Bar {
  /// Cells that are certain.
  let certain: Int
  /// Cells that are possible besides.
  let possible: Int
  /// How many cells there are.
  static let cells = 16

  /// Rounds both ends down, so that a full bar means 100.
  init(_ interval: ScoreInterval?) {
    certain = (interval?.low ?? 0) * Self.cells / 10_000
    possible = (interval?.high ?? 0) * Self.cells / 10_000 - certain
  }

  /// The cells.
  func text(_ style: TerminalStyle) -> String {
    let signs = style.usesUTF8 ? ("█", "▒", "░") : ("#", "?", ".")
    return String(repeating: signs.0, count: certain)
      + String(repeating: signs.1, count: possible)
      + String(repeating: signs.2, count: Self.cells - certain - possible)
  }
}
