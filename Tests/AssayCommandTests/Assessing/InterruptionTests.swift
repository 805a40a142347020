import Foundation
import Testing

/// Whoever stops a run finds nothing of the organisation's data left behind.
@Suite struct InterruptionTests {
  @Test(
    "a signal ends a slow run soon, and the private copy is gone; the report says what is missing",
    arguments: [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
  func signals(number: Int32, code: Int32) throws {
    let bench = try CommandBench()
    try bench.makeShop()
    try bench.write(
      Shop.rule
        + Shop.rule.replacing("in-time", with: "slow").replacing(
          "judge = function(required_on, shipped_on, code)",
          with: "judge = function(required_on, shipped_on, code) while true do end"),
      to: "slow.lua")
    let running = try bench.command().start([
      "run", "shop.sqlite", "--pack", "slow.lua", "--view", "copy", "--rule-timeout", "50",
      "--jobs", "1", "-o", "json",
    ])
    try #require(copyAppears(in: bench, of: running))
    // Long enough for the first rule, most times: what is asserted holds if it was not, too.
    usleep(1_000_000)
    running.signal(number)
    let ending = try running.ending()
    #expect(ending.code == code)
    #expect(ending.complaint.contains("assay: interrupted: what was not evaluated"))
    let outcomes = try Document(ending).outcomes
    #expect(outcomes["slow"]?.word == "error" && outcomes["slow"]?.kind == "interrupted")
    let other = try #require(outcomes["in-time"])
    #expect(other.word == "nonconforming" || other.kind == "interrupted")
    #expect(bench.names(in: bench.temporary) == [])
  }

  /// Waits until the private copy is there; false where the run ended before.
  private func copyAppears(
    in bench: CommandBench, of running: BuiltCommand.Running
  ) -> Bool {
    while running.isRunning {
      for name in bench.names(in: bench.temporary)
      where FileManager.default.fileExists(atPath: "\(bench.temporary)/\(name)/view.db") {
        return true
      }
      // Nothing tells of it; this looks again and again, and guesses no time.
      usleep(1_000)
    }
    return false
  }
}
