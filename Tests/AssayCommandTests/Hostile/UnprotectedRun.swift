import Foundation

/// A hostile rule with nothing in its way: all libraries of Lua, and a connection that may write.
struct UnprotectedRun {
  /// How the process ended.
  let termination: BuiltCommand.Termination
  /// Whether a file of the folder is there, gone, or another.
  let hasChangedFolder: Bool

  /// Runs `rule` in a folder of its own.
  init(_ rule: HostileRule, timeZone: String = "UTC") throws {
    let bench = try CommandBench()
    try bench.makeVictim()
    let before = try bench.contents()
    var command = bench.command(bench.surroundings(timeZone: timeZone))
    command.executable = BuiltCommand.folder.appending(path: "hostile-bench").path
    let milliseconds = rule.effect == .hang ? 300 : 20_000
    let megabytes = rule.effect == .memory ? 64 : 2_000
    termination = try command.start(
      [
        "unprotected", rule.path, HostileRule.probe, "victim.sqlite", "\(milliseconds)",
        "\(megabytes)",
      ]
    ).termination()
    hasChangedFolder = try bench.contents() != before
  }

  /// What it wrote.
  var output: String { termination.output }

  /// Whether `rule` did what it is after.
  static func succeeds(_ rule: HostileRule) throws -> Bool {
    let run = try UnprotectedRun(rule)
    switch rule.effect {
    case .secret: return run.output.contains(HostileRule.secret)
    case .folder: return run.hasChangedFolder
    case .gone: return run.termination.signal == nil && !run.output.hasSuffix("end\n")
    case .hang: return run.termination.signal == SIGALRM
    case .memory: return run.termination.code == 64
    case .signal: return run.termination.signal.map { $0 != SIGALRM } ?? false
    case .probe: return run.output.contains("probe:") && !run.output.contains("probe: pass")
    case .differs: return try differs(rule, from: run.output)
    }
  }

  /// Chance may give the same twice, and a clock may not have moved on: a few runs are made.
  private static func differs(_ rule: HostileRule, from output: String) throws -> Bool {
    for _ in 1...20 {
      let run = try UnprotectedRun(rule, timeZone: "Asia/Tokyo")
      if run.output != output { return true }
      usleep(100_000)
    }
    return false
  }
}
