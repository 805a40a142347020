import ComplianceModel
import Foundation
import Reporting

/// What the process finds around it: the only reader of environment, clock, terminal and working directory.
struct Surroundings: Sendable {
  /// The environment's variables.
  let environment: [String: String]
  /// The working directory, absolute.
  let workingDirectory: String
  /// The path of the running executable, links resolved.
  let executable: String
  /// Whether stdin is a terminal.
  let inputIsTerminal: Bool
  /// Whether stdout is a terminal.
  let outputIsTerminal: Bool
  /// Columns of the terminal; 80 elsewhere.
  let width: Int

  /// Reads them once.
  static func read() -> Surroundings {
    let terminal = isatty(STDOUT_FILENO) == 1
    return Surroundings(
      environment: ProcessInfo.processInfo.environment,
      workingDirectory: FileManager.default.currentDirectoryPath,
      executable: executablePath(), inputIsTerminal: isatty(STDIN_FILENO) == 1,
      outputIsTerminal: terminal,
      width: 80)
  }

  /// The value of a variable; nil where it is not set, or empty.
  func variable(_ name: String) -> String? {
    environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Whether text may be coloured: a terminal, and nobody set `NO_COLOR` (no-color.org).
  var usesColour: Bool {
    outputIsTerminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
  }

  /// Whether the locale's text is UTF-8, by the first of `LC_ALL`, `LC_CTYPE` and `LANG` that is set.
  ///
  /// Without any of them, as under a build server, UTF-8 is taken for granted.
  var usesUTF8: Bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }
      .first { !$0.isEmpty }
    guard let locale = locale?.lowercased() else { return true }
    return locale.contains("utf-8") || locale.contains("utf8")
  }

  /// Seconds since 1970-01-01T00:00:00Z.
  func seconds() -> Int { Int(Date().timeIntervalSince1970.rounded(.down)) }

  /// Now, UTC, `YYYY-MM-DDTHH:MM:SSZ`.
  func now() -> String {
    let seconds = seconds()
    let (day, rest) = (Day(ordinal: seconds / 86_400), seconds % 86_400)
    let parts = [rest / 3600, rest / 60 % 60, rest % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(day)T\(parts.joined(separator: ":"))Z"
  }

  /// Milliseconds of a clock that only moves forward.
  func milliseconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
  }

  /// The machine's name.
  func host() -> String { ProcessInfo.processInfo.hostName }

  /// How many processors there are, at least 1.
  var processors: Int { max(1, ProcessInfo.processInfo.activeProcessorCount) }

  /// The path of what is installed beside the executable.
  func path(besideExecutable name: String) -> String {
    URL(filePath: executable).deletingLastPathComponent().appending(path: name).path
  }

  /// A folder for private copies.
  var temporaryFolder: String {
    environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
  }

  /// Where programs of this user keep what they can do without; nil: nobody said where that is.
  var cacheFolder: String? {
    if let named = variable("XDG_CACHE_HOME"), named.hasPrefix("/") { return named }
    #if os(macOS)
    return variable("HOME").map { "\($0)/Library/Caches" }
    #else
    return variable("HOME").map { "\($0)/.cache" }
    #endif
  }

  private static func executablePath() -> String {
    #if os(Linux)
    if let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") {
      return path
    }
    #endif
    return Bundle.main.executablePath ?? CommandLine.arguments[0]
  }
}

/// Where text goes: data to stdout, all else to stderr.
enum Console {
  /// Writes data to stdout.
  /// - Throws: `Refusal` (output) where stdout takes no more, such as on a full disk.
  static func print(_ text: String) throws(Refusal) {
    guard write(text, to: STDOUT_FILENO) else {
      throw Refusal(
        .output, "unwritable-output",
        "stdout could not be written: \(String(cString: strerror(errno)).lowercased())",
        remedy: "Send it elsewhere, or make space where it goes.")
    }
  }

  /// Writes a message to stderr.
  static func complain(_ text: String) { _ = write(text, to: STDERR_FILENO) }

  /// Writes all of `text`, whatever pieces the system takes it in; false where it takes no more.
  private static func write(_ text: String, to descriptor: Int32) -> Bool {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { unistdWrite(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return false }
      rest = rest.dropFirst(written)
    }
    return true
  }

  private static func unistdWrite(
    _ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int
  ) -> Int {
    guard let bytes else { return 0 }
    #if canImport(Glibc)
    return Glibc.write(descriptor, bytes, count)
    #else
    return Darwin.write(descriptor, bytes, count)
    #endif
  }
}

extension Surroundings {
  /// Shows on a terminal how far something is, instead of what was shown before; nil: nothing any more.
  func showProgress(_ text: String?) {
    guard isatty(STDERR_FILENO) == 1 else { return }
    Console.complain("\r\u{1B}[K\(text ?? "")")
  }

  /// How text on stdout is shown.
  func style(isVerbose: Bool) -> TerminalStyle {
    TerminalStyle(
      width: width, usesColour: usesColour, usesUTF8: usesUTF8, isVerbose: isVerbose)
  }
}
