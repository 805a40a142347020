import ComplianceModel

extension Question {
  /// The outcome of the question, given its answer: one subject, the organisation.
  func outcome(of answer: QuestionAnswer) -> Outcome {
    var outcome = outcome(inWords: answer.inWords)
    guard let measure = answer.measure else { return outcome }
    outcome.worst = Worst(key: .organisation, measure: measure)
    for index in outcome.instances.indices { outcome.instances[index].measure = measure }
    return outcome
  }

  private func outcome(inWords answer: QuestionAnswer) -> Outcome {
    switch answer {
    case .yes:
      return Outcome(
        rule: id, result: .conforming, population: PopulationCount(conforming: 1), needed: 1,
        score: .full)
    case .partial(let narrative, let part, let whole):
      let share = part * 10_000 / whole
      return failing(
        narrative, grade: min(grade, .minor), score: ScoreInterval(low: share, high: share))
    case .no(let narrative), .level(let narrative, _, _):
      return failing(narrative, grade: grade, score: .zero)
    case .notApplicable(let narrative):
      return Outcome(
        rule: id, result: .notApplicable(narrative), population: PopulationCount(notApplicable: 1))
    case .missing:
      return Outcome(rule: id, result: .notAssessed(.noAnswer))
    case .invalid(let reason):
      return Outcome(rule: id, result: .notAssessed(.invalidAnswer(reason)))
    }
  }

  private func failing(_ narrative: String, grade: Grade, score: ScoreInterval) -> Outcome {
    let instance = Instance(
      key: .organisation, verdict: .failed(grade: grade, isOpenToPolicy: false),
      texts: [narrative])
    return Outcome(
      rule: id, result: grade.isNonconformity ? .nonconforming : .remarked,
      population: grade.isNonconformity
        ? PopulationCount(nonconforming: 1) : PopulationCount(remarked: 1),
      needed: 1, score: score, instances: [instance])
  }
}
