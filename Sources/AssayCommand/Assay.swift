import ArgumentParser

/// The command `assay`: its groups as `--help` prints them.
struct Assay: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assay",
    abstract: "Assess an organisation's records against ISO 28000 and its own controls.",
    discussion: """
      Rules written in Lua judge records kept in SQLite. What was not checked is never green.

      Exit codes: 0 yes, 1 no (the gate is unmet, or check or test found problems), 2 cannot say, \
      3 usage or configuration, 4 the organisation database, 5 trust, 6 a report could not be \
      written, 7 a defect in Assay, 129, 130 or 143 interrupted.
      """,
    version: Version.text,
    groupedSubcommands: [
      CommandGroup(
        name: "Assess", subcommands: [DemoCommand.self, RunCommand.self, ExplainCommand.self]),
      CommandGroup(
        name: "Write rules",
        subcommands: [
          NewCommand.self, CheckCommand.self, TestCommand.self, ProbeCommand.self,
          ProfileCommand.self,
          ReplCommand.self, DocsCommand.self,
        ]),
      CommandGroup(name: "Records", subcommands: [InitCommand.self, DataCommand.self]),
      CommandGroup(
        name: "Look",
        subcommands: [
          ListCommand.self, ShowCommand.self, ConfigCommand.self, VersionCommand.self,
        ]),
    ])
}

/// A command that is given its surroundings and says how it ends.
///
/// Everything that can go wrong with an input is thrown as a `Refusal`; the entry maps it to a code.
protocol Runnable: ParsableCommand {
  /// Runs the command.
  func run(in surroundings: Surroundings) throws -> ExitCode
}
