import ArgumentParser
import CanonicalForm
import ComplianceModel
import Reporting

/// Where findings go, and in which form.
struct FindingsOutputOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "pretty, json, sarif, github or none; with =FILE it goes there and not to stdout. Repeat for several.",
      valueName: "format[=file]"))
  var output: [OutputTarget<FindingsFormat>] = []

  /// Writes all of them; without a format for stdout people read it.
  func write(_ report: FindingsReport, style: TerminalStyle) throws {
    let hasOutput = output.contains { $0.path == nil }
    try AssayCommand.write(output + (hasOutput ? [] : [OutputTarget(.pretty)])) { target in
      try target.format.bytes(
        of: report, style: target.path == nil ? style : TerminalStyle())
    }
  }
}

/// The forms of findings.
enum FindingsFormat: String, OutputFormat {
  case pretty, json, sarif, github, none

  var fillsFile: Bool { self != .none }

  /// The findings in this form.
  fileprivate func bytes(of report: FindingsReport, style: TerminalStyle) throws -> [UInt8] {
    switch self {
    case .pretty: Array(renderFindingsReport(report, style: style).utf8)
    case .json: try findingsDocument(report).prettyBytes()
    case .sarif: try sarifLog(report).prettyBytes()
    case .github: Array(renderGitHubCommands(report).utf8)
    case .none: []
    }
  }
}
