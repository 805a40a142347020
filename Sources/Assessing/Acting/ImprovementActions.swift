import ComplianceModel

extension AssessmentRequest {
  /// One action for each nonconformity: majors first, then by gain, ties by id.
  func actions(
    for findings: [Finding], _ outcomes: [GradedOutcome], _ results: RequirementResults
  ) -> [ImprovementAction] {
    let templates = Dictionary(rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let gains = GainForecast(results)
    let graded = Dictionary(
      outcomes.map { ($0.outcome.rule, $0) }, uniquingKeysWith: { first, _ in first })
    return findings.filter(\.grade.isNonconformity).map { finding in
      let rule = templates[finding.rule]
      let template = rule?.action ?? ActionTemplate()
      return ImprovementAction(
        rule: finding.rule, clause: finding.clause, grade: finding.grade,
        kind: template.kind ?? .corrective,
        text: rule?.fix ?? "Do what is asked and record it: \(finding.title)",
        owner: template.owner,
        dueOn: startDay(of: graded[finding.rule]).adding(
          template.within ?? finding.grade.actionPeriod),
        gain: gains.gain(ifConforming: finding.rule))
    }.sorted { one, other in
      if one.grade != other.grade { return one.grade > other.grade }
      return one.gain == other.gain ? one.rule < other.rule : one.gain > other.gain
    }
  }

  /// The day on which one of the instances was first recorded; without a history, the as-of day.
  private func startDay(of outcome: GradedOutcome?) -> Day {
    guard let history, let outcome else { return plan.asOf }
    let first = history.firstDays(of: outcome.outcome.rule)
    let days = outcome.instances.filter { $0.grade != nil }.compactMap { first[$0.instance.key] }
    return days.min() ?? plan.asOf
  }
}

/// What the low whole score would be if one rule alone conformed.
struct GainForecast {
  private let results: RequirementResults
  /// Of each catalogue, what its whole score is made of.
  private let wholes: [PackID: WeightedScore]
  /// The requirements that a rule has a part in.
  private let tested: [RuleID: [RequirementResult]]

  /// Holds the results that a gain is measured against.
  init(_ results: RequirementResults) {
    self.results = results
    var wholes: [PackID: WeightedScore] = [:]
    var tested: [RuleID: [RequirementResult]] = [:]
    for result in results.all {
      wholes[result.catalogue, default: WeightedScore()].add(result.requirement, result.score)
      for rule in Set(result.rules) { tested[rule, default: []].append(result) }
    }
    (self.wholes, self.tested) = (wholes, tested)
  }

  /// Rise of the low whole score in 1/10,000; with several catalogues, the greatest.
  /// - Complexity: O(n) in the requirements that the rule tests.
  func gain(ifConforming rule: RuleID) -> Int {
    results.scores.map { scores in
      guard let before = scores.whole.beforeWaivers, var whole = wholes[scores.catalogue] else {
        return 0
      }
      for result in tested[rule] ?? [] where result.catalogue == scores.catalogue {
        whole.remove(result.requirement, result.score)
        whole.add(result.requirement, score(of: result, ifConforming: rule))
      }
      return (whole.interval?.low ?? before.low) - before.low
    }.max() ?? 0
  }

  private func score(of result: RequirementResult, ifConforming rule: RuleID) -> ScoreInterval? {
    guard result.score != nil else { return nil }
    return (results.outcomes[result.requirement.id] ?? []).filter(\.countsInScores).map {
      $0.outcome.rule == rule ? ScoreInterval.full : $0.outcome.score
    }.minimum
  }
}
