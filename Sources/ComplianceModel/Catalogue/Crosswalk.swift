/// Where the requirements of a catalogue stand in another edition of its standard.
package struct Crosswalk: Equatable, Sendable {
  /// The pack of the other edition, which need not be in reach.
  package var edition: PackID
  /// The other edition's title.
  package var title: String
  /// How sure it is.
  package var verified: String
  /// The clauses of the other edition that carry requirements, in their own order.
  package var clauses: [Clause]
  /// The clauses of the other edition that ask what a requirement asks; none: it has no counterpart.
  package var counterparts: [RequirementID: [ClauseID]]

  /// Makes a crosswalk.
  package init(
    edition: PackID, title: String, verified: String, clauses: [Clause],
    counterparts: [RequirementID: [ClauseID]]
  ) {
    self.edition = edition
    self.title = title
    self.verified = verified
    self.clauses = clauses
    self.counterparts = counterparts
  }

  /// The clauses of the other edition that requirements lead to, each once, in order.
  package func clauses(of requirements: [RequirementID]) -> [Clause] {
    let meant = Set(requirements.flatMap { counterparts[$0] ?? [] })
    return clauses.filter { meant.contains($0.id) }
  }

  /// The requirements that lead to a clause of the other edition, in the order given.
  package func requirements(of clause: ClauseID, among requirements: [RequirementID])
    -> [RequirementID]
  {
    requirements.filter { counterparts[$0]?.contains(clause) == true }
  }
}
