/// One unit of work for an evaluator.
package enum LuaCommand: Sendable {
  /// Compiles a text and runs nothing.
  case compile(LuaSource)
  /// Runs the top level of a file: `LuaReply.declarations`.
  case declare(LuaProgram, Interpreter.Declaring, LuaLimits)
  /// The tables of the database: `LuaReply.tables`.
  case schema
  /// Prepares a query and runs nothing: `LuaReply.statementFace`.
  case describe(String)
  /// The first rows of a query, or its plan: `LuaReply.rows`.
  case rows(String, [String: LuaScalar], limit: Int, asPlan: Bool)
  /// Evaluates a rule over the database: `LuaReply.outcome`.
  case evaluate(LuaEvaluation)
}

/// A database as an evaluator opens it.
package struct LuaDatabase: Equatable, Sendable {
  /// Where its pages are.
  package enum Contents: Equatable, Sendable {
    /// A file; immutable: nothing can change it while it is open, and no lock is taken.
    case file(path: String, isImmutable: Bool)
    /// All pages, as a file would have them.
    case image([UInt8])
  }

  package var contents: Contents
  /// The day that `'now'` means in SQL, `YYYY-MM-DD`.
  package var asOf: String
  /// How long a query of the host may take; nil: as long as it likes.
  ///
  /// What a rule may use is told with each evaluation.
  package var milliseconds: Int?

  /// Makes one.
  package init(_ contents: Contents, asOf: String, milliseconds: Int? = 10_000) {
    self.contents = contents
    self.asOf = asOf
    self.milliseconds = milliseconds
  }
}
