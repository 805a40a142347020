/// A place of a Lua source at which it is noted what happened there.
struct ProbePoint: Equatable {
  /// What is noted.
  enum Kind: Equatable {
    /// That a statement ran.
    case statement
    /// What a condition of Lua was, or a part of one between `and`, `or` and `not`.
    case condition
    /// What a term of SQL was; the clause that it stands in, empty in a part of a query.
    case term(clause: String)
  }

  /// What is noted.
  let kind: Kind
  /// The bytes of the statement, condition or term.
  let range: Range<Int>
}
