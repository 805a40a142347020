import Foundation
import Testing

/// A failure that is certain does not hide the subjects beside it of which nobody can tell.
@Suite struct FindingsInPartTests {
  static let rules = """
    rule "in-time" {
      title = "Orders are shipped in time", of = "orders", name = "{code}",
      select = "SELECT id, code, required_on, shipped_on FROM orders ORDER BY id",
      judge = function(required_on, shipped_on, code)
        if code == "E" then error("nobody thought of E") end
        if not shipped_on then return unknown("order %s has no day", code) end
        if date.days(required_on, shipped_on) > 0 then return minor("order %s is late", code) end
      end,
      grade = "GRADE", fix = "Ship it.",
    }
    """

  let bench: CommandBench

  init() throws {
    bench = try CommandBench()
    try bench.makeShop()
    try bench.sql(
      "shop.sqlite",
      "INSERT INTO orders (id, code, required_on, shipped_on) VALUES (3, 'C', '2026-06-10', NULL)")
  }

  private func run(grade: String, _ more: String...) throws -> BuiltCommand.Ending {
    try bench.write(Self.rules.replacing("GRADE", with: grade), to: "orders.lua")
    return try bench.assay(
      ["run", "shop.sqlite", "--pack", "orders.lua", "--as-of", "2026-06-30"] + more)
  }

  @Test("a broken subject beside a minor leaves the gate open, and page and document name it")
  func broken() throws {
    try bench.sql(
      "shop.sqlite",
      "INSERT INTO orders (id, code, required_on, shipped_on) VALUES (4, 'E', '2026-06-10', NULL)")
    let sentence = "in-time leaves 1 unknown and 1 broken of 4 subjects"
    let page = try run(grade: "minor", "-v")
    #expect(page.code == 2)
    try Golden.expect(
      page.transcript(of: ["run", "-v"], bench.local), as: "gate/in-part-verbosely")
    let brief = try run(grade: "minor")
    try Golden.expect(brief.transcript(of: ["run"], bench.local), as: "gate/in-part")
    let document = try run(grade: "minor", "-o", "json")
    #expect(document.output.components(separatedBy: sentence).count == 3, "gate.open, exit.reasons")
    #expect(document.complaint == "assay: undetermined: \(sentence)\n")
    #expect(try run(grade: "minor", "--fail-on", "minor").code == 1)
  }

  @Test(
    "an unknown subject beside a minor leaves the gate open where it could be a major",
    arguments: [("minor", Int32(0)), ("major", 2)])
  func unknown(grade: String, code: Int32) throws {
    #expect(try run(grade: grade).code == code)
    #expect(try run(grade: grade, "--fail-on", "none").code == 0)
    #expect(try run(grade: grade, "--report-only").code == code)
  }
}
