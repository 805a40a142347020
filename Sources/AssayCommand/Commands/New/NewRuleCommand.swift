import ArgumentParser
import ComplianceModel
import RuleWorkbench

/// `assay new rule`: a rule with its tests, in a pack that is there.
struct NewRuleCommand: Runnable {
  static let configuration = CommandConfiguration(
    commandName: "rule",
    abstract: "Add a rule and its tests to a pack.",
    usage: "assay new rule <pack/rule> [<options>]",
    discussion: """
      The rule asks whether a column is filled, over a table that the pack reads: put your own \
      question in its place. It goes where the pack keeps such rules: into the only file, into the \
      file of its clause, else into one of its own.
      """)

  @Argument(
    help: ArgumentHelp(
      "Pack and name: shop/no-owner, ./rules/shop/no-owner or shop.lua/no-owner.",
      valueName: "pack/rule"))
  var rule: String

  @Option(
    name: .long,
    help: ArgumentHelp("What it tests, where the pack has a catalogue.", valueName: "requirement"))
  var requirement: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The table that it is about (default: one with rows that others refer to).",
      valueName: "table"))
  var table: String?

  @OptionGroup var options: NewOptions

  func run(in surroundings: Surroundings) throws -> ExitCode {
    var scaffolding = try Scaffolding(of: rule, "rule", options, surroundings)
    let reads = try scaffolding.readsToAdd(table)
    let scaffold = try scaffolding.bench().rule(
      scaffolding.name, requirement: requirement, table: table)
    try scaffolding.write(scaffold, manifest: reads)
    return .yes
  }
}
