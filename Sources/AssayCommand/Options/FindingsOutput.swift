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
  var output: [FindingsTarget] = []

  mutating func validate() throws {
    let shown = output.filter { $0.path == nil }
    guard shown.count > 1 else { return }
    throw ValidationError(
      "stdout takes one format, not \(shown.map(\.format.rawValue).joined(separator: " and "))")
  }

  /// Writes all of them, files first.
  func write(_ report: FindingsReport, style: TerminalStyle) throws {
    let files = try output.compactMap { target in
      try target.path.map { ($0, try target.format.bytes(of: report, style: TerminalStyle())) }
    }
    try Exports(files: files).write()
    let format = output.first { $0.path == nil }?.format ?? .pretty
    let bytes = try format.bytes(of: report, style: style)
    guard !bytes.isEmpty else { return }
    try Console.print(String(decoding: bytes, as: UTF8.self))
  }
}

/// One form of findings, and the file it goes to; without one it goes to stdout.
struct FindingsTarget: ExpressibleByArgument {
  /// The forms of findings.
  enum Format: String, CaseIterable {
    case pretty, json, sarif, github, none
  }

  let format: Format
  let path: String?

  static let allValueStrings = Format.allCases.map(\.rawValue)

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let format = Format(rawValue: String(parts[0])), parts.last?.isEmpty == false,
      format != .none || parts.count == 1
    else { return nil }
    self.format = format
    path = parts.count > 1 ? String(parts[1]) : nil
  }
}

extension FindingsTarget.Format {
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
