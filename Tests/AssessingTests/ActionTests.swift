import ComplianceModel
import Testing

@testable import Assessing

@Suite struct ActionTests {
  @Test("majors come first, then what gains most; the due day follows the grade")
  func order() {
    var made = MadeAssessment()
    made.tested("small", clause: "1.1", grade: .minor, .failing(1, of: 4, grade: .minor))
    made.tested("more", clause: "1.2", grade: .minor, .failing(3, of: 4, grade: .minor))
    made.tested("grave", clause: "1.3", .failing(1, of: 4))
    made.tested("seen", clause: "1.4", grade: .observation, .failing(1, of: 4, grade: .observation))
    let actions = made.assessment.actions
    #expect(actions.map(\.rule.name) == ["grave", "more", "small"])
    #expect(actions.map(\.dueOn.description) == ["2026-07-30", "2026-09-28", "2026-09-28"])
    // Weights 3, 3, 5 and 1: the low score is (3·7500 + 3·2500 + 5·7500 + 1·7500) ÷ 12 = 6250.
    #expect(actions.map(\.gain) == [1041, 1875, 625])
    #expect(actions.map(\.kind) == [.corrective, .corrective, .corrective])
  }

  @Test("the period runs from the day on which the nonconformity was first recorded")
  func firstRecorded() {
    var made = MadeAssessment()
    made.require("a/1.1-o", clause: "1.1")
    made.rule(
      "old", of: ["a/1.1-o"],
      action: .init(kind: .preventive, owner: "guard", within: CalendarInterval(2, .weeks)),
      .failing(2, of: 4))
    made.history = AssessmentHistory(
      open: [
        .init(
          rule: MadeAssessment.id("old"), key: SubjectKey("2"),
          firstRecordedOn: .on("2026-03-01"))
      ], digest: "2")
    let action = made.assessment.actions[0]
    #expect(action.dueOn.description == "2026-03-15")
    #expect(action.kind == .preventive && action.owner == "guard" && action.text == "fix old")
  }

  @Test("a rule that shares its requirement with a failing one gains nothing alone")
  func shared() {
    var made = MadeAssessment()
    made.require("a/1.1-o", clause: "1.1")
    made.rule("one", of: ["a/1.1-o"], .failing(4, of: 4))
    made.rule("two", of: ["a/1.1-o"], .failing(4, of: 4))
    #expect(made.assessment.actions.map(\.gain) == [0, 0])
  }
}
