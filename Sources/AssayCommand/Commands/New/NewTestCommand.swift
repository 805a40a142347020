import ArgumentParser
import ComplianceModel
import RuleWorkbench

/// `assay new test`: tests of a rule that is there.
struct NewTestCommand: Runnable {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Add tests of a rule to its pack.",
    usage: "assay new test <pack/rule> [<options>]",
    discussion: """
      Rows are made up and the rule is run over them: the tests say what it says today. Whether that \
      is right is yours to judge.
      """)

  @Argument(help: ArgumentHelp("Pack and rule, such as shop/no-owner.", valueName: "pack/rule"))
  var rule: String

  @OptionGroup var options: NewOptions

  func run(in surroundings: Surroundings) throws -> ExitCode {
    let scaffolding = try Scaffolding(of: rule, "rule", options, surroundings)
    let (scaffold, warning) = try scaffolding.bench().tests(of: scaffolding.name)
    try scaffolding.write(scaffold)
    if let warning { Console.complain("assay: no failing row is among them: \(warning)\n") }
    return .yes
  }
}
