import ComplianceModel

@testable import Assessing

/// A small assessment to vary: requirements `a/1.1-a` … under clauses, a rule each unless said.
struct MadeAssessment {
  var plan = AssessmentPlan(asOf: .on("2026-06-30"))
  var policy = GradingPolicy()
  var requirements: [Requirement] = []
  var rules: [Rule] = []
  var questions: [Question] = []
  var outcomes: [Outcome] = []
  var parametersRead: [RuleID: Set<String>] = [:]
  var exclusions: [RequirementID: ApplicabilityDecision] = [:]
  var history: AssessmentHistory?
  var applicability = Applicability()
  var frameworks: [Framework] = []
  var crosswalk: Crosswalk?

  static let pack = PackID("acme")

  static func id(_ name: String) -> RuleID { RuleID(pack: pack, name: name) }

  /// Adds a requirement.
  mutating func require(
    _ id: String, clause: String, grade: Grade = .major, obligation: Obligation = .shall,
    group: String? = nil
  ) {
    requirements.append(
      Requirement(
        id: RequirementID(id), clause: ClauseID(clause), text: id, obligation: obligation,
        grade: grade, applicability: .whereApplicable, group: group))
  }

  /// Adds a rule of requirements with its outcome.
  mutating func rule(
    _ name: String, of requirements: [String], grade: Grade = .major,
    needs: Rule.Needs = .all, action: ActionTemplate = .init(), _ outcome: Outcome
  ) {
    let tested = self.requirements.filter { requirements.contains($0.id.text) }
    rules.append(
      Rule(
        id: Self.id(name), file: "rules/a.lua", line: 1, ordinal: 0,
        requirements: requirements.map(RequirementID.init), clauses: tested.map(\.clause).sorted(),
        title: "title of \(name)", fix: "fix \(name)", grade: grade,
        gravestGrade: tested.map(\.obligation.gravestGrade).max() ?? .major, form: .check,
        needs: needs, action: action))
    var outcome = outcome
    outcome.rule = Self.id(name)
    outcomes.append(outcome)
  }

  /// Adds a requirement with one rule and its outcome.
  mutating func tested(
    _ name: String, clause: String, grade: Grade = .major, _ outcome: Outcome
  ) {
    require("a/\(clause)-\(name)", clause: clause, grade: grade)
    rule(name, of: ["a/\(clause)-\(name)"], grade: grade, outcome)
  }

  /// Adds a question with its outcome.
  mutating func question(_ name: String, of requirements: [String], _ outcome: Outcome) {
    let tested = self.requirements.filter { requirements.contains($0.id.text) }
    questions.append(
      Question(
        id: Self.id(name), file: "rules/a.lua", line: 2,
        requirements: requirements.map(RequirementID.init), clauses: tested.map(\.clause),
        ask: "ask \(name)", grade: .minor))
    var outcome = outcome
    outcome.rule = Self.id(name)
    outcomes.append(outcome)
  }

  var request: AssessmentRequest {
    let clauses = Set(requirements.flatMap(\.clause.lineage)).sorted()
    return AssessmentRequest(
      plan: plan,
      packs: [
        .init(
          manifest: PackManifest(
            id: Self.pack, version: "1.0.0", title: "Acme", grading: policy),
          digest: "00",
          catalogue: Catalogue(
            id: Self.pack, title: "Acme",
            clauses: clauses.map { Clause(id: $0, heading: "Clause \($0)") },
            requirements: requirements),
          frameworks: frameworks, crosswalk: crosswalk)
      ],
      rules: rules, questions: questions, parametersRead: parametersRead,
      scope: requirements.map(\.id),
      outcomes: outcomes.sorted { $0.rule < $1.rule }, exclusions: exclusions,
      applicability: applicability,
      databaseDigest: "11", organisation: "Acme",
      versions: .init(assay: "0.1.0", sqlite: "3", lua: "5.4"), history: history)
  }

  var assessment: Assessment {
    assess(request, run: .made) { _ in ExitFacts(code: 0, name: "ok", reasons: []) }
  }
}

extension RunFacts {
  static var made: RunFacts {
    RunFacts(
      startedAt: "2026-07-01T08:00:00Z", milliseconds: 12, host: "here", database: "a.sqlite",
      view: .copy, databaseRows: 3)
  }
}

extension Outcome {
  /// `failing` of `judged` subjects fail at `grade`, open to policy unless said.
  static func failing(
    _ failing: Int, of judged: Int, grade: Grade = .major, isOpen: Bool = true,
    unknown: Int = 0, broken: Int = 0
  ) -> Outcome {
    let instances = (1...failing).map {
      Instance(
        key: SubjectKey("\($0)"), verdict: .failed(grade: grade, isOpenToPolicy: isOpen),
        texts: ["subject \($0) fails"])
    }
    var count = PopulationCount(
      of: judged, conforming: judged - failing - unknown - broken, unknown: unknown,
      broken: broken)
    if grade.isNonconformity { count.nonconforming = failing } else { count.remarked = failing }
    let low = count.conforming * 10_000 / judged
    let high = (count.conforming + unknown + broken) * 10_000 / judged
    return Outcome(
      rule: MadeAssessment.id("x"), result: grade.isNonconformity ? .nonconforming : .remarked,
      population: count, needed: judged, score: ScoreInterval(low: low, high: high),
      instances: instances, policyFailures: isOpen && grade.isNonconformity ? failing : 0)
  }

  static var conforming: Outcome {
    Outcome(
      rule: MadeAssessment.id("x"), result: .conforming, population: .init(of: 4, conforming: 4),
      needed: 4, score: .full)
  }

  static func undetermined(_ result: Result = .notEvaluable(.noRows(tables: ["risks"]))) -> Outcome
  {
    Outcome(rule: MadeAssessment.id("x"), result: result)
  }

  static var notApplicable: Outcome {
    Outcome(rule: MadeAssessment.id("x"), result: .notApplicable("no vehicles"))
  }
}

extension Day {
  /// A day that a test writes out.
  static func on(_ text: String) -> Day {
    guard let day = Day(text) else { preconditionFailure("\(text) is no day") }
    return day
  }
}
