package import ComplianceModel
package import LuaRuntime

/// The files of a pack with probes in them, for `CoverageEvaluator`.
///
/// Probes of libraries have the lowest numbers, those of each rule file the next: of two rule files
/// only one is ever in a program.
package struct ProbedFiles: Sendable {
  /// The source of each file with its probes, by path.
  package var texts: [String: [UInt8]]
  /// How many probes the libraries have together.
  package var libraryCount: Int
  /// How many probes each rule file has, by path.
  package var counts: [String: Int]

  /// Makes them.
  package init(texts: [String: [UInt8]], libraryCount: Int, counts: [String: Int]) {
    self.texts = texts
    self.libraryCount = libraryCount
    self.counts = counts
  }
}

/// Evaluates the rules of one pack from sources with probes in them, and counts what these see.
///
/// Everything else is as with the plain sources: declarations, queries that are described, lines of
/// messages. One owner, used on one thread.
package final class CoverageEvaluator: Evaluator {
  /// What the probes of libraries saw, by number.
  package private(set) var libraries: [ProbeTally]
  /// What the probes of each rule file saw, by path and number from 0.
  package private(set) var files: [String: [ProbeTally]] = [:]
  /// The tables and columns that were read, as `table.column`.
  package private(set) var reads: Set<String> = []
  /// Rule files whose probes cannot be used, with the reason.
  package private(set) var unmeasured: [String: String] = [:]

  private let evaluator: any Evaluator
  private let probed: ProbedFiles
  private var programs: [String: LuaProgram] = [:]
  private var selects: [String: [Int: String]] = [:]

  /// Declares each file of `pack` once more, with its probes.
  /// - Parameters:
  ///   - limits: What the top level of one file may use.
  ///   - evaluator: What runs everything.
  /// - Throws: `Refusal` where no evaluator is to be had.
  package init(
    _ pack: DeclaredPack, _ probed: ProbedFiles, limits: EvaluationLimits,
    by evaluator: any Evaluator
  ) throws(Refusal) {
    self.evaluator = evaluator
    self.probed = probed
    libraries = Array(repeating: ProbeTally(), count: probed.libraryCount)
    var sources: [String: LuaSource] = [:]
    for (path, text) in probed.texts { sources[path] = LuaSource(text, name: path) }
    let plain = pack.programs.first?.value.libraries.modules ?? [:]
    let libraries = LuaLibraries(plain.mapValues { sources[$0.name] ?? $0 })
    for file in pack.source.rules {
      guard let plain = pack.programs[file.path], probed.counts[file.path] != nil else { continue }
      let program = LuaProgram(file: sources[file.path] ?? plain.file, sharing: libraries)
      try declare(file.path, program, of: pack, LuaLimits(limits))
    }
  }

  private func declare(
    _ path: String, _ program: LuaProgram, of pack: DeclaredPack, _ limits: LuaLimits
  ) throws(Refusal) {
    var limits = limits
    limits.probes = probeCount(of: path)
    guard limits.probes <= LuaLimits.mostProbes else {
      unmeasured[path] = "it has more than \(LuaLimits.mostProbes) places to look at"
      return
    }
    let reply = try evaluator.reply(
      to: .declare(program, .rules, limits), of: pack.source.manifest.id)
    do throws(LuaFault) {
      let declarations = try reply.declarations()
      for declaration in declarations {
        selects[path, default: [:]][declaration.ordinal] = declaration.select
      }
      programs[path] = program
      files[path] = Array(repeating: ProbeTally(), count: probed.counts[path] ?? 0)
    } catch {
      unmeasured[path] = "with the places to look at written into it, \(error.message)"
    }
  }

  private func probeCount(of path: String) -> Int {
    probed.libraryCount + (probed.counts[path] ?? 0)
  }

  // MARK: - Evaluator

  package func open(_ database: LuaDatabase) throws(EvaluatorFailure) {
    try evaluator.open(database)
  }

  package func perform(_ command: LuaCommand, of pack: String) throws(EvaluatorFailure) -> LuaReply
  {
    let reply = try evaluator.perform(probing(command), of: pack)
    note(reply, of: command)
    return reply
  }

  package func perform(_ commands: [PackCommand], done: (Int, LuaReply) -> Void)
    throws(EvaluatorFailure)
  {
    let commands = commands.map { PackCommand(pack: $0.pack, self.probing($0.command)) }
    try evaluator.perform(commands) { index, reply in
      note(reply, of: commands[index].command)
      done(index, reply)
    }
  }

  // MARK: - Probing

  private func probing(_ command: LuaCommand) -> LuaCommand {
    guard case .evaluate(var evaluation) = command else { return command }
    let path = evaluation.program.file.name
    guard let program = programs[path] else { return command }
    evaluation.program = program
    evaluation.limits.probes = probeCount(of: path)
    if case .population(_, let keys, let names, let site, let judge) = evaluation.form,
      let sql = selects[path]?[evaluation.ordinal]
    {
      evaluation.form = .population(
        sql: sql, keyColumns: keys, nameTemplate: names, siteColumn: site, judge: judge)
    }
    return .evaluate(evaluation)
  }

  private func note(_ reply: LuaReply, of command: LuaCommand) {
    guard case .evaluate(let evaluation) = command else { return }
    for read in reply.outcome().reads where !read.column.isEmpty {
      reads.insert("\(read.table).\(read.column)")
    }
    let path = evaluation.program.file.name
    // What an evaluator says that was killed, or taken over, need not be as long as it should be.
    guard programs[path] != nil, reply.seen.count == probeCount(of: path) else { return }
    for (index, byte) in reply.seen.enumerated() where byte != 0 {
      let seen = LuaSeen(rawValue: byte)
      if index < probed.libraryCount {
        libraries[index].add(seen)
      } else {
        files[path]?[index - probed.libraryCount].add(seen)
      }
    }
  }
}

extension LuaDeclaration {
  /// The text of its query.
  fileprivate var select: String? {
    let entry = fields.first { $0.key == .string("select") }
    guard case .scalar(let scalar)? = entry?.value else { return nil }
    return scalar.string
  }
}
