import ArgumentParser
import AssayConfiguration
import ComplianceModel

/// What a probe damages.
struct DamageOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Decides which records are damaged: a number (default: 1).", valueName: "seed"))
  var seed: UInt64?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How many damages of all are drawn (default: all).", valueName: "count"))
  var damages: Int?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How many records of a column are damaged in each way.", valueName: "count"))
  var rows = 1

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Only this table; * and ? stand for any text. Repeat for several.", valueName: "table"))
  var table: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("Only columns of this name, likewise.", valueName: "column"))
  var column: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Damage nothing: print so many damages as a file in which to name what must notice them.",
      valueName: "count"))
  var draw: Int?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Do the damages of such a file, and say how many were noticed as it expects.",
      valueName: "file"))
  var expect: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How many damages are tried at once (default: as many as there are processors).",
      valueName: "count"))
  var jobs: Int?

  mutating func validate() throws {
    try Jobs.validate(jobs)
    for (name, count) in [("--damages", damages), ("--draw", draw), ("--rows", rows)] {
      if let count, !(1...1_000_000).contains(count) {
        throw ValidationError("\(name) is a number from 1 to 1000000, not \(count)")
      }
    }
    guard expect != nil else { return }
    if draw != nil || damages != nil || rows != 1 || !table.isEmpty || !column.isEmpty {
      throw ValidationError("--expect names the damages: nothing else can choose them")
    }
  }

  /// The file of expectations; nil: none is named.
  func expectations(in surroundings: Surroundings) throws(Refusal) -> ProbeExpectationsFile? {
    guard let expect else { return nil }
    let path = expect.hasPrefix("/") ? expect : "\(surroundings.workingDirectory)/\(expect)"
    return try ProbeExpectationsFile(path: path, shownAs: expect)
  }

  /// What chooses the damages, as words of a command line.
  var words: [String] {
    var words = draw.map { ["--draw", "\($0)"] } ?? []
    words += ["--seed", "\(seed ?? 1)"]
    if rows != 1 { words += ["--rows", "\(rows)"] }
    for table in table { words += ["--table", table] }
    for column in column { words += ["--column", column] }
    return words
  }
}

/// What a probe prints.
struct ProbeOutputOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("What stdout gets: pretty or json.", valueName: "format"))
  var output: Format = .pretty

  @Flag(name: .shortAndLong, help: "Show every damage, and what noticed it.")
  var verbose = false

  /// The formats.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case pretty, json
  }
}
