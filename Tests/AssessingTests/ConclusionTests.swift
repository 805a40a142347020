import ComplianceModel
import Testing

@testable import Assessing

@Suite struct ConclusionTests {
  @Test("a major decides before anything that is undetermined, that before a minor")
  func order() {
    var made = MadeAssessment()
    made.tested("fine", clause: "1.1", .conforming)
    #expect(made.assessment.conclusion?.readiness == .ready)
    made.tested("small", clause: "1.2", grade: .minor, .failing(1, of: 9, grade: .minor))
    #expect(made.assessment.conclusion?.readiness == .notReady)
    made.tested("open", clause: "1.3", .undetermined())
    #expect(made.assessment.conclusion?.readiness == .undetermined)
    made.tested("grave", clause: "1.4", .failing(1, of: 1))
    #expect(
      made.assessment.conclusion
        == Conclusion(
          readiness: .notReady, because: ["1 major nonconformity is open"],
          catalogues: [(MadeAssessment.pack, .notReady, ["1 major nonconformity is open"])]))
  }

  @Test("an undetermined should does not count")
  func shoulds() {
    var made = MadeAssessment()
    made.tested("fine", clause: "1.1", .conforming)
    made.require("a/1.2-s", clause: "1.2", grade: .observation, obligation: .should)
    #expect(made.assessment.conclusion?.readiness == .ready)
  }

  @Test("a requirement without any rule is undetermined")
  func untested() {
    var made = MadeAssessment()
    made.tested("fine", clause: "1.1", .conforming)
    made.require("a/1.2-n", clause: "1.2")
    let assessment = made.assessment
    #expect(assessment.conclusion?.readiness == .undetermined)
    #expect(assessment.requirements[1].state == .notAssessed)
    #expect(assessment.requirements[1].score == .unknown)
  }

  @Test("with every minor planned it is ready with plan")
  func planned() {
    var made = MadeAssessment()
    made.tested("small", clause: "1.2", grade: .minor, .failing(1, of: 9, grade: .minor))
    made.history = AssessmentHistory(
      open: [], acceptedPlans: [MadeAssessment.id("small")], digest: "22")
    #expect(made.assessment.conclusion?.readiness == .readyWithPlan)
  }

  @Test("minors crowded in one clause count as one major, those of a group once")
  func crowded() {
    var made = MadeAssessment(policy: .init(crowdedMinors: 3))
    for name in ["a", "b", "c"] {
      made.require("a/1.1-\(name)", clause: "1.1", grade: .minor, group: name == "a" ? nil : "g")
      made.rule(
        name, of: ["a/1.1-\(name)"], grade: .minor, .failing(1, of: 9, grade: .minor))
    }
    #expect(made.assessment.gate.state == .met)
    made.tested("d", clause: "1.1", grade: .minor, .failing(1, of: 9, grade: .minor))
    #expect(
      made.assessment.gate.unmet == ["clause 1.1 has 3 minors, which count as one major"])
    #expect(made.assessment.conclusion?.because == made.assessment.gate.unmet)
    #expect(made.assessment.findings.map(\.grade) == [.minor, .minor, .minor, .minor])
  }

  @Test("a rule under weakening tailoring counts as not assessed")
  func weakened() {
    var made = MadeAssessment()
    made.tested("fine", clause: "1.1", .conforming)
    made.plan.tailorings = [
      Tailoring(
        rule: MadeAssessment.id("fine"), grade: .observation, because: "b", isWeakening: true)
    ]
    #expect(made.assessment.conclusion?.readiness == .undetermined)
    #expect(made.assessment.outcomes[0].isWeakened)
  }

  @Test("a rule that reads a parameter which asks for less counts as not assessed")
  func weakenedByParameter() {
    var made = MadeAssessment()
    made.tested("fine", clause: "1.1", .conforming)
    made.plan.parameters = [
      ResolvedParameter(
        pack: MadeAssessment.pack, name: "grace", value: .integer(9), origin: .file,
        weakenedFrom: .integer(0))
    ]
    #expect(made.assessment.conclusion?.readiness == .ready, "nobody reads it")
    made.parametersRead = [MadeAssessment.id("fine"): ["grace"]]
    #expect(made.assessment.conclusion?.readiness == .undetermined)
    #expect(made.assessment.outcomes[0].isWeakened)
    #expect(made.assessment.gate.state == .met)
    made.plan.tailorings = [
      Tailoring(
        rule: MadeAssessment.id("fine"), parameters: ["grace": .integer(0)], because: "strict")
    ]
    #expect(made.assessment.conclusion?.readiness == .ready, "it has a value of its own")
  }

  @Test("a selection has no conclusion")
  func selection() {
    var made = MadeAssessment()
    made.tested("fine", clause: "1.1", .conforming)
    made.plan.selection.clauses = [ClauseID("1")]
    #expect(made.assessment.conclusion == nil)
  }
}
