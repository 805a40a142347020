import ComplianceModel

/// Σ weight · value ÷ Σ weight over requirements, by whole numbers, rounded down.
struct WeightedScore {
  private var (low, high, weight) = (0, 0, 0)
  /// How many, of whatever weight, do not certainly or possibly conform.
  private var (lowGaps, highGaps) = (0, 0)

  /// Adds a requirement; one without a score has no part in it.
  mutating func add(_ requirement: Requirement, _ score: ScoreInterval?) {
    count(requirement, score, times: 1)
  }

  /// Takes back what was added.
  mutating func remove(_ requirement: Requirement, _ score: ScoreInterval?) {
    count(requirement, score, times: -1)
  }

  private mutating func count(_ requirement: Requirement, _ score: ScoreInterval?, times: Int) {
    guard let score else { return }
    let weight = requirement.grade.weight * times
    low += weight * score.low
    high += weight * score.high
    self.weight += weight
    lowGaps += score.low == 10_000 ? 0 : times
    highGaps += score.high == 10_000 ? 0 : times
  }

  /// The interval, nil where nothing has a weight; only what conforms wholly is 100.
  var interval: ScoreInterval? {
    guard weight > 0 else { return nil }
    return ScoreInterval(
      low: min(low / weight, lowGaps == 0 ? 10_000 : 9_999),
      high: min(high / weight, highGaps == 0 ? 10_000 : 9_999))
  }
}

extension [RequirementResult] {
  /// The weighted score of them all, before and after waivers.
  var weighted: CatalogueScores.Score {
    var (before, after) = (WeightedScore(), WeightedScore())
    for result in self {
      before.add(result.requirement, result.score)
      after.add(result.requirement, result.scoreAfterWaivers)
    }
    return .init(beforeWaivers: before.interval, afterWaivers: after.interval)
  }
}

extension CatalogueScores {
  /// The scores of one catalogue; nil where none of its requirements is in scope.
  init?(_ catalogue: Catalogue, of results: [RequirementResult]) {
    let own = results.filter { $0.catalogue == catalogue.id }
    guard !own.isEmpty else { return nil }
    var below = Dictionary(
      catalogue.clauses.map { ($0.id, [RequirementResult]()) }, uniquingKeysWith: { one, _ in one })
    for result in own {
      let clause = result.requirement.clause
      below[clause, default: []].append(result)
      for above in clause.lineage.dropLast() where below[above] != nil {
        below[above]?.append(result)
      }
    }
    self.init(
      catalogue: catalogue.id, title: catalogue.title, whole: own.weighted,
      clauses: below.keys.sorted().compactMap { clause in
        guard let results = below[clause], !results.isEmpty else { return nil }
        return (
          Clause(id: clause, heading: catalogue.heading(of: clause) ?? ""), results.weighted
        )
      })
  }
}
