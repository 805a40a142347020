import ComplianceModel

/// What an auditor would conclude of each catalogue, without waivers: a forecast.
struct Concluding {
  private let request: AssessmentRequest
  private let weakened: Set<RuleID>
  private let results: RequirementResults
  private let findings: [Finding]

  /// Holds findings and requirement states of one assessment together.
  init(
    _ request: AssessmentRequest, _ outcomes: [GradedOutcome], _ results: RequirementResults,
    _ findings: [Finding]
  ) {
    self.request = request
    self.results = results
    self.findings = findings
    weakened = Set(outcomes.filter(\.isWeakened).map(\.outcome.rule))
  }

  /// The worst of the catalogues; nil for a selection.
  var conclusion: Conclusion? {
    guard request.plan.selection.isEverything else { return nil }
    let each = request.packs.map { pack in
      let (readiness, because) = conclude(pack)
      return (catalogue: pack.catalogue.id, readiness: readiness, because: because)
    }
    guard let worst = each.min(by: { $0.readiness < $1.readiness }) else { return nil }
    let because = each.filter { $0.readiness == worst.readiness }.flatMap(\.because)
    return Conclusion(
      readiness: worst.readiness, because: because.withoutRepetition, catalogues: each)
  }

  private func conclude(_ pack: AssessmentRequest.Pack) -> (Conclusion.Readiness, [String]) {
    let requirements = Set(pack.catalogue.requirements.map(\.id))
    let findings = findings.filter {
      $0.rule.pack == pack.manifest.id || !requirements.isDisjoint(with: $0.requirements)
    }
    let majors = findings.count { $0.grade == .major }
    let crowded = request.crowdedClauses(in: findings).sentences
    if majors > 0 || !crowded.isEmpty {
      let open = majors > 0 ? [Self.open(majors, "major")] : []
      return (.notReady, open + crowded)
    }
    let undetermined = undeterminedShalls(of: pack.catalogue)
    if undetermined > 0 {
      let verb = undetermined == 1 ? "requirement is" : "requirements are"
      return (.undetermined, ["\(undetermined) \(verb) not determined"])
    }
    return minors(findings)
  }

  private func minors(_ findings: [Finding]) -> (Conclusion.Readiness, [String]) {
    let minors = findings.filter { $0.grade == .minor }
    guard !minors.isEmpty else { return (.ready, ["no nonconformity is open"]) }
    let accepted = request.history?.acceptedPlans ?? []
    let unplanned = minors.count { !accepted.contains($0.rule) }
    guard unplanned == 0 else {
      return (.notReady, [Self.open(unplanned, "minor") + " without an accepted plan"])
    }
    return (.readyWithPlan, [Self.open(minors.count, "minor") + " with an accepted plan"])
  }

  private static func open(_ count: Int, _ grade: String) -> String {
    count == 1
      ? "1 \(grade) nonconformity is open" : "\(count) \(grade) nonconformities are open"
  }

  /// Requirements that must hold and of which nobody can say so; a weakened rule says nothing.
  private func undeterminedShalls(of catalogue: Catalogue) -> Int {
    results.all.count { result in
      result.catalogue == catalogue.id && result.requirement.obligation == .shall
        && isUndetermined(result)
    }
  }

  private func isUndetermined(_ result: RequirementResult) -> Bool {
    switch result.state {
    case .error, .notEvaluable, .notAssessed: true
    case .nonconforming: failsOnlyUnderWeakened(result)
    case .remarked, .conforming: !weakened.isDisjoint(with: result.rules)
    case .notApplicable: false
    }
  }

  /// Whether every rule by which a requirement fails is a weakened one.
  private func failsOnlyUnderWeakened(_ result: RequirementResult) -> Bool {
    (results.outcomes[result.requirement.id] ?? []).allSatisfy {
      $0.state != .nonconforming || weakened.contains($0.outcome.rule)
    }
  }
}

extension [String] {
  /// Each once, in the order of the first.
  var withoutRepetition: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
