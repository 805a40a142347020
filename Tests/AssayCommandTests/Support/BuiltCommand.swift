import Foundation

/// The built `assay`, run as a person or a pipeline would: a process with everything around it explicit.
struct BuiltCommand {
  /// How a run ended, and what it wrote.
  struct Ending: Equatable {
    let code: Int32
    let output: String
    let complaint: String
  }

  /// How a process ended, of its own accord or not, and what it wrote.
  struct Termination {
    /// The signal that ended it.
    let signal: Int32?
    /// Its code; -1 where a signal ended it.
    let code: Int32
    let output: String
    let complaint: String
  }

  /// What keeps a run from having an ending.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Where the build puts it: beside the bundle of tests.
  static let path = folder.appending(path: "assay").path

  /// The folder of everything built.
  static let folder: URL = {
    #if os(macOS)
    for bundle in Bundle.allBundles where bundle.bundlePath.hasSuffix(".xctest") {
      return bundle.bundleURL.deletingLastPathComponent()
    }
    #endif
    return Bundle.main.bundleURL
  }()

  /// Seconds that one run may take; the tests of a whole pack take a while in a debug build.
  private static let bound = 300.0

  /// The executable; by default the built one.
  var executable = BuiltCommand.path
  /// The working directory.
  let workingDirectory: String
  /// All variables that it sees.
  let environment: [String: String]
  /// Where stdout and stderr are kept until they are read.
  let scratch: String

  /// A run that goes on while the test does something.
  final class Running {
    fileprivate let process = Process()
    fileprivate let files: (output: String, complaint: String)

    fileprivate init(output: String, complaint: String) { files = (output, complaint) }

    deinit { if process.isRunning { process.terminate() } }

    /// Whether it has not ended.
    var isRunning: Bool { process.isRunning }

    /// The number of the process.
    var processIdentifier: Int32 { process.processIdentifier }

    /// Sends it a signal.
    func signal(_ number: Int32) { kill(process.processIdentifier, number) }

    /// Waits for its end, which must be its own.
    func ending() throws -> Ending {
      let end = try termination()
      if let signal = end.signal { throw Failure(description: "ended by signal \(signal)") }
      return Ending(code: end.code, output: end.output, complaint: end.complaint)
    }

    /// Waits for its end, of whatever kind.
    func termination() throws -> Termination {
      let watchdog = DispatchWorkItem { [process] in process.terminate() }
      DispatchQueue.global().asyncAfter(deadline: .now() + BuiltCommand.bound, execute: watchdog)
      process.waitUntilExit()
      watchdog.cancel()
      let isKilled = process.terminationReason != .exit
      return Termination(
        signal: isKilled ? process.terminationStatus : nil,
        code: isKilled ? -1 : process.terminationStatus,
        output: try BuiltCommand.text(files.output),
        complaint: try BuiltCommand.text(files.complaint))
    }
  }

  /// Starts it.
  /// - Parameters:
  ///   - output: Where stdout goes; nil: to a file that the ending holds.
  ///   - input: What stdin reads; nil: nothing.
  func start(_ arguments: [String], output: String? = nil, input: String? = nil) throws -> Running {
    let name = UUID().uuidString
    let running = Running(
      output: output ?? "\(scratch)/\(name).out", complaint: "\(scratch)/\(name).err")
    let process = running.process
    process.executableURL = URL(filePath: executable)
    process.arguments = arguments
    process.environment = environment
    process.currentDirectoryURL = URL(filePath: workingDirectory)
    process.standardInput =
      try input.map { try FileHandle(forReadingFrom: URL(filePath: $0)) } ?? FileHandle.nullDevice
    process.standardOutput = try Self.handle(running.files.output)
    process.standardError = try Self.handle(running.files.complaint)
    try Self.withAllSignals { try process.run() }
    return running
  }

  /// Runs `body` with no signal blocked: threads of a pool block them, and a process that one of them
  /// starts would inherit that and could not be interrupted.
  private static func withAllSignals(_ body: () throws -> Void) rethrows {
    var (none, before) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    try body()
  }

  private static func handle(_ path: String) throws -> FileHandle {
    if !FileManager.default.fileExists(atPath: path) {
      try Data().write(to: URL(filePath: path))
    }
    return try FileHandle(forWritingTo: URL(filePath: path))
  }

  /// What was written to a file; nothing of a device.
  private static func text(_ path: String) throws -> String {
    guard !path.hasPrefix("/dev/") else { return "" }
    return String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
  }
}
