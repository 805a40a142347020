import Foundation

/// The sources of the project as text, to hold the code against the design.
enum SourceTree {
  /// The folder of the package.
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// One Swift file of a target.
  struct File: Sendable {
    let target: String
    let path: String
    let text: String

    /// The modules that it imports.
    var imports: [String] {
      text.split(separator: "\n").compactMap { line in
        let words = line.split(separator: " ").drop {
          ["public", "package", "internal", "private", "@preconcurrency", "@testable"].contains($0)
        }
        guard words.first == "import", words.count >= 2 else { return nil }
        let last = words.last.map(String.init) ?? ""
        return String(last.split(separator: ".").first ?? "")
      }
    }
  }

  /// The names of the folders under `Sources`.
  static func targets() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "Sources").path)
      .filter { !$0.hasPrefix(".") }.sorted()
  }

  /// All Swift files under `Sources`.
  static func files() throws -> [File] {
    try targets().flatMap { target in
      let folder = root.appending(path: "Sources/\(target)")
      let names =
        FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
      return try names.filter { $0.hasSuffix(".swift") }.sorted().map { name in
        File(
          target: target, path: "Sources/\(target)/\(name)",
          text: try String(contentsOf: folder.appending(path: name), encoding: .utf8))
      }
    }
  }
}
