import ArgumentParser
import AssayConfiguration
import ComplianceModel
import Reporting

/// `assay demo`: two organisations and a first rule to try things on, and the first one's assessment.
struct DemoCommand: Runnable {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Write two example organisations and a first rule, and assess one of them.",
    discussion: """
      Writes meridian (a freight forwarder that has work to do), exemplar (a haulier that conforms) \
      and controls (a rule of your own to edit). What is there already is not written over. Ends with \
      0 when it could show the assessment, whatever that says.
      """)

  @Argument(help: ArgumentHelp("The folder to write.", valueName: "folder"))
  var folder = "demo"

  @OptionGroup(title: "Output") var output: VerboseOptions

  func run(in surroundings: Surroundings) throws -> ExitCode {
    let demo = DemoFolder(path: folder, surroundings: surroundings)
    let isNew = try demo.writeUnlessThere()
    let database = "\(folder)/meridian/meridian.sqlite"
    let workspace = try Workspace(surroundings, packs: [], config: nil, database: database)
    let result = try AssessmentRun(
      workspace: workspace, overrides: Overrides(), view: .standard, database: database
    ).assess()
    let style = surroundings.style(isVerbose: output.verbose)
    try Console.print(renderAssessment(result.assessment, flags: ["-d", database], style: style))
    try Console.print(
      """

      \(isNew ? "Written" : "Found"): \(folder)/meridian, \(folder)/exemplar, \(folder)/controls
      This was `assay run` in \(folder)/meridian.
      It ends with exit code \(result.code.rawValue) (\(result.code.name)) there.
      The demo itself ends with 0: it could show you this.

      """)
    return .yes
  }
}

/// Whether texts are shown whole.
struct VerboseOptions: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Show whole what is shortened.")
  var verbose = false
}
