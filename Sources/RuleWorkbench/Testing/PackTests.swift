package import ComplianceModel
package import Evaluation

/// How the tests of a pack are run.
package struct TestSettings: Sendable {
  /// Only tests whose name or rule contains this, or fits it as a pattern of `*` and `?`; nil: all.
  package var pattern: String?
  /// Whether nothing after the first test that fails is run or told.
  package var endsWithFirstFailure = false
  /// What one rule, and the top level of one test file, may use.
  package var limits = EvaluationLimits()
  /// Where a folder for the rows is made, and removed again.
  package var temporaryFolder: String
  /// How many tests run at once.
  package var jobs = 1
  /// What runs the rules of those that run at once, made for each; nil: one at a time.
  package var makeEvaluator: (@Sendable () -> any Evaluator)?
  /// Asked between tests: true ends them.
  package var isInterrupted: @Sendable () -> Bool = { false }

  /// Makes settings.
  package init(temporaryFolder: String) { self.temporaryFolder = temporaryFolder }
}

/// Runs the tests of a pack, each over rows of its own.
///
/// A test that ends *nonconforming* as expected runs again with each cell that the rule reads NULL.
/// - Parameters:
///   - uses: The packs that it uses.
///   - evaluator: What runs the test files, and the rules where one test runs at a time.
/// - Returns: The results in the order of files and lines, whatever the number of jobs.
/// - Throws: `Refusal` (configuration) with every fault of the test files.
package func test(
  _ pack: DeclaredPack, uses: [PackSource], schema: PackSchema, _ settings: TestSettings,
  by evaluator: any Evaluator
) throws(Refusal) -> TestReport {
  let (tests, faults) = try readTests(
    of: pack, uses: uses, limits: settings.limits, by: evaluator)
  guard !faults.contains(where: { $0.severity == .error }) else {
    throw Refusal(.configuration, faults)
  }
  let wanted = tests.filter { $0.matches(settings.pattern) }
  guard !wanted.isEmpty else { return TestReport(results: []) }
  let folder = try TestFolder(in: settings.temporaryFolder)
  defer { folder.remove() }
  let empty = try EmptyDatabase(schema, path: "\(folder.path)/empty.sqlite")
  let jobs = TestJobs(pack: pack, tests: wanted, empty: empty, settings: settings)
  return try jobs.report(in: folder, by: evaluator)
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
  /// Whether its name or rule fits `pattern`.
  func matches(_ pattern: String?) -> Bool {
    guard let pattern else { return true }
    let names = [name, rule.name, rule.description]
    // A name may hold such a character itself.
    if names.contains(where: { $0.contains(pattern) }) { return true }
    let glob = Glob(pattern: pattern)
    return !glob.isExact && names.contains(where: glob.matches)
  }
}
