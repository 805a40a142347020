import ComplianceModel
import Foundation

/// What a signal that ends the process must leave behind: no private copy of anybody's data, and of
/// an assessment what is known by then.
///
/// The handlers use nothing but variables, `unlink`, `rmdir` and `_exit`, which may be called there
/// (POSIX.1-2017, 2.4.3).
enum Interruption {
  /// The files and the folder to remove, as C texts; nil: nothing.
  // A handler can reach globals only. It is set before the handlers are installed and otherwise
  // replaced as one pointer.
  nonisolated(unsafe) private static var doomed: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?

  /// The names that a private copy may have, in the order of removal.
  private static let names =
    [
      "view.db", "view.db-wal", "view.db-shm", "view.db-journal", "index.db",
    ] + (0..<64).map { "probe-\($0).db" }

  /// Whether a signal is only noted, since whoever works ends by itself soon.
  nonisolated(unsafe) private static var isHeld = false
  /// The exit code of the signal that was noted; nil: none was.
  nonisolated(unsafe) private static var notedCode: Int32 = 0

  /// The exit code of the signal that came while signals were noted; nil: none came.
  static var noted: ExitCode? { notedCode == 0 ? nil : ExitCode(rawValue: Int(notedCode)) }

  /// What an assessment that was ended early says of itself.
  static let reason = "interrupted: what was not evaluated by then is an error"

  /// Runs `body`, which looks at `noted` often and ends early.
  ///
  /// The first signal meanwhile is noted, and
  /// the second ends the process.
  static func noting<Value>(_ body: () throws(Refusal) -> Value) throws(Refusal) -> Value {
    isHeld = true
    defer { isHeld = false }
    installAll()
    return try body()
  }

  /// Removes `folder` when the process is interrupted; nil: nothing any more.
  static func remove(_ folder: String?) {
    guard let folder else {
      doomed = nil
      return
    }
    let paths = names.map { "\(folder)/\($0)" } + [folder]
    let list = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(
      capacity: paths.count + 1)
    for (index, path) in paths.enumerated() { list[index] = strdup(path) }
    list[paths.count] = nil
    doomed = list
    installAll()
  }

  private static func installAll() {
    for (number, code) in [(SIGINT, 130), (SIGTERM, 143), (SIGHUP, 129)] {
      install(number, code)
    }
  }

  private static func install(_ number: Int32, _ code: Int) {
    switch code {
    case 130: signal(number) { _ in Interruption.end(130) }
    case 143: signal(number) { _ in Interruption.end(143) }
    default: signal(number) { _ in Interruption.end(129) }
    }
  }

  private static func end(_ code: Int32) {
    if isHeld, notedCode == 0 {
      notedCode = code
      return
    }
    if let doomed {
      var index = 0
      while let path = doomed[index] {
        if doomed[index + 1] == nil { rmdir(path) } else { unlink(path) }
        index += 1
      }
    }
    _exit(code)
  }
}
