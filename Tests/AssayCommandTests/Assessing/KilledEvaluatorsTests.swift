#if os(Linux)
import Foundation
import Testing

/// Whatever kills evaluators from outside, such as a machine that is short of memory.
@Suite struct KilledEvaluatorsTests {
  /// Enough work for a few hundred milliseconds, in rules that each take a part of it.
  private static let rules = (1...12).map { number in
    """
    rule "count-\(number)" {
      title = "Counts", of = "orders", name = "{code}", select = "SELECT id, code FROM orders ORDER BY id",
      judge = function(code)
        local n = 0
        for i = 1, 4000000 do n = n + i % 7 end
        if n < 0 then return pass() end
        return fail("%s counts to %d", code, n)
      end,
      fix = "Count less.",
    }
    """
  }.joined(separator: "\n")

  private static let run = [
    "run", "shop.sqlite", "--pack", "shop.lua", "--as-of", "2026-06-30", "-o", "json",
  ]

  @Test("killed at random: the same bytes, or exactly the rules killed twice are errors")
  func killed() throws {
    let bench = try CommandBench()
    try bench.makeShop()
    try bench.write(Self.rules, to: "shop.lua")
    let whole = try Document(bench.assay(Self.run))
    var kills = 0
    for seed in 1...4 {
      let running = try bench.command().start(Self.run + ["--jobs", "2"])
      // The same sequence in each run of the tests; what it meets depends on the machine.
      var random = Lehmer(state: UInt64(seed))
      while running.isRunning {
        usleep(UInt32(60_000 + random.next() % 200_000))
        let evaluators = ChildProcesses.of(running.processIdentifier)
        guard !evaluators.isEmpty else { continue }
        if kill(evaluators[Int(random.next()) % evaluators.count], SIGKILL) == 0 { kills += 1 }
      }
      let ending = try running.ending()
      guard ending.code != 3 else {
        // Not a rule but the reading of the pack was met twice.
        #expect(ending.complaint.contains("killed from outside"), "\(ending.complaint)")
        continue
      }
      let document = try Document(ending)
      for (name, outcome) in document.outcomes where outcome != whole.outcomes[name] {
        #expect(outcome.word == "error" && outcome.kind == "killed", "\(name): \(outcome)")
        #expect(outcome.message == "the evaluator was killed from outside, twice")
      }
      if document.outcomes == whole.outcomes { #expect(document.lasting == whole.lasting) }
    }
    #expect(kills > 0, "no evaluator was met")
  }

  /// The generator of Park and Miller (1988), minimal standard.
  private struct Lehmer {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state * 48_271 % 2_147_483_647
      return state
    }
  }
}
#endif
