import ComplianceModel

extension AssessmentRequest {
  /// The outcomes that need an answer, by gravity, clause and id.
  func findings(in outcomes: [GradedOutcome]) -> [Finding] {
    let groups = Dictionary(
      packs.flatMap(\.catalogue.requirements).compactMap { requirement in
        requirement.group.map { (requirement.id, $0) }
      }, uniquingKeysWith: { first, _ in first })
    return outcomes.compactMap { finding($0, groups) }.sorted { one, other in
      if one.grade != other.grade { return one.grade > other.grade }
      return one.clause == other.clause ? one.rule < other.rule : one.clause < other.clause
    }
  }

  private func finding(_ graded: GradedOutcome, _ groups: [RequirementID: String]) -> Finding? {
    guard graded.outcome.result == .nonconforming || graded.outcome.result == .remarked,
      let grade = graded.grade, let clause = graded.clauses.first
    else { return nil }
    return Finding(
      rule: graded.outcome.rule, grade: grade, title: graded.title,
      requirements: graded.requirements, clause: clause, instanceTotal: graded.failingCount,
      isWaived: graded.isWaived,
      group: graded.requirements.compactMap { groups[$0] }.first)
  }
}
