import ArgumentParser

/// `assay new`: files to begin with.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Begin a pack, rule, question or test with files that check and test accept.",
    discussion: """
      What is written is tried out first: the rule binds to a table that is there, and its tests \
      pass. Nothing is written over.
      """,
    subcommands: [
      NewPackCommand.self, NewRuleCommand.self, NewQuestionCommand.self, NewTestCommand.self,
    ])
}

/// What the commands under `new` are told alike.
struct NewOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "A database whose tables are taken (default: from assay.yml).", valueName: "database"))
  var database: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The configuration file (default: assay.yml beside the database, else here).",
      valueName: "file"))
  var config: String?

  @OptionGroup(title: "Evaluators") var evaluators: EvaluatorOptions

  /// The flags as words behind a command that goes on with what was written.
  var words: [String] {
    (database.map { ["-d", $0] } ?? []) + (config.map { ["--config", $0] } ?? [])
  }
}
