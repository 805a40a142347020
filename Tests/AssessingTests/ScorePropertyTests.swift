import ComplianceModel
import Testing

@testable import Assessing

/// Laws of the scores over random assessments; a failure prints its seed.
@Suite struct ScorePropertyTests {
  /// SplitMix64 (Steele, Lea, Flood 2014): the same numbers for the same seed everywhere.
  struct Chance: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  /// How one rule went, to be varied: subjects by kind.
  struct Case {
    var conforming: Int
    var failing: Int
    var unknown: Int

    init(_ chance: inout Chance) {
      conforming = Int.random(in: 0...5, using: &chance)
      failing = Bool.random(using: &chance) ? 0 : Int.random(in: 0...3, using: &chance)
      unknown = Bool.random(using: &chance) ? 0 : Int.random(in: 0...3, using: &chance)
    }

    var outcome: Outcome {
      let judged = conforming + failing + unknown
      guard judged > 0 else { return .undetermined() }
      let result: Outcome.Result =
        failing > 0
        ? .nonconforming
        : unknown > 0 ? .notEvaluable(.unknownSubjects(count: unknown, reason: "?")) : .conforming
      return Outcome(
        rule: MadeAssessment.id("x"), result: result,
        population: .init(
          of: judged, conforming: conforming, nonconforming: failing, unknown: unknown),
        needed: judged,
        score: ScoreInterval(
          low: conforming * 10_000 / judged, high: (conforming + unknown) * 10_000 / judged),
        instances: (0..<failing).map {
          Instance(
            key: SubjectKey("\($0)"), verdict: .failed(grade: .major, isOpenToPolicy: true))
        },
        policyFailures: failing)
    }
  }

  /// A made assessment with its cases.
  struct Sample {
    var grades: [Grade]
    /// The requirement that each rule tests.
    var tests: [Int]
    var cases: [Case]

    init(seed: UInt64) {
      var chance = Chance(state: seed)
      let count = Int.random(in: 1...6, using: &chance)
      grades = (0..<count).map { _ in Grade.allCases.randomElement(using: &chance) ?? .major }
      tests = (0..<Int.random(in: 1...9, using: &chance)).map { _ in
        Int.random(in: 0..<count, using: &chance)
      }
      cases = tests.map { _ in Case(&chance) }
    }

    var whole: ScoreInterval? {
      var made = MadeAssessment()
      for (number, grade) in grades.enumerated() {
        made.require("a/1-\(number)", clause: "1", grade: grade)
      }
      for (number, (test, one)) in zip(tests, cases).enumerated() {
        made.rule("r\(number)", of: ["a/1-\(test)"], one.outcome)
      }
      let request = made.request
      return RequirementResults(request, request.graded).scores[0].whole.beforeWaivers
    }
  }

  static let seeds: [UInt64] = Array(1...400)

  @Test("low is at most high, and 100 only if all conform", arguments: seeds)
  func order(seed: UInt64) {
    let sample = Sample(seed: seed)
    guard let whole = sample.whole else {
      #expect(sample.grades.allSatisfy { $0 == .opportunity })
      return
    }
    #expect(whole.low <= whole.high)
    let allConform =
      sample.cases.allSatisfy { $0.outcome.result == .conforming }
      && Set(sample.tests).count == sample.grades.count
    #expect((whole.low == 10_000) == allConform)
  }

  @Test("determining one more never widens the interval, and stays inside it", arguments: seeds)
  func determining(seed: UInt64) {
    let sample = Sample(seed: seed)
    for index in sample.cases.indices where sample.cases[index].unknown > 0 {
      for conforms in [true, false] {
        var known = sample
        known.cases[index].unknown -= 1
        if conforms { known.cases[index].conforming += 1 } else { known.cases[index].failing += 1 }
        guard let before = sample.whole, let after = known.whole else { continue }
        #expect(before.low <= after.low && after.high <= before.high)
      }
    }
  }

  @Test("a worse outcome never raises either end", arguments: seeds)
  func worse(seed: UInt64) {
    let sample = Sample(seed: seed)
    for index in sample.cases.indices where sample.cases[index].conforming > 0 {
      var poorer = sample
      poorer.cases[index].conforming -= 1
      poorer.cases[index].failing += 1
      guard let before = sample.whole, let after = poorer.whole else { continue }
      #expect(after.low <= before.low && after.high <= before.high)
    }
  }

  @Test("one more rule never raises a score", arguments: seeds)
  func furtherRule(seed: UInt64) {
    let sample = Sample(seed: seed)
    var chance = Chance(state: seed &* 31)
    var further = sample
    further.tests.append(sample.tests[0])
    further.cases.append(Case(&chance))
    guard let before = sample.whole, let after = further.whole else { return }
    #expect(after.low <= before.low && after.high <= before.high)
  }
}
