import ComplianceModel
import Testing

@testable import Evaluation

/// What the organisation states itself: answers to questions, exclusions, and what it tailors.
@Suite struct StatementTests {
  static let catalogue = Catalogue(
    id: PackID("shop"), title: "Shop",
    clauses: [Clause(id: ClauseID("4.1"), heading: "Orders")],
    requirements: [
      Requirement(id: RequirementID("shop/a"), clause: ClauseID("4.1"), text: "Ship in time."),
      Requirement(
        id: RequirementID("shop/b"), clause: ClauseID("4.1"), text: "Seal.",
        applicability: .whereApplicable),
    ])

  static let text = """
    rule "sealed" { requirement = "shop/b", title = "sealed", fix = "seal", of = "orders",
      check = function() return error("an excluded rule is not run") end }
    rule "told" { requirement = "shop/a", title = "told", fix = "tell", of = "orders",
      check = function() return attested("tells-customers") end }
    question "tells-customers" { requirement = "shop/a", ask = "Are customers told?", grade = "major" }
    question "asked-by-a-rule" { requirement = "shop/a", ask = "Only then?", on_demand = true }
    """

  static func outcomes(_ statements: OrganisationStatements, off: [String] = []) throws -> [String:
    Outcome]
  {
    let plan = AssessmentPlan(
      asOf: EvaluationBench.day,
      tailorings: off.map {
        Tailoring(rule: RuleID(pack: PackID("shop"), name: $0), isOff: true, because: "tried")
      })
    return try EvaluationBench().outcomes(
      of: EvaluationBench.source(text, catalogue: catalogue), plan: plan, statements: statements)
  }

  static func attestation(_ answer: String, evidence: Int = 1) -> Attestation {
    Attestation(
      id: 1, question: "shop/tells-customers", answer: answer, narrative: "By mail.",
      attestedBy: 1, attestedOn: "2026-01-10", reviewedBy: 2, reviewedOn: "2026-01-11",
      evidenceCount: evidence)
  }

  @Test("without an answer a question is not assessed, and what rests on it not evaluable")
  func noAnswer() throws {
    let outcomes = try Self.outcomes(.init())
    #expect(outcomes.keys.sorted() == ["sealed", "tells-customers", "told"])
    #expect(outcomes["tells-customers"]?.result == .notAssessed(.noAnswer))
    #expect(
      outcomes["told"]?.result
        == .notEvaluable(.unknownSubjects(count: 1, reason: "no answer is on record")))
    #expect(outcomes["told"]?.score == .unknown)
  }

  @Test(
    "an answer that counts decides the question and the rule that asks for it",
    arguments: [
      ("yes", Outcome.Result.conforming, Outcome.Result.conforming, 10_000),
      ("partial", .nonconforming, .nonconforming, 5_000),
      ("no", .nonconforming, .nonconforming, 0),
    ])
  func answers(answer: String, asked: Outcome.Result, told: Outcome.Result, low: Int) throws {
    let outcomes = try Self.outcomes(.init(attestations: [Self.attestation(answer)]))
    #expect(outcomes["tells-customers"]?.result == asked)
    #expect(outcomes["tells-customers"]?.score == ScoreInterval(low: low, high: low))
    #expect(outcomes["told"]?.result == told)
  }

  @Test("an answer without the evidence it needs is not assessed, and says why")
  func evidence() throws {
    let outcomes = try Self.outcomes(.init(attestations: [Self.attestation("yes", evidence: 0)]))
    #expect(
      outcomes["tells-customers"]?.result
        == .notAssessed(.invalidAnswer("no evidence is linked to the answer")))
  }

  @Test("a rule whose requirements are all excluded is not run; another may not be excluded")
  func exclusion() throws {
    let decisions = ["shop/a", "shop/b"].enumerated().map { index, id in
      ApplicabilityDecision(
        id: index, requirement: RequirementID(id), isApplicable: false,
        justification: "We seal nothing.", approvedBy: 1, approvedOn: "2026-02-01")
    }
    let outcomes = try Self.outcomes(.init(decisions: decisions))
    #expect(
      outcomes["sealed"]?.result
        == .notApplicable("excluded by a decision of 2026-02-01: We seal nothing."))
    #expect(outcomes["tells-customers"]?.result == .notAssessed(.noAnswer))
  }

  @Test("a rule or question that is tailored off is not assessed and not run")
  func tailoredOff() throws {
    let outcomes = try Self.outcomes(
      .init(attestations: [Self.attestation("yes")]), off: ["sealed", "tells-customers"])
    #expect(outcomes["sealed"]?.result == .notAssessed(.tailoredOff))
    #expect(outcomes["tells-customers"]?.result == .notAssessed(.tailoredOff))
    #expect(outcomes["told"]?.result == .conforming)
  }
}
