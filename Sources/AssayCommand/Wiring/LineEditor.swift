import Foundation

/// Where a person types: with history and completion where libedit is installed, else as the terminal gives lines.
///
/// libedit is loaded when it is asked for, and by nothing else: no other command starts slower for it. Its
/// calls are those of readline (editline(7), readline compatibility).
struct LineEditor {
  private typealias ReadLine = @convention(c) (UnsafePointer<CChar>) -> UnsafeMutablePointer<CChar>?
  private typealias OfText = @convention(c) (UnsafePointer<CChar>) -> CInt
  private typealias Generator =
    @convention(c) (UnsafePointer<CChar>?, CInt) -> UnsafeMutablePointer<CChar>?

  private let read: ReadLine?
  private let remember: OfText?
  private let save: OfText?
  private let history: String?

  /// The names that completion offers; a C function can reach globals only.
  // Set once, before the first line is read, and read on the same thread.
  nonisolated(unsafe) fileprivate static var names: [String] = []
  nonisolated(unsafe) fileprivate static var offered = 0

  /// Names of the library, the one of Debian and Ubuntu first.
  private static let libraries = ["libedit.so.2", "libedit.so.0", "libedit.3.dylib"]

  /// Makes an editor; without a terminal it only reads lines.
  /// - Parameters:
  ///   - isInteractive: Whether somebody sits at a terminal.
  ///   - history: A file that keeps what was typed; nil: nothing is kept.
  ///   - names: What completion offers, in its order.
  init(isInteractive: Bool, history: String?, names: [String]) {
    let library =
      isInteractive ? Self.libraries.lazy.compactMap { dlopen($0, RTLD_NOW) }.first : nil
    func function<Function>(_ name: String, as type: Function.Type) -> Function? {
      guard let library, let symbol = dlsym(library, name) else { return nil }
      return unsafeBitCast(symbol, to: type)
    }
    read = function("readline", as: ReadLine.self)
    remember = function("add_history", as: OfText.self)
    save = function("write_history", as: OfText.self)
    self.history = history
    Self.names = names
    if let history { _ = function("read_history", as: OfText.self)?(history) }
    if let library, let variable = dlsym(library, "rl_completion_entry_function") {
      let complete: Generator = { start, state in LineEditor.offer(start, state) }
      variable.assumingMemoryBound(to: Optional<Generator>.self).pointee = complete
    }
  }

  /// Whether there is history and completion.
  var isRich: Bool { read != nil }

  /// The next line, without its end; nil: there is none any more.
  func line(prompt: String) -> String? {
    guard let read else {
      if !prompt.isEmpty { Console.complain(prompt) }
      return readLine()
    }
    guard let typed = read(prompt) else { return nil }
    defer { free(typed) }
    let line = String(cString: typed)
    if !line.allSatisfy(\.isWhitespace) { _ = remember?(line) }
    return line
  }

  /// Keeps what was typed for the next time, for this user alone.
  func finish() {
    guard let history, isRich else { return }
    let folder = URL(filePath: history).deletingLastPathComponent()
    // A history that cannot be kept is done without.
    try? FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let before = umask(0o077)
    _ = save?(history)
    umask(before)
  }

  /// One name after the other that begins as `start` does, as readline's generators do it.
  private static func offer(_ start: UnsafePointer<CChar>?, _ state: CInt)
    -> UnsafeMutablePointer<CChar>?
  {
    if state == 0 { offered = 0 }
    let prefix = start.map { String(cString: $0) } ?? ""
    while offered < names.count {
      defer { offered += 1 }
      if names[offered].hasPrefix(prefix) { return strdup(names[offered]) }
    }
    return nil
  }
}
