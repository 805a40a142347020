import Foundation

/// The `sqlite3` program as another process with the database open: locks of this process are shared.
final class OtherProgram {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()

  /// Opens the database and runs `sql`; what it begins stays open until `end`.
  init(_ path: String, _ sql: String) throws {
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["sqlite3", path]
    process.standardInput = input
    process.standardOutput = output
    process.standardError = output
    try process.run()
    run(sql)
  }

  deinit { end() }

  /// Runs statements and waits until they are done.
  @discardableResult
  func run(_ sql: String) -> String {
    input.fileHandleForWriting.write(Data("\(sql)\nSELECT '-- done';\n".utf8))
    var answer = ""
    while !answer.contains("-- done\n") {
      let part = output.fileHandleForReading.availableData
      guard !part.isEmpty else { break }
      answer += String(decoding: part, as: UTF8.self)
    }
    return answer.replacingOccurrences(of: "-- done\n", with: "")
  }

  /// Begins to run statements, and does not wait for them.
  func begin(_ sql: String) {
    input.fileHandleForWriting.write(Data("\(sql)\n".utf8))
  }

  /// Ends as a crash does: nothing is rolled back or cleaned up.
  func crash() {
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// Ends in order.
  func end() {
    guard process.isRunning else { return }
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }
}
