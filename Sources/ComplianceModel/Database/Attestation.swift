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
