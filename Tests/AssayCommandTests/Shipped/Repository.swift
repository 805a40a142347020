import Foundation

/// The files of the repository that tests hold the tool against.
enum Repository {
  /// The folder of everything: where this file was compiled, or where `ASSAY_REPOSITORY` says that a copy is.
  static let folder =
    ProcessInfo.processInfo.environment["ASSAY_REPOSITORY"].map { URL(filePath: $0) }
    ?? URL(filePath: #filePath).appending(path: "../../../..").standardizedFileURL

  /// The text of a file.
  static func text(_ path: String) throws -> String {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

  /// The packs that ship, by name.
  static func packs() throws -> [String] {
    let rules = folder.appending(path: "Rules").path
    return try FileManager.default.contentsOfDirectory(atPath: rules).filter {
      FileManager.default.fileExists(atPath: "\(rules)/\($0)/pack.yml")
    }.sorted()
  }

  /// Those of them that have rules; the others lend their helpers.
  static func packsWithRules() throws -> [String] {
    let rules = folder.appending(path: "Rules").path
    return try packs().filter { FileManager.default.fileExists(atPath: "\(rules)/\($0)/rules") }
  }

  /// The rows of a CSV file by the names in its first line; no cell has a line break.
  static func rows(_ path: String) throws -> [[String: String]] {
    let lines = try text(path).split(separator: "\n").map(cells)
    guard let header = lines.first else { return [] }
    return lines.dropFirst().map { line in
      Dictionary(zip(header, line), uniquingKeysWith: { first, _ in first })
    }
  }

  private static func cells(_ line: Substring) -> [String] {
    var cells = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      default: cells[cells.count - 1].append(character)
      }
    }
    return cells
  }
}
