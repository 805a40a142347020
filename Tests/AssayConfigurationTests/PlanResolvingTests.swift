import ComplianceModel
import Testing

@testable import AssayConfiguration

@Suite struct PlanResolvingTests {
  private func parameter(_ key: String, in plan: AssessmentPlan) -> ResolvedParameter? {
    plan.parameters.first { "\($0.pack).\($0.name)" == key }
  }

  @Test("without flags, variables and file the defaults hold")
  func defaults() throws {
    let plan = try Bench().plan()
    let iso = PackID("iso")
    let acme = PackID("acme.x")
    #expect(
      plan
        == AssessmentPlan(
          asOf: Bench.today, asOfOrigin: .builtIn,
          parameters: [
            ResolvedParameter(
              pack: acme, name: "countries", value: .list([.text("IR")]), origin: .pack),
            ResolvedParameter(pack: acme, name: "every", value: .integer(3), origin: .pack),
            ResolvedParameter(
              pack: acme, name: "max_discount", value: .number(0.1), origin: .pack),
            ResolvedParameter(pack: acme, name: "strict", value: .flag(false), origin: .pack),
            ResolvedParameter(
              pack: iso, name: "every", value: .duration(CalendarInterval(12, .months)),
              origin: .pack),
            ResolvedParameter(pack: iso, name: "rating", value: .integer(15), origin: .pack),
          ]))
  }

  @Test("flags go before variables, these before the file, that before the pack")
  func precedence() throws {
    let bench = try Bench(["assay.yml": "parameters: { rating: 12 }\ngate: { fail_on: minor }"])
    let variables = [
      "ASSAY_PARAM_rating": "11", "ASSAY_AS_OF": "2026-01-31", "ASSAY_FAIL_ON": "none",
      "PATH": "/bin",
    ]
    let flags = Overrides(
      parameters: ["iso.rating=10"], asOf: "2025-12-31", failOn: "observation")
    let plans = try [bench.plan(), bench.plan(.init(), variables), bench.plan(flags, variables)]
    #expect(
      plans.map { $0.parameter("rating", of: PackID("iso")) } == [
        .integer(12), .integer(11), .integer(10),
      ] as [ParameterValue?])
    #expect(
      plans.map { parameter("iso.rating", in: $0)?.origin } == [.file, .environment, .flag])
    #expect(plans.map(\.asOf.description) == ["2026-06-30", "2026-01-31", "2025-12-31"])
    #expect(plans.map(\.asOfOrigin) == [.builtIn, .environment, .flag])
    #expect(plans.map(\.gate.failOn) == [.minor, nil, .observation])
    #expect(plans.map { $0.origins["gate.fail_on"] } == [.file, .environment, .flag])
  }

  @Test("the file may name the day of records that end")
  func dayOfFile() throws {
    let bench = try Bench(["assay.yml": "as_of: 2026-03-31"])
    let plans = try [bench.plan(), bench.plan(Overrides(asOf: "2026-04-01"))]
    #expect(plans.map(\.asOf.description) == ["2026-03-31", "2026-04-01"])
    #expect(plans.map(\.asOfOrigin) == [.file, .flag])
  }

  @Test(
    "a value that asks for less than the pack's default is weakening",
    arguments: [
      ("rating=16", "iso.rating", true), ("rating=14", "iso.rating", false),
      ("iso.every=13 months", "iso.every", true), ("iso.every=360 days", "iso.every", false),
      ("max_discount=0.2", "acme.x.max_discount", true),
      ("acme.x.every=9", "acme.x.every", false), ("strict=1", "acme.x.strict", false),
    ])
  func weakening(flag: String, key: String, isWeakening: Bool) throws {
    let plan = try Bench().plan(Overrides(parameters: [flag]))
    let found = try #require(parameter(key, in: plan))
    #expect(found.isWeakening == isWeakening)
    let ours = try Bench().plan().parameter(found.name, of: found.pack)
    #expect(found.weakenedFrom == (isWeakening ? ours : nil))
  }

  @Test("a list is written with or without brackets", arguments: ["[IR, 5]", "IR,5"])
  func lists(text: String) throws {
    let plan = try Bench().plan(Overrides(parameters: ["countries=\(text)"]))
    #expect(
      plan.parameter("countries", of: PackID("acme.x")) == .list([.text("IR"), .integer(5)]))
  }

  static let badFlags: [(Overrides, String)] = [
    (
      Overrides(parameters: ["rating=abc"]),
      "--param rating must be a whole number, not 'abc' | the pack's default is 15, at least 1, "
        + "at most 25. Rating from which a risk is high."
    ),
    (
      Overrides(parameters: ["rating=30"]),
      "--param rating must be at most 25, not 30 | the pack's default is 15, at least 1, "
        + "at most 25. Rating from which a risk is high."
    ),
    (
      Overrides(parameters: ["ratng=3"]),
      "--param ratng: there is no parameter 'ratng' | did you mean 'rating'?"
    ),
    (
      Overrides(parameters: ["iso.ratng=3"]),
      "--param iso.ratng: there is no parameter 'iso.ratng' | did you mean 'iso.rating'?"
    ),
    (
      Overrides(parameters: ["every=3"]),
      "--param every: several packs have a parameter 'every' | write one of iso.every, "
        + "acme.x.every"
    ),
    (
      Overrides(parameters: ["rating"]),
      "--param rating: a value is missing | write --param name=value"
    ),
    (
      Overrides(asOf: "30-06-2026"),
      "--as-of: '30-06-2026' is no day | write it as year-month-day, such as 2026-06-30"
    ),
    (
      Overrides(methods: ["tset"]),
      "--method: 'tset' is none of test, examine, interview, observe | did you mean 'test'?"
    ),
    (
      Overrides(failOn: "critical"),
      "--fail-on: 'critical' is none of none, major, minor, observation, opportunity"
        + " | choose one of these words"
    ),
    (
      Overrides(minScore: ["8.3=101"]),
      "--min-score: '8.3=101' is no score from 0 to 100"
        + " | write 80 for the whole, or 8.3=90 for a clause"
    ),
    (
      Overrides(minScore: ["8.4=90"]),
      "--min-score: there is no clause '8.4' | did you mean '8.3'?"
    ),
    (
      Overrides(limits: .init(rows: 0)),
      "the limit of rows must be at least 1, not 0 | leave it out for the default"
    ),
  ]

  @Test("a flag that cannot be is refused with what can", arguments: badFlags)
  func refusedFlags(overrides: Overrides, fault: String) throws {
    #expect(try Bench().faults(overrides) == [fault])
  }

  @Test("parameters of the file are checked with their places, all at once")
  func fileParameters() throws {
    let bench = try Bench([
      "assay.yml": """
      packs: [iso, ./rules/acme.x]
      parameters:
        rating: 0
        iso.rating: 9
        iso.ratin: 9
        max_discount: high
        acme.x.max_discount: 0.2
        every: 4
        nothing: 1
      """
    ])
    #expect(
      bench.faults() == [
        "assay.yml:3:11: parameter 'rating' must be at least 1, not 0 | the pack's default is 15, "
          + "at least 1, at most 25. Rating from which a risk is high.",
        "assay.yml:5:3: there is no parameter 'iso.ratin' | did you mean 'iso.rating'?",
        "assay.yml:6:17: parameter 'max_discount' must be a number, not 'high'"
          + " | the pack's default is 0.1.",
        "assay.yml:8:3: several packs have a parameter 'every' | write one of iso.every, "
          + "acme.x.every",
        "assay.yml:9:3: there is no parameter 'nothing' | see them all: assay list parameters",
      ])
    let twice = try Bench(["assay.yml": "parameters:\n  rating: 9\n  iso.rating: 9\n"])
    #expect(
      twice.faults() == [
        "assay.yml:3:3: parameter 'rating' of pack 'iso' is set twice | keep one of them"
      ])
  }

  @Test("what the file says of a pack that is not assessed is remarked, not refused")
  func absentPacks() throws {
    let bench = try Bench([
      "assay.yml": """
      packs: [iso, ./rules/absent.lua]
      parameters: { absent.limit: 3 }
      tailoring: [{ rule: absent/x, off: true, because: b }]
      waivers: w.yml
      gate: { min_score: { controls: 80 }, open: [{ rule: absent/y, because: b }] }
      """,
      "w.yml": ConfigurationFileTests.waiver.replacing("risks-treated", with: "absent/x"),
    ])
    #expect(
      try bench.plan().remarks.map(\.line) == [
        "assay.yml:2:15: parameter 'absent.limit' is of no pack that is assessed"
          + " | it counts when its pack is assessed too",
        "assay.yml:3:21: the tailoring of 'absent/x' is of no pack that is assessed"
          + " | it counts when its pack is assessed too",
        "w.yml:1:9: the waiver of 'absent/x' is of no pack that is assessed"
          + " | it counts when its pack is assessed too",
        "assay.yml:5:22: the least score of clause controls is of no pack that is assessed"
          + " | it counts when its pack is assessed too",
        "assay.yml:5:53: the rule 'absent/y' in 'open' is of no pack that is assessed"
          + " | it counts when its pack is assessed too",
      ])
  }

  @Test("the gate takes least scores for the whole and for clauses, the stronger origin's")
  func gate() throws {
    let bench = try Bench([
      "assay.yml": """
      gate: { min_score: { "8.3": 90, all: 80.5 }, open: [{ rule: leadership, because: b }] }
      """
    ])
    let plan = try bench.plan(Overrides(minScore: ["8.3=95"]), ["ASSAY_MIN_SCORE": "70, 8=60"])
    #expect(
      plan.gate
        == GatePolicy(
          failOn: .major,
          minimumScores: [
            (.all, 7000), (.clause(ClauseID("8")), 6000), (.clause(ClauseID("8.3")), 9500),
          ],
          open: [(RuleID(pack: PackID("iso"), name: "leadership"), "b")]))
    #expect(
      plan.origins == [
        "gate.min_score.all": .environment, "gate.min_score.8": .environment,
        "gate.min_score.8.3": .flag, "gate.open": .file,
      ])
  }

  @Test("selection, limits and switches come from flags")
  func switches() throws {
    let plan = try Bench().plan(
      Overrides(
        clauses: ["8"], rules: ["iso/*"], tags: ["site=x"], methods: ["test", "examine"],
        isReportOnly: true, ignoresWaivers: true,
        limits: .init(memory: 2 << 20, rows: 5, milliseconds: 0, instructions: 7)))
    #expect(
      plan.selection
        == Selection(
          clauses: [ClauseID("8")], rules: ["iso/*"], tags: ["site=x"], methods: [.test, .examine]))
    #expect(
      plan.limits
        == EvaluationLimits(memory: 2 << 20, rows: 5, milliseconds: nil, instructions: 7))
    #expect(plan.isReportOnly && plan.ignoresWaivers)
  }

  @Test("a variable that is nearly one of ours is remarked")
  func variables() throws {
    let plan = try Bench().plan(.init(), ["ASSAY_FAILON": "none", "ASSAY_COLOURS_OF_MINE": "1"])
    #expect(
      plan.remarks.map(\.line) == [
        "the variable ASSAY_FAILON is not read | did you mean 'ASSAY_FAIL_ON'?"
      ])
    #expect(plan.gate.failOn == .major)
  }

  @Test("the listing tells every setting with its origin")
  func lists() throws {
    let bench = try Bench([
      "assay.yml": """
      organisation: Acme
      parameters: { rating: 20 }
      tailoring: [{ rule: risks-treated, off: true, because: b, approved_by: c, until: 2026-12-31 }]
      gate: { min_score: { all: 80.5 } }
      """
    ])
    let plan = try bench.plan(Overrides(asOf: "2026-06-01", clauses: ["8"]))
    #expect(
      listing(plan).map { "\($0.key) = \($0.value) (\($0.origin.rawValue))" } == [
        "as_of = 2026-06-01 (flag)", "organisation = Acme (file)",
        "acme.x.countries = [IR] (pack)", "acme.x.every = 3 (pack)",
        "acme.x.max_discount = 0.1 (pack)", "acme.x.strict = false (pack)",
        "iso.every = 12 months (pack)", "iso.rating = 20 (weakening) (file)",
        "selection.clauses = 8 (flag)", "gate.fail_on = major (default)",
        "gate.min_score.all = 80.5 (file)", "tailoring.iso/risks-treated = off (weakening) (file)",
        "limits.memory = 67108864 (default)", "limits.rows = 10000000 (default)",
        "limits.milliseconds = 10000 (default)", "limits.instructions = none (default)",
      ])
  }
}
