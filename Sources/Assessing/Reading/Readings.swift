import ComplianceModel

/// Reads the results of one catalogue by other headings: findings and states move under them, and
/// nothing is judged again.
struct Readings {
  private let pack: AssessmentRequest.Pack
  /// The catalogue's requirements in scope.
  private let results: [RequirementResult]
  private let findings: [Finding]

  /// Holds the results of one pack's catalogue.
  init(_ pack: AssessmentRequest.Pack, _ results: [RequirementResult], _ findings: [Finding]) {
    self.pack = pack
    self.results = results.filter { $0.catalogue == pack.catalogue.id }
    self.findings = findings
  }

  /// By each framework in its order, then by the other edition; none where nothing is in scope.
  var all: [AssessmentReading] {
    guard !results.isEmpty else { return [] }
    return pack.frameworks.map(reading) + (pack.crosswalk.map { [reading(by: $0)] } ?? [])
  }

  private func reading(by framework: Framework) -> AssessmentReading {
    AssessmentReading(
      catalogue: pack.catalogue.id, kind: .framework, name: framework.name,
      title: framework.title, verified: framework.verified,
      rows: framework.headings.map { heading in
        let touched = results.filter { result in
          heading.clauses.contains { $0.contains(result.requirement.clause) }
        }
        var row = row(heading.text, touched)
        row.clauses = heading.clauses
        row.strength = heading.strength
        row.note = heading.note
        return row
      })
  }

  private func reading(by crosswalk: Crosswalk) -> AssessmentReading {
    AssessmentReading(
      catalogue: pack.catalogue.id, kind: .edition, name: crosswalk.edition.text,
      title: crosswalk.title, verified: crosswalk.verified,
      rows: crosswalk.clauses.map { clause in
        let leading = pack.catalogue.requirements.filter {
          crosswalk.counterparts[$0.id]?.contains(clause.id) == true
        }
        let ids = Set(leading.map(\.id))
        var row = row(clause.heading, results.filter { ids.contains($0.requirement.id) })
        row.clause = clause.id
        row.clauses = Set(leading.map(\.clause)).sorted()
        return row
      },
      withoutCounterpart: results.map(\.requirement.id).filter {
        crosswalk.counterparts[$0]?.isEmpty ?? true
      })
  }

  private func row(_ heading: String, _ results: [RequirementResult]) -> AssessmentReading.Row {
    let ids = Set(results.map(\.requirement.id))
    return AssessmentReading.Row(
      heading: heading, clauses: [], requirements: results.map(\.requirement.id),
      states: Dictionary(grouping: results, by: \.state).mapValues(\.count),
      findings: findings.filter { !ids.isDisjoint(with: $0.requirements) }.map(\.rule))
  }
}
