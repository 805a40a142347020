/// Another framework whose headings touch clauses of a catalogue, such as a customs programme.
///
/// To conform to a clause is not to conform to the framework: a mapping says where to look.
package struct Framework: Equatable, Sendable {
  /// How close a heading is to its clauses.
  package enum Strength: String, Sendable, CaseIterable {
    /// The heading is a direct instance of the clause.
    case strong
    /// The clause calls for it only where the risk assessment does.
    case partial
    /// Loose kinship.
    case weak
  }

  /// One heading of the framework.
  package struct Heading: Equatable, Sendable {
    /// Its number and name, as the framework has them.
    package var text: String
    /// The clauses that it touches; none: the catalogue has no counterpart.
    package var clauses: [ClauseID]
    package var strength: Strength
    /// What else is to be known, in our own words.
    package var note: String?

    /// Makes a heading.
    package init(text: String, clauses: [ClauseID], strength: Strength, note: String? = nil) {
      self.text = text
      self.clauses = clauses
      self.strength = strength
      self.note = note
    }
  }

  /// The name that a command takes, such as `eu-aeo`.
  package var name: String
  /// Its title and version.
  package var title: String
  /// What of its headings was seen in a source, and what was not.
  package var verified: String
  /// Its headings in their own order.
  package var headings: [Heading]

  /// Makes a framework.
  package init(name: String, title: String, verified: String, headings: [Heading]) {
    self.name = name
    self.title = title
    self.verified = verified
    self.headings = headings
  }

  /// The headings that touch a clause, one below it or one above it.
  package func headings(touching clause: ClauseID) -> [Heading] {
    headings.filter { heading in
      heading.clauses.contains { $0.contains(clause) || clause.contains($0) }
    }
  }
}
