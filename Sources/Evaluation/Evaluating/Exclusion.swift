import ComplianceModel

extension [RequirementID: ApplicabilityDecision] {
  /// Why nothing of `requirements` applies; nil where one of them does.
  func reason(toExclude requirements: [RequirementID]) -> String? {
    let decisions = requirements.compactMap { self[$0] }
    guard decisions.count == requirements.count, let first = decisions.first else { return nil }
    let words = "excluded by a decision of \(first.approvedOn ?? "an unknown day")"
    return first.justification.map { "\(words): \($0)" } ?? words
  }
}
