import Foundation
import Testing

/// `assay test` as a person and a build server run it.
@Suite struct TestCommandTests {
  /// A pack with a test that holds and one that does not.
  private static func bench() throws -> CommandBench {
    let bench = try CommandBench()
    try bench.makeShop()
    try bench.write(Shop.rule, to: "orders.lua")
    try bench.write(tests(day: "2026-06-09"), to: "orders_test.lua")
    return bench
  }

  private static func tests(day: String) -> String {
    """
    test "late" { rule = "in-time", expect = "nonconforming",
      given = { orders = { { id = 1, code = "A", required_on = "2026-06-10", shipped_on = "2026-06-12" } } } }
    test "in $TIME" { rule = "in-time", expect = "nonconforming",
      given = { orders = { { id = 1, code = "A", required_on = "2026-06-10", shipped_on = "\(day)" } } } }
    """
  }

  private static let arguments = ["test", "orders.lua", "-d", "shop.sqlite"]

  @Test("a failing test is shown with its rows, and with the command that runs it again")
  func pretty() throws {
    let bench = try Self.bench()
    let ending = try bench.assay(Self.arguments)
    #expect(ending.code == 1)
    let lines = ending.output.split(separator: "\n").map(String.init)
    #expect(lines.first?.hasPrefix("FAIL  orders_test.lua:3  in $TIME") == true)
    #expect(lines.first?.hasSuffix(" in-time") == true)
    #expect(lines.contains { $0.hasPrefix("2 tests, 1 passed, 1 failed in ") })
    let again = try #require(lines.last)
    #expect(again.hasSuffix("assay test orders.lua -d shop.sqlite --run 'in $TIME'"))
    let one = try bench.assay(Self.arguments + ["--run", "in $TIME"])
    #expect(one.output.contains("1 test, 0 passed, 1 failed"))
  }

  @Test("each format goes where it is sent, and files are whole")
  func formats() throws {
    let bench = try Self.bench()
    let ending = try bench.assay(
      Self.arguments + [
        "-o", "tap", "-o", "junit=r.xml", "-o", "json=r.json", "-o", "pretty=r.txt",
      ])
    #expect(ending.code == 1 && ending.complaint == "")
    #expect(ending.output.hasPrefix("TAP version 14\n1..2\nok 1 - in-time: late\nnot ok 2 "))
    #expect(try String(decoding: bench.bytes("r.xml"), as: UTF8.self).hasPrefix("<?xml"))
    #expect(try String(decoding: bench.bytes("r.txt"), as: UTF8.self).hasPrefix("FAIL  "))
    let document = try JSONSerialization.jsonObject(with: Data(bench.bytes("r.json")))
    #expect((document as? [String: Any])?["failed"] as? Int == 1)
    #expect(
      bench.names() == [
        "orders.lua", "orders_test.lua", "r.json", "r.txt", "r.xml", "shop.sqlite",
      ])
  }

  @Test("documents are the same bytes whatever the jobs")
  func sameBytes() throws {
    let bench = try Self.bench()
    let endings = try ["1", "2", "8"].flatMap { jobs in
      try ["json", "junit", "tap"].map {
        try bench.assay(Self.arguments + ["--jobs", jobs, "-o", $0]).output
      }
    }
    #expect(Set(endings).count == 3)
  }

  @Test(
    "what cannot be is refused before anything runs",
    arguments: [
      (["-o", "tap", "-o", "json"], "stdout cannot get both tap and json"),
      (["-o", "xml"], "xml"), (["-o", "json="], "json="), (["--jobs", "0"], "--jobs is a number"),
      (["-o", "json=no/such/r.json"], "no/such/r.json cannot be written"),
    ])
  func refusals(flags: [String], complaint: String) throws {
    let ending = try Self.bench().assay(Self.arguments + flags)
    #expect(ending.code == 3 || ending.code == 6)
    #expect(ending.complaint.contains(complaint))
    #expect(ending.output == "")
  }

  @Test("the first failure ends a run that was told so")
  func failFast() throws {
    let bench = try Self.bench()
    try bench.write(
      Self.tests(day: "2026-06-09") + "\n"
        + Self.tests(day: "2026-06-12").replacing("late", with: "l2").replacing("$TIME", with: "i2"),
      to: "orders_test.lua")
    let ending = try bench.assay(Self.arguments + ["--fail-fast", "--jobs", "2"])
    #expect(ending.code == 1)
    #expect(ending.output.contains("2 tests, 1 passed, 1 failed, 2 not run in "))
  }

  // MARK: - Watching

  @Test("a watch runs again when a file changes, goes on over a broken one, and ends with 130")
  func watch() throws {
    let bench = try Self.bench()
    let output = "\(bench.root)/watch.txt"
    let running = try bench.command().start(Self.arguments + ["--watch"], output: output)
    func told(_ text: String, times: Int) -> Bool {
      for _ in 0..<600 where running.isRunning {
        let whole = (try? String(contentsOfFile: output, encoding: .utf8)) ?? ""
        if whole.components(separatedBy: text).count > times { return true }
        usleep(50_000)
      }
      return false
    }
    try #require(told("2 tests, 1 passed, 1 failed", times: 1))
    try bench.write("rule \"in-time\" {", to: "orders.lua")
    usleep(700_000)
    try bench.write(Shop.rule, to: "orders.lua")
    try #require(told("2 tests, 1 passed, 1 failed", times: 2))
    try bench.write(Self.tests(day: "2026-06-12"), to: "orders_test.lua")
    try #require(told("2 tests, 2 passed, 0 failed", times: 1))
    running.signal(SIGINT)
    let ending = try running.ending()
    #expect(ending.code == 130)
    #expect(ending.complaint.contains("orders.lua changed"))
    #expect(ending.complaint.contains("orders.lua:1"))
    #expect(bench.names(in: bench.temporary) == [])
  }
}
