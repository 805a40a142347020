import ArgumentParser
import AssayConfiguration
import OrganisationStore

/// Which configuration and which packs.
struct PackOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "A pack: a folder, a .lua file, or the name of one that ships. Repeat for several.",
      valueName: "pack"))
  var pack: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The configuration file (default: assay.yml beside the database, else here).",
      valueName: "file"))
  var config: String?
}

/// What is assessed: AND across the flags, OR within one.
struct SelectionOptions: ParsableArguments {
  @Option(
    name: .long, help: ArgumentHelp("A clause with all below it, such as 8.", valueName: "clause"))
  var clause: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("A rule or question; * and ? stand for any text.", valueName: "rule"))
  var rule: [String] = []

  @Option(name: .long, help: ArgumentHelp("A tag: name or name=value.", valueName: "tag"))
  var tag: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How evidence is gathered: test, examine, interview, observe.", valueName: "method"))
  var method: [String] = []
}

/// The settings of an assessment that a flag may override.
struct SettingOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp("The day of the assessment, YYYY-MM-DD (default: today).", valueName: "day"))
  var asOf: String?

  @Option(
    name: [.customLong("param")],
    help: ArgumentHelp("A parameter: name=value or pack.name=value.", valueName: "name=value"))
  var parameter: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The gate fails on findings of this grade or above: major, minor, observation, opportunity, none.",
      valueName: "grade"))
  var failOn: String?

  @Option(
    name: .long,
    help: ArgumentHelp("The least score: 80, or 8.3=90 for a clause.", valueName: "score"))
  var minScore: [String] = []

  @Flag(name: .long, help: "Leave every waiver out of account.")
  var noWaivers = false

  @Flag(name: .long, help: "Do not ask the gate: exit code 1 cannot occur, 2 can.")
  var reportOnly = false
}

/// What one rule may use, where it is not the default.
struct LimitOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Seconds that one rule may take; 0: no limit (default: 10).", valueName: "seconds"))
  var ruleTimeout: Double?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Megabytes of memory that one rule may use (default: 64).", valueName: "megabytes"))
  var ruleMemory: Int?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Rows that the queries of one rule may yield (default: 10000000).", valueName: "rows"))
  var ruleRows: Int?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Instructions that one rule may execute: unlike seconds, the same on every machine (default: no limit).",
      valueName: "count"))
  var instructionLimit: Int?

  mutating func validate() throws {
    if let ruleTimeout { try Seconds.validate(ruleTimeout, of: "--rule-timeout") }
    try Self.validate(ruleMemory, of: "--rule-memory", unit: "megabytes", most: 65_536)
    try Self.validate(ruleRows, of: "--rule-rows", unit: "rows", most: Self.mostRows)
    try Self.validate(
      instructionLimit, of: "--instruction-limit", unit: "instructions", most: Self.mostInstructions
    )
  }

  /// More than a day brings forth.
  private static let mostRows = 1_000_000_000_000
  private static let mostInstructions = 1_000_000_000_000_000

  private static func validate(_ value: Int?, of name: String, unit: String, most: Int) throws {
    guard let value, !(1...most).contains(value) else { return }
    throw ValidationError("\(name) is a number of \(unit) from 1 to \(most), not \(value)")
  }

  /// The same as a plan has it.
  var overrides: Overrides.Limits {
    Overrides.Limits(
      memory: ruleMemory.map { $0 << 20 }, rows: ruleRows,
      milliseconds: ruleTimeout.map(Seconds.milliseconds), instructions: instructionLimit)
  }

  /// The same as words of a command line.
  var words: [String] {
    (ruleTimeout.map { ["--rule-timeout", "\($0)"] } ?? [])
      + (ruleMemory.map { ["--rule-memory", "\($0)"] } ?? [])
      + (ruleRows.map { ["--rule-rows", "\($0)"] } ?? [])
      + (instructionLimit.map { ["--instruction-limit", "\($0)"] } ?? [])
  }
}

/// A time that a flag gives in seconds.
enum Seconds {
  /// A day: nobody waits longer, and milliseconds of it are a number on every machine.
  private static let most = 86_400.0

  /// Refuses what is no time to wait.
  static func validate(_ seconds: Double, of name: String) throws {
    guard seconds >= 0, seconds <= most else {
      throw ValidationError("\(name) is a number of seconds from 0 to 86400, not \(seconds)")
    }
  }

  /// The milliseconds of `seconds`; never 0 for what is above 0.
  static func milliseconds(_ seconds: Double) -> Int { Int((seconds * 1000).rounded(.up)) }
}

/// How much a flag `--jobs` lets be done at once.
enum Jobs {
  /// Refuses what is no such number.
  static func validate(_ jobs: Int?) throws {
    guard let jobs, !(1...64).contains(jobs) else { return }
    throw ValidationError("--jobs is a number from 1 to 64, not \(jobs)")
  }
}

/// The processes in which the code of rules runs.
struct EvaluatorOptions: ParsableArguments {
  @Flag(
    name: .long,
    help: "Run rules even where they cannot be locked in: only if you trust who wrote them.")
  var allowUnjailed = false
}

/// How much is done at once, and for how long.
struct RunOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "How many rules are evaluated at once, those that took longest last time first (default: as many as there are processors).",
      valueName: "count"))
  var jobs: Int?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Seconds that all rules together may take; 0: no limit (default).", valueName: "seconds"))
  var runTimeout: Double?

  mutating func validate() throws {
    try Jobs.validate(jobs)
    if let runTimeout { try Seconds.validate(runTimeout, of: "--run-timeout") }
  }
}

/// How the database is opened.
struct ViewOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "How one consistent view is kept: automatic, copy, or lock (writers wait).",
      valueName: "way"))
  var view: Way = .automatic

  @Option(
    name: .long,
    help: ArgumentHelp("Seconds to wait for a writer.", valueName: "seconds"))
  var lockTimeout: Double = 5

  mutating func validate() throws {
    try Seconds.validate(lockTimeout, of: "--lock-timeout")
  }

  /// The words of `--view`.
  enum Way: String, ExpressibleByArgument, CaseIterable {
    case automatic, copy, lock
  }

  /// The store's word for it.
  var choice: ViewChoice {
    switch view {
    case .automatic: .automatic
    case .copy: .copy
    case .lock: .lock
    }
  }
}

/// Where a result goes.
struct OutputOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("What stdout gets: pretty, json or none.", valueName: "format"))
  var output: Format = .pretty

  @Flag(name: .shortAndLong, help: "Show whole what is shortened.")
  var verbose = false

  /// The formats of stdout.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case pretty, json, none
  }
}

extension ViewOptions {
  /// The options of who needs a private copy.
  static var copied: ViewOptions {
    var options = standard
    options.view = .copy
    return options
  }

  /// The options where no flag is given.
  static var standard: ViewOptions {
    guard let options = try? ViewOptions.parse([]) else {
      preconditionFailure("every option of a view has a default")
    }
    return options
  }
}
