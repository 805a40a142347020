import ComplianceModel
import Testing

@testable import RuleWorkbench

/// `test`: rows that are given and filled, what is expected of them, and what a failure says.
@Suite struct RuleTestTests {
  static let rules = """
    rule "late" {
      title  = "Orders are shipped in time", grade = "major",
      of     = "orders", name = "{code}", site = "site", optional = { "shipped_on", "required_on" },
      select = [[ SELECT o.id, o.code, o.required_on, o.shipped_on, s.name AS site
                  FROM orders o JOIN sites s ON s.id = o.site_id ORDER BY o.id ]],
      judge  = function(required_on, shipped_on, code)
        if not required_on then return observation("order %s has no day", code) end
        print("judging " .. code)
        return at_most(date.days(required_on, shipped_on or today), params.grace, "days", "order %s is late", code)
      end,
      fix    = "Ship earlier.",
    }

    """

  static let grace = ParameterDefinition(
    name: "grace", kind: .integer, defaultValue: .integer(0), minimum: .integer(0),
    maximum: .integer(30))

  static func bench(_ tests: String, grading: GradingPolicy = GradingPolicy()) throws -> Workbench {
    try Workbench(rules: rules, tests: tests, parameters: [grace], grading: grading)
  }

  static func complaints(_ fields: String, grading: GradingPolicy = GradingPolicy()) throws
    -> [String]
  {
    try bench(
      "test \"it\" { rule = \"late\", as_of = \"2026-06-30\", \(fields) }", grading: grading
    )
    .complaints()
  }

  static let late =
    "given = { orders = { { id = 7, code = \"A\", required_on = \"2026-06-01\", shipped_on = \"2026-06-04\" } } }"

  // MARK: - Expectations

  @Test(
    "what is named and holds is no complaint",
    arguments: [
      "expect = \"nonconforming\"", "expect = { outcome = \"nonconforming\", grade = \"major\" }",
      "expect = { population = { of = 1, judged = 1, nonconforming = 1, conforming = 0, remarked = 0, unknown = 0, broken = 0, not_applicable = 0 } }",
      "expect = { score = { low = 0, high = 0 } }",
      "expect = { subjects = { [\"7\"] = { verdict = \"nonconforming\", grade = \"major\", name = \"A\", site = \"name 1\", measured = 3, limit = 0, unit = \"days\", text = \"is late\", waived = false } } }",
      "expect = { subjects = { [\"7\"] = \"major\" } }",
      "expect = { subjects = { [\"7\"] = \"nonconforming\" } }",
      "expect = { trace = \"judging A\", findings = { { grade = \"major\", waived = false } } }",
      "expect = { findings = { \"major\" } }",
    ])
  func holds(expect: String) throws {
    #expect(try Self.complaints("\(Self.late), \(expect)") == [])
  }

  @Test(
    "what is named and does not hold is told with what came out",
    arguments: [
      ("expect = \"conforming\"", ["outcome: conforming / nonconforming"]),
      ("expect = { grade = \"minor\" }", ["grade: minor / major"]),
      ("expect = { reason = \"late\" }", ["reason: … late … / –"]),
      (
        "expect = { population = { of = 2, conforming = 1 } }",
        ["population.conforming: 1 / 0", "population.of: 2 / 1"]
      ),
      ("expect = { score = { high = 92.68 } }", ["score.high: 92.68 / 0.00"]),
      ("expect = { trace = \"judging B\" }", ["trace: … judging B … / judging A"]),
      (
        "expect = { subjects = { [\"7\"] = { measured = 4, limit = 1, text = \"early\", site = 1, name = \"B\" } } }",
        [
          "subject 7 name: B / A", "subject 7 site: 1 / name 1", "subject 7 measured: 4 / 3",
          "subject 7 limit: 1 / 0", "subject 7 text: … early … / order A is late",
        ]
      ),
      (
        "expect = { subjects = { [\"8\"] = \"unknown\" } }",
        [
          "subject 7: – / major, measured 3 (max 0 days), order A is late",
          "subject 8: unknown / –",
        ]
      ),
      (
        "expect = { subjects = {} }",
        ["subject 7: – / major, measured 3 (max 0 days), order A is late"]
      ),
      ("expect = { findings = {} }", ["findings: 0 / 1"]),
      ("expect = { findings = { \"minor\" } }", ["findings[1].grade: minor / major"]),
    ])
  func doesNotHold(expect: String, complaints: [String]) throws {
    #expect(try Self.complaints("\(Self.late), \(expect)") == complaints)
  }

  @Test("a failed test tells its place, its rows and what the rule printed")
  func failedTest() throws {
    let results = try Self.bench(
      "\n\ntest \"it\" { rule = \"late\", as_of = \"2026-06-30\", \(Self.late), expect = \"conforming\" }"
    ).results()
    #expect(
      results == [
        TestReport.Result(
          name: "it", place: SourcePlace(file: "shop/tests/shop_test.lua", line: 3),
          rule: RuleID(pack: PackID("shop"), name: "late"),
          differences: [
            .init(what: "outcome", expected: "conforming", actual: "nonconforming")
          ],
          notes: [
            "orders: code=\"A\" id=7 required_on=\"2026-06-01\" shipped_on=\"2026-06-04\""
          ],
          sites: [
            .init(
              subject: SubjectKey("7"), place: SourcePlace(file: "rules/shop.lua", line: 9),
              excerpt: Excerpt(
                line: 9,
                text: "    return at_most(date.days(required_on, shipped_on or today), "
                  + "params.grace, \"days\", \"order %s is late\", code)",
                column: 12, length: 100))
          ], trace: ["judging A"])
      ])
  }

  @Test("only tests whose name or rule contains the pattern run; each has rows of its own")
  func pattern() throws {
    let bench = try Self.bench(
      """
      test "one" { rule = "late", given = { orders = { { id = 1 }, { id = 2 } } }, expect = { population = { of = 2 } } }
      test "two" { rule = "late", given = { orders = { { id = 9 } } }, expect = { population = { of = 1 } } }
      test "none" { rule = "late", expect = "not_evaluable" }
      """)
    #expect(try bench.results().map(\.complaints) == [[], [], []])
    #expect(try bench.results(matching: "tw").map(\.name) == ["two"])
    #expect(try bench.results(matching: "late").map(\.name) == ["one", "two", "none"])
    #expect(try bench.results(matching: "nothing") == [])
    #expect(try bench.folder.names == [])
  }

  // MARK: - Cases, parameters, days

  @Test("cases share what the test says, and replace tables and parameters one by one")
  func cases() throws {
    let results = try Self.bench(
      """
      test "grace" {
        rule = "late", as_of = "2026-06-30", params = { grace = 2 }, \(Self.late),
        cases = {
          { expect = "nonconforming" },
          { name = "of three days", params = { grace = 3 }, expect = "conforming" },
          { name = "other rows", given = { orders = { { required_on = "2026-06-28" } } }, expect = "conforming" },
          { name = "a day later", as_of = "2026-07-01", given = { orders = { { required_on = "2026-06-28" } } }, expect = "nonconforming" },
          { name = "wrong", expect = "remarked" },
        },
      }
      """
    ).results()
    #expect(
      results.map { "\($0.name) \($0.complaints)" } == [
        "grace: 1 []", "grace: of three days []", "grace: other rows []", "grace: a day later []",
        "grace: wrong [\"outcome: remarked / nonconforming\"]",
      ])
  }

  @Test("a parameter outside its bounds or of another kind is a fault of the test")
  func parameterBounds() throws {
    for (value, message) in [
      ("31", "'grace' is above its maximum"),
      ("\"x\"", "the parameter 'grace' is not a whole number"),
    ] {
      let bench = try Self.bench(
        "test \"it\" { rule = \"late\", params = { grace = \(value) }, expect = \"conforming\" }")
      let refusal = #expect(throws: Refusal.self) { try bench.results() }
      #expect(refusal?.diagnostics.map(\.message) == [message])
    }
  }

  @Test("a test may expect the error that the rule ends with")
  func raises() throws {
    let rules = """
      rule "broken" { title = "x", of = "orders", fix = "y", check = function() error("no luck") end }
      """
    let given = "given = { orders = { { id = 1 } } }"
    #expect(
      try Workbench(
        rules: rules, tests: "test \"it\" { rule = \"broken\", \(given), raises = \"no luck\" }"
      ).complaints() == [])
    #expect(
      try Workbench(
        rules: rules, tests: "test \"it\" { rule = \"broken\", \(given), raises = \"bad luck\" }"
      ).complaints() == ["raises: … bad luck … / no luck"])
  }

  // MARK: - Rows

  @Test("columns that must not be NULL are filled, and the rows that they refer to made")
  func fillers() throws {
    let rules = """
      rule "rows" {
        title = "x", of = "orders", fix = "y",
        check = function()
          for n, id, code, site, status, booked, weight, pieces, note, opened in org.rows([[
            SELECT o.id, o.code, s.id || s.name, o.status, o.booked_at, o.weight, o.pieces, o.note, s.opened_on
            FROM orders o LEFT JOIN sites s ON s.id = o.site_id ORDER BY o.id ]]) do
            print(id, code, site, status, booked, weight, pieces, note, opened)
          end
          return pass()
        end,
      }
      """
    let results = try Workbench(
      rules: rules,
      tests: """
        test "it" {
          rule = "rows", as_of = "2026-06-30",
          given = { orders = { { id = 2 }, {}, { site_id = 9, note = "n" } }, sites = { { id = 9, name = "Nine" } } },
          expect = "conforming",
        }
        """
    ).results()
    #expect(
      results.map(\.trace) == [
        [
          "1\tcode 2\t2name 3\topen\t2026-06-30T00:00:00Z\t2.0\t2\tnone\t2026-06-30",
          "2\tcode 1\t1name 2\topen\t2026-06-30T00:00:00Z\t1.0\t1\tnone\t2026-06-30",
          "3\tcode 3\t9Nine\topen\t2026-06-30T00:00:00Z\t3.0\t3\tn\t2026-06-30",
        ]
      ])
  }

  @Test(
    "a row that must refer to one of its own table refers to itself, and filling ends",
    .timeLimit(.minutes(1)))
  func selfReference() throws {
    let bench = try Workbench(
      rules:
        "rule \"r\" { title = \"x\", of = \"nodes\", fix = \"y\", check = function() return at_most(org.value(\"SELECT count(*) FROM nodes\"), 2, \"nodes\", \"x\") end }",
      tests:
        "test \"it\" { rule = \"r\", given = { nodes = { { id = 5 } } }, expect = \"conforming\" }",
      schemaSQL:
        "CREATE TABLE nodes (id INTEGER PRIMARY KEY, parent_id INTEGER NOT NULL REFERENCES nodes (id));"
    )
    let complaints = try bench.complaints()
    #expect(complaints == [])
  }

  @Test(
    "what the schema does not have is told with the nearest name",
    arguments: [
      (
        "given = { orders = { { id = 1, requird_on = \"2026-06-01\" } } }",
        "table 'orders' has no column 'requird_on'; did you mean 'required_on'?"
      ),
      (
        "given = { order = { { id = 1 } } }", "there is no table 'order'; did you mean 'orders'?"
      ),
      (
        "given = { orders = { { id = 1 } } }, missing = { \"orders\" }",
        "there is no table 'orders'"
      ),
      (
        "given = { orders = { { id = 1, status = \"lost\" } } }",
        "CHECK constraint failed: status IN ('open', 'shipped')"
      ),
    ])
  func unknown(fields: String, message: String) throws {
    let complaints = try Self.complaints("\(fields), expect = \"conforming\"")
    #expect(complaints.count == 1 && complaints[0].hasPrefix(message), "\(complaints)")
  }

  @Test("a table that is taken away leaves the rule not evaluable")
  func missing() throws {
    #expect(
      try Self.complaints(
        "missing = { \"sites\" }, expect = { outcome = \"not_evaluable\", reason = \"sites\" }")
        == [])
  }

  @Test("rows may come from a fixture, and the language's true and false are 1 and 0")
  func fixtures() throws {
    let bench = try Workbench(
      rules: Self.rules,
      tests: """
        test "it" { rule = "late", given = require "fixtures.orders", expect = { population = { of = 3 } } }
        """, parameters: [Self.grace],
      fixtures: [
        "fixtures.orders":
          "return { orders = { { id = 1, pieces = true }, { id = 2, pieces = false }, { id = 3 } } }"
      ])
    let complaints = try bench.complaints()
    #expect(complaints == [])
  }

  // MARK: - Policy

  @Test("grading policy, waivers and history are applied as in an assessment")
  func policy() throws {
    let many =
      "given = { orders = { "
      + (1...20).map {
        "{ id = \($0), required_on = \"2026-06-01\", shipped_on = \"2026-06-0\($0 == 4 ? 2 : 1)\" }"
      }.joined(separator: ", ") + " } }"
    let isolated = GradingPolicy(isolated: .init(shareAtMost: 0.10, rowsAtMost: 2))
    #expect(
      try Self.complaints(
        "\(many), expect = { grade = \"minor\", population = { nonconforming = 1 }, findings = { \"minor\" } }",
        grading: isolated) == [])
    #expect(
      try Self.complaints(
        "\(many), waivers = { { subjects = { 4 }, [\"until\"] = \"2026-06-30\" } }, expect = { grade = \"minor\", subjects = { [\"4\"] = { waived = true } }, findings = { { waived = true } } }",
        grading: isolated) == [])
    // Through its last day, and not a day longer; all covers no major.
    for waiver in [
      "{ subjects = { 4 }, granted_on = \"2026-06-01\", [\"until\"] = \"2026-06-29\" }",
      "{ subjects = { 4 }, granted_on = \"2026-07-01\", [\"until\"] = \"2026-07-02\" }",
      "{ subjects = \"all\", [\"until\"] = \"2026-06-30\" }",
    ] {
      #expect(
        try Self.complaints(
          "\(many), waivers = { \(waiver) }, expect = { findings = { { grade = \"major\", waived = false } } }"
        ) == [])
    }
    let repeated = GradingPolicy(
      isolated: .init(shareAtMost: 0.10, rowsAtMost: 2),
      repeatedAfter: CalendarInterval(6, .months))
    for (since, grade) in [("2025-12-31", "major"), ("2026-01-01", "minor")] {
      #expect(
        try Self.complaints(
          "\(many), history = { { subject = 4, since = \"\(since)\" } }, expect = { grade = \"\(grade)\" }",
          grading: repeated) == [])
    }
  }
}
