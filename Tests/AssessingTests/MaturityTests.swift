import ComplianceModel
import Testing

@testable import Assessing

/// How far a clause has come: a level is shown by a rule at it or above, and lost by any below.
@Suite struct MaturityTests {
  /// A clause with one rule for each level and outcome.
  private func made(_ rules: [(level: Int, outcome: Outcome)]) -> MadeAssessment {
    var made = MadeAssessment()
    for (number, rule) in rules.enumerated() {
      made.tested("r\(number)", clause: "1.1", rule.outcome)
      made.rules[number].maturity = rule.level
    }
    return made
  }

  private func maturity(_ made: MadeAssessment, of clause: String = "1.1") -> Maturity? {
    made.assessment.maturity.first?.clauses.first { $0.clause.id.text == clause }?.maturity
  }

  static let (yes, no, open) = (
    Outcome.conforming, Outcome.failing(1, of: 4), Outcome.undetermined()
  )
  static let remarked = Outcome.failing(1, of: 4, grade: .observation)

  static let cases: [([(level: Int, outcome: Outcome)], Maturity)] = [
    ([(1, yes), (2, yes), (3, yes), (4, yes), (5, yes)], Maturity(low: 5, high: 5, reach: 5)),
    ([(1, no)], Maturity(low: 0, high: 0, reach: 1)),
    // One that fails takes its own level and all above it.
    ([(1, yes), (2, no), (3, yes), (4, yes)], Maturity(low: 1, high: 1, reach: 4)),
    ([(1, yes), (2, yes), (2, no), (3, yes)], Maturity(low: 1, high: 1, reach: 3)),
    ([(1, no), (4, yes)], Maturity(low: 0, high: 0, reach: 4)),
    // A level without a rule is shown by what stands on it, and by nothing else.
    ([(4, yes)], Maturity(low: 4, high: 4, reach: 4)),
    ([(1, yes), (4, yes)], Maturity(low: 4, high: 4, reach: 4)),
    ([(1, yes), (4, no)], Maturity(low: 1, high: 1, reach: 4)),
    ([(3, yes), (5, no)], Maturity(low: 3, high: 3, reach: 5)),
    // What is not determined fails at the low end and conforms at the high one.
    ([(1, yes), (3, open), (4, yes)], Maturity(low: 1, high: 4, reach: 4)),
    ([(1, yes), (3, open), (3, no), (4, yes)], Maturity(low: 1, high: 1, reach: 4)),
    ([(1, open)], Maturity(low: 0, high: 1, reach: 1)),
    // An observation is no conformity.
    ([(1, yes), (3, remarked)], Maturity(low: 1, high: 1, reach: 3)),
    // What does not apply says nothing.
    ([(2, yes), (3, .notApplicable)], Maturity(low: 2, high: 2, reach: 2)),
  ]

  @Test(arguments: cases)
  func `levels add up`(rules: [(level: Int, outcome: Outcome)], expected: Maturity) {
    #expect(maturity(made(rules)) == expected)
  }

  @Test func `without a rule that applies there is no level`() {
    #expect(maturity(made([(1, .notApplicable)])) == nil)
    var untested = MadeAssessment()
    untested.require("a/1.1-x", clause: "1.1")
    #expect(untested.assessment.maturity == [])
  }

  @Test func `a requirement that nobody tests keeps its clause from being shown`() {
    var made = made([(4, Self.yes)])
    made.require("a/1.1-x", clause: "1.1")
    #expect(maturity(made) == Maturity(low: 0, high: 4, reach: 4))
    made.exclusions[RequirementID("a/1.1-x")] = ApplicabilityDecision(
      id: 1, requirement: RequirementID("a/1.1-x"), isApplicable: false)
    #expect(maturity(made) == Maturity(low: 4, high: 4, reach: 4))
  }

  @Test func `a clause has the level of all below it together`() {
    var made = made([(1, Self.yes), (4, Self.yes)])
    made.tested("owned", clause: "1.2", Self.no)
    made.rules[2].maturity = 2
    #expect(maturity(made) == Maturity(low: 4, high: 4, reach: 4))
    #expect(maturity(made, of: "1.2") == Maturity(low: 0, high: 0, reach: 2))
    #expect(maturity(made, of: "1") == Maturity(low: 1, high: 1, reach: 4))
  }

  @Test func `an answer shows that something is laid down, not that it works`() {
    var made = made([(4, Self.yes)])
    made.question("ask", of: ["a/1.1-r0"], .undetermined(.notAssessed(.noAnswer)))
    #expect(maturity(made) == Maturity(low: 0, high: 4, reach: 4))
    made.outcomes[1].result = .conforming
    #expect(maturity(made) == Maturity(low: 4, high: 4, reach: 4))
    made.outcomes[1].result = .nonconforming
    #expect(maturity(made) == Maturity(low: 0, high: 0, reach: 4))
  }

  @Test func `an answer by level bounds what rules show, and none leaves everything open`() {
    var made = made([(1, Self.yes), (4, Self.yes)])
    made.question("culture", of: ["a/1.1-r0"], .undetermined(.notAssessed(.noAnswer)))
    made.questions[0].scale = .maturity(conformsFrom: 3)
    #expect(maturity(made) == Maturity(low: 0, high: 4, reach: 4))
    for (answer, level) in [(0, 0), (2, 2), (3, 3), (4, 4), (5, 4)] {
      made.outcomes[2] = answer >= 3 ? .conforming : .failing(1, of: 1, grade: .minor)
      made.outcomes[2].rule = MadeAssessment.id("culture")
      made.outcomes[2].worst = Worst(
        key: .organisation,
        measure: Measure(
          measured: Double(answer), limit: 3, unit: "level", isUpperLimit: false))
      #expect(maturity(made) == Maturity(low: level, high: level, reach: 4))
    }
  }

  @Test func `what is weakened or tailored off shows nothing`() {
    var made = made([(1, Self.yes), (3, Self.yes)])
    made.plan.tailorings = [
      Tailoring(rule: MadeAssessment.id("r1"), grade: .minor, because: "b", isWeakening: true)
    ]
    #expect(maturity(made) == Maturity(low: 1, high: 3, reach: 3))
    made.outcomes[1].result = .notAssessed(.tailoredOff)
    #expect(maturity(made) == Maturity(low: 1, high: 3, reach: 3))
  }

  @Test func `single rules are no ladder, a clause is`() {
    var made = made([(1, Self.yes), (4, Self.no)])
    made.plan.selection.methods = [.test]
    #expect(made.assessment.maturity == [])
    made.plan.selection = Selection(clauses: [ClauseID("1.1")])
    #expect(made.assessment.maturity.first?.clauses.map(\.clause.id.text) == ["1.1"])
  }

  @Test func `conclusion, score and gate do not look at it`() {
    var (low, high) = (made([(1, Self.yes), (4, Self.yes)]), made([(5, Self.yes), (5, Self.yes)]))
    low.plan.gate.failOn = .minor
    high.plan.gate.failOn = .minor
    #expect(low.assessment.maturity != high.assessment.maturity)
    #expect(low.assessment.conclusion == high.assessment.conclusion)
    #expect(low.assessment.scores == high.assessment.scores)
    #expect(low.assessment.gate == high.assessment.gate)
    #expect(low.assessment.maturity.first?.isLadder == true)
    #expect(high.assessment.maturity.first?.isLadder == false)
  }
}
