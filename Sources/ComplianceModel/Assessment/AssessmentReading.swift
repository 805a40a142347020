/// An assessment read by the headings of another framework, or by the clauses of another edition.
///
/// It says which findings lie under which heading. It has no score: nobody has judged the
/// organisation by those headings.
package struct AssessmentReading: Equatable, Sendable {
  /// What the headings are of.
  package enum Kind: String, Sendable {
    /// Another framework: a heading touches clauses.
    case framework
    /// Another edition of the standard: a requirement leads to clauses of it.
    case edition
  }

  /// One heading, with what lies under it.
  package struct Row: Equatable, Sendable {
    /// The clause of the other edition; nil for a framework.
    package var clause: ClauseID?
    /// The heading, as the other has it.
    package var heading: String
    /// The clauses of the assessed catalogue that it touches; none: it has no counterpart.
    package var clauses: [ClauseID]
    /// How close it is to them; nil for an edition.
    package var strength: Framework.Strength?
    package var note: String?
    /// The requirements in scope that lie under it, in catalogue order.
    package var requirements: [RequirementID]
    /// How many of them have each state; states that none has are left out.
    package var states: [RequirementResult.State: Int]
    /// The rules with a finding on one of them, in the order of findings.
    package var findings: [RuleID]

    /// Makes a row.
    package init(
      clause: ClauseID? = nil, heading: String, clauses: [ClauseID],
      strength: Framework.Strength? = nil, note: String? = nil, requirements: [RequirementID],
      states: [RequirementResult.State: Int], findings: [RuleID]
    ) {
      self.clause = clause
      self.heading = heading
      self.clauses = clauses
      self.strength = strength
      self.note = note
      self.requirements = requirements
      self.states = states
      self.findings = findings
    }
  }

  /// The catalogue that was assessed.
  package var catalogue: PackID
  package var kind: Kind
  /// The framework's name, or the pack of the other edition.
  package var name: String
  package var title: String
  /// What of it was seen in a source, and what was not.
  package var verified: String
  package var rows: [Row]
  /// Requirements in scope that the other edition does not have; of a framework none are told.
  package var withoutCounterpart: [RequirementID]

  /// Makes a reading.
  package init(
    catalogue: PackID, kind: Kind, name: String, title: String, verified: String, rows: [Row],
    withoutCounterpart: [RequirementID] = []
  ) {
    self.catalogue = catalogue
    self.kind = kind
    self.name = name
    self.title = title
    self.verified = verified
    self.rows = rows
    self.withoutCounterpart = withoutCounterpart
  }
}
