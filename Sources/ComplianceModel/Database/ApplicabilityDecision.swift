/// A decision whether a requirement applies, as the organisation recorded it.
package struct ApplicabilityDecision: Equatable, Sendable {
  /// Row id.
  package var id: Int
  package var requirement: RequirementID
  /// 0 excludes; nil: not said.
  package var isApplicable: Bool?
  package var justification: String?
  /// Id of the approver.
  package var approvedBy: Int?
  /// The name of that person.
  package var approvedByName: String?
  /// The day of approval, as recorded.
  package var approvedOn: String?

  /// Makes a decision.
  package init(
    id: Int, requirement: RequirementID, isApplicable: Bool?, justification: String? = nil,
    approvedBy: Int? = nil, approvedByName: String? = nil, approvedOn: String? = nil
  ) {
    self.id = id
    self.requirement = requirement
    self.isApplicable = isApplicable
    self.justification = justification
    self.approvedBy = approvedBy
    self.approvedByName = approvedByName
    self.approvedOn = approvedOn
  }
}

/// A decision with what it does on the day of the assessment.
package struct JudgedDecision: Equatable, Sendable {
  /// What a decision does.
  package enum Effect: Equatable, Sendable {
    /// It leaves its requirement out of the assessment.
    case excludes
    /// It says that the requirement applies, as it would anyway.
    case applies
    /// A later decision took its place.
    case superseded
    /// It excludes nothing, and why.
    case ineffective(String)
  }

  package var decision: ApplicabilityDecision
  package var effect: Effect

  /// Makes it.
  package init(_ decision: ApplicabilityDecision, _ effect: Effect) {
    self.decision = decision
    self.effect = effect
  }
}

/// A site that the organisation keeps out of the scope of its system.
package struct SiteOutOfScope: Equatable, Sendable {
  /// Row id.
  package var id: Int
  package var code: String?
  package var name: String
  /// The last day of its use, as recorded; nil: it is still in use.
  package var closedOn: String?

  /// Makes it.
  package init(id: Int, code: String?, name: String, closedOn: String? = nil) {
    self.id = id
    self.code = code
    self.name = name
    self.closedOn = closedOn
  }
}
