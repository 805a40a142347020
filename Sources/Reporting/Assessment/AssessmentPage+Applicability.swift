import ComplianceModel

extension AssessmentPage {
  /// What is left out of the assessment and by whose decision, and decisions that leave nothing out.
  mutating func addApplicability() {
    let decisions = assessment.applicability.decisions.filter { decision in
      switch decision.effect {
      case .excludes, .ineffective: true
      case .applies, .superseded: false
      }
    }
    let sites = assessment.applicability.sitesOutOfScope.filter { !isClosed($0) }
    guard !decisions.isEmpty || !sites.isEmpty else { return }
    for decision in decisions { add(decision) }
    add(sites)
    page.add()
  }

  private mutating func add(_ judged: JudgedDecision) {
    let decision = judged.decision
    if case .ineffective(let reason) = judged.effect {
      page.add(
        lead: "Not excluded: ",
        "\(decision.requirement), by decision \(decision.id): \(reason)")
      return
    }
    let approver = decision.approvedByName ?? decision.approvedBy.map { "person \($0)" } ?? ""
    page.add(
      lead: "Excluded: ",
      "\(decision.requirement), approved by \(approver) on \(decision.approvedOn ?? ""): "
        + (decision.justification ?? ""))
  }

  private mutating func add(_ sites: [SiteOutOfScope]) {
    guard !sites.isEmpty else { return }
    let names = sites.map { site in
      [site.code, site.name].compactMap(\.self).joined(separator: " ")
    }
    let shown = names.prefix(style.isVerbose ? names.count : 5)
    let rest = names.count - shown.count
    page.add(
      lead: "Out of scope: ",
      "\(sites.count == 1 ? "site" : "sites") \(shown.joined(separator: ", "))"
        + (rest > 0 ? " and \(rest) more" : ""))
  }

  /// A site that is closed is out of use, whatever its scope.
  private func isClosed(_ site: SiteOutOfScope) -> Bool {
    site.closedOn.flatMap { Day($0) }.map { $0 <= assessment.asOf } ?? false
  }
}
