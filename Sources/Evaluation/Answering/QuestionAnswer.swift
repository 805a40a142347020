import ComplianceModel

/// What the organisation's records say to one question on one day.
enum QuestionAnswer: Equatable {
  case yes(narrative: String)
  /// Met in part: the share of full marks, above 0 and below 1, as numerator and denominator.
  case partial(narrative: String, part: Int, whole: Int)
  case no(narrative: String)
  /// A level of maturity, 0 to 5, and the one from which it conforms.
  case level(narrative: String, level: Int, conformsFrom: Int)
  case notApplicable(narrative: String)
  /// Nobody has answered.
  case missing
  /// There is an answer, and it does not count: why.
  case invalid(String)
}

extension QuestionAnswer {
  /// The answer as yes, partial or no: a level conforms from its own level on, and 0 is no.
  var inWords: QuestionAnswer {
    guard case .level(let narrative, let level, let conformsFrom) = self else { return self }
    if level >= conformsFrom { return .yes(narrative: narrative) }
    return level == 0
      ? .no(narrative: narrative)
      : .partial(narrative: narrative, part: level, whole: conformsFrom)
  }

  /// The level that was answered, held against the one from which it conforms; nil for words.
  var measure: Measure? {
    guard case .level(_, let level, let conformsFrom) = self else { return nil }
    return Measure(
      measured: Double(level), limit: Double(conformsFrom), unit: "level", isUpperLimit: false)
  }
}

extension OrganisationStatements {
  /// The answer to `question` on `day`: that of the newest attestation, if it is valid.
  ///
  /// The newest is the last by the day it was attested, then by id, of those that name the question
  /// by its full id and were attested on or before `day`.
  /// - Parameter requirements: Those of the catalogues in reach; only where all requirements of the
  ///   question may be excluded, *not applicable* is an answer.
  func answer(to question: Question, on day: Day, requirements: [Requirement]) -> QuestionAnswer {
    let named = attestations.filter { $0.question == question.id.description }
    guard !named.isEmpty else { return .missing }
    let dated = named.compactMap { attestation in
      attestation.attestedOn.flatMap { Day($0) }.map { (day: $0, attestation: attestation) }
    }
    let counting = dated.filter { $0.day <= day }
    guard
      let newest = counting.max(by: { ($0.day, $0.attestation.id) < ($1.day, $1.attestation.id) })
    else {
      return .invalid(
        dated.isEmpty
          ? "the answer has no day on which it was attested"
          : "the answer is attested after \(day)")
    }
    let validity = AnswerValidity(
      question: question, attestation: newest.attestation, attestedOn: newest.day, day: day)
    if let fault = validity.fault { return .invalid(fault) }
    return validity.reading(mayBeExcluded: question.mayBeExcluded(in: requirements))
  }
}

extension Question {
  /// Whether every requirement it answers for may be excluded.
  func mayBeExcluded(in requirements: [Requirement]) -> Bool {
    let optional = Set(requirements.filter { $0.applicability == .whereApplicable }.map(\.id))
    return self.requirements.allSatisfy(optional.contains)
  }
}
