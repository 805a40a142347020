package import ComplianceModel

/// Judges outcomes: policy, waivers, scores, conclusion, actions and gate, in that order.
///
/// Pure: the same request gives the same assessment.
/// - Parameters:
///   - run: What differs from run to run; unused waivers are added to its remarks.
///   - exit: How the command ends, given what the gate says.
/// - Returns: The assessment; its `document` is sealed by a digest.
package func assess(
  _ request: AssessmentRequest, run: RunFacts, exit: (GateDecision) -> ExitFacts
) -> Assessment {
  let outcomes = request.graded
  let results = RequirementResults(request, outcomes)
  let findings = request.findings(in: outcomes)
  let gate = GateAsking(request, outcomes, results, findings).decision
  var run = run
  run.remarks += request.plan.unusedWaivers(in: outcomes)
  return Assessment(
    asOf: request.plan.asOf, organisation: request.organisation, inputs: request.inputs,
    outcomes: outcomes, requirements: results.all, findings: findings,
    actions: request.actions(for: findings, outcomes, results), scores: results.scores,
    maturity: MaturityAsking(request, outcomes, results.all).all,
    applicability: request.applicability,
    readings: request.packs.flatMap { Readings($0, results.all, findings).all },
    conclusion: Concluding(request, outcomes, results, findings).conclusion, gate: gate,
    run: run, exit: exit(gate))
}

extension AssessmentRequest {
  /// What determined the document.
  var inputs: AssessmentInputs {
    AssessmentInputs(
      databaseDigest: databaseDigest,
      packs: packs.map {
        .init(
          id: $0.manifest.id, version: $0.manifest.version, title: $0.manifest.title,
          digest: $0.digest)
      },
      versions: versions, plan: plan,
      policies: packs.map { ($0.manifest.id, $0.manifest.grading) },
      historyDigest: history?.digest)
  }
}
