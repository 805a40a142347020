import ComplianceModel

/// What keeps a rule from being bound to a schema, and who is to blame.
struct BindingFault: Equatable {
  /// Who is to blame: it decides the exit code.
  enum Blame: Equatable {
    /// The rule: it asks for what the schema of its pack does not have.
    case rule
    /// The database: it lacks what the schema of the pack has.
    case database
    /// Nobody: the pack asks for no schema, and this database cannot answer.
    case nobody(NotEvaluable)
  }

  /// Who is to blame.
  let blame: Blame
  /// What is wrong and where.
  let diagnostic: Diagnostic
}
