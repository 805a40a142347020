import Foundation
import Testing

/// Texts that were looked at once and must stay: a file each under `Golden`.
///
/// With `ASSAY_RECORD=1` in the environment they are written anew, and the test fails that once, so
/// that a recording is never taken for a pass.
enum Golden {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Golden")

  private static let isRecording = ProcessInfo.processInfo.environment["ASSAY_RECORD"] == "1"

  /// Expects that `text` is what the file of that name holds.
  static func expect(
    _ text: String, as name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = folder.appending(path: "\(name).txt")
    if isRecording {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      Issue.record("recorded \(name): look at it, then run without ASSAY_RECORD")
      return
    }
    guard let wanted = try? String(contentsOf: file, encoding: .utf8) else {
      Issue.record(
        "there is no \(file.path): record it with ASSAY_RECORD=1\n\(text)",
        sourceLocation: sourceLocation)
      return
    }
    #expect(text == wanted, "\(name) differs", sourceLocation: sourceLocation)
  }
}

extension BuiltCommand.Ending {
  /// The run as a terminal would show it, with what is local replaced.
  func transcript(of arguments: [String], _ local: LocalWords) -> String {
    let words = arguments.map { $0.contains(" ") ? "'\($0)'" : $0 }
    return local.replaced(
      in: "$ assay \(words.joined(separator: " "))\n\(output)\(complaint)(exit \(code))\n")
  }
}
