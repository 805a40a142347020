import ComplianceModel
import Testing

@testable import Evaluation

/// The table of outcomes, held against what it means: every way in which the open subjects could
/// have gone is tried, and the word must say what all of them have in common.
@Suite struct OutcomeTableTests {
  /// Every combination of up to three subjects of each kind.
  static let counts: [PopulationCount] = (0..<(4 * 4 * 4 * 3 * 3 * 3)).map { number in
    PopulationCount(
      conforming: number % 4, nonconforming: number / 4 % 4, remarked: number / 16 % 4,
      notApplicable: number / 64 % 3, unknown: number / 192 % 3, broken: number / 576 % 3)
  }

  static let quotas: [Quota] = [
    .all, .any, .share(0.5), .share(0.95), .share(1.0 / 3), .share(2.0 / 3), .share(1),
    .share(0.001),
  ]

  @Test("the word says what every completion of the open subjects has in common", arguments: quotas)
  func wordAgreesWithEveryCompletion(quota: Quota) {
    for count in Self.counts {
      #expect(
        OutcomeTable(count: count, needs: quota).word == BruteForce(quota: quota).word(of: count),
        "\(count)")
    }
  }

  @Test("the score spans what the open subjects could make of it", arguments: quotas)
  func scoreIsAsWideAsTheOpenSubjects(quota: Quota) {
    for count in Self.counts {
      #expect(
        OutcomeTable(count: count, needs: quota).score == BruteForce(quota: quota).score(of: count),
        "\(count)")
    }
  }

  @Test func `what was left out because of its site decides only where there is nothing else`() {
    for var count in Self.counts {
      let word = OutcomeTable(count: count, needs: .all).word
      count.outOfScope = 2
      #expect(
        OutcomeTable(count: count, needs: .all).word == (word == .nothing ? .outOfScope : word))
    }
  }

  @Test(
    "the least number is the first whose share is enough",
    arguments: [
      (Quota.share(0.95), 20, 19), (.share(0.95), 19, 19), (.share(0.95), 21, 20),
      (.share(1.0 / 3), 3, 1), (.share(0.1), 10, 1), (.share(0.1), 11, 2), (.share(0.7), 10, 7),
      (.share(0.07), 100, 7), (.all, 0, 1), (.any, 9, 1),
    ])
  func leastNumber(quota: Quota, size: Int, least: Int) {
    #expect(quota.least(of: size) == least)
  }
}

/// The definition, without a thought for speed.
private struct BruteForce {
  let quota: Quota

  /// What a rule says when nothing is open.
  private enum Settled { case notApplicable, nonconforming, remarked, conforming }

  func word(of count: PopulationCount) -> OutcomeTable.Word {
    let open = count.unknown + count.broken
    guard count.judged > 0 else { return count.notApplicable > 0 ? .notApplicable : .nothing }
    let possible = completions(of: open).map { more in
      settled(
        count.conforming + more.conforming, count.remarked + more.remarked,
        count.nonconforming + more.failing)
    }
    if possible.allSatisfy({ $0 == .nonconforming }) { return .nonconforming }
    if count.broken > 0 { return .broken }
    guard possible.allSatisfy({ $0 == possible[0] }) else { return .undecided }
    switch possible[0] {
    case .notApplicable: return .notApplicable
    case .nonconforming: return .nonconforming
    case .remarked: return .remarked
    case .conforming: return .conforming
    }
  }

  func score(of count: PopulationCount) -> ScoreInterval {
    guard count.judged > 0 else { return .unknown }
    let needed = least(of: count.judged)
    let open = count.unknown + count.broken
    return ScoreInterval(
      low: min(10_000, count.conforming * 10_000 / needed),
      high: min(10_000, (count.conforming + open) * 10_000 / needed))
  }

  /// Every way to make `open` subjects conforming, remarked, failing or not applicable.
  private func completions(of open: Int) -> [(conforming: Int, remarked: Int, failing: Int)] {
    var all: [(conforming: Int, remarked: Int, failing: Int)] = []
    for conforming in 0...open {
      for remarked in 0...(open - conforming) {
        for failing in 0...(open - conforming - remarked) {
          all.append((conforming, remarked, failing))
        }
      }
    }
    return all
  }

  private func settled(_ conforming: Int, _ remarked: Int, _ failing: Int) -> Settled {
    let size = conforming + remarked + failing
    guard size > 0 else { return .notApplicable }
    let needed = least(of: size)
    if conforming >= needed { return .conforming }
    return conforming + remarked >= needed ? .remarked : .nonconforming
  }

  private func least(of size: Int) -> Int {
    for number in 1...max(1, size) where isEnough(number, of: size) { return number }
    return max(1, size)
  }

  private func isEnough(_ number: Int, of size: Int) -> Bool {
    switch quota {
    case .all: number >= size
    case .any: number >= 1
    case .share(let share): Double(number) / Double(size) >= share
    }
  }
}
