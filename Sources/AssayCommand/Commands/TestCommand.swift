import ArgumentParser
import AssayConfiguration
import ComplianceModel
import Evaluation
import Reporting
import RuleWorkbench

/// `assay test`: runs the tests of packs.
struct TestCommand: Runnable {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the tests of rules.",
    usage: "assay test [<pack> ...] [<options>]",
    discussion: """
      Each test runs over rows of its own. One that ends nonconforming runs again with each cell \
      that the rule reads NULL: what is missing must not turn it green. Ends with 0, 1 (a test \
      failed), or 3 (a rule or test cannot be run).
      """)

  @Argument(
    help: ArgumentHelp(
      "Packs: folders, .lua files, or names of those that ship (default: from assay.yml).",
      valueName: "pack"))
  var packs: [String] = []

  @Option(
    name: .customLong("run"),
    help: ArgumentHelp("Only tests whose name or rule contains this.", valueName: "text"))
  var pattern: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "A database whose schema is taken where a pack names none.", valueName: "database"))
  var database: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The configuration file (default: assay.yml beside the database, else here).",
      valueName: "file"))
  var config: String?

  @OptionGroup(title: "Coverage") var coverage: CoverageOptions

  @OptionGroup(title: "Mutation") var mutation: MutationOptions

  @OptionGroup(title: "Limits") var limits: LimitOptions

  @Flag(name: .shortAndLong, help: "List the tests that passed too.")
  var verbose = false

  @OptionGroup(title: "Evaluators") var evaluators: EvaluatorOptions

  func run(in surroundings: Surroundings) throws -> ExitCode {
    let start = surroundings.milliseconds()
    let workspace = try Workspace(
      surroundings, packs: packs, config: config, database: database, evaluators: evaluators,
      toleratesFile: true)
    let names = try workspace.namedPacks()
    let schema = try workspace.databaseSchema(database, for: workspace.sources(names).asked)
    let libraries = try workspace.sources(names).libraries
    var report = TestReport(results: [])
    var (seen, changed) = (CoverageReport(), MutationReport())
    let limits = EvaluationLimits(limits.overrides)
    for pack in try workspace.declared(names, limits: limits) {
      guard let packSchema = PackSchema(of: pack.source, database: schema) else {
        throw Refusal(
          .configuration, "no-schema", "\(pack.source.location) names no schema to test against",
          remedy: "Name a database: assay test \(pack.source.location) -d DATABASE")
      }
      let tested = try RuleWorkbench.test(
        pack, uses: libraries, schema: packSchema, matching: pattern, limits: limits,
        temporaryFolder: surroundings.temporaryFolder, by: workspace.evaluator)
      report.results += tested.results
      if coverage.measures {
        seen.add(
          try RuleWorkbench.coverage(
            of: pack, uses: libraries, schema: packSchema, matching: pattern, limits: limits,
            temporaryFolder: surroundings.temporaryFolder, plain: tested, by: workspace.evaluator))
      }
      // A rule that fails its tests as it is cannot be told from a changed one.
      if mutation.isAsked, tested.passedCount == tested.results.count {
        changed.add(try mutants(of: pack, uses: libraries, schema: packSchema, limits, workspace))
      }
    }
    var codes = [try tell(report, names, since: start, surroundings)]
    guard !report.results.isEmpty else { return codes[0] }
    if coverage.measures { codes.append(try tell(seen, of: names, surroundings)) }
    if mutation.isAsked { codes.append(try tell(changed, surroundings)) }
    return ExitCode.deciding(among: codes)
  }

  private func tell(
    _ report: TestReport, _ names: [String], since start: Double, _ surroundings: Surroundings
  ) throws -> ExitCode {
    try Console.print(
      renderTestReport(
        report, seconds: (surroundings.milliseconds() - start) / 1000, again: again(report, names),
        style: surroundings.style(isVerbose: verbose)))
    guard !report.results.isEmpty else {
      Console.complain(
        renderRefusal(
          pattern.map {
            Refusal(
              .configuration, "no-test", "no test has '\($0)' in its name or its rule's",
              remedy: "See the names of all: assay test -v \(names.joined(separator: " "))")
          }
            ?? Refusal(
              .configuration, "no-test", "there is no test",
              remedy: "Tests of NAME.lua lie in NAME_test.lua; those of a pack in its folder tests."
            )))
      return .cannotSay
    }
    return report.passedCount == report.results.count ? .yes : .no
  }

  /// The command that runs the first failing test again.
  private func again(_ report: TestReport, _ names: [String]) -> String {
    let words =
      ["assay test"] + names + (database.map { ["-d \($0)"] } ?? [])
      + (config.map { ["--config \($0)"] } ?? []) + limits.words
    guard let failing = report.results.first(where: { !$0.passed }) else { return "" }
    return (words + ["--run \"\(failing.name)\""]).joined(separator: " ")
  }
}
