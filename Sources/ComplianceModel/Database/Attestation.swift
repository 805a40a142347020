/// An answer of a person to a question, as the organisation recorded it; nothing is judged here.
package struct Attestation: Equatable, Sendable {
  /// Row id.
  package var id: Int
  /// The question's full id as recorded, such as `iso28000-2022/climate-considered`.
  package var question: String?
  /// The requirement it names, if any.
  package var requirement: RequirementID?
  /// `yes`, `partial`, `no` or `not_applicable`.
  package var answer: String?
  /// Level of maturity, 0 to 5.
  package var level: Int?
  /// The answer in words.
  package var narrative: String?
  /// Id of the person who answered.
  package var attestedBy: Int?
  /// The name of that person.
  package var attestedByName: String?
  /// The day it was answered, as recorded.
  package var attestedOn: String?
  /// Last valid day, as recorded.
  package var validUntil: String?
  /// Id of the person who reviewed it.
  package var reviewedBy: Int?
  /// The name of that person.
  package var reviewedByName: String?
  /// The day it was reviewed, as recorded.
  package var reviewedOn: String?
  /// How many evidence files are linked to it.
  package var evidenceCount: Int

  /// Makes an answer.
  package init(
    id: Int, question: String?, requirement: RequirementID? = nil, answer: String? = nil,
    level: Int? = nil, narrative: String? = nil, attestedBy: Int? = nil,
    attestedByName: String? = nil, attestedOn: String? = nil, validUntil: String? = nil,
    reviewedBy: Int? = nil, reviewedByName: String? = nil, reviewedOn: String? = nil,
    evidenceCount: Int = 0
  ) {
    self.id = id
    self.question = question
    self.requirement = requirement
    self.answer = answer
    self.level = level
    self.narrative = narrative
    self.attestedBy = attestedBy
    self.attestedByName = attestedByName
    self.attestedOn = attestedOn
    self.validUntil = validUntil
    self.reviewedBy = reviewedBy
    self.reviewedByName = reviewedByName
    self.reviewedOn = reviewedOn
    self.evidenceCount = evidenceCount
  }
}

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
  /// The day of approval, as recorded.
  package var approvedOn: String?

  /// Makes a decision.
  package init(
    id: Int, requirement: RequirementID, isApplicable: Bool?, justification: String? = nil,
    approvedBy: Int? = nil, approvedOn: String? = nil
  ) {
    self.id = id
    self.requirement = requirement
    self.isApplicable = isApplicable
    self.justification = justification
    self.approvedBy = approvedBy
    self.approvedOn = approvedOn
  }
}

/// Answers and decisions of an organisation; empty for a foreign database.
package struct OrganisationStatements: Equatable, Sendable {
  package var attestations: [Attestation]
  package var decisions: [ApplicabilityDecision]

  /// Makes them.
  package init(attestations: [Attestation] = [], decisions: [ApplicabilityDecision] = []) {
    self.attestations = attestations
    self.decisions = decisions
  }

  /// The requirements that are excluded on `day`: the newest decision of each (by day of approval,
  /// then id) that is approved on or before `day` says 0, with justification and approver, and the
  /// catalogue lets the requirement be excluded.
  package func exclusions(on day: Day, in requirements: [Requirement]) -> [RequirementID:
    ApplicabilityDecision]
  {
    let mayBeExcluded = Set(
      requirements.filter { $0.applicability == .whereApplicable }.map(\.id))
    var newest: [RequirementID: (day: Day, decision: ApplicabilityDecision)] = [:]
    for decision in decisions where mayBeExcluded.contains(decision.requirement) {
      guard let approved = decision.approvedOn.flatMap({ Day($0) }), approved <= day else {
        continue
      }
      if let held = newest[decision.requirement],
        (held.day, held.decision.id) >= (approved, decision.id)
      {
        continue
      }
      newest[decision.requirement] = (approved, decision)
    }
    return newest.compactMapValues { $0.decision.excludes ? $0.decision : nil }
  }
}

extension ApplicabilityDecision {
  /// Whether it says 0 with a justification and an approver.
  var excludes: Bool {
    isApplicable == false && approvedBy != nil
      && !(justification ?? "").allSatisfy { $0 == " " || $0 == "\n" || $0 == "\t" }
  }
}
