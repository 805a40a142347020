import Foundation
import GRDB

/// A fresh working directory with what a person would have in it, and the command to run there.
final class CommandBench {
  /// The folder of everything, removed with the bench.
  let root: String
  /// The working directory.
  let folder: String
  /// The folder for private copies.
  let temporary: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "assay-command-\(UUID().uuidString)")
    root = url.path
    folder = "\(url.path)/work"
    temporary = "\(url.path)/tmp"
    for path in [folder, temporary, "\(root)/scratch"] {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  // MARK: - Files

  /// The absolute path of a file.
  func path(_ name: String) -> String { "\(folder)/\(name)" }

  /// Writes a text, with the folders that it needs.
  func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

  /// Writes bytes, with the folders that they need.
  func write(_ bytes: [UInt8], to name: String) throws {
    let url = URL(filePath: path(name))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  /// The bytes of a file.
  func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: path(name))))
  }

  /// Makes an empty folder.
  func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(
      atPath: path(name), withIntermediateDirectories: true)
  }

  /// Makes a symbolic link that leads to a file or folder of the bench.
  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: path(name), withDestinationPath: path(target))
  }

  /// The names in a folder of the bench, by default the working directory.
  func names(in other: String? = nil) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: other ?? folder)) ?? []).sorted()
  }

  /// Runs statements on a database, which is made where it is missing, and closes it.
  func sql(_ name: String, _ statements: String) throws {
    let queue = try open(name)
    try queue.writeWithoutTransaction { try $0.execute(sql: statements) }
    try queue.close()
  }

  /// Opens a database as another program would.
  func open(_ name: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    // What lives for a second need not outlive a power cut.
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = OFF") }
    return try DatabaseQueue(path: path(name), configuration: configuration)
  }

  // MARK: - The command

  /// The command in this folder.
  func command(_ environment: [String: String] = [:]) -> BuiltCommand {
    var variables = ["LC_ALL": "C.UTF-8", "TMPDIR": temporary, "SWIFT_BACKTRACE": "enable=no"]
    variables.merge(environment) { _, given in given }
    return BuiltCommand(
      workingDirectory: folder, environment: variables, scratch: "\(root)/scratch")
  }

  /// Runs it to its end.
  func assay(
    _ arguments: String..., environment: [String: String] = [:], output: String? = nil
  ) throws -> BuiltCommand.Ending {
    try assay(arguments, environment: environment, output: output)
  }

  /// Runs it to its end.
  func assay(
    _ arguments: [String], environment: [String: String] = [:], output: String? = nil
  ) throws -> BuiltCommand.Ending {
    try command(environment).start(arguments, output: output).ending()
  }

  /// What machines and days differ in, for this bench.
  var local: LocalWords { LocalWords(folder: folder, built: BuiltCommand.folder.path) }
}
