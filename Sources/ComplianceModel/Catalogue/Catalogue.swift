/// One atomic demand of a standard, in our own words.
package struct Requirement: Equatable, Sendable {
  /// What can show that it is met.
  package enum Kind: String, Sendable, CaseIterable {
    /// A rule.
    case automated
    /// A question.
    case attested
    /// Both.
    case mixed
  }

  /// Whether an organisation may exclude it.
  package enum Applicability: String, Sendable, CaseIterable {
    case always
    case whereApplicable = "where_applicable"
  }

  /// Its id.
  package var id: RequirementID
  /// The clause it stands under.
  package var clause: ClauseID
  /// What is demanded, in our own words.
  package var text: String
  /// How binding it is.
  package var obligation: Obligation
  /// The grade of a total failure; fixes its weight and the default grade of its rules.
  package var grade: Grade
  /// What can show that it is met.
  package var kind: Kind
  /// Whether an organisation may exclude it.
  package var applicability: Applicability
  /// Requirements of one group count as one where findings are counted.
  package var group: String?
  /// What an auditor would ask to see.
  package var evidence: [String]
  /// How sure clause and content are, in a word.
  package var verified: String?

  /// Makes a requirement; what is left out has the default of a catalogue file.
  package init(
    id: RequirementID, clause: ClauseID, text: String, obligation: Obligation = .shall,
    grade: Grade? = nil, kind: Kind = .automated, applicability: Applicability = .always,
    group: String? = nil, evidence: [String] = [], verified: String? = nil
  ) {
    self.id = id
    self.clause = clause
    self.text = text
    self.obligation = obligation
    self.grade = grade ?? (obligation == .shall ? .minor : .observation)
    self.kind = kind
    self.applicability = applicability
    self.group = group
    self.evidence = evidence
    self.verified = verified
  }
}

/// A clause of a standard: its number and short heading.
package struct Clause: Equatable, Sendable {
  /// Its number.
  package var id: ClauseID
  /// Its short heading.
  package var heading: String

  /// Makes a clause.
  package init(id: ClauseID, heading: String) {
    self.id = id
    self.heading = heading
  }
}

/// The requirements of one standard, or of an organisation's own controls, under their clauses.
///
/// Scores of two catalogues are never mixed. A catalogue has the id of its pack.
package struct Catalogue: Equatable, Sendable {
  /// The pack it comes with.
  package var id: PackID
  /// The title of its pack.
  package var title: String
  /// Clauses in their own order.
  package var clauses: [Clause]
  /// Requirements in the order of the file.
  package var requirements: [Requirement]
  /// Where requirements stand.
  package var places: [RequirementID: SourcePlace]

  /// Makes a catalogue.
  package init(
    id: PackID, title: String, clauses: [Clause], requirements: [Requirement],
    places: [RequirementID: SourcePlace] = [:]
  ) {
    self.id = id
    self.title = title
    self.clauses = clauses
    self.requirements = requirements
    self.places = places
  }

  /// The heading of a clause, or nil.
  package func heading(of clause: ClauseID) -> String? {
    clauses.first { $0.id == clause }?.heading
  }
}
