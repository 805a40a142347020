import Assessing
import ComplianceModel
import Evaluation
import OrganisationStore

/// Runs the tests of one pack over one database of rows.
struct RuleTestRunner {
  /// The pack.
  let pack: DeclaredPack
  /// The database without rows of its schema.
  let empty: EmptyDatabase
  /// What one rule may use.
  let limits: EvaluationLimits
  /// A folder that is this runner's alone.
  let folder: String
  /// What runs the rules.
  let evaluator: any Evaluator
  /// Whether a test that ends nonconforming runs again with NULLs.
  var asksNull = true
  /// Called with the outcome of each test that could be run, that of the rows as they are given.
  var ended: (RuleTest, Outcome) -> Void = { _, _ in }
  let database: TestDatabase

  /// Makes the empty database that all tests but those with `missing` share.
  ///
  /// - Parameter empty: That database, where it was made before.
  init(
    _ pack: DeclaredPack, empty: EmptyDatabase, limits: EvaluationLimits, folder: String,
    evaluator: any Evaluator
  ) throws(Refusal) {
    self.pack = pack
    self.limits = limits
    self.empty = empty
    self.folder = folder
    self.evaluator = evaluator
    database = try TestDatabase(empty, path: "\(folder)/rows.sqlite")
  }

  /// The columns of its schema, as `table.column`.
  var columns: [String] {
    database.schema.tables.flatMap { table in table.columns.map { "\(table.name).\($0.name)" } }
  }

  /// How one test goes.
  func result(of test: RuleTest, number: Int) -> TestReport.Result {
    var result = TestReport.Result(name: test.name, place: test.place, rule: test.rule)
    do throws(Refusal) {
      let database =
        test.missing.isEmpty
        ? database
        : try TestDatabase(
          empty, path: "\(folder)/rows-\(number).sqlite", without: test.missing)
      try run(test, over: database, into: &result)
    } catch {
      result.failures += error.diagnostics.map(\.message)
      result.isBroken = true
    }
    return result
  }

  private func run(
    _ test: RuleTest, over database: TestDatabase, into result: inout TestReport.Result
  ) throws(Refusal) {
    let filler = RowFiller(
      test.given, schema: database.schema, day: test.asOf, missing: Set(test.missing))
    guard filler.failures.isEmpty else {
      result.failures = filler.failures
      result.isBroken = true
      return
    }
    try database.fill(filler.rows)
    // A test selects one rule: what selecting, binding and scoring the others would cost is left out.
    let alone = pack.alone(test.rule)
    let assessed = try assess(test, of: alone, over: database)
    ended(test, assessed.outcome.outcome)
    let comparison = comparison(of: test, assessed)
    result.differences = differences(of: test, comparison)
    let outcome = assessed.outcome.outcome
    result.trace = outcome.trace
    if asksNull, result.passed, outcome.result == .nonconforming {
      try probe(test, of: alone, filler.rows, outcome.reads, over: database, into: &result)
    }
    guard !result.passed else { return }
    result.reason = comparison.reason.isEmpty ? nil : comparison.reason
    result.notes = lines(of: test.given, thatAreIn: outcome.reads)
    result.sites = VerdictSites(pack: pack).sites(of: assessed.outcome)
  }

  /// The given rows of the tables that were read; all of them where none was.
  private func lines(of given: [GivenTable], thatAreIn reads: [String]) -> [String] {
    let tables = Set(reads.compactMap { $0.split(separator: ".").first?.lowercased() })
    let read = given.filter { tables.contains($0.name.lowercased()) }
    return (read.isEmpty ? given : read).flatMap(\.lines)
  }

  /// What a test expects and did not come.
  func differences(of test: RuleTest, _ assessed: (outcome: GradedOutcome, findings: [Finding]))
    -> [TestReport.Difference]
  {
    differences(of: test, comparison(of: test, assessed))
  }

  private func comparison(
    of test: RuleTest, _ assessed: (outcome: GradedOutcome, findings: [Finding])
  )
    -> Comparison
  {
    Comparison(expected: test.expected, actual: assessed.outcome, findings: assessed.findings)
  }

  private func differences(of test: RuleTest, _ comparison: Comparison) -> [TestReport.Difference] {
    guard let raises = test.raises, !comparison.reason.contains(raises) else {
      return comparison.differences
    }
    return comparison.differences + [
      .init(what: "raises", expected: "… \(raises) …", actual: comparison.reason)
    ]
  }

  // MARK: - NULL probe

  /// Sets every cell that the test gives and the rule reads to NULL in turn: none may turn the rule
  /// conforming or not applicable, save those of columns in `optional`.
  private func probe(
    _ test: RuleTest, of alone: DeclaredPack, _ rows: [String: [GivenRow]], _ reads: [String],
    over database: TestDatabase, into result: inout TestReport.Result
  ) throws(Refusal) {
    for probe in nullProbes(test, rows, reads, over: database) {
      guard database.takes(nullFor: probe.column, in: probe.table, of: probe.whole) else {
        continue
      }
      let word = try assess(test, of: alone, over: database).outcome.outcome.result.word
      try database.fill(rows)
      guard word == "conforming" || word == "not_applicable" else { continue }
      result.failures.append(
        "with \(probe.table).\(probe.column) of \(probe.row.shown) NULL the rule is \(word): "
          + "what is missing hides what it should show")
    }
  }

  /// The cells that are set to NULL: those that the test gives and the rule reads.
  func nullProbes(
    _ test: RuleTest, _ rows: [String: [GivenRow]], _ reads: [String],
    over database: TestDatabase
  ) -> [(table: String, column: String, row: GivenRow, whole: GivenRow)] {
    let optional = pack.rules.first { $0.id == test.rule }?.optional ?? []
    let read = Set(reads)
    var probes: [(table: String, column: String, row: GivenRow, whole: GivenRow)] = []
    for given in test.given {
      guard let table = database.schema.table(given.name) else { continue }
      for (row, whole) in zip(given.rows, rows[table.name] ?? []) {
        for (name, value) in row.cells where value != .null {
          guard let column = table.column(name), column.canBeNull,
            read.contains("\(table.name).\(column.name)"),
            !optional.contains(column.name), !optional.contains("\(table.name).\(column.name)")
          else { continue }
          probes.append((table.name, column.name, row, whole))
        }
      }
    }
    return probes
  }

  // MARK: - Assessing

  /// The rule's outcome after policy and waivers, and its findings.
  private func assess(_ test: RuleTest, of pack: DeclaredPack, over database: TestDatabase)
    throws(Refusal) -> (
      outcome: GradedOutcome, findings: [Finding]
    )
  {
    let request = try request(for: test, of: pack, over: database)
    return try graded(evaluate(request, by: evaluator), for: test, of: pack)
  }

  /// What a test asks.
  func request(for test: RuleTest, of pack: DeclaredPack, over database: TestDatabase)
    throws(Refusal) -> EvaluationRequest
  {
    EvaluationRequest(
      packs: [pack], plan: plan(of: test), database: try database.view(),
      statements: try statements(of: test, in: database),
      assaySchema: { () throws(Refusal) in
        try OrganisationDatabase.emptySchema(packSchemas: [])
      })
  }

  /// The outcome of the test's rule after policy and waivers, and its findings.
  func graded(_ evaluated: Evaluated, for test: RuleTest, of pack: DeclaredPack)
    throws(Refusal) -> (outcome: GradedOutcome, findings: [Finding])
  {
    let plan = plan(of: test)
    let work = try selected(plan, from: [pack])
    let assessment = Assessing.assess(
      AssessmentRequest(
        plan: plan,
        packs: [
          .init(
            manifest: pack.source.manifest, digest: pack.source.digest, catalogue: pack.catalogue)
        ],
        rules: work.rules, questions: work.questions, scope: work.requirements,
        outcomes: evaluated.outcomes, exclusions: evaluated.exclusions, databaseDigest: "",
        organisation: "", versions: .init(assay: "", sqlite: "", lua: ""), history: test.history),
      run: RunFacts(
        startedAt: "", milliseconds: 0, host: "", database: "", view: .copy, databaseRows: 0)
    ) { _ in ExitFacts(code: 0, name: "", reasons: []) }
    guard let outcome = assessment.outcomes.first else {
      preconditionFailure("the test's rule is selected")
    }
    return (outcome, assessment.findings)
  }

  private func plan(of test: RuleTest) -> AssessmentPlan {
    AssessmentPlan(
      asOf: test.asOf,
      parameters: pack.source.manifest.parameters.map { definition in
        ResolvedParameter(
          pack: pack.source.manifest.id, name: definition.name,
          value: test.parameters[definition.name] ?? definition.defaultValue, origin: .pack)
      },
      selection: Selection(rules: [test.rule.description]), waivers: test.waivers, limits: limits)
  }

  /// Read only where a test gives some: another opening of the database.
  private func statements(of test: RuleTest, in database: TestDatabase) throws(Refusal)
    -> OrganisationStatements
  {
    let tables = Set(test.given.map(\.name))
    let leavesOut = test.given.contains { table in
      table.name == "sites" && table.rows.contains { $0.value("in_scope") == .integer(0) }
    }
    let speaks = !tables.isDisjoint(with: ["attestations", "requirement_applicability"])
    guard leavesOut || speaks else {
      return OrganisationStatements()
    }
    return try database.statements(temporaryFolder: folder)
  }
}

extension SchemaDescription.Column {
  /// Whether the schema lets it be NULL.
  fileprivate var canBeNull: Bool { !isNotNull && primaryKeyPosition == 0 }
}

extension GivenRow {
  /// Its cells as a person would write them.
  fileprivate var shown: String {
    cells.map { "\($0.column)=\($0.value.shown)" }.joined(separator: " ")
  }
}

extension GivenTable {
  /// A line for each row.
  fileprivate var lines: [String] { rows.map { "\(name): \($0.shown)" } }
}
