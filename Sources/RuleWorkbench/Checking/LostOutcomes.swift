import ComplianceModel

extension [Outcome] {
  /// Refuses outcomes that tell nothing of a rule, since its evaluator was killed from outside, twice.
  ///
  /// Where outcomes are compared, such a one would look like a difference that the rule has noticed.
  /// - Throws: `Refusal` (configuration).
  func refuseLost() throws(Refusal) {
    for outcome in self {
      guard case .error(let fault) = outcome.result, fault.kind == .killed else { continue }
      throw Refusal(
        .configuration, "lost-outcome", "\(outcome.rule) could not be evaluated: \(fault.message)",
        remedy: "Run it again, where memory is not so short.")
    }
  }
}
