import ArgumentParser
import AssayConfiguration
import CanonicalForm
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

      With --watch they run again whenever a file of the packs changes, until Ctrl-C.
      """)

  @Argument(
    help: ArgumentHelp(
      "Packs: folders, .lua files, or names of those that ship (default: from assay.yml).",
      valueName: "pack"))
  var packs: [String] = []

  @Option(
    name: .customLong("run"),
    help: ArgumentHelp(
      "Only tests whose name or rule contains this; * and ? stand for any text.",
      valueName: "pattern"))
  var pattern: String?

  @OptionGroup(title: "Tests") var options: TestOptions

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

  @OptionGroup(title: "Output") var outputs: TestOutputOptions

  @OptionGroup(title: "Evaluators") var evaluators: EvaluatorOptions

  func run(in surroundings: Surroundings) throws -> ExitCode {
    try refuseSeveral(outputs.targets)
    guard options.watch else { return try runOnce(in: surroundings).code }
    return try Watching(surroundings).run {
      try runOnce(in: surroundings).watched
    }
  }

  /// Runs the tests, and tells how they went.
  /// - Returns: How the command ends, and what its result depends on.
  private func runOnce(in surroundings: Surroundings) throws -> (code: ExitCode, watched: [String])
  {
    let start = surroundings.milliseconds()
    let workspace = try Workspace(
      surroundings, packs: packs, config: config, database: database, evaluators: evaluators,
      toleratesFile: true)
    let names = try workspace.namedPacks()
    let (asked, libraries) = try workspace.sources(names)
    let schema = try workspace.databaseSchema(database, for: asked)
    let settings = settings(workspace, surroundings)
    var report = TestReport(results: [])
    var (seen, changed) = (CoverageReport(), MutationReport())
    try Interruption.noting { () throws(Refusal) in
      for pack in try workspace.declared(names, limits: settings.limits) {
        let isOver = options.failFast && report.passedCount < report.results.count
        guard !isOver, Interruption.noted == nil else { break }
        let packSchema = try self.schema(of: pack, schema)
        let more = try RuleWorkbench.test(
          pack, uses: libraries, schema: packSchema, settings, by: workspace.evaluator)
        report.results += more.results
        report.notRunCount += more.notRunCount
        if coverage.measures {
          seen.add(
            try RuleWorkbench.coverage(
              of: pack, uses: libraries, schema: packSchema, settings, plain: more,
              by: workspace.evaluator))
        }
        // A rule that fails its tests as it is cannot be told from a changed one.
        if mutation.isAsked, more.passedCount == more.results.count {
          changed.add(
            try mutants(of: pack, uses: libraries, schema: packSchema, settings, workspace))
        }
      }
    }
    let watched =
      (asked + libraries).flatMap(\.paths) + [workspace.file?.shownPath].compactMap(\.self)
    if let interrupted = Interruption.noted { return (interrupted, watched) }
    var codes = [try tell(report, names, since: start, surroundings)]
    guard !report.results.isEmpty else { return (codes[0], watched) }
    if coverage.measures { codes.append(try tell(seen, of: names, surroundings)) }
    if mutation.isAsked {
      codes.append(
        try tell(changed, havePassed: report.passedCount == report.results.count, surroundings))
    }
    return (ExitCode.deciding(among: codes), watched)
  }

  private func settings(_ workspace: Workspace, _ surroundings: Surroundings) -> TestSettings {
    var settings = TestSettings(temporaryFolder: surroundings.temporaryFolder)
    settings.pattern = pattern
    settings.endsWithFirstFailure = options.failFast
    settings.limits = EvaluationLimits(limits.overrides)
    settings.jobs = options.jobs ?? surroundings.processors
    settings.makeEvaluator = workspace.makeEvaluator
    settings.isInterrupted = { Interruption.noted != nil }
    return settings
  }

  private func schema(
    of pack: DeclaredPack, _ database: (schema: SchemaDescription, name: String)?
  ) throws(Refusal) -> PackSchema {
    if let schema = PackSchema(of: pack.source, database: database) { return schema }
    throw Refusal(
      .configuration, "no-schema", "\(pack.source.location) names no schema to test against",
      remedy: "Name a database: assay test \(pack.source.location) -d DATABASE")
  }

  private func tell(
    _ report: TestReport, _ names: [String], since start: Double, _ surroundings: Surroundings
  ) throws -> ExitCode {
    let seconds = (surroundings.milliseconds() - start) / 1000
    try write(outputs.targets) { target in
      switch target.format {
      case .json: return try testDocument(report).prettyBytes()
      case .junit: return Array(renderTestsAsJUnit(report).utf8)
      case .tap: return Array(renderTestsAsTAP(report).utf8)
      case .pretty:
        let style =
          target.path == nil
          ? surroundings.style(isVerbose: outputs.verbose)
          : TerminalStyle(isVerbose: outputs.verbose)
        let text = renderTestReport(
          report, seconds: seconds, again: again(report, names), style: style)
        return Array(text.utf8)
      }
    }
    guard !report.results.isEmpty else {
      Console.complain(renderRefusal(nothingRan(names)))
      return .cannotSay
    }
    return report.passedCount == report.results.count ? .yes : .no
  }

  private func nothingRan(_ names: [String]) -> Refusal {
    guard let pattern else {
      return Refusal(
        .configuration, "no-test", "there is no test",
        remedy: "Tests of NAME.lua lie in NAME_test.lua; those of a pack in its folder tests.")
    }
    return Refusal(
      .configuration, "no-test", "no test has '\(pattern)' in its name or its rule's",
      remedy: "See the names of all: assay test -v \(names.joined(separator: " "))")
  }

  /// The command that runs the first failing test again.
  private func again(_ report: TestReport, _ names: [String]) -> String {
    let words =
      names + (database.map { ["-d", $0] } ?? []) + (config.map { ["--config", $0] } ?? [])
      + limits.words
    guard let failing = report.results.first(where: { !$0.passed }) else { return "" }
    return (["assay test"] + words.map(\.shellWord) + ["--run", failing.name.shellQuoted])
      .joined(separator: " ")
  }
}

extension PackSource {
  /// Where its texts lie; of a single file the one of its tests too, whether there is one or not.
  fileprivate var paths: [String] {
    guard isSingleFile, location.hasSuffix(".lua") else { return [location] }
    return [location, location.dropLast(4) + "_test.lua"]
  }
}

extension String {
  /// As one word of a shell: as it is, or quoted.
  var shellWord: String {
    let plain = allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || "-_./=:@,+%".contains($0))
    }
    return plain && !isEmpty ? self : shellQuoted
  }

  /// In double quotes, or in single ones where a shell would read more than a text in those.
  var shellQuoted: String {
    guard contains(where: { "\"$`\\!".contains($0) }) else { return "\"\(self)\"" }
    return "'\(replacing("'", with: "'\\''"))'"
  }
}
