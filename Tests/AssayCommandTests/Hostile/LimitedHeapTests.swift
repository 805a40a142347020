import Foundation
import Testing

/// The cap on SQLite's memory that an evaluator process sets: a rule that meets it ends, and the next one does not notice.
@Suite struct LimitedHeapTests {
  /// What two evaluations of a rule under a cap told, a line each: a status of CLua and a message.
  private static func lines(of rule: String, kilobytes: Int) throws -> [Substring] {
    let bench = try CommandBench()
    try bench.makeVictim()
    try bench.write(rule, to: "rule.lua")
    var command = bench.command()
    command.executable = BuiltCommand.folder.appending(path: "hostile-bench").path
    let end = try command.start(["capped", "rule.lua", "victim.sqlite", "\(kilobytes)"])
      .termination()
    #expect(end.signal == nil, "at \(kilobytes) KB")
    return end.output.split(separator: "\n")
  }

  @Test("what the battery leaves to a process of its own meets the cap there")
  func battery() throws {
    for rule in HostileRule.all where HostileRule.meetsHeapLimit.contains(rule.testDescription) {
      #expect(try Self.lines(of: rule.text, kilobytes: 16 << 10) == Self.limited)
    }
  }

  private static let limited: [Substring] = Array(
    repeating: "3 the memory limit of SQL was reached", count: 2)

  @Test("a rule that catches the want of memory ends all the same")
  func caught() throws {
    let caught = """
      rule "r" { check = function()
        pcall(org.value, "SELECT group_concat(x) FROM (SELECT :long AS x FROM things a, things b, things c, things d, things e, things f ORDER BY x)", { long = ("x"):rep(100000) })
        return pass()
      end }
      """
    #expect(try Self.lines(of: caught, kilobytes: 16 << 10) == Self.limited)
  }

  @Test("what a rule leaves in the cache of queries is not what the next one lacks")
  func manyQueries() throws {
    let rule = """
      rule "r" { check = function()
        local columns = {}
        for i = 1, 150 do columns[i] = "name || note || " .. i .. " AS c" .. i end
        local text = table.concat(columns, ", ")
        for i = 1, 400 do org.value("SELECT " .. i .. ", " .. text .. " FROM things") end
        return pass()
      end }
      """
    #expect(try Self.lines(of: rule, kilobytes: 48 << 10) == ["0 ", "0 "])
  }

  @Test("however little there is, it ends well or says that memory is short")
  func sweep() throws {
    let rule = """
      rule "r" { check = function()
        local sum = 0
        local sql = "SELECT id, name || :x || replace(trim(name), 'a', :x) FROM things ORDER BY name DESC"
        for _, _, name in org.rows(sql, { x = ("y"):rep(3000) }) do sum = sum + #name end
        if org.has("things", 2) then sum = sum + 1 end
        return fail("%d", sum)
      end }
      """
    for kilobytes in stride(from: 20, through: 420, by: 8) {
      for line in try Self.lines(of: rule, kilobytes: kilobytes) {
        #expect(
          line == "0 " || line == "3 the memory limit of SQL was reached"
            || line.hasSuffix("out of memory"), "at \(kilobytes) KB")
      }
    }
  }
}
