import CJail
package import LuaRuntime

/// Runs strangers' code in processes of its own, each for one pack, locked in, and killed when it
/// does not end.
///
/// One thread: it hands out commands, waits for whichever evaluator has something to say, and looks
/// at the clock. The first evaluator is started by the first command.
package final class EvaluatorPool: Evaluator {
  /// How long beyond its own limit a command may go on before its evaluator is killed: its limit is
  /// set inside too, and tells more.
  private static let grace: Int64 = 1000
  /// How long what has no limit of its own may take, in milliseconds.
  private static let hostTime: Int64 = 10_000
  /// How often one command may be tried where evaluators are killed from outside.
  private static let mostTries = 2
  /// How many evaluators in a row may be killed from outside before they are ready: no rule is at work
  /// in them, so that a rule is not at fault.
  private static let mostFailedStarts = 8

  /// What an evaluator needs beyond what a rule may use: its code, 256 MiB of the database mapped, and
  /// what a query may use.
  private static let otherMemory = 448 << 20

  /// What SQLite may have at least, however little a rule may: a schema, some pages and a sort.
  private static let leastSQLMemory = 32 << 20

  private let settings: EvaluatorSettings
  private var database: LuaDatabase?
  private var imageVersion = 0
  /// Bytes that a rule may use at most in the evaluators that were started.
  private var memory = 0
  /// Whether no command has said yet what a rule may use: what is usual was taken.
  private var isMemoryGuessed = true
  private var processes: [EvaluatorProcess] = []
  private let end: Int64?
  /// How many evaluators in a row were killed before they were ready.
  private var failedStarts = 0
  /// The layers of the jail that hold in the evaluators; nil: none has been started yet.
  package private(set) var layers: JailLayers?

  /// Makes a pool; nothing is started yet, and the run's time begins.
  package init(_ settings: EvaluatorSettings) {
    self.settings = settings
    end = settings.runTime.map { cjail_milliseconds() + Int64($0) }
  }

  // MARK: - Evaluator

  package func open(_ database: LuaDatabase) {
    if case .image = database.contents {
      imageVersion += 1
    } else if database != self.database {
      // A file is opened before the lock, so by other processes than those that have none.
      processes.removeAll()
      imageVersion = 0
    }
    self.database = database
  }

  package func perform(_ command: LuaCommand, of pack: String) throws(EvaluatorFailure) -> LuaReply
  {
    var answer = LuaReply()
    try perform([PackCommand(pack: pack, command)]) { _, reply in answer = reply }
    return answer
  }

  package func perform(_ commands: [PackCommand], done: (Int, LuaReply) -> Void)
    throws(EvaluatorFailure)
  {
    var work = Work(commands)
    provide(commands.compactMap(\.command.memory).max())
    while !work.isDone {
      if let fault = stop { return giveUp(&work, fault, done) }
      try handOut(&work)
      try listen(&work, done)
    }
  }

  /// Lets rules use so many bytes; nil: no rule runs yet.
  private func provide(_ needed: Int?) {
    guard let needed else {
      // What compiles the files of a pack is to run them as well.
      if memory == 0 { memory = LuaLimits().memory }
      return
    }
    if needed > memory || isMemoryGuessed && needed != memory {
      // What a process is bound to cannot be given back to it.
      processes.removeAll()
      memory = needed
    }
    isMemoryGuessed = false
  }

  // MARK: - Work

  /// What is left to do.
  private struct Work {
    let commands: [PackCommand]
    /// Commands that nobody has begun, by pack, in their order.
    var waiting: [String: [Int]] = [:]
    /// Packs in the order in which they first occur.
    let packs: [String]
    private var tries: [Int]
    private var open: Set<Int>

    init(_ commands: [PackCommand]) {
      self.commands = commands
      var packs: [String] = []
      for (index, command) in commands.enumerated() {
        if waiting[command.pack] == nil { packs.append(command.pack) }
        waiting[command.pack, default: []].append(index)
      }
      self.packs = packs
      tries = Array(repeating: 0, count: commands.count)
      open = Set(commands.indices)
    }

    var isDone: Bool { open.isEmpty }

    /// Commands without an answer, in their order.
    var unanswered: [Int] { open.sorted() }

    mutating func next(of pack: String) -> Int? {
      guard let first = waiting[pack]?.first else { return nil }
      waiting[pack]?.removeFirst()
      return first
    }

    mutating func finish(_ index: Int) { open.remove(index) }

    /// Puts a command back that was cut off through no fault of its own; false: often enough.
    mutating func tryAgain(_ index: Int) -> Bool {
      tries[index] += 1
      guard tries[index] < EvaluatorPool.mostTries else { return false }
      waiting[commands[index].pack, default: []].insert(index, at: 0)
      return true
    }
  }

  /// Why everything ends now; nil: it goes on.
  private var stop: LuaFault? {
    if settings.isInterrupted() { return LuaFault(.interrupted, "the run was interrupted") }
    guard let end, cjail_milliseconds() >= end else { return nil }
    return LuaFault(.time, "the time limit of the run, \(settings.runTime ?? 0) ms, was reached")
  }

  private func giveUp(_ work: inout Work, _ fault: LuaFault, _ done: (Int, LuaReply) -> Void) {
    processes.removeAll()
    for index in work.unanswered {
      work.finish(index)
      done(index, LuaReply(fault: fault))
    }
  }

  // MARK: - Handing out

  private func handOut(_ work: inout Work) throws(EvaluatorFailure) {
    for process in processes where process.isIdle {
      if let index = work.next(of: process.pack) { begin(index, of: work, process) }
    }
    for pack in work.packs {
      // Those that are starting take one each.
      let coming = processes.count { $0.pack == pack && !$0.isReady }
      var wanted = (work.waiting[pack]?.count ?? 0) - coming
      while wanted > 0, makeRoom(for: work) {
        try addProcess(of: pack)
        wanted -= 1
      }
    }
  }

  /// Whether another evaluator may be started, if need be instead of one that has nothing to do.
  private func makeRoom(for work: Work) -> Bool {
    if processes.count < settings.jobs { return true }
    guard
      let idle = processes.firstIndex(where: {
        $0.isIdle && (work.waiting[$0.pack] ?? []).isEmpty
      })
    else { return false }
    processes.remove(at: idle)
    return true
  }

  private func addProcess(of pack: String) throws(EvaluatorFailure) {
    processes.append(
      try EvaluatorProcess(
        pack: pack, path: settings.path,
        settings: WorkerSettings(
          parent: cjail_self(), addressSpace: UInt64(memory + Self.otherMemory),
          sqlMemory: Int64(max(memory, Self.leastSQLMemory)), database: database)))
  }

  private func begin(_ index: Int, of work: Work, _ process: EvaluatorProcess) {
    if case .image(let image)? = database?.contents, process.imageVersion != imageVersion {
      process.begin(
        image: image, asOf: database?.asOf ?? "", version: imageVersion, before: index,
        deadline: cjail_milliseconds() + Self.hostTime)
    } else {
      beginCommand(index, of: work, process)
    }
  }

  private func beginCommand(_ index: Int, of work: Work, _ process: EvaluatorProcess) {
    let command = work.commands[index].command
    let deadline = command.milliseconds.map { cjail_milliseconds() + Int64($0) + Self.grace }
    process.begin(command, index: index, deadline: deadline)
  }

  // MARK: - Listening

  private func listen(_ work: inout Work, _ done: (Int, LuaReply) -> Void)
    throws(EvaluatorFailure)
  {
    let busy = processes.filter { !$0.isIdle }
    var ready = [Bool](repeating: false, count: busy.count)
    let outputs = busy.map(\.output)
    _ = cjail_poll(outputs, &ready, busy.count, patience(busy))
    for (process, hasSpoken) in zip(busy, ready) {
      if hasSpoken { try hear(process, &work, done) }
      guard let deadline = process.deadline, cjail_milliseconds() >= deadline,
        processes.contains(where: { $0 === process })
      else { continue }
      try timeOut(process, &work, done)
    }
  }

  /// Milliseconds until something has to be looked at: the next deadline, or whether to stop.
  private func patience(_ busy: [EvaluatorProcess]) -> Int32 {
    let next = busy.compactMap(\.deadline).min() ?? .max
    let left = max(0, min(next - cjail_milliseconds(), 100))
    return Int32(left)
  }

  private func hear(
    _ process: EvaluatorProcess, _ work: inout Work, _ done: (Int, LuaReply) -> Void
  ) throws(EvaluatorFailure) {
    switch process.listen() {
    case .nothing: return
    case .ready(let ready): try welcome(process, ready)
    case .imageTaken(let fault, let index):
      if let fault { throw EvaluatorFailure(.unreadableDatabase, fault.message) }
      beginCommand(index, of: work, process)
    case .reply(let index, let reply):
      work.finish(index)
      // A state that met a limit or broke is not used again, nor the process that held it.
      if reply.fault?.kind.endsProcess == true { remove(process) }
      done(index, reply)
    case .ended: try bury(process, &work, done)
    }
  }

  private func welcome(_ process: EvaluatorProcess, _ ready: Ready) throws(EvaluatorFailure) {
    if let failure = ready.failure { throw failure }
    let mandatory = CJAIL_MANDATORY.rawValue
    guard settings.allowsUnjailed || ready.layers & mandatory == mandatory else {
      throw EvaluatorFailure(
        .jail,
        "rules cannot be locked in on this system: \(JailLayers(missing: ready.layers)) does not hold"
      )
    }
    layers = JailLayers(ready.layers)
    failedStarts = 0
  }

  private func remove(_ process: EvaluatorProcess) { processes.removeAll { $0 === process } }

  private func timeOut(
    _ process: EvaluatorProcess, _ work: inout Work, _ done: (Int, LuaReply) -> Void
  ) throws(EvaluatorFailure) {
    guard let index = process.index else {
      throw EvaluatorFailure(.start, "an evaluator was not ready within 10 seconds")
    }
    process.kill()
    remove(process)
    work.finish(index)
    let limit = work.commands[index].command.milliseconds ?? Int(Self.hostTime)
    done(index, LuaReply(fault: LuaFault(.time, "the time limit of \(limit) ms was reached")))
  }

  /// Settles what becomes of the command of an evaluator that has ended.
  private func bury(
    _ process: EvaluatorProcess, _ work: inout Work, _ done: (Int, LuaReply) -> Void
  ) throws(EvaluatorFailure) {
    let words = process.lastWords
    let end = ProcessEnd(process.end())
    remove(process)
    guard let index = process.index else {
      if case .killedFromOutside = end, failedStarts < Self.mostFailedStarts {
        failedStarts += 1
        return
      }
      let reason = words.isEmpty ? "" : ": \(words)"
      throw EvaluatorFailure(.start, "the evaluator \(settings.path) ended at its start\(reason)")
    }
    var fault = LuaFault(.killed, "the evaluator was killed from outside, twice")
    switch end {
    case .killedFromOutside: if work.tryAgain(index) { return }
    case .pageLost:
      if isDatabaseChanged {
        throw EvaluatorFailure(.changedDatabase, "it was shortened or replaced")
      }
      fault = LuaFault(.crash, "the interpreter crashed (SIGBUS)")
    case .fault(let own): fault = own
    }
    work.finish(index)
    done(index, LuaReply(fault: fault))
  }

  private var isDatabaseChanged: Bool {
    guard case .file(let path, _)? = database?.contents, let identity = database?.identity else {
      return false
    }
    return LuaFileIdentity(ofFileAt: path) != identity
  }
}

extension LuaCommand {
  /// The limit that the command has by itself; nil: none.
  fileprivate var milliseconds: Int? {
    switch self {
    case .declare(_, _, let limits): limits.milliseconds
    case .evaluate(let evaluation): evaluation.limits.milliseconds
    case .compile, .schema, .describe, .rows: 10_000
    }
  }

  /// Bytes that its rule may use; nil: it runs none.
  fileprivate var memory: Int? {
    switch self {
    case .declare(_, _, let limits): limits.memory
    case .evaluate(let evaluation): evaluation.limits.memory
    case .compile, .schema, .describe, .rows: nil
    }
  }
}

extension LuaFault.Kind {
  /// Whether the evaluator that met it is replaced.
  fileprivate var endsProcess: Bool {
    switch self {
    case .memory, .instructions, .time, .rows, .crash, .forbidden, .killed, .interrupted,
      .handler:
      true
    case .syntax, .runtime, .sql, .verdict, .key, .data: false
    }
  }
}

extension JailLayers {
  private static let words: [(layer: cjail_layer, name: String)] = [
    (CJAIL_RLIMITS, "rlimits"), (CJAIL_NO_NEW_PRIVS, "no_new_privs"),
    (CJAIL_NOT_DUMPABLE, "not_dumpable"), (CJAIL_PARENT_DEATH, "parent_death"),
    (CJAIL_LANDLOCK, "landlock"), (CJAIL_SECCOMP, "seccomp"),
  ]

  /// The layers of a set.
  fileprivate init(_ layers: UInt32) {
    names = Self.words.filter { layers & $0.layer.rawValue != 0 }.map(\.name)
  }

  /// The mandatory layers that a set lacks.
  fileprivate init(missing layers: UInt32) {
    let mandatory = CJAIL_MANDATORY.rawValue
    names = Self.words.filter { mandatory & ~layers & $0.layer.rawValue != 0 }.map(\.name)
  }
}

extension JailLayers: CustomStringConvertible {
  package var description: String { names.joined(separator: ", ") }
}
