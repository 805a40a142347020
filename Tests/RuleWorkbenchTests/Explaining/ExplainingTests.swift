import ComplianceModel
import Evaluation
import Testing

@testable import RuleWorkbench

/// `explain`: query, bound values, records, verdict, grade, policy and score of one subject.
@Suite struct ExplainingTests {
  static let rules = """
    rule "late" {
      title  = "Orders are shipped in time", grade = "major",
      of     = "orders", name = "{code} of {required_on}",
      select = [[ SELECT id, code, required_on, shipped_on, weight FROM orders
                  WHERE required_on <= :today AND weight >= :least ORDER BY id ]],
      judge  = function(required_on, shipped_on, code)
        return at_most(date.days(required_on, shipped_on or today), 0, "days", "order %s is late", code)
      end,
      fix    = "Ship earlier.", action = { owner = "dispatcher", within = "14 days" },
    }
    rule "lines" {
      title  = "x", of = "orders", key = { "code", "id" }, needs = "any",
      select = "SELECT id, code, shipped_on FROM orders ORDER BY code, id",
      judge  = function(shipped_on, each) if not shipped_on then return fail("not shipped") end end,
      fix    = "y",
    }
    rule "early" {
      title = "x", of = "orders", fix = "y",
      select = "SELECT id, code, weight FROM orders ORDER BY id -- all",
      judge = function(code, weight)
        if weight > 25 then return not_applicable("too heavy") end
        return fail("x")
      end,
    }
    rule "reported" {
      title = "x", of = "orders", fix = "y",
      check = function()
        for n, id, code in org.rows("SELECT id, code FROM orders ORDER BY id") do
          report(id, fail("bad %s", code), { name = "order " .. code })
        end
      end,
    }
    question "asked" { ask = "Is it?", grade = "minor" }
    """

  static let rows = """
    INSERT INTO sites VALUES (1, 'RTM', '2020-01-01');
    INSERT INTO orders (id, code, site_id, status, required_on, shipped_on, booked_at, weight, pieces) VALUES
      (1, 'A', 1, 'shipped', '2026-06-01', '2026-06-01', 'x', 10.5, 1),
      (2, 'B/C', 1, 'open', '2026-06-10', NULL, 'x', 20.0, 1),
      (3, 'D', 1, 'open', '2026-06-10', NULL, 'x', 0.5, 1),
      (4, 'D', 1, 'open', '2026-06-29', '2026-06-29', 'x', 30, 1);
    """

  static let least = ParameterDefinition(name: "least", kind: .number, defaultValue: .number(1))

  static func bench(_ grading: GradingPolicy = GradingPolicy()) throws -> Workbench {
    try Workbench(rules: rules, parameters: [least], grading: grading)
  }

  @Test("a subject is shown with the values bound, its records, verdict, grade, policy and score")
  func subject() throws {
    let grading = GradingPolicy(isolated: .init(shareAtMost: 0.40, rowsAtMost: 2))
    let explanation = try Self.bench(grading).explanation(of: "late", subject: "2", rows: Self.rows)
    #expect(explanation.rule.id.description == "shop/late")
    #expect(explanation.place == SourcePlace(file: "shop/rules/shop.lua", line: 1))
    #expect(
      explanation.parameters == [
        ResolvedParameter(
          pack: PackID("shop"), name: "least", value: .number(1), origin: .pack)
      ])
    #expect(explanation.plan == ["SCAN orders"])
    #expect(
      explanation.subject
        == Explanation.Subject(
          key: SubjectKey("2"), name: "B/C of 2026-06-10",
          records: [
            [
              .init(column: "id", value: "2"), .init(column: "code", value: "\"B/C\""),
              .init(column: "required_on", value: "\"2026-06-10\""),
              .init(column: "shipped_on", value: "NULL"), .init(column: "weight", value: "20.0"),
            ]
          ]))
    #expect(
      explanation.outcome.instances == [
        .init(
          instance: Instance(
            key: SubjectKey("2"), name: "B/C of 2026-06-10",
            verdict: .failed(grade: .major, isOpenToPolicy: true), texts: ["order B/C is late"],
            measure: Measure(measured: 20, limit: 0, unit: "days", isUpperLimit: true),
            place: SourcePlace(file: "rules/shop.lua", line: 7)),
          grade: .minor)
      ])
    #expect(explanation.outcome.grade == .minor)
    #expect(
      explanation.outcome.gradedBecause
        == "Lowered from major: an isolated lapse, 1 of 3 fail (33.3 %), at most 2 and 40 % allowed."
    )
    #expect(explanation.outcome.outcome.score == ScoreInterval(low: 6666, high: 6666))
    #expect(
      explanation.outcome.outcome.population
        == PopulationCount(of: 4, conforming: 2, nonconforming: 1))
    #expect(explanation.action?.owner == "dispatcher")
    #expect(explanation.action?.dueOn == Day("2026-07-14"))
  }

  @Test(
    "a subject is found by its key, or by a name that it alone has",
    arguments: [
      ("late", "1", "1"), ("late", "B/C of 2026-06-10", "2"), ("lines", "A/1", "A/1"),
      ("lines", "B%2FC/2", "B%2FC/2"), ("reported", "3", "3"), ("reported", "order A", "1"),
    ])
  func found(rule: String, text: String, key: String) throws {
    let explanation = try Self.bench().explanation(of: rule, subject: text, rows: Self.rows)
    #expect(explanation.subject?.key.description == key)
    #expect(explanation.subject?.records.isEmpty == (rule == "reported"))
  }

  @Test(
    "a subject that conforms is judged once more, alone, for what was measured of it",
    arguments: [
      (
        "late", "1",
        Explanation.PassingVerdict.conforms(
          Measure(measured: 0, limit: 0, unit: "days", isUpperLimit: true))
      ),
      ("lines", "A/1", .conforms(nil)), ("early", "4", .doesNotApply), ("early", "1", nil),
    ])
  func passing(rule: String, key: String, verdict: Explanation.PassingVerdict?) throws {
    let explanation = try Self.bench().explanation(of: rule, subject: key, rows: Self.rows)
    #expect(explanation.verdict == verdict)
  }

  @Test("the lines of judge that ran are shown once each, with what they set and where it ended")
  func lines() throws {
    let rules = """
      rule "r" {
        title = "x", of = "orders", fix = "y",
        select = "SELECT id, code, weight FROM orders ORDER BY id",
        judge = function(code, weight)
          local sum = 0
          for i = 1, 3 do
            sum = sum + i
          end
          if weight > 25 then
            return fail("%s", code)
          end
        end,
      }
      """
    func explained(_ subject: String?) throws -> [Explanation.JudgedLine] {
      try Workbench(rules: rules).explanation(of: "r", subject: subject, rows: Self.rows).lines
    }
    let light = try explained("1")
    #expect(light.map(\.number) == [5, 6, 7, 9, 12])
    #expect(light.map(\.times) == [1, 4, 3, 1, 1])
    #expect(light[2].text == "      sum = sum + i")
    #expect(light[0].set == [.init(column: "sum", value: "0")])
    #expect(light[2].set.map(\.value).contains("6"), "the last time")
    #expect(light.map(\.isLast) == [false, false, false, false, true])
    let heavy = try explained("4")
    #expect(heavy.last?.number == 10)
    #expect(
      try explained(nil).isEmpty, "no subject is asked for")
  }

  @Test func `a rule that judges the whole is told by the lines of its check`() throws {
    let rules = """
      rule "r" {
        title = "x", of = "orders", fix = "y",
        check = function()
          local count = org.value("SELECT count(*) FROM orders")
          if count > 3 then return fail("%d orders", count) end
        end,
      }
      """
    for subject in [nil, "organisation"] {
      let lines = try Workbench(rules: rules).explanation(
        of: "r", subject: subject, rows: Self.rows
      ).lines
      #expect(lines.map(\.number) == [4, 5])
      #expect(lines.map(\.set) == [[.init(column: "count", value: "4")], []])
      #expect(lines.map(\.isLast) == [false, true])
    }
  }

  @Test func `of a subject that a rule reports the lines are told that led to its report`() throws {
    let lines = try Self.bench().explanation(of: "reported", subject: "3", rows: Self.rows).lines
    #expect(lines.map(\.text.first) == [" ", " "])
    #expect(lines.map(\.times) == [1, 1])
    #expect(lines[0].set.contains(.init(column: "id", value: "3")))
    #expect(lines.map(\.isLast) == [false, true])
    let whole = try Self.bench().explanation(of: "reported", rows: Self.rows).lines
    #expect(whole.map(\.times) == [5, 4, 1, 1])
  }

  @Test("without a subject those that conform and are nearest to the limit are named")
  func nearest() throws {
    let whole = try Self.bench().explanation(of: "late", rows: Self.rows)
    #expect(whole.nearest.map(\.key.description) == ["1", "4"])
    #expect(whole.nearest.map(\.name) == ["A of 2026-06-01", "D of 2026-06-29"])
    #expect(whole.nearest.first?.measure.measured == 0)
    #expect(try Self.bench().explanation(of: "late", subject: "1", rows: Self.rows).nearest.isEmpty)
  }

  @Test("as a whole a rule is shown without a subject")
  func whole() throws {
    let explanation = try Self.bench().explanation(of: "lines", rows: Self.rows)
    #expect(explanation.subject == nil)
    #expect(explanation.outcome.outcome.result == .conforming)
    #expect(explanation.action == nil)
  }

  @Test(
    "a subject that was not judged is refused with the nearest name",
    arguments: [
      ("late", "3", "See the rule as a whole: assay explain late"),
      ("late", "B/C of 2026-06-1", "Did you mean 'B/C of 2026-06-10'?"),
      ("reported", "order E", "Did you mean 'order A'?"),
      ("late", "something else entirely", "See the rule as a whole: assay explain late"),
    ])
  func unknownSubject(rule: String, subject: String, remedy: String) throws {
    let bench = try Self.bench()
    let refusal = #expect(throws: Refusal.self) {
      try bench.explanation(of: rule, subject: subject, rows: Self.rows)
    }
    #expect(
      refusal
        == Refusal(
          .configuration, "unknown-subject", "\(rule) judged no subject '\(subject)'",
          remedy: remedy))
  }

  @Test("the values bound are those of the rule's tailoring")
  func tailored() throws {
    let tailoring = Tailoring(
      rule: RuleID(pack: PackID("shop"), name: "late"), parameters: ["least": .number(15)],
      because: "agreed")
    let explanation = try Self.bench().explanation(
      of: "late", rows: Self.rows, tailorings: [tailoring])
    #expect(explanation.parameters.map(\.value) == [.number(15)])
    #expect(
      explanation.outcome.outcome.population
        == PopulationCount(of: 4, conforming: 1, nonconforming: 1))
  }

  @Test("a NULL in a name is a dash, in the assessment as in the explanation")
  func dash() throws {
    let bench = try Workbench(
      rules: Self.rules.replacing("{code} of {required_on}", with: "{code} by {shipped_on}"),
      parameters: [Self.least])
    let explanation = try bench.explanation(of: "late", subject: "2", rows: Self.rows)
    #expect(explanation.subject?.name == "B/C by –")
    #expect(explanation.outcome.instances.map(\.instance.name) == ["B/C by –"])
  }

  @Test("a query that does not end is stopped like the rule itself")
  func endless() throws {
    let bench = try Workbench(
      rules: """
        rule "endless" {
          title = "x", of = "orders", fix = "y", judge = function() end,
          select = "WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n) SELECT id FROM n WHERE id < 0",
        }
        """)
    let refusal = #expect(throws: Refusal.self) {
      try bench.explanation(of: "endless", rows: Self.rows, milliseconds: 100)
    }
    #expect(
      refusal?.diagnostics.map(\.message) == [
        "the query of shop/endless cannot run: the time limit of 100 ms was reached"
      ])
  }

  @Test("a name that several subjects have is refused with their keys")
  func ambiguous() throws {
    let named = try Workbench(
      rules: Self.rules.replacing("{code} of {required_on}", with: "{required_on}"),
      parameters: [Self.least])
    for (bench, rule, name, keys) in [
      (try Self.bench(), "reported", "order D", "3, 4"), (named, "late", "2026-06-10", "2, 3"),
    ] {
      let rows = Self.rows.replacing("'x', 0.5", with: "'x', 5.5")
      let refusal = #expect(throws: Refusal.self) {
        try bench.explanation(of: rule, subject: name, rows: rows)
      }
      #expect(
        refusal
          == Refusal(
            .configuration, "ambiguous-subject", "'\(name)' is the name of 2 subjects",
            remedy: "Write the key of one: \(keys)"))
    }
  }

  @Test("the code that a name begins with is enough, where one subject alone has it")
  func leadingCode() {
    let names = ["R-1 Theft", "R-10 Fire", "R-2: Flood", "R-3 Theft", "R-3 Storm", "R-2"]
    func named(_ text: String) -> [String] { subjects(named: text, among: names) { $0 } }
    #expect(named("R-1") == ["R-1 Theft"])
    #expect(named("R-2") == ["R-2"], "a whole name comes first")
    #expect(named("R-3") == ["R-3 Theft", "R-3 Storm"])
    #expect(named("R-10 Fire") == ["R-10 Fire"])
    #expect(named("R") == [])
    #expect(named("Theft") == [])
  }

  @Test("a question has nothing to explain")
  func question() throws {
    let bench = try Self.bench()
    let refusal = #expect(throws: Refusal.self) {
      try bench.explanation(of: "asked", rows: Self.rows)
    }
    #expect(
      refusal?.diagnostics.map(\.message) == [
        "shop/asked is a question that a person answers: no answer is on record"
      ])
  }

  @Test("a waived instance is shown as waived, its grade as found")
  func waived() throws {
    let waiver = Waiver(
      rule: RuleID(pack: PackID("shop"), name: "late"), subjects: .named([SubjectKey("2")]),
      because: "agreed", requestedBy: "a", approvedBy: "b", grantedOn: Workbench.day,
      until: Workbench.day)
    let explanation = try Self.bench().explanation(
      of: "late", subject: "2", rows: Self.rows, waivers: [waiver])
    #expect(explanation.outcome.instances.map(\.waiver) == [0])
    #expect(explanation.outcome.instances.map(\.grade) == [.major])
  }
}
