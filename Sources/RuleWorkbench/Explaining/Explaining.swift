package import ComplianceModel
package import Evaluation

/// Why a rule came to its outcome, on one subject or as a whole.
///
/// - Parameters:
///   - id: The rule; a question has no query to explain.
///   - subject: A key, or a name that one subject alone has; nil: the rule as a whole.
///   - packs: The packs of the assessment.
///   - assessment: The assessment, made with `request`.
/// - Throws: `Refusal` (configuration) where there is no such subject, with the nearest name.
package func explain(
  _ id: RuleID, subject: String?, among packs: [DeclaredPack], in assessment: Assessment,
  _ request: EvaluationRequest, by evaluator: any Evaluator
) throws(Refusal) -> Explanation {
  guard let pack = packs.first(where: { $0.source.manifest.id == id.pack }),
    let rule = try selected(request.plan, from: packs).rules.first(where: { $0.id == id }),
    let outcome = assessment.outcomes.first(where: { $0.outcome.rule == id })
  else {
    let reason = assessment.outcomes.first { $0.outcome.rule == id }?.outcome.result.reason
    throw Refusal(
      .configuration, "not-a-rule",
      "\(id) is a question that a person answers" + (reason.map { ": \($0)" } ?? ""),
      remedy: "See what it asks: assay show \(id.name)")
  }
  let records = try records(of: rule, subject: subject, in: request, by: evaluator)
  let requirements = packs.flatMap(\.catalogue.requirements).filter {
    rule.requirements.contains($0.id)
  }
  let chosen = try chosen(subject, records, outcome)
  let passes = chosen.map { subject in
    !outcome.instances.contains { $0.instance.key == subject.key }
  }
  let judged = try judgement(
    on: records, of: rule, subject: chosen?.key,
    in: pack.file(called: rule.judging?.file ?? rule.file)?.text, request, by: evaluator)
  let nearest =
    chosen == nil ? try nearestToLimit(of: rule, records, in: request, by: evaluator) : []
  return Explanation(
    rule: rule, place: pack.source.place(rule.file, line: rule.line),
    body: rule.judging.flatMap { judging in
      judging.file == rule.file
        ? nil : SourcePlace(file: pack.shown(judging.file), line: judging.lines.lowerBound)
    },
    requirements: requirements, parameters: records.parameters, plan: records.plan,
    subject: chosen, verdict: passes == true ? judged?.verdict : nil,
    lines: judged?.lines ?? [], nearest: nearest, outcome: outcome,
    action: assessment.actions.first { $0.rule == id })
}

/// The subject that was asked for: of the query's, else of those that the rule reported.
private func chosen(
  _ text: String?, _ records: SubjectRecords, _ outcome: GradedOutcome
) throws(Refusal) -> Explanation.Subject? {
  guard let text else { return nil }
  if let subject = records.subject { return subject }
  let reported = outcome.instances.map(\.instance)
  let named = subjects(named: text, among: reported, by: \.name)
  if let instance = reported.first(where: { $0.key == SubjectKey(text) }) ?? named.first {
    guard named.count < 2 || instance.key == SubjectKey(text) else {
      throw ambiguousSubject(text, named.map(\.key))
    }
    return Explanation.Subject(key: instance.key, name: instance.name)
  }
  let known = records.known + reported.flatMap { [$0.name ?? "", $0.key.description] }
  throw Refusal(
    .configuration, "unknown-subject", "\(outcome.outcome.rule.name) judged no subject '\(text)'",
    remedy: nearestName(to: text, among: known).map { "Did you mean '\($0)'?" }
      ?? "See the rule as a whole: assay explain \(outcome.outcome.rule.name)")
}
