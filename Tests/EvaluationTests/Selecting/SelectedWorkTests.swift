import ComplianceModel
import Testing

@testable import Evaluation

@Suite struct SelectedWorkTests {
  static let packs = [
    DeclaredPack.made(
      "iso", clauses: ["8.3": ["8.3-a", "8.3-b"], "8.6": ["8.6-a"], "10.2": ["10.2-a"]],
      rules: [
        .made("iso", "risks-treated", ["8.3-a"], clause: "8.3", tags: ["area": "risk"]),
        .made("iso", "plans-exercised", ["8.6-a"], clause: "8.6", method: .examine),
      ],
      questions: [
        .made("iso", "causes-found", ["10.2-a"], clause: "10.2"),
        .made("iso", "on-demand", ["8.3-b"], clause: "8.3", isOnDemand: true),
      ]),
    DeclaredPack.made(
      "acme", clauses: ["controls": ["acme/seals"]],
      rules: [.made("acme", "seals", ["acme/seals"], clause: "controls", tags: ["area": "gate"])]),
  ]

  static func work(_ selection: Selection) throws -> [String] {
    let plan = AssessmentPlan(asOf: Day(ordinal: 0), selection: selection)
    let work = try selected(plan, from: packs)
    return (work.rules.map(\.id) + work.questions.map(\.id)).map(\.description)
      + ["|"] + work.requirements.map(\.text)
  }

  @Test("without a selection everything is in scope, by id; on-demand questions are not")
  func everything() throws {
    #expect(
      try Self.work(Selection()) == [
        "acme/seals", "iso/plans-exercised", "iso/risks-treated", "iso/causes-found", "|",
        "10.2-a", "8.3-a", "8.3-b", "8.6-a", "acme/seals",
      ])
  }

  @Test("a clause includes all below it, and no clause that only begins like it")
  func clause() throws {
    #expect(
      try Self.work(Selection(clauses: [ClauseID("8")])) == [
        "iso/plans-exercised", "iso/risks-treated", "|", "8.3-a", "8.3-b", "8.6-a",
      ])
    #expect(
      try Self.work(Selection(clauses: [ClauseID("10")])) == ["iso/causes-found", "|", "10.2-a"])
  }

  @Test("rules are selected by glob, with and without their pack, and bring their requirements")
  func rules() throws {
    #expect(try Self.work(Selection(rules: ["acme/*"])) == ["acme/seals", "|", "acme/seals"])
    #expect(
      try Self.work(Selection(rules: ["*-treated", "causes-?ound"])) == [
        "iso/risks-treated", "iso/causes-found", "|", "10.2-a", "8.3-a",
      ])
  }

  @Test("tags are selected by name and by value, questions by the method interview")
  func tagsAndMethods() throws {
    #expect(
      try Self.work(Selection(tags: ["area"])) == [
        "acme/seals", "iso/risks-treated", "|", "8.3-a", "acme/seals",
      ])
    #expect(try Self.work(Selection(tags: ["area=gate"])) == ["acme/seals", "|", "acme/seals"])
    #expect(
      try Self.work(Selection(methods: [.interview])) == ["iso/causes-found", "|", "10.2-a"])
  }

  @Test("filters of several kinds must all hold")
  func conjunction() throws {
    #expect(
      try Self.work(Selection(clauses: [ClauseID("8.3")], tags: ["area=gate"])) == ["|"])
  }

  @Test("what names nothing is refused, all at once, with the nearest name")
  func unknownNames() {
    #expect(
      throws: Refusal(
        .configuration,
        [
          Diagnostic(
            "unknown-clause", "no catalogue has a clause '8.9'", remedy: "Did you mean '8.3'?"),
          Diagnostic(
            "unknown-rule", "no rule or question is called 'risk-treated'",
            remedy: "Did you mean 'risks-treated'?"),
          Diagnostic(
            "unknown-rule", "'iso/on-demand' is asked on demand only",
            remedy: "Select the rule that reads it with attested(\"on-demand\")."),
          Diagnostic(
            "unknown-tag", "no rule or question has the tag 'aera'",
            remedy: "Did you mean 'area'?"),
        ])
    ) {
      try Self.work(
        Selection(
          clauses: [ClauseID("8.9")], rules: ["risk-treated", "on-demand"], tags: ["aera"]))
    }
  }

  @Test("a tailored grade never exceeds the obligation")
  func tailoredGrade() throws {
    let id = RuleID(pack: PackID("acme"), name: "seals")
    let plan = AssessmentPlan(
      asOf: Day(ordinal: 0), selection: Selection(rules: ["seals"]),
      tailorings: [Tailoring(rule: id, grade: .observation, because: "Out of scope.")])
    #expect(try selected(plan, from: Self.packs).rules.map(\.grade) == [.observation])
  }

  @Test("a rule is named with its pack, or without where one pack alone has it")
  func ruleIDs() throws {
    #expect(
      try ruleID("seals", among: Self.packs) == RuleID(pack: PackID("acme"), name: "seals"))
    #expect(
      try ruleID("iso/on-demand", among: Self.packs)
        == RuleID(pack: PackID("iso"), name: "on-demand"))
    #expect(
      throws: Refusal(
        .configuration, "unknown-rule", "no rule or question is called 'seal'",
        remedy: "Did you mean 'seals'?")
    ) { try ruleID("seal", among: Self.packs) }
  }
}
