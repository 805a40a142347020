package import ComplianceModel

/// Why the answer to a question counts on a day or does not.
///
/// - Parameters:
///   - question: The question, tailored.
///   - packs: The packs at hand: an answer may leave out the pack where one question has the name.
///   - statements: What the organisation has on record.
package func explainAnswer(
  to question: Question, among packs: [DeclaredPack], _ statements: OrganisationStatements,
  on day: Day, outcome: GradedOutcome? = nil
) -> AnswerExplanation {
  let requirements = packs.flatMap(\.catalogue.requirements)
  let file = question.file
  let source = packs.first { $0.source.manifest.id == question.id.pack }?.source
  var explanation = AnswerExplanation(
    question: question,
    place: source?.place(file, line: question.line) ?? SourcePlace(file: file, line: question.line),
    requirements: requirements.filter { question.requirements.contains($0.id) }, outcome: outcome)
  let statements = QuestionNames(packs).resolving(statements)
  let dated = statements.attestations.filter { $0.question == question.id.description }
    .map { (day: $0.attestedOn.flatMap { Day($0) }, attestation: $0) }
  let counting = dated.compactMap { entry in
    entry.day.flatMap { $0 <= day ? (day: $0, attestation: entry.attestation) : nil }
  }.sorted { ($0.day, $0.attestation.id) < ($1.day, $1.attestation.id) }
  switch statements.answer(to: question, on: day, requirements: requirements) {
  case .missing: explanation.fault = "nobody has answered"
  case .invalid(let reason): explanation.fault = reason
  default: break
  }
  explanation.attestation = counting.last?.attestation ?? dated.last?.attestation
  explanation.olderCount = max(0, counting.count - 1)
  if let newest = counting.last {
    explanation.lastDay =
      AnswerValidity(
        question: question, attestation: newest.attestation, attestedOn: newest.day, day: day
      ).lastDay
  }
  return explanation
}
