import CJail
import Foundation
import LuaRuntime
import Synchronization
import Testing

@testable import EvaluatorProcesses

/// What the pool does with evaluators that do not do as they should.
@Suite struct PoolTests {
  static let fine = EvaluatorBench.evaluation(EvaluatorBench.judge)

  // MARK: - Starting

  @Test func `an evaluator that is not there is told by its path`() throws {
    let bench = try EvaluatorBench()
    let failure = #expect(throws: EvaluatorFailure.self) {
      try bench.pool(path: "/nowhere/assay-evaluator").perform(Self.fine, of: "shop")
    }
    #expect(failure?.cause == .start)
    #expect(failure?.message.contains("/nowhere/assay-evaluator cannot be started") == true)
  }

  @Test(arguments: [
    "exit 3", "echo hello", "printf '\\001\\000\\000\\000\\377'", "kill -SEGV $$",
    "exec cat /dev/zero",
  ])
  func `one that ends or speaks nonsense at its start ends the run`(text: String) throws {
    let bench = try EvaluatorBench()
    let failure = #expect(throws: EvaluatorFailure.self) {
      try bench.pool(path: bench.script(text)).perform(Self.fine, of: "shop")
    }
    #expect(failure?.cause == .start)
  }

  @Test func `one that says of itself that it is not locked in is not used`() throws {
    let bench = try EvaluatorBench()
    // Ready, with layers 0 and no failure: length 5, then five bytes.
    let path = try bench.script(
      "printf '\\005\\000\\000\\000\\000\\000\\000\\000\\000'; exec cat > /dev/null")
    let failure = #expect(throws: EvaluatorFailure.self) {
      try bench.pool(path: path).perform(Self.fine, of: "shop")
    }
    #expect(failure?.cause == .jail)
    #expect(failure?.message.contains("rlimits, no_new_privs, seccomp") == true)
  }

  @Test
  func `one that is not locked in is used where somebody said so, and locked in where it can be`()
    throws
  {
    let bench = try EvaluatorBench()
    let open = try bench.script(
      "printf '\\005\\000\\000\\000\\000\\000\\000\\000\\000'; sleep 0.05; exit 9")
    let used = try bench.pool(path: open, allowsUnjailed: true).perform(Self.fine, of: "shop")
    #expect(used.fault?.message == "the evaluator ended with status 9")
    let (allowed, strict) = (bench.pool(allowsUnjailed: true), bench.pool())
    for pool in [allowed, strict] {
      pool.open(bench.file)
      #expect(try pool.perform(Self.fine, of: "shop").fault == nil)
    }
    #expect(allowed.layers == strict.layers)
  }

  @Test func `a database that cannot be read is refused before a rule runs`() throws {
    let bench = try EvaluatorBench()
    let pool = bench.pool()
    pool.open(
      LuaDatabase(.file(path: "\(bench.folder)/none", isImmutable: true), asOf: "2026-06-30"))
    let failure = #expect(throws: EvaluatorFailure.self) { try pool.perform(Self.fine, of: "shop") }
    #expect(failure?.cause == .unreadableDatabase)
  }

  @Test func `another file in the database's place is noticed by each evaluator`() throws {
    let bench = try EvaluatorBench()
    var database = bench.file
    database.identity = LuaFileIdentity(ofFileAt: bench.database)
    let pool = bench.pool()
    pool.open(database)
    #expect(try pool.perform(Self.fine, of: "shop").fault == nil)
    database.identity?.inode += 1
    let other = bench.pool()
    other.open(database)
    let failure = #expect(throws: EvaluatorFailure.self) {
      try other.perform(Self.fine, of: "shop")
    }
    #expect(failure?.cause == .changedDatabase)
  }

  // MARK: - While it works

  /// An evaluator that is ready, with all layers, and then does what `text` says with its first command.
  private func obedient(_ bench: EvaluatorBench, then text: String) throws -> String {
    // 63: every layer. The settings come first and are left unread.
    try bench.script("printf '\\005\\000\\000\\000\\077\\000\\000\\000\\000'; sleep 0.05; \(text)")
  }

  @Test(arguments: [
    ("kill -SEGV $$", LuaFault.Kind.crash, "the interpreter crashed (SIGSEGV)"),
    ("kill -ABRT $$", .crash, "the interpreter crashed (SIGABRT)"),
    ("kill -SYS $$", .forbidden, "the rule's code made a system call that is forbidden to it"),
    ("kill -XCPU $$", .time, "the limit on processor time was reached"),
    ("kill -XFSZ $$", .forbidden, "the rule's code wrote to a file"),
    ("exit 70", .memory, "the evaluator's memory was exhausted"),
    ("exit 0", .crash, "the evaluator ended before it answered"),
    ("exit 9", .crash, "the evaluator ended with status 9"),
    ("echo nonsense; exec cat > /dev/null", .crash, "the evaluator ended with status 65"),
  ])
  func `its end is the rule's error, by a closed table`(
    text: String, kind: LuaFault.Kind, message: String
  ) throws {
    let bench = try EvaluatorBench()
    let pool = bench.pool(path: try obedient(bench, then: text))
    let fault = try pool.perform(Self.fine, of: "shop").fault
    #expect(fault?.kind == kind)
    #expect(fault?.message == message)
  }

  @Test func `one that does not end by itself is killed a second after the rule's limit`() throws {
    let bench = try EvaluatorBench()
    let pool = bench.pool(path: try obedient(bench, then: "exec sleep 60"))
    let start = cjail_milliseconds()
    let command = EvaluatorBench.evaluation(
      EvaluatorBench.judge, limits: LuaLimits(milliseconds: 100))
    let fault = try pool.perform(command, of: "shop").fault
    #expect(fault == LuaFault(.time, "the time limit of 100 ms was reached"))
    #expect((1_000..<5_000).contains(cjail_milliseconds() - start))
  }

  @Test func `one killed from outside is replaced and its rule tried once more`() throws {
    let bench = try EvaluatorBench()
    // The first is killed, the second is the real one.
    let mark = "\(bench.folder)/tried"
    let path = try bench.script(
      """
      if [ ! -e '\(mark)' ]; then : > '\(mark)'
        printf '\\005\\000\\000\\000\\077\\000\\000\\000\\000'; sleep 0.05; kill -KILL $$
      fi
      exec '\(EvaluatorBench.executable)' "$@"
      """)
    let pool = bench.pool(path: path)
    pool.open(bench.file)
    let reply = try pool.perform(Self.fine, of: "shop")
    #expect(reply.fault == nil)
    #expect(reply.outcome().counts.nonconforming == 2)
  }

  @Test func `one killed twice is the rule's error, and the others go on`() throws {
    let bench = try EvaluatorBench()
    let path = try obedient(bench, then: "kill -KILL $$")
    let fault = try bench.pool(path: path).perform(Self.fine, of: "shop").fault
    #expect(fault == LuaFault(.killed, "the evaluator was killed from outside, twice"))
  }

  // MARK: - The run

  @Test func `the run's own time limit ends what is left`() throws {
    let bench = try EvaluatorBench()
    let pool = bench.pool(runTime: 300)
    pool.open(bench.file)
    let slow = EvaluatorBench.evaluation(
      "function(code) while true do end end", limits: LuaLimits(milliseconds: 5_000))
    var faults: [LuaFault?] = []
    let start = cjail_milliseconds()
    try pool.perform((0..<3).map { _ in PackCommand(pack: "shop", slow) }) { _, reply in
      faults.append(reply.fault)
    }
    #expect(
      faults
        == Array(
          repeating: LuaFault(.time, "the time limit of the run, 300 ms, was reached"), count: 3))
    #expect(cjail_milliseconds() - start < 3_000)
  }

  @Test func `an interruption ends what is left, and what is done stays done`() throws {
    let bench = try EvaluatorBench()
    let isInterrupted = Mutex(false)
    let pool = bench.pool(isInterrupted: { isInterrupted.withLock { $0 } })
    pool.open(bench.file)
    var faults: [Int: LuaFault.Kind?] = [:]
    try pool.perform((0..<4).map { _ in PackCommand(pack: "shop", Self.fine) }) { index, reply in
      faults.updateValue(reply.fault?.kind, forKey: index)
      if faults.count == 2 { isInterrupted.withLock { $0 = true } }
    }
    #expect(faults == [0: nil, 1: nil, 2: .interrupted, 3: .interrupted])
  }

  @Test func `packs never share an evaluator, and no more are at work than jobs`() throws {
    let bench = try EvaluatorBench()
    let log = "\(bench.folder)/started"
    let path = try bench.script("echo x >> '\(log)'\nexec '\(EvaluatorBench.executable)' \"$@\"")
    let pool = bench.pool(path: path)
    pool.open(bench.file)
    let commands = ["a", "b", "a", "b"].map { PackCommand(pack: $0, Self.fine) }
    try pool.perform(commands) { _, reply in #expect(reply.fault == nil) }
    // One job: all of a, then all of b in a process of its own.
    #expect(try String(contentsOfFile: log, encoding: .utf8) == "x\nx\n")
  }

  @Test func `a rule that met a limit leaves no process that another one would use`() throws {
    let bench = try EvaluatorBench()
    let log = "\(bench.folder)/started"
    let path = try bench.script("echo x >> '\(log)'\nexec '\(EvaluatorBench.executable)' \"$@\"")
    let pool = bench.pool(path: path)
    pool.open(bench.file)
    let endless = EvaluatorBench.evaluation(
      "function(code) while true do end end", limits: LuaLimits(milliseconds: 50))
    #expect(try pool.perform(endless, of: "a").fault?.kind == .time)
    #expect(try pool.perform(Self.fine, of: "a").fault == nil)
    #expect(try String(contentsOfFile: log, encoding: .utf8) == "x\nx\n")
  }
}
