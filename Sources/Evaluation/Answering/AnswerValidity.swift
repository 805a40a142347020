import ComplianceModel

/// The newest attestation of a question, held against what makes an answer count.
struct AnswerValidity {
  /// What was asked.
  let question: Question
  /// What was recorded.
  let attestation: Attestation
  /// The day it was attested.
  let attestedOn: Day
  /// The day of the assessment.
  let day: Day

  // MARK: - Whether it counts

  /// Why it does not count; nil: it does.
  var fault: String? { narrativeFault ?? reviewFault ?? ageFault ?? evidenceFault }

  private var narrativeFault: String? {
    if (attestation.narrative ?? "").isBlank { return "the answer says nothing in words" }
    return attestation.attestedBy == nil ? "the answer names nobody who gave it" : nil
  }

  private var reviewFault: String? {
    guard let reviewer = attestation.reviewedBy else { return "the answer is not reviewed" }
    guard reviewer != attestation.attestedBy else {
      return "the answer is reviewed by the person who gave it"
    }
    guard let reviewedOn = attestation.reviewedOn.flatMap({ Day($0) }) else {
      return "the review has no day"
    }
    return reviewedOn > day ? "the answer is reviewed after \(day)" : nil
  }

  /// The last day on which it counts; nil where the one that is stated is no day.
  var lastDay: Day? {
    let natural = attestedOn.adding(question.validFor)
    guard let stated = attestation.validUntil else { return natural }
    return Day(stated).map { min(natural, $0) }
  }

  private var ageFault: String? {
    guard let lastDay else {
      return "the last valid day '\(attestation.validUntil ?? "")' is not a day"
    }
    return lastDay < day ? "the answer was valid until \(lastDay)" : nil
  }

  private var evidenceFault: String? {
    question.needsEvidence && attestation.evidenceCount == 0
      ? "no evidence is linked to the answer" : nil
  }

  // MARK: - What it says

  /// The answer in the words of the question's scale.
  func reading(mayBeExcluded: Bool) -> QuestionAnswer {
    let narrative = attestation.narrative ?? ""
    if attestation.answer == "not_applicable" {
      return mayBeExcluded
        ? .notApplicable(narrative: narrative)
        : .invalid("the answer is 'not applicable', and the requirement may not be excluded")
    }
    switch question.scale {
    case .yesNo: return word(narrative)
    case .maturity(let conformsFrom): return level(narrative, conformsFrom: conformsFrom)
    }
  }

  private func word(_ narrative: String) -> QuestionAnswer {
    switch attestation.answer {
    case "yes": .yes(narrative: narrative)
    case "partial": .partial(narrative: narrative, part: 1, whole: 2)
    case "no": .no(narrative: narrative)
    case nil: .invalid("the answer is neither yes, partial nor no")
    case .some(let other): .invalid("the answer '\(other)' is neither yes, partial nor no")
    }
  }

  private func level(_ narrative: String, conformsFrom: Int) -> QuestionAnswer {
    guard let level = attestation.level, (0...5).contains(level) else {
      return .invalid("the answer has no level from 0 to 5")
    }
    return .level(narrative: narrative, level: level, conformsFrom: conformsFrom)
  }
}

extension String {
  /// Whether it holds nothing but white space.
  var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
