import Foundation
import Testing

/// Whoever stops a run finds nothing of the organisation's data left behind.
@Suite struct InterruptionTests {
  @Test(
    "a signal ends a slow run at once, with its code, and the private copy is gone",
    arguments: [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
  func signals(number: Int32, code: Int32) throws {
    let bench = try CommandBench()
    try bench.makeShop()
    try bench.write(
      Shop.rule(
        """
        select = "SELECT id FROM orders ORDER BY id",
        judge = function(id) while true do end end,
        """), to: "slow.lua")
    let running = try bench.command().start([
      "run", "shop.sqlite", "--pack", "slow.lua", "--view", "copy", "--rule-timeout", "50",
    ])
    try #require(copyAppears(in: bench, of: running))
    running.signal(number)
    let ending = try running.ending()
    #expect(ending.code == code && ending.output == "")
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
