import ArgumentParser
import AssayConfiguration
import ComplianceModel
import Reporting

/// `assay config`: every setting with its value and where it came from.
struct ConfigCommand: Runnable {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Print every setting with its value and where it came from.",
    discussion: "Flags go before ASSAY_… variables, those before assay.yml, that before defaults.")

  @Argument(
    help: ArgumentHelp(
      "The organisation's database (default: from assay.yml).", valueName: "database"))
  var database: String?

  @OptionGroup(title: "Packs and configuration") var packs: PackOptions
  @OptionGroup(title: "Selection") var selection: SelectionOptions
  @OptionGroup(title: "Settings") var settings: SettingOptions
  @OptionGroup(title: "Limits") var limits: LimitOptions

  func run(in surroundings: Surroundings) throws -> ExitCode {
    let workspace = try Workspace(
      surroundings, packs: packs.pack, config: packs.config, database: database)
    let names =
      workspace.packNames.isEmpty ? [Workspace.standardPack] : workspace.packNames
    let overrides = Overrides(selection, settings, limits)
    let declared = try workspace.declared(names, limits: EvaluationLimits(overrides.limits))
    let plan = try workspace.plan(overrides, for: declared)
    let head = [
      ["configuration", workspace.file?.shownPath ?? "none", ""],
      ["database", workspace.databasePath(database) ?? "none", ""],
      ["packs", names.joined(separator: ", "), ""],
    ]
    let rows = listing(plan).map { [$0.key, $0.value, $0.origin.rawValue] }
    try Console.print(
      renderTable(
        ["setting", "value", "from"], head + rows, style: surroundings.style(isVerbose: true)))
    for remark in plan.remarks { Console.complain(renderFindings([remark])) }
    return .yes
  }
}
