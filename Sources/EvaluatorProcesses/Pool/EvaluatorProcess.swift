import CJail
import LuaRuntime

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// One evaluator, from its start to its end.
///
/// Owned by the pool, and used on its thread.
final class EvaluatorProcess {
  /// The pack whose code it runs, the only one.
  let pack: String
  /// The version of the database in memory that it has; 0: none.
  private(set) var imageVersion = 0
  private var state: State
  private var child: cjail_child
  private var writer = MessageWriter()
  private var reader: FrameReader

  /// What it is doing.
  private enum State {
    case starting(deadline: Int64)
    case idle
    /// Taking a database, for the sake of a command.
    case takingImage(version: Int, index: Int, deadline: Int64)
    /// Carrying a command out.
    case working(index: Int, deadline: Int64?)
  }

  /// What came of looking at its output.
  enum Event {
    case nothing
    case ready(Ready)
    /// The database was taken, or not, ahead of a command.
    case imageTaken(LuaFault?, index: Int)
    case reply(index: Int, LuaReply)
    /// It has ended, or said something that no evaluator says.
    case ended
  }

  /// How long it may take to be ready, in milliseconds.
  private static let startTime: Int64 = 10_000
  /// Most bytes of an answer: what an outcome may keep, its trace and reads; declarations; rows that
  /// an explanation looks through.
  private static let mostBytes = 64 << 20

  /// All that it inherits.
  ///
  /// Swift's own crash reporter would start a process, which the jail forbids.
  private static let environment = ["SWIFT_BACKTRACE=enable=no", "TZ=UTC0", "LC_ALL=C"]

  /// Starts an evaluator.
  init(pack: String, path: String, settings: WorkerSettings) throws(EvaluatorFailure) {
    self.pack = pack
    child = cjail_child(pid: -1, input: -1, output: -1, error: -1)
    reader = FrameReader(most: 1 << 16)
    let deadline = cjail_milliseconds() + Self.startTime
    state = .starting(deadline: deadline)
    let code = Self.withCStrings([path] + settings.arguments) { arguments in
      Self.withCStrings(Self.environment) { environment in
        cjail_spawn(path, arguments, environment, &child)
      }
    }
    guard code == 0 else {
      throw EvaluatorFailure(
        .start, "the evaluator \(path) cannot be started: \(String(cString: strerror(code)))")
    }
    send(Frame.framed(settings.message), before: deadline)
  }

  deinit { kill() }

  // MARK: - What it is doing

  /// Whether it has said that it is ready.
  var isReady: Bool {
    if case .starting = state { return false }
    return true
  }

  /// Whether it can be given something to do.
  var isIdle: Bool {
    if case .idle = state { return true }
    return false
  }

  /// When it is given up; nil: never.
  var deadline: Int64? {
    switch state {
    case .starting(let deadline), .takingImage(_, _, let deadline): deadline
    case .working(_, let deadline): deadline
    case .idle: nil
    }
  }

  /// The command that it has; nil: none.
  var index: Int? {
    switch state {
    case .takingImage(_, let index, _), .working(let index, _): index
    case .starting, .idle: nil
    }
  }

  // MARK: - Talking

  /// The descriptor to wait on.
  var output: Int32 { child.output }

  /// Hands it a command.
  ///
  /// Where it does not take it, it is seen to have ended at the next look.
  func begin(_ command: LuaCommand, index: Int, deadline: Int64?) {
    state = .working(index: index, deadline: deadline)
    reader = FrameReader(most: Self.mostBytes)
    send(writer.frames(of: command), before: deadline)
  }

  /// Hands it a database in memory, ahead of command `index`.
  func begin(image: [UInt8], asOf: String, version: Int, before index: Int, deadline: Int64) {
    state = .takingImage(version: version, index: index, deadline: deadline)
    reader = FrameReader(most: 1 << 16)
    send(writer.frame(of: image, asOf: asOf), before: deadline)
  }

  private func send(_ bytes: [UInt8], before deadline: Int64?) {
    let isWhole = bytes.withUnsafeBytes {
      cjail_write(child.input, $0.baseAddress, $0.count, deadline ?? -1)
    }
    // One that takes nothing is no use: its end of the pipe tells the rest.
    if !isWhole { cjail_signal(child.pid, SIGKILL) }
  }

  /// Takes what it has said.
  func listen() -> Event {
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = piece.withUnsafeMutableBytes {
        cjail_read(child.output, $0.baseAddress, $0.count)
      }
      if count == -1 { return .nothing }
      guard count > 0 else { return .ended }
      switch reader.take(piece[..<count]) {
      case .incomplete: continue
      case .malformed: return .ended
      case .message(let message): return event(message)
      }
    }
  }

  private func event(_ message: [UInt8]) -> Event {
    switch state {
    case .starting:
      guard let ready = Ready(message: message) else { return .ended }
      state = .idle
      return .ready(ready)
    case .takingImage(let version, let index, _):
      guard let reply = LuaReply(frame: message) else { return .ended }
      if reply.fault == nil { imageVersion = version }
      return .imageTaken(reply.fault, index: index)
    case .working(let index, _):
      guard let reply = LuaReply(frame: message) else { return .ended }
      state = .idle
      return .reply(index: index, reply)
    case .idle: return .ended
    }
  }

  /// What it wrote to stderr before it ended, its first line.
  var lastWords: String {
    var bytes = [UInt8](repeating: 0, count: 512)
    let count = bytes.withUnsafeMutableBytes { cjail_read(child.error, $0.baseAddress, $0.count) }
    let text = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    return text.split(separator: "\n").first.map(String.init) ?? ""
  }

  // MARK: - Ending

  /// How it ended, where its output has.
  ///
  /// One that goes on after it has closed its output, or has said nonsense, is killed, which is its own
  /// doing.
  func end() -> cjail_end {
    var end = cjail_end(by_signal: false, number: 0)
    if cjail_wait(child.pid, 200, &end) {
      child.pid = -1
      kill()
    } else {
      kill()
      end = cjail_end(by_signal: false, number: 65)
    }
    return end
  }

  /// Kills it, if it has not ended, and closes its pipes; further calls do nothing.
  func kill() {
    var end = cjail_end(by_signal: false, number: 0)
    cjail_kill(&child, &end)
  }

  private static func withCStrings<Result>(
    _ texts: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    var pointers: [UnsafeMutablePointer<CChar>?] = texts.map { strdup($0) }
    defer { for pointer in pointers { free(pointer) } }
    pointers.append(nil)
    return pointers.withUnsafeBufferPointer { buffer in
      guard let first = buffer.baseAddress else { preconditionFailure("there is a NULL at least") }
      return body(first)
    }
  }
}
