import ComplianceModel
import LuaRuntime
import Testing

@testable import Evaluation

/// Lua, SQL and Swift count days alike: an action's due day and a rule's must not differ by one.
@Suite struct DateAgreementTests {
  /// Evaluates one expression of Lua and one of SQL; nil where it is refused.
  static func values(lua: [String], sql: [String], _ bench: EvaluationBench) throws -> [[String]] {
    let luaCalls = lua.map { "tostring(select_(function() return \($0) end))" }
    let sqlCalls = sql.map {
      "tostring(select_(function() return org.value([[SELECT \($0)]]) end))"
    }
    let text = """
      local function select_(f) local ok, value = pcall(f) if ok then return value end return "refused" end
      rule "it" { title = "it", of = "orders", fix = "x", check = function()
        for _, line in ipairs { \((luaCalls + sqlCalls).joined(separator: ",\n")) } do print(line) end
        return pass()
      end }
      """
    let outcome = try #require(try bench.outcomes(text)["it"])
    #expect(outcome.result == .conforming)
    return [Array(outcome.trace.prefix(lua.count)), Array(outcome.trace.dropFirst(lua.count))]
  }

  @Test("adding an interval, month ends and leap days included, comes to the same day three times")
  func adding() throws {
    let days = [
      "2024-02-29", "2023-02-28", "2000-02-29", "1900-02-28", "2026-01-31", "2026-12-31",
      "2026-03-30", "0001-01-01", "9999-12-31", "1970-01-01", "1969-12-31",
    ]
    let intervals = [
      "1 day", "30 days", "2 weeks", "1 month", "12 months", "11 months", "1 year", "4 years",
      "100 years",
    ]
    let pairs = days.flatMap { day in intervals.map { (day, $0) } }
    let values = try Self.values(
      lua: pairs.map { "date.add(\"\($0.0)\", \"\($0.1)\")" },
      sql: pairs.map { "date_add('\($0.0)', '\($0.1)')" }, EvaluationBench())
    for (index, pair) in pairs.enumerated() {
      let (day, interval) = (try #require(Day(pair.0)), try #require(CalendarInterval(pair.1)))
      let ours = day.adding(interval).description
      let isBeyond = pair.0 == "9999-12-31"
      #expect(values[0][index] == (isBeyond ? "refused" : ours), "\(pair)")
      #expect(values[1][index] == (isBeyond ? "refused" : ours), "\(pair)")
    }
  }

  @Test(
    "what is no day is none for Lua, SQL and Swift",
    arguments: [
      "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-01", "2026-04-31", "2026-01-00",
      "0000-01-01", "2026-1-1", "20260101", " 2026-01-01", "2026-01-01 ", "2026-01-01T",
      "-026-01-01",
      "2026-01-01T24:00", "2026-01-01T23:60", "2026-01-01T23:59:60", "2026-01-01T1:00",
      "2026-01-01T10:00+02:00", "2026-01-01T10:00:00.", "2026-01-01T10:00:00.1234567890", "soon",
      "",
      "٢٠٢٦-٠١-٠١",
    ])
  func refused(text: String) throws {
    let values = try Self.values(
      lua: ["date.day([[\(text)]])"], sql: ["day('\(text)')"], EvaluationBench())
    #expect(values == [["refused"], ["refused"]])
    #expect(Day(text) == nil)
  }

  @Test(
    "an instant belongs to its day in UTC",
    arguments: [
      "2026-01-01T00:00", "2026-01-01 23:59", "2026-01-01T23:59:59Z",
      "2026-01-01T10:00:00.123456789Z",
    ])
  func instants(text: String) throws {
    let values = try Self.values(
      lua: ["date.day([[\(text)]])"], sql: ["day('\(text)')"], EvaluationBench())
    #expect(values == [["2026-01-01"], ["2026-01-01"]])
  }

  @Test("counting days over leap years and centuries")
  func counting() throws {
    let pairs = [
      ("2024-02-28", "2024-03-01", "2"), ("2023-02-28", "2023-03-01", "1"),
      ("1900-02-28", "1900-03-01", "1"), ("2000-02-28", "2000-03-01", "2"),
      ("0001-01-01", "9999-12-31", "3652058"), ("2026-06-30T23:59", "2026-07-01T00:00", "1"),
      ("2026-07-01", "2026-06-30", "-1"),
    ]
    let values = try Self.values(
      lua: pairs.map { "date.days(\"\($0.0)\", \"\($0.1)\")" },
      sql: pairs.map { "days('\($0.0)', '\($0.1)')" }, EvaluationBench())
    #expect(values == [pairs.map(\.2), pairs.map(\.2)])
    #expect(
      try #require(Day("9999-12-31")).ordinal - #require(Day("0001-01-01")).ordinal == 3_652_058)
  }
}
