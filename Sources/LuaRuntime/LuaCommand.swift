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
  /// What the file has to be, compared by each evaluator once it is open; nil: whatever it is.
  package var identity: LuaFileIdentity?

  /// Makes one.
  package init(
    _ contents: Contents, asOf: String, milliseconds: Int? = 10_000,
    identity: LuaFileIdentity? = nil
  ) {
    self.contents = contents
    self.asOf = asOf
    self.milliseconds = milliseconds
    self.identity = identity
  }
}

/// What tells a file from another one that was put in its place.
package struct LuaFileIdentity: Equatable, Sendable {
  package var device: UInt64
  package var inode: UInt64
  /// Bytes.
  package var size: Int64
  /// Time of the last change of its content, in nanoseconds since 1970.
  package var changedAt: Int64

  /// Makes an identity.
  package init(device: UInt64, inode: UInt64, size: Int64, changedAt: Int64) {
    self.device = device
    self.inode = inode
    self.size = size
    self.changedAt = changedAt
  }
}
