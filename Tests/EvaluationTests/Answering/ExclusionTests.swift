import ComplianceModel
import Testing

@testable import Evaluation

/// An exclusion is the newest decision that says no, with justification and approver, in time, for a
/// requirement that may be excluded.
@Suite struct ExclusionTests {
  static let day = Day("2026-06-30") ?? Day(ordinal: 0)
  static let requirements = [
    Requirement(
      id: RequirementID("r/may"), clause: ClauseID("1"), text: "May.",
      applicability: .whereApplicable),
    Requirement(
      id: RequirementID("r/too"), clause: ClauseID("1"), text: "Too.",
      applicability: .whereApplicable),
    Requirement(id: RequirementID("r/always"), clause: ClauseID("1"), text: "Always."),
  ]

  static func decision(_ id: Int, _ change: (inout ApplicabilityDecision) -> Void = { _ in })
    -> ApplicabilityDecision
  {
    var decision = ApplicabilityDecision(
      id: id, requirement: RequirementID("r/may"), isApplicable: false, justification: "None here.",
      approvedBy: 1, approvedOn: "2026-06-30")
    change(&decision)
    return decision
  }

  static func excluded(_ decisions: [ApplicabilityDecision]) -> [Int] {
    OrganisationStatements(decisions: decisions).exclusions(on: day, in: requirements)
      .values.map(\.id).sorted()
  }

  @Test("a decision of the day itself counts")
  func ofTheDay() {
    #expect(Self.excluded([Self.decision(1)]) == [1])
  }

  @Test("what is missing, later or not allowed excludes nothing")
  func doesNotCount() {
    let changes: [(inout ApplicabilityDecision) -> Void] = [
      { $0.approvedOn = "2026-07-01" }, { $0.approvedOn = nil }, { $0.approvedOn = "soon" },
      { $0.approvedBy = nil }, { $0.justification = nil }, { $0.justification = " \n\t" },
      { $0.isApplicable = true }, { $0.isApplicable = nil },
      { $0.requirement = RequirementID("r/always") }, { $0.requirement = RequirementID("r/none") },
    ]
    for change in changes { #expect(Self.excluded([Self.decision(1, change)]) == []) }
  }

  @Test("the newest decision decides: by its day, then by its number, wherever it stands")
  func newest() {
    let older = Self.decision(9) { $0.approvedOn = "2026-01-01" }
    let revoked = Self.decision(2) { $0.isApplicable = true }
    #expect(Self.excluded([older, revoked]) == [])
    #expect(Self.excluded([revoked, older]) == [])
    #expect(Self.excluded([revoked, Self.decision(3)]) == [3])
    #expect(Self.excluded([Self.decision(3), revoked]) == [3])
    #expect(Self.excluded([Self.decision(1), revoked]) == [])
    #expect(Self.excluded([older, Self.decision(3) { $0.approvedOn = "2026-07-01" }]) == [9])
  }

  /// What each decision does, by its number.
  private func effects(_ decisions: [ApplicabilityDecision]) -> [Int: JudgedDecision.Effect] {
    let judged = OrganisationStatements(decisions: decisions).judgedDecisions(
      on: Self.day, in: Self.requirements)
    return Dictionary(
      judged.map { ($0.decision.id, $0.effect) }, uniquingKeysWith: { one, _ in one })
  }

  @Test func `each decision says what it does, and why it does nothing`() {
    let expected: [(String, (inout ApplicabilityDecision) -> Void)] = [
      ("it is approved for 2026-07-01 only", { $0.approvedOn = "2026-07-01" }),
      ("it has no day of approval", { $0.approvedOn = nil }),
      ("it has no day of approval", { $0.approvedOn = "soon" }),
      ("nobody approved it", { $0.approvedBy = nil }),
      ("it gives no justification", { $0.justification = nil }),
      ("it gives no justification", { $0.justification = " \n\t" }),
      ("it does not say whether the requirement applies", { $0.isApplicable = nil }),
      ("the requirement always applies", { $0.requirement = RequirementID("r/always") }),
      ("no catalogue has this requirement", { $0.requirement = RequirementID("r/none") }),
    ]
    for (reason, change) in expected {
      #expect(effects([Self.decision(1, change)]) == [1: .ineffective(reason)])
    }
    #expect(effects([Self.decision(1)]) == [1: .excludes])
    #expect(effects([Self.decision(1) { $0.isApplicable = true }]) == [1: .applies])
    let older = Self.decision(9) { $0.approvedOn = "2026-01-01" }
    #expect(effects([older, Self.decision(2)]) == [9: .superseded, 2: .excludes])
    #expect(
      effects([older, Self.decision(2) { $0.approvedBy = nil }])
        == [9: .superseded, 2: .ineffective("nobody approved it")])
    #expect(
      effects([older, Self.decision(2) { $0.approvedOn = nil }])
        == [9: .excludes, 2: .ineffective("it has no day of approval")])
  }

  @Test func `a decision about another standard is none of this assessment`() {
    #expect(effects([Self.decision(1) { $0.requirement = RequirementID("other/1") }]) == [:])
  }

  @Test("a rule is excluded when all its requirements are, and says by which decision")
  func allOrNone() {
    let exclusions = OrganisationStatements(decisions: [Self.decision(1)])
      .exclusions(on: Self.day, in: Self.requirements)
    let (may, too) = (RequirementID("r/may"), RequirementID("r/too"))
    #expect(
      exclusions.reason(toExclude: [may]) == "excluded by a decision of 2026-06-30: None here.")
    #expect(exclusions.reason(toExclude: [may, too]) == nil)
    #expect(exclusions.reason(toExclude: [too]) == nil)
    #expect(exclusions.reason(toExclude: []) == nil)
  }
}
