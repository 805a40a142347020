import CJail
import LuaRuntime

/// The life of an evaluator: opens the database, locks itself in, and answers commands until its input
/// ends.
///
/// Synchronous, and on one thread: seccomp and Landlock bind the thread that asks for them, and the
/// timer's signal has to find the interpreter.
package enum EvaluatorWorker {
  /// How the process ends where it does not simply come to the end of its input.
  private enum Status: Int32 {
    case end = 0
    case notForPeople = 64
    case malformedMessage = 65
    case noJail = 69
  }

  /// Runs until the input ends; does not return.
  package static func run(_ arguments: [String]) -> Never {
    guard let parent = WorkerSettings.parent(in: arguments) else {
      complain("assay-evaluator is started by assay, and answers nobody else\n")
      end(.notForPeople)
    }
    guard cjail_follow_parent(parent), let first = message(),
      let settings = WorkerSettings(message: first, parent: parent)
    else { end(.malformedMessage) }
    limitSQLMemory(settings.sqlMemory)
    let evaluator = LocalEvaluator()
    let opened = open(settings, evaluator)
    useProcessTimer()
    // Whether what holds is enough is the host's to say.
    answer(Ready(layers: lock(settings), failure: opened).bytes)
    serve(evaluator)
  }

  // MARK: - Before the lock

  private static func open(_ settings: WorkerSettings, _ evaluator: LocalEvaluator)
    -> EvaluatorFailure?
  {
    guard let database = settings.database else { return nil }
    do throws(EvaluatorFailure) {
      try evaluator.open(database)
      guard case .file(let path, _) = database.contents, let identity = database.identity,
        LuaFileIdentity(ofFileAt: path) != identity
      else { return nil }
      return EvaluatorFailure(.changedDatabase, "another file is in its place")
    } catch {
      return error
    }
  }

  private static func lock(_ settings: WorkerSettings) -> UInt32 {
    let threads = cjail_thread_count()
    guard threads == 1 else {
      let count = threads == 0 ? "an unknown number of" : "\(threads)"
      complain("an evaluator has \(count) threads: a jail would bind one of them only\n")
      end(.noJail)
    }
    var limits = cjail_limits(
      address_space: settings.addressSpace, open_files: 16)
    return cjail_lock(&limits)
  }

  // MARK: - After it

  private static func serve(_ evaluator: LocalEvaluator) -> Never {
    var reader = MessageReader()
    while let bytes = message() {
      guard let message = reader.message(in: bytes) else { end(.malformedMessage) }
      switch message {
      case .source, .libraries, .parameters, .answers: continue
      case .image(let image, let asOf): answer(opening(image, asOf, evaluator))
      case .command(let command): answer(evaluator.perform(command))
      }
    }
    end(.end)
  }

  private static func opening(_ image: [UInt8], _ asOf: String, _ evaluator: LocalEvaluator)
    -> LuaReply
  {
    do throws(EvaluatorFailure) {
      try evaluator.open(LuaDatabase(.image(image), asOf: asOf))
      return LuaReply()
    } catch {
      return LuaReply(fault: LuaFault(.sql, error.message))
    }
  }

  private static func answer(_ reply: LuaReply) {
    var writer = ByteWriter()
    writer.put(reply)
    answer(writer.bytes)
  }

  private static func answer(_ bytes: [UInt8]) {
    let frame = Frame.framed(bytes)
    guard frame.withUnsafeBytes({ cjail_put(1, $0.baseAddress, $0.count) }) else { end(.end) }
  }

  /// The next message; nil at the end of the input.
  private static func message() -> [UInt8]? {
    var message: [UInt8] = []
    while true {
      var header: UInt32 = 0
      guard withUnsafeMutableBytes(of: &header, { cjail_take(0, $0.baseAddress, 4) }) else {
        return nil
      }
      header = UInt32(littleEndian: header)
      let length = Int(header & ~Frame.moreFollows)
      guard length <= Frame.longest else { end(.malformedMessage) }
      let part = [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
        count = cjail_take(0, buffer.baseAddress, length) ? length : 0
      }
      guard part.count == length else { return nil }
      message += part
      if header & Frame.moreFollows == 0 { return message }
    }
  }

  private static func complain(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { cjail_put(2, $0.baseAddress, $0.count) }
  }

  private static func end(_ status: Status) -> Never { cjail_exit(status.rawValue) }
}

/// What an evaluator says when it is ready, or why it never will be.
struct Ready {
  /// The layers of the jail that hold; a set of `cjail_layer`.
  var layers: UInt32
  /// Why the database is not open; nil: it is, or there is none.
  var failure: EvaluatorFailure?

  /// The message.
  var bytes: [UInt8] {
    var writer = ByteWriter()
    writer.put(count: Int(layers))
    writer.put(failure) { writer, failure in
      writer.put(failure.cause == .changedDatabase)
      writer.put(failure.message)
    }
    return writer.bytes
  }
}

extension Ready {
  /// Reads the message; nil: it is none.
  init?(message: [UInt8]) {
    var reader = ByteReader(message)
    layers = UInt32(reader.number())
    failure = reader.optional { reader in
      EvaluatorFailure(reader.flag() ? .changedDatabase : .unreadableDatabase, reader.string())
    }
    guard !reader.isMalformed, reader.isAtEnd else { return nil }
  }
}
