import ComplianceModel

/// Σ weight · value ÷ Σ weight over requirements, by whole numbers, rounded down.
struct WeightedScore {
  private var (low, high, weight) = (0, 0, 0)
  /// Something of it, of whatever weight, does not certainly or possibly conform.
  private var (isLowWhole, isHighWhole) = (true, true)

  /// Adds a requirement; one without a score has no part in it.
  mutating func add(_ requirement: Requirement, _ score: ScoreInterval?) {
    guard let score else { return }
    let weight = requirement.grade.weight
    low += weight * score.low
    high += weight * score.high
    self.weight += weight
    isLowWhole = isLowWhole && score.low == 10_000
    isHighWhole = isHighWhole && score.high == 10_000
  }

  /// The interval, nil where nothing has a weight; only what conforms wholly is 100.
  var interval: ScoreInterval? {
    guard weight > 0 else { return nil }
    return ScoreInterval(
      low: min(low / weight, isLowWhole ? 10_000 : 9_999),
      high: min(high / weight, isHighWhole ? 10_000 : 9_999))
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
    let clauses = Set(catalogue.clauses.map(\.id) + own.map(\.requirement.clause))
    self.init(
      catalogue: catalogue.id, title: catalogue.title, whole: own.weighted,
      clauses: clauses.sorted().compactMap { clause in
        let below = own.filter { clause.contains($0.requirement.clause) }
        guard !below.isEmpty else { return nil }
        return (
          Clause(id: clause, heading: catalogue.heading(of: clause) ?? ""), below.weighted
        )
      })
  }
}
