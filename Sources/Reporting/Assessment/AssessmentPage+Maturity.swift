import ComplianceModel

extension AssessmentPage {
  /// How far clauses have come, where that is known; with `-v` every clause, as an interval.
  ///
  /// Rules that all stand on one level are no ladder: of them nothing is said.
  mutating func addMaturity() {
    for catalogue in assessment.maturity where catalogue.isLadder { add(catalogue) }
  }

  private mutating func add(_ catalogue: CatalogueMaturity) {
    let name = assessment.maturity.count > 1 ? " by \(catalogue.title)" : ""
    let levels = catalogue.clauses.compactMap { clause, maturity -> String? in
      if style.isVerbose { return "\(clause.id) at \(range(maturity)) of \(maturity.reach)" }
      guard clause.id.parts.count == 1 || isAskedFor(clause.id), let level = maturity.level else {
        return nil
      }
      return "\(clause.id) at \(level) of \(maturity.reach)"
    }
    guard !levels.isEmpty else { return }
    page.add(
      lead: "Maturity\(name): ",
      "clause " + levels.joined(separator: ", ")
        + (style.isVerbose
          ? ". 1 exists, 2 owned, 3 documented and covered, 4 works within its intervals, 5 improved."
          : ""))
    page.add()
  }

  private func isAskedFor(_ clause: ClauseID) -> Bool {
    assessment.inputs.plan.selection.clauses.contains(clause)
  }

  private func range(_ maturity: Maturity) -> String {
    maturity.level.map(String.init) ?? "\(maturity.low)\(style.dash)\(maturity.high)"
  }
}
