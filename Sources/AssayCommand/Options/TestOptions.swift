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
    if let jobs, !(1...64).contains(jobs) {
      throw ValidationError("--jobs is a number from 1 to 64, not \(jobs)")
    }
  }
}

/// Where the report of tests goes.
struct TestOutputOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "pretty, json, junit or tap; with =FILE into a file. Repeat for several (default: pretty).",
      valueName: "format[=file]"))
  var output: [Target] = []

  @Flag(name: .shortAndLong, help: "List the tests that passed too, and show all rows.")
  var verbose = false

  /// A format, and the file that gets it; nil: stdout.
  struct Target: ExpressibleByArgument {
    var format: Format
    var path: String?

    init(format: Format, path: String? = nil) {
      self.format = format
      self.path = path
    }

    init?(argument: String) {
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let format = Format(rawValue: String(parts[0])) else { return nil }
      guard parts.count == 1 || !parts[1].isEmpty else { return nil }
      self.init(format: format, path: parts.count > 1 ? String(parts[1]) : nil)
    }
  }

  /// The formats.
  enum Format: String, CaseIterable {
    case pretty, json, junit, tap
  }

  /// What is to be rendered.
  enum Rendered {
    /// Whether it goes to stdout, which may be a terminal.
    case pretty(toTerminal: Bool)
    case json, junit, tap

    fileprivate init(_ target: Target) {
      switch target.format {
      case .pretty: self = .pretty(toTerminal: target.path == nil)
      case .json: self = .json
      case .junit: self = .junit
      case .tap: self = .tap
      }
    }
  }

  /// Whether stdout is for people: nothing else goes there.
  var tellsPeople: Bool { !targets.contains { $0.path == nil && $0.format != .pretty } }

  private var targets: [Target] { output.isEmpty ? [Target(format: .pretty)] : output }

  /// Refuses two formats for stdout.
  func validateTargets() throws(Refusal) {
    let formats = targets.filter { $0.path == nil }.map(\.format.rawValue)
    guard formats.count > 1 else { return }
    throw Refusal(
      .configuration, "two-outputs", "stdout cannot get both \(formats.joined(separator: " and "))",
      remedy: "Send all but one to files: -o \(formats[1])=FILE")
  }

  /// Writes every format to where it goes, the files first.
  func write(_ text: (Rendered) throws -> String) throws {
    try Exports(
      files: targets.compactMap { target in
        try target.path.map { ($0, Array(try text(Rendered(target)).utf8)) }
      }
    ).write()
    for target in targets where target.path == nil { try Console.print(text(Rendered(target))) }
  }
}
