package import ComplianceModel
package import Evaluation

/// Runs the tests of a pack, each over rows of its own, in the order of files and lines.
///
/// A test that ends *nonconforming* as expected runs again with each cell that the rule reads NULL.
/// - Parameters:
///   - uses: The packs that it uses.
///   - pattern: A text; tests whose name or rule does not contain it are left out; nil: all run.
///   - limits: What one rule, and the top level of one test file, may use.
///   - temporaryFolder: Where a folder for the rows is made, and removed again.
///   - evaluator: What runs tests and rules.
/// - Throws: `Refusal` (configuration) with every fault of the test files.
package func test(
  _ pack: DeclaredPack, uses: [PackSource], schema: PackSchema, matching pattern: String?,
  limits: EvaluationLimits = EvaluationLimits(), temporaryFolder: String,
  by evaluator: any Evaluator
) throws(Refusal) -> TestReport {
  let (tests, faults) = try readTests(of: pack, uses: uses, limits: limits, by: evaluator)
  guard !faults.contains(where: { $0.severity == .error }) else {
    throw Refusal(.configuration, faults)
  }
  return try withRowsFolder(in: temporaryFolder) { folder throws(Refusal) in
    let runner = try RuleTestRunner(
      pack, schema: schema, limits: limits, folder: folder, evaluator: evaluator)
    let wanted = tests.filter { $0.matches(pattern) }
    return TestReport(
      results: wanted.enumerated().map { runner.result(of: $1, number: $0) })
  }
}

/// The tests of a pack, and the faults of its test files.
func readTests(
  of pack: DeclaredPack, uses: [PackSource], limits: EvaluationLimits = EvaluationLimits(),
  by evaluator: any Evaluator
) throws(Refusal) -> (tests: [RuleTest], faults: [Diagnostic]) {
  let (declared, diagnostics) = try declareTests(
    of: pack.source, uses: uses, limits: limits, by: evaluator)
  var tests: [RuleTest] = []
  var faults = diagnostics
  for declaration in declared {
    var reader = RuleTestReader(declaration, of: pack)
    tests += reader.tests()
    faults += reader.faults
  }
  return (tests, faults)
}

extension RuleTest {
  /// Whether its name or rule contains `pattern`.
  func matches(_ pattern: String?) -> Bool {
    guard let pattern else { return true }
    return name.contains(pattern) || rule.name.contains(pattern)
  }
}
