import CLua

/// What went wrong in Lua or SQL; the kind is closed.
package struct LuaFault: Error, Equatable, Sendable {
  /// The closed set of kinds.
  package enum Kind: String, Sendable, CaseIterable {
    /// The text does not compile, or may not be read as a rule.
    case syntax
    /// An error raised by rule code.
    case runtime
    /// The memory cap.
    case memory
    /// The instruction budget.
    case instructions
    /// The deadline.
    case time
    /// The cap on rows.
    case rows
    /// SQL that does not prepare, is not allowed, or failed.
    case sql
    /// A fault of the boundary itself.
    case handler
    /// A verdict that was lost, or is none.
    case verdict
    /// A key that is NULL, a fraction, a BLOB, out of order, or reported twice.
    case key
    /// A value that is none: a malformed date in SQL, a flag that is 7, a BLOB.
    case data
    /// The interpreter's process crashed.
    case crash
    /// A system call that rule code has no business to make.
    case forbidden
    /// The interpreter's process was killed from outside, twice.
    case killed
    /// The run was interrupted before or while the rule ran.
    case interrupted
  }

  /// Its kind.
  package var kind: Kind
  /// What went wrong, without a place.
  package var message: String
  /// The chunk's name as given; nil: unknown.
  package var file: String?
  /// Line from 1; nil: unknown.
  package var line: Int?
  /// Byte offset in the SQL; nil: unknown.
  package var sqlOffset: Int?
  /// Frames, innermost first.
  package var traceback: [String]
  /// The subject that it happened on.
  package var subject: LuaKey?

  /// Makes a fault.
  package init(
    _ kind: Kind, _ message: String, file: String? = nil, line: Int? = nil, sqlOffset: Int? = nil,
    traceback: [String] = [], subject: LuaKey? = nil
  ) {
    self.kind = kind
    self.message = message
    self.file = file
    self.line = line
    self.sqlOffset = sqlOffset
    self.traceback = traceback
    self.subject = subject
  }
}

extension LuaFault {
  /// The fault that C filled.
  init(_ fault: clua_fault) {
    self.init(
      Kind(fault.status), text(of: fault.message), file: nonEmpty(text(of: fault.file)),
      line: fault.line > 0 ? Int(fault.line) : nil,
      sqlOffset: fault.sql_offset >= 0 ? Int(fault.sql_offset) : nil,
      traceback: text(of: fault.traceback).split(separator: "\n").dropFirst().map { line in
        String(line.drop { $0 == "\t" || $0 == " " })
      })
  }
}

extension LuaFault.Kind {
  /// The kind that a status of C means.
  init(_ status: clua_status) {
    switch status {
    case CLUA_SYNTAX: self = .syntax
    case CLUA_RUNTIME: self = .runtime
    case CLUA_MEMORY: self = .memory
    case CLUA_INSTRUCTIONS: self = .instructions
    case CLUA_TIME: self = .time
    case CLUA_ROWS: self = .rows
    case CLUA_SQL: self = .sql
    case CLUA_VERDICT: self = .verdict
    case CLUA_KEY: self = .key
    case CLUA_DATA, CLUA_DATE: self = .data
    default: self = .handler
    }
  }
}

/// The text of a C array of characters, up to its zero byte; invalid UTF-8 replaced.
private func text<Characters>(of characters: Characters) -> String {
  withUnsafeBytes(of: characters) { bytes in
    String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
  }
}

private func nonEmpty(_ text: String) -> String? { text.isEmpty ? nil : text }
