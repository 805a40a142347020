import ComplianceModel

extension AssessmentPage {
  /// Outcomes that say neither yes nor no, those tailored off left out.
  private var open: [GradedOutcome] {
    assessment.outcomes.filter {
      !$0.outcome.result.isDetermined && $0.outcome.result != .notAssessed(.tailoredOff)
    }
  }

  /// What is open, by cause.
  mutating func addUndetermined() {
    let untested = assessment.inputs.plan.selection.isEverything ? untestedRequirements : []
    let partly = assessment.outcomes.filter(\.isInPart)
    guard !open.isEmpty || !untested.isEmpty || !partly.isEmpty else { return }
    page.add("Not determined: fails in the low score, conforms in the high one")
    addUnanswered()
    addEmpty()
    addOthers()
    addPartly(partly)
    addUntested(untested)
    page.add()
  }

  // MARK: - Causes

  private mutating func addUnanswered() {
    let questions = open.filter { $0.outcome.result == .notAssessed(.noAnswer) }
    guard !questions.isEmpty else { return }
    let names = questions.map(\.outcome.rule.name)
    add(
      cause: "no answer", "\(counted(questions.count, "question")): ",
      style.isVerbose ? names : clauses(of: questions))
  }

  private mutating func addEmpty() {
    let tables = emptyTables
    guard !tables.isEmpty else { return }
    let shown = tables.prefix(style.isVerbose ? tables.count : 5)
    add(
      cause: "no rows", "",
      shown.map { "\($0.table) (\(counted($0.rules, "rule")))" }
        + (tables.count > shown.count ? ["and \(tables.count - shown.count) more tables"] : []))
  }

  /// Empty tables, those that most rules wait for first.
  private var emptyTables: [(table: String, rules: Int)] {
    var waiting: [String: Int] = [:]
    for outcome in assessment.outcomes {
      if case .notEvaluable(.noRows(let tables)) = outcome.outcome.result {
        for table in tables { waiting[table, default: 0] += 1 }
      } else if outcome.outcome.population.of == 0, assessment.gate.judgedNothing {
        for table in outcome.tables { waiting[table, default: 0] += 1 }
      }
    }
    return waiting.map { (table: $0.key, rules: $0.value) }.sorted { one, other in
      one.rules == other.rules ? bytewise(one.table, other.table) : one.rules > other.rules
    }
  }

  private mutating func addOthers() {
    let others = open.filter { outcome in
      switch outcome.outcome.result {
      case .notAssessed(.noAnswer), .notEvaluable(.noRows): false
      default: true
      }
    }.sorted { $0.firstClause < $1.firstClause }
    let shown = others.prefix(style.isVerbose ? others.count : 8)
    for outcome in shown { add(outcome) }
    if others.count > shown.count {
      page.add("  and \(others.count - shown.count) more: assay run -v")
    }
  }

  private mutating func add(_ outcome: GradedOutcome) {
    let place: String
    var reason = outcome.outcome.result.reason ?? ""
    if case .error(let fault) = outcome.outcome.result {
      place = fault.place.map { "\($0): " } ?? ""
      if let subject = fault.subject { reason += " (\(subject))" }
    } else {
      place = ""
    }
    page.add(
      lead: "  \(outcome.cause.padded(to: 10))  \(outcome.firstClause)  ",
      "\(outcome.outcome.rule.name): \(place)\(reason)")
  }

  /// Findings beside which some subjects are not determined.
  private mutating func addPartly(_ outcomes: [GradedOutcome]) {
    let outcomes = outcomes.sorted { $0.firstClause < $1.firstClause }
    let shown = outcomes.prefix(style.isVerbose ? outcomes.count : 8)
    for outcome in shown {
      page.add(
        lead: "  \("in part".padded(to: 10))  \(outcome.firstClause)  ",
        "\(outcome.outcome.rule.name): \(outcome.undeterminedCounts ?? "") of "
          + counted(outcome.outcome.population.judged, "subject"))
    }
    if outcomes.count > shown.count {
      page.add("  and \(outcomes.count - shown.count) more: assay run -v")
    }
  }

  private var untestedRequirements: [RequirementResult] {
    assessment.requirements.filter { $0.rules.isEmpty && $0.state == .notAssessed }
  }

  private mutating func addUntested(_ requirements: [RequirementResult]) {
    guard !requirements.isEmpty else { return }
    let lead = "\(counted(requirements.count, "requirement")): "
    if style.isVerbose || requirements.count <= 5 {
      add(cause: "no rule", lead, requirements.map(\.requirement.id.text))
    } else {
      let clauses = Set(requirements.compactMap { $0.requirement.clause.lineage.first }).sorted()
      add(
        cause: "no rule", lead,
        [
          "\(clauses.count == 1 ? "clause" : "clauses") \(clauses.map(\.text).joined(separator: ", "))"
        ])
    }
  }

  private mutating func add(cause: String, _ lead: String, _ things: [String]) {
    page.add(lead: "  \(cause.padded(to: 10))  ", lead + things.joined(separator: ", "))
  }

  private func clauses(of outcomes: [GradedOutcome]) -> [String] {
    Set(outcomes.flatMap(\.clauses)).sorted().map(\.text)
  }

  // MARK: - Nothing at all

  /// For a database without records: which tables to fill first, on one screen.
  mutating func addNothingJudged() {
    page.add("Nothing on record could be judged: nothing conforms, and nothing is green.")
    page.add()
    let tables = emptyTables.prefix(5)
    guard !tables.isEmpty else {
      addUndetermined()
      return
    }
    page.add("Fill these tables first:")
    let width = tables.map(\.table.displayWidth).max() ?? 0
    for (table, rules) in tables {
      page.add(
        "  \(table.padded(to: width))  \(counted(rules, "rule")) \(rules == 1 ? "needs" : "need") it"
      )
    }
    page.add()
    page.add("Columns of one: assay show \(tables[0].table)")
    page.add("Rows in:        assay data import DATABASE FOLDER")
    page.add()
  }
}

extension GradedOutcome {
  /// The clause it is listed under.
  var firstClause: ClauseID { clauses.first ?? ClauseID("") }

  /// The word for why it is open.
  fileprivate var cause: String {
    switch outcome.result {
    case .error(let fault) where [.memory, .time, .rows, .instructions].contains(fault.kind):
      "limit"
    case .error: "error"
    case .notAssessed: "answer"
    case .notEvaluable(.missingTable), .notEvaluable(.missingColumn): "missing"
    case .notEvaluable(.noSubjects), .notEvaluable(.outOfScope): "no subject"
    default: "unknown"
    }
  }
}
