import ArgumentParser
import ComplianceModel

/// A format, and the file that gets it; without one it goes to stdout: `json`, `sarif=findings.sarif`.
struct OutputTarget<Format: OutputFormat>: ExpressibleByArgument {
  /// The format.
  let format: Format
  /// The file; nil: stdout.
  let path: String?

  static var allValueStrings: [String] { Format.allCases.map(\.rawValue) }

  /// Makes a target.
  init(_ format: Format, path: String? = nil) {
    self.format = format
    self.path = path
  }

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let format = Format(rawValue: String(parts[0])), parts.last?.isEmpty == false,
      parts.count == 1 || format.fillsFile
    else { return nil }
    self.init(format, path: parts.count > 1 ? String(parts[1]) : nil)
  }
}

/// The formats of a command, by the words of its `-o`.
protocol OutputFormat: RawRepresentable<String>, CaseIterable, Sendable {
  /// Whether there is something to put into a file.
  var fillsFile: Bool { get }
}

extension OutputFormat {
  var fillsFile: Bool { true }
}

/// Refuses several formats for stdout.
/// - Throws: `Refusal` (configuration).
func refuseSeveral<Format>(_ targets: [OutputTarget<Format>]) throws(Refusal) {
  let formats = targets.filter { $0.path == nil }.map(\.format.rawValue)
  guard formats.count > 1 else { return }
  throw Refusal(
    .configuration, "two-outputs", "stdout cannot get both \(formats.joined(separator: " and "))",
    remedy: "Send all but one to files: -o \(formats[1])=FILE")
}

/// Writes each format to where it goes, the files first and together.
func write<Format>(
  _ targets: [OutputTarget<Format>], _ bytes: (OutputTarget<Format>) throws -> [UInt8]
) throws {
  try Exports(
    files: targets.compactMap { target in try target.path.map { ($0, try bytes(target)) } }
  ).write()
  for target in targets where target.path == nil {
    let shown = try bytes(target)
    if !shown.isEmpty { try Console.print(String(decoding: shown, as: UTF8.self)) }
  }
}
