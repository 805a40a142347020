/// The error of every module that reads an input: what was refused, with all its faults at once.
///
/// The command maps the subject to an exit code in one table; nobody else knows exit codes.
package struct Refusal: Error, Equatable, Sendable {
  /// What was refused.
  package enum Subject: String, Sendable, CaseIterable {
    /// A flag, a configuration file, a pack or a rule that does not declare or bind.
    case configuration
    /// The organisation database: missing, not SQLite, corrupt, wrong schema, changed during the run.
    case organisationDatabase = "organisation-database"
    /// A broken chain, digest or signature.
    case trust
    /// A report or ledger that could not be written.
    case output
    /// A defect in Assay itself.
    case defect
  }

  /// What was refused.
  package var subject: Subject
  /// The faults, at least one, in the order in which they should be read.
  package var diagnostics: [Diagnostic]

  /// Makes a refusal of several faults.
  /// - Precondition: there is at least one.
  package init(_ subject: Subject, _ diagnostics: [Diagnostic]) {
    precondition(!diagnostics.isEmpty, "a refusal names what is wrong")
    self.subject = subject
    self.diagnostics = diagnostics
  }

  /// Makes a refusal of one fault.
  package init(
    _ subject: Subject, _ code: Diagnostic.Code, _ message: String, at place: SourcePlace? = nil,
    remedy: String? = nil, notes: [String] = []
  ) {
    self.init(subject, [Diagnostic(code, message, at: place, remedy: remedy, notes: notes)])
  }
}
