import ComplianceModel
import Testing

@testable import RuleWorkbench

/// A nonconforming test runs again with each cell that the rule reads NULL: none may turn it green.
@Suite struct NullProbeTests {
  static func rule(where condition: String, judge: String, optional: String = "") -> String {
    """
    rule "late" {
      title  = "x", of = "orders", \(optional)
      select = [[ SELECT id, required_on, shipped_on FROM orders WHERE \(condition) ORDER BY id ]],
      judge  = function(required_on, shipped_on) \(judge) end,
      fix    = "y",
    }
    """
  }

  static let tests = """
    test "it" {
      rule = "late", as_of = "2026-06-30",
      given = { orders = { { id = 1, required_on = "2026-06-01", shipped_on = "2026-06-04", note = "n" } } },
      expect = "nonconforming",
    }
    """

  static let compare = "if required_on < (shipped_on or today) then return fail(\"late\") end"

  static func complaints(_ rule: String, tests: String = tests, schemaSQL: String = Workbench.shop)
    throws -> [String]
  {
    try Workbench(rules: rule, tests: tests, schemaSQL: schemaSQL).complaints()
  }

  static func hidden(_ cell: String, _ word: String) -> String {
    "with orders.\(cell) of id=1 note=\"n\" required_on=\"2026-06-01\" shipped_on=\"2026-06-04\" NULL the rule is \(word): what is missing hides what it should show"
  }

  @Test("a rule that lets the NULL be seen passes the probe")
  func seen() throws {
    let judge =
      "if not required_on then return unknown(\"no day\") end return at_most(date.days(required_on, shipped_on), 0, \"days\", \"late\")"
    #expect(try Self.complaints(Self.rule(where: "true", judge: judge)) == [])
  }

  @Test("a judgement that NULL turns conforming is told, with column and row")
  func conforming() throws {
    let judge =
      "if required_on and required_on < (shipped_on or today) then return fail(\"late\") end"
    #expect(
      try Self.complaints(Self.rule(where: "true", judge: judge)) == [
        Self.hidden("required_on", "conforming")
      ])
  }

  @Test("an optional column may turn it conforming, by name or with its table")
  func optional() throws {
    let judge =
      "if required_on and required_on < (shipped_on or today) then return fail(\"late\") end"
    for name in ["required_on", "orders.required_on"] {
      #expect(
        try Self.complaints(
          Self.rule(where: "true", judge: judge, optional: "optional = { \"\(name)\" },")) == [])
    }
  }

  @Test("a verdict of not applicable that NULL brings about is told too")
  func notApplicable() throws {
    let judge = "if not shipped_on then return not_applicable(\"open\") end \(Self.compare)"
    #expect(
      try Self.complaints(Self.rule(where: "required_on IS NOT NULL", judge: judge)) == [
        Self.hidden("shipped_on", "not_applicable")
      ])
  }

  @Test("among several rows a filter that NULL falls out of turns the rest conforming")
  func filtered() throws {
    let tests = """
      test "it" {
        rule = "late", as_of = "2026-06-30",
        given = { orders = {
          { id = 1, required_on = "2026-06-01", shipped_on = "2026-06-04", note = "n" },
          { id = 2, required_on = "2026-06-01", shipped_on = "2026-06-01", note = "m" },
        } },
        expect = "nonconforming",
      }
      """
    #expect(
      try Self.complaints(
        Self.rule(
          where: "note <> 'x'",
          judge: "return at_most(date.days(required_on, shipped_on), 0, \"days\", \"late\")"),
        tests: tests) == [Self.hidden("note", "conforming")])
  }

  @Test(
    "a test that does not end nonconforming is not probed, nor are cells that the rule does not read"
  )
  func notProbed() throws {
    let judge =
      "if required_on and required_on < (shipped_on or today) then return fail(\"late\") end"
    #expect(
      try Self.complaints(
        Self.rule(where: "true", judge: judge),
        tests: Self.tests.replacing("2026-06-04", with: "2026-06-01").replacing(
          "nonconforming", with: "conforming")) == [])
  }

  @Test("a NULL that the schema does not take is not probed, and the rows are as before")
  func refused() throws {
    let schema = Workbench.shop.replacing(
      "note TEXT DEFAULT 'none'",
      with: "note TEXT DEFAULT 'none', CHECK (shipped_on IS NULL OR required_on IS NOT NULL)")
    let judge =
      "if required_on and required_on < (shipped_on or today) then return fail(\"late\") end"
    let complaints = try Self.complaints(Self.rule(where: "true", judge: judge), schemaSQL: schema)
    #expect(complaints == [])
  }
}
