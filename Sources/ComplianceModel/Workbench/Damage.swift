/// One field of one record made worse on purpose.
package struct Damage: Hashable, Sendable {
  /// What is done to the field, as its meaning suggests.
  package enum Kind: String, Sendable, CaseIterable {
    /// The value is taken away: NULL, or an empty text where NULL may not be.
    case empty
    /// A day is moved so far into the past that whatever it proves has run out.
    case expire
    /// A flag is flipped, or the end of a period put before its beginning.
    case reverse
    /// A reference leads to a record that is not there.
    case orphan
    /// A word of a closed list becomes one that tells of something worse.
    case worsen
    /// A word of a closed list, of which none is known to be worse, becomes the next.
    case change
    /// A number becomes zero, or the least that may be.
    case lower
    /// A number becomes ten times as much, or the greatest that may be.
    case raise
  }

  package var table: String
  package var column: String
  /// The key of the record; of several columns joined by a slash.
  package var key: String
  package var kind: Kind
  /// The values before and after, as a person would write them in SQL.
  package var old: String
  package var new: String

  /// Makes it.
  package init(
    table: String, column: String, key: String, kind: Kind, old: String, new: String
  ) {
    self.table = table
    self.column = column
    self.key = key
    self.kind = kind
    self.old = old
    self.new = new
  }

  /// `table.column`.
  package var place: String { "\(table).\(column)" }
}

/// What a person says before a probe runs: which requirements a damage must make worse.
package struct DamageExpectation: Equatable, Sendable {
  package var table: String
  package var column: String
  package var key: String
  package var kind: Damage.Kind
  /// Each of them must get worse; empty: nobody must notice.
  package var requirements: [RequirementID]
  /// Where it stands.
  package var place: SourcePlace

  /// Makes it.
  package init(
    table: String, column: String, key: String, kind: Damage.Kind,
    requirements: [RequirementID], place: SourcePlace
  ) {
    self.table = table
    self.column = column
    self.key = key
    self.kind = kind
    self.requirements = requirements
    self.place = place
  }
}
