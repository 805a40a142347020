import ComplianceModel

/// A clause with so many minor findings that together they count as one major.
struct CrowdedClause: Equatable {
  /// Of which pack's policy.
  let pack: PackID
  let clause: ClauseID
  /// Minor findings, those of one group as one.
  let count: Int
}

extension [CrowdedClause] {
  /// The sentence of conclusion and gate, one however many clauses there are.
  var sentences: [String] {
    guard let first else { return [] }
    guard count > 1 else {
      return ["clause \(first.clause) has \(first.count) minors, which count as one major"]
    }
    let clauses = map { "\($0.clause) (\($0.count))" }.joined(separator: ", ")
    return ["clauses with minors that count as one major each: \(clauses)"]
  }
}

extension AssessmentRequest {
  /// The crowded clauses of `findings`, by pack and clause.
  func crowdedClauses(in findings: [Finding]) -> [CrowdedClause] {
    packs.flatMap { pack -> [CrowdedClause] in
      guard let least = pack.manifest.grading.crowdedMinors else { return [] }
      let minors = findings.filter { $0.rule.pack == pack.manifest.id && $0.grade == .minor }
      return Dictionary(grouping: minors, by: \.clause).compactMap { clause, minors in
        let groups = Set(minors.map { $0.group ?? $0.rule.description })
        guard groups.count >= least else { return nil }
        return CrowdedClause(pack: pack.manifest.id, clause: clause, count: groups.count)
      }.sorted { $0.clause < $1.clause }
    }
  }
}
