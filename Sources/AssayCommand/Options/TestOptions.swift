import ArgumentParser
import ComplianceModel

/// How tests are run.
struct TestOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "How many tests run at once (default: as many as there are processors).",
      valueName: "count"))
  var jobs: Int?

  @Flag(name: .long, help: "End with the first test that fails.")
  var failFast = false

  @Flag(name: .long, help: "Run them again whenever a file of the packs changes.")
  var watch = false

  mutating func validate() throws {
    try Jobs.validate(jobs)
  }
}

/// Where the report of tests goes.
struct TestOutputOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "pretty, json, junit or tap; with =FILE into a file. Repeat for several (default: pretty).",
      valueName: "format[=file]"))
  var output: [OutputTarget<TestFormat>] = []

  @Flag(name: .shortAndLong, help: "List the tests that passed too, and show all rows.")
  var verbose = false

  /// Where the report goes: to people, unless something else is asked for.
  var targets: [OutputTarget<TestFormat>] {
    output.isEmpty ? [OutputTarget(.pretty)] : output
  }

  /// Whether stdout is for people: nothing else goes there.
  var tellsPeople: Bool { !targets.contains { $0.path == nil && $0.format != .pretty } }
}

/// The forms of a report of tests.
enum TestFormat: String, OutputFormat {
  case pretty, json, junit, tap
}
