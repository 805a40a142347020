import ComplianceModel
import Testing

@testable import RuleWorkbench

/// When one outcome is worse than another.
@Suite struct WorseningTests {
  private static let rule = RuleID(pack: PackID("shop"), name: "it")

  private static func outcome(
    _ result: Outcome.Result, _ instances: [Instance] = [], judged: Int = 5, unknown: Int = 0
  ) -> Outcome {
    Outcome(
      rule: rule, result: result,
      population: PopulationCount(conforming: judged - unknown, unknown: unknown),
      instances: instances)
  }

  private static func failing(_ key: String, _ grade: Grade = .minor, _ texts: String...)
    -> Instance
  {
    Instance(
      key: SubjectKey(key), verdict: .failed(grade: grade, isOpenToPolicy: false), texts: texts)
  }

  private static func unknown(_ key: String) -> Instance {
    Instance(key: SubjectKey(key), verdict: .unknown, texts: ["nobody knows"])
  }

  @Test(
    "a graver result, another failing subject, a graver verdict, or one more thing said is worse",
    arguments: [
      (outcome(.conforming), outcome(.nonconforming)),
      (outcome(.conforming), outcome(.remarked)),
      (outcome(.conforming), outcome(.notEvaluable(.unknown("")))),
      (outcome(.notApplicable("")), outcome(.nonconforming)),
      (
        outcome(.nonconforming, [failing("1")]),
        outcome(.nonconforming, [failing("1"), failing("2")])
      ),
      (outcome(.nonconforming, [failing("1")]), outcome(.nonconforming, [failing("2")])),
      (outcome(.nonconforming, [failing("1")]), outcome(.nonconforming, [failing("1", .major)])),
      (outcome(.nonconforming, [unknown("1")]), outcome(.nonconforming, [failing("1")])),
      (
        outcome(.nonconforming, [failing("1", .minor, "a")]),
        outcome(.nonconforming, [failing("1", .minor, "a", "b")])
      ),
      (outcome(.conforming), outcome(.conforming, unknown: 1)),
    ])
  func worse(before: Outcome, after: Outcome) {
    #expect(Worsening(before: before, after: after).isWorse)
    #expect(!Worsening(before: after, after: after).isWorse)
  }

  @Test(
    "a milder result, a milder verdict, other words or fewer subjects are not worse",
    arguments: [
      (outcome(.nonconforming), outcome(.conforming)),
      (outcome(.conforming), outcome(.notApplicable(""))),
      (outcome(.nonconforming, [failing("1", .major)]), outcome(.nonconforming, [failing("1")])),
      (
        outcome(.nonconforming, [failing("1", .minor, "12 days")]),
        outcome(.nonconforming, [failing("1", .minor, "13 days")])
      ),
      (outcome(.conforming), outcome(.conforming, judged: 4)),
    ])
  func notWorse(before: Outcome, after: Outcome) {
    #expect(!Worsening(before: before, after: after).isWorse)
  }

  @Test("an outcome that rests on fewer subjects loses some")
  func losing() {
    let (all, fewer) = (Self.outcome(.conforming), Self.outcome(.conforming, judged: 4))
    #expect(Worsening(before: all, after: fewer).losesSubjects)
    #expect(!Worsening(before: fewer, after: all).losesSubjects)
    #expect(!Worsening(before: all, after: all).losesSubjects)
  }

  @Test("what is said now and was not before is told")
  func text() {
    let before = Self.outcome(.nonconforming, [Self.failing("1", .minor, "a")])
    let after = Self.outcome(.nonconforming, [Self.failing("1", .minor, "a", "b")])
    #expect(Worsening(before: before, after: after).text == "b")
  }
}
