import ComplianceModel

/// An assessment as the judge would leave it, with every section of the report filled.
enum MadeAssessment {
  static let pack = PackID("acme")

  static func id(_ name: String) -> RuleID { RuleID(pack: pack, name: name) }

  static func day(_ text: String) -> Day {
    guard let day = Day(text) else { preconditionFailure("\(text) is no day") }
    return day
  }

  static func outcome(
    _ name: String, clause: String, _ result: Outcome.Result, failing: [(String, String)] = [],
    of judged: Int = 40, grade: Grade? = nil, because: String? = nil, waiver: Int? = nil,
    tables: [String] = []
  ) -> GradedOutcome {
    let instances = failing.map { name, text in
      GradedOutcome.GradedInstance(
        instance: Instance(
          key: SubjectKey(name), name: name,
          verdict: .failed(grade: grade ?? .major, isOpenToPolicy: true), texts: [text],
          measure: text.contains("overdue")
            ? Measure(measured: 1234.5, limit: 0, unit: "days", isUpperLimit: true) : nil),
        grade: grade, waiver: waiver)
    }
    return GradedOutcome(
      outcome: Outcome(
        rule: id(name), result: result,
        population: .init(
          of: judged, conforming: judged - failing.count, nonconforming: failing.count),
        instances: instances.map(\.instance)),
      title: "Every subject of \(name) is as it should be, however long this sentence becomes",
      requirements: [RequirementID("a/\(clause)-\(name)")], clauses: [ClauseID(clause)],
      method: .test, tables: tables, fix: "Do on Monday what \(name) asks for.", grade: grade,
      gradedBecause: because, instances: instances)
  }

  static func requirement(
    _ name: String, clause: String, _ state: RequirementResult.State, rules: [String]
  ) -> RequirementResult {
    RequirementResult(
      requirement: Requirement(
        id: RequirementID("a/\(clause)-\(name)"), clause: ClauseID(clause), text: name),
      catalogue: pack, state: state, score: .full, scoreAfterWaivers: .full,
      rules: rules.map(id))
  }

  static func finding(_ outcome: GradedOutcome, waived: Bool = false) -> Finding {
    Finding(
      rule: outcome.outcome.rule, grade: outcome.grade ?? .minor, title: outcome.title,
      requirements: outcome.requirements, clause: outcome.clauses[0],
      instanceTotal: outcome.outcome.population.nonconforming, isWaived: waived)
  }

  /// Outcomes by id, each with its finding where it has one.
  static var outcomes: [GradedOutcome] {
    [
      outcome(
        "broken-rule", clause: "8.4",
        .error(
          EvaluationFault(
            kind: .runtime, message: "attempt to compare number with nil",
            place: SourcePlace(file: "rules/8.4.lua", line: 31), subject: SubjectKey("1044")))),
      outcome(
        "documents-reviewed", clause: "7.5", .nonconforming,
        failing: [("D-11", "late"), ("D-19", "late")], grade: .minor, waiver: 0),
      outcome("empty-table", clause: "8.6", .notEvaluable(.noRows(tables: ["exercises"])), of: 0),
      outcome(
        "high-risks-treated", clause: "8.3", .nonconforming,
        failing: [
          ("R-17", "treatment of risk R-17 is overdue"), ("R-22", "risk R-22 has no owner"),
          ("R-31", "risk R-31 has no owner"),
          ("R-\u{1B}[31m40", "risk R-40 steers the terminal \u{1B}]0;evil\u{07}"),
        ], grade: .major, because: "Raised from minor: repeated, first recorded on 2025-12-31."),
      outcome("question", clause: "4.1", .notAssessed(.noAnswer)),
      outcome(
        "seals-controlled", clause: "8.4", .nonconforming,
        failing: [("東京都千代田区の長い名前の倉庫番号一二三四五六七八九十", "seal is missing")],
        grade: .minor),
      outcome(
        "small-thing", clause: "9.1", .remarked, failing: [("M-1", "could be better")],
        grade: .observation),
    ]
  }

  static var assessment: Assessment {
    let outcomes = outcomes
    let findings = [3, 1, 5, 6].map { finding(outcomes[$0], waived: $0 == 1) }
    return Assessment(
      asOf: day("2026-06-30"), organisation: "Meridian Forwarding",
      inputs: AssessmentInputs(
        databaseDigest: "", packs: [.init(id: pack, version: "1", title: "ISO 28000", digest: "")],
        versions: .init(assay: "0", sqlite: "3", lua: "5"),
        plan: AssessmentPlan(
          asOf: day("2026-06-30"),
          waivers: [
            Waiver(
              rule: id("documents-reviewed"), subjects: .all, because: "archive move",
              requestedBy: "A", approvedBy: "J. Vos", grantedOn: day("2026-06-01"),
              until: day("2026-09-30"))
          ]), policies: []),
      outcomes: outcomes,
      requirements: [
        requirement(
          "high-risks-treated", clause: "8.3", .nonconforming, rules: ["high-risks-treated"]),
        requirement("none", clause: "10.2", .notAssessed, rules: []),
        requirement("broken-rule", clause: "8.4", .error, rules: ["broken-rule"]),
      ],
      findings: findings,
      actions: [
        ImprovementAction(
          rule: id("high-risks-treated"), clause: ClauseID("8.3"), grade: .major,
          kind: .corrective,
          text: "Assign an owner and a date to the treatment, or accept the risk with approval.",
          owner: "risk owner", dueOn: day("2026-07-30"), gain: 214),
        ImprovementAction(
          rule: id("documents-reviewed"), clause: ClauseID("7.5"), grade: .minor,
          kind: .corrective, text: "Review it.", owner: nil, dueOn: day("2026-09-28"), gain: 1),
      ],
      scores: [
        CatalogueScores(
          catalogue: pack, title: "ISO 28000",
          whole: .init(
            beforeWaivers: ScoreInterval(low: 7634, high: 8419),
            afterWaivers: ScoreInterval(low: 7700, high: 8480)),
          clauses: [
            (
              Clause(id: ClauseID("8"), heading: "Operation"),
              .init(beforeWaivers: ScoreInterval(low: 6600, high: 7700), afterWaivers: nil)
            ),
            (
              Clause(id: ClauseID("10"), heading: "Improvement"),
              .init(beforeWaivers: nil, afterWaivers: nil)
            ),
          ])
      ],
      conclusion: Conclusion(
        readiness: .notReady, because: ["1 major nonconformity is open"]),
      gate: GateDecision(
        state: .unmet, unmet: ["1 major, none allowed: high-risks-treated"], open: ["x"],
        undeterminedCount: 3, askedCount: 7),
      run: RunFacts(
        startedAt: "", milliseconds: 1, host: "", database: "meridian.sqlite", view: .copy,
        databaseRows: 5812, configuration: "assay.yml"),
      exit: ExitFacts(code: 1, name: "gate failed", reasons: []))
  }
}
