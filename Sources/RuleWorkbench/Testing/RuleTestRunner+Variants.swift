import Assessing
import ComplianceModel
import Evaluation
import OrganisationStore

extension RuleTestRunner {
  /// Which variants of the pack a test tells from the plain one.
  ///
  /// - Parameters:
  ///   - number: The test's own, for a database of its own.
  ///   - variants: Packs with the test's rule alone.
  ///   - asksNull: Whether each cell that the rule reads is NULL in turn, instead of the rows as they are.
  /// - Returns: For each variant whether the test fails with it.
  func tells(
    _ test: RuleTest, number: Int, from variants: [DeclaredPack], asksNull: Bool
  ) throws(Refusal) -> [Bool] {
    let database =
      test.missing.isEmpty
      ? database
      : try TestDatabase(
        empty, path: "\(folder)/variants-\(number).sqlite", without: test.missing)
    let filler = RowFiller(
      test.given, schema: database.schema, day: test.asOf, missing: Set(test.missing))
    try database.fill(filler.rows)
    guard asksNull else {
      return try outcomes(of: test, over: database, with: variants).map { assessed in
        assessed.map { !differences(of: test, $0).isEmpty } ?? true
      }
    }
    return try tellsByNull(test, filler.rows, from: variants, over: database)
  }

  /// What comes of a test with each variant; nil where it does not bind.
  private func outcomes(
    of test: RuleTest, over database: TestDatabase, with variants: [DeclaredPack]
  ) throws(Refusal) -> [(outcome: GradedOutcome, findings: [Finding])?] {
    let request = try request(for: test, of: pack, over: database)
    let evaluated = try evaluate(request, with: variants.map { [$0] }, by: evaluator)
    var outcomes: [(outcome: GradedOutcome, findings: [Finding])?] = []
    for (variant, result) in zip(variants, evaluated) {
      switch result {
      case .failure: outcomes.append(nil)
      case .success(let evaluated):
        try evaluated.outcomes.refuseLost()
        outcomes.append(try graded(evaluated, for: test, of: variant))
      }
    }
    return outcomes
  }

  /// A variant is told where it is conforming or not applicable with a NULL, as the plain rule is not.
  private func tellsByNull(
    _ test: RuleTest, _ rows: [String: [GivenRow]], from variants: [DeclaredPack],
    over database: TestDatabase
  ) throws(Refusal) -> [Bool] {
    var told = variants.map { _ in false }
    let plain = try outcomes(of: test, over: database, with: [pack.alone(test.rule)]).first
    guard let outcome = plain??.outcome.outcome, outcome.result == .nonconforming else {
      return told
    }
    for probe in nullProbes(test, rows, outcome.reads, over: database) {
      let open = told.indices.filter { !told[$0] }
      guard !open.isEmpty else { return told }
      guard database.takes(nullFor: probe.column, in: probe.table, of: probe.whole) else {
        continue
      }
      let outcomes = try outcomes(of: test, over: database, with: open.map { variants[$0] })
      try database.fill(rows)
      for (index, assessed) in zip(open, outcomes) {
        let word = assessed?.outcome.outcome.result.word
        if word == "conforming" || word == "not_applicable" { told[index] = true }
      }
    }
    return told
  }
}
