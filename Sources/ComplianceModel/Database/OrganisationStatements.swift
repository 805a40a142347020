/// Answers and decisions of an organisation; empty for a foreign database.
package struct OrganisationStatements: Equatable, Sendable {
  package var attestations: [Attestation]
  package var decisions: [ApplicabilityDecision]
  /// Sites that it keeps out of scope, by id.
  package var sitesOutOfScope: [SiteOutOfScope]

  /// Makes them.
  package init(
    attestations: [Attestation] = [], decisions: [ApplicabilityDecision] = [],
    sitesOutOfScope: [SiteOutOfScope] = []
  ) {
    self.attestations = attestations
    self.decisions = decisions
    self.sitesOutOfScope = sitesOutOfScope
  }
}

// MARK: - Which requirements are excluded

extension OrganisationStatements {
  /// The requirements that are excluded on `day`.
  package func exclusions(on day: Day, in requirements: [Requirement]) -> [RequirementID:
    ApplicabilityDecision]
  {
    let excluding = judgedDecisions(on: day, in: requirements).filter { $0.effect == .excludes }
    return Dictionary(
      excluding.map { ($0.decision.requirement, $0.decision) },
      uniquingKeysWith: { _, last in last })
  }

  /// What each decision about one of `requirements` does on `day`, by requirement in their order,
  /// then by the decision's id.
  ///
  /// Of the decisions approved on or before `day` the newest counts, by day of approval and then id.
  /// It excludes where it says 0, with justification and approver, and the catalogue lets the
  /// requirement be excluded. A decision of a requirement that no catalogue has comes last, where its
  /// id is of the same standard as one of `requirements`.
  package func judgedDecisions(
    on day: Day, in requirements: [Requirement]
  ) -> [JudgedDecision] {
    let byRequirement = Dictionary(grouping: decisions, by: \.requirement)
    let known = requirements.flatMap { requirement in
      judge(byRequirement[requirement.id] ?? [], about: requirement, on: day)
    }
    let ids = Set(requirements.map(\.id))
    let standards = Set(requirements.map(\.id.standard))
    let unknown = decisions.filter {
      !ids.contains($0.requirement) && standards.contains($0.requirement.standard)
    }
    return known
      + unknown.map { JudgedDecision($0, .ineffective("no catalogue has this requirement")) }
  }

  private func judge(
    _ decisions: [ApplicabilityDecision], about requirement: Requirement, on day: Day
  ) -> [JudgedDecision] {
    let approved = decisions.compactMap { decision in
      decision.approvedOn.flatMap { Day($0) }.map { (day: $0, id: decision.id) }
    }
    let newest = approved.filter { $0.day <= day }.max { ($0.day, $0.id) < ($1.day, $1.id) }
    return decisions.sorted { $0.id < $1.id }.map { decision in
      JudgedDecision(decision, effect(of: decision, requirement, newest?.id, on: day))
    }
  }

  private func effect(
    of decision: ApplicabilityDecision, _ requirement: Requirement, _ newest: Int?, on day: Day
  ) -> JudgedDecision.Effect {
    guard let approved = decision.approvedOn.flatMap({ Day($0) }) else {
      return .ineffective("it has no day of approval")
    }
    guard approved <= day else { return .ineffective("it is approved for \(approved) only") }
    guard decision.id == newest else { return .superseded }
    guard let isApplicable = decision.isApplicable else {
      return .ineffective("it does not say whether the requirement applies")
    }
    guard !isApplicable else { return .applies }
    return decision.lack(for: requirement).map { .ineffective($0) } ?? .excludes
  }
}

extension ApplicabilityDecision {
  /// What keeps a decision that says 0 from excluding its requirement; nil: nothing.
  fileprivate func lack(for requirement: Requirement) -> String? {
    if requirement.applicability == .always { return "the requirement always applies" }
    if approvedBy == nil { return "nobody approved it" }
    let isJustified = !(justification ?? "").allSatisfy(\.isWhitespace)
    return isJustified ? nil : "it gives no justification"
  }
}
