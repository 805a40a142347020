import ArgumentParser
import ComplianceModel
import RuleWorkbench

/// `assay new question`: a question that a person answers, in a pack that is there.
struct NewQuestionCommand: Runnable {
  static let configuration = CommandConfiguration(
    commandName: "question",
    abstract: "Add a question that a person answers to a pack.",
    usage: "assay new question <pack/question> [<options>]")

  @Argument(
    help: ArgumentHelp("Pack and name, such as shop/visitors-heard.", valueName: "pack/question"))
  var question: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What it answers for, where the pack has a catalogue.", valueName: "requirement"))
  var requirement: String?

  @OptionGroup var options: NewOptions

  func run(in surroundings: Surroundings) throws -> ExitCode {
    let scaffolding = try Scaffolding(of: question, "question", options, surroundings)
    let scaffold = try scaffolding.bench().question(scaffolding.name, requirement: requirement)
    try scaffolding.write(scaffold)
    return .yes
  }
}
