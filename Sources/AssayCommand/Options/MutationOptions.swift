import ArgumentParser

/// Whether rules are changed to see whether tests notice, and how many changes are tried.
struct MutationOptions: ParsableArguments {
  @Flag(
    name: .customLong("mutate"),
    help: "Change the rules one place at a time, and tell which changes no test notices.")
  var isAsked = false

  @Option(
    name: .customLong("mutants"),
    help: ArgumentHelp(
      "How many changes are tried, drawn from all (default: all).", valueName: "count"))
  var count: Int?

  @Option(
    name: .long,
    help: ArgumentHelp("The number that draws them.", valueName: "number"))
  var seed: UInt64 = 1

  mutating func validate() throws {
    if let count, count < 1 {
      throw ValidationError("--mutants is a number from 1, not \(count)")
    }
    if count != nil, !isAsked {
      throw ValidationError("--mutants needs --mutate")
    }
  }
}
