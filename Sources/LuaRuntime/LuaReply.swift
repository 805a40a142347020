/// What an evaluator answers to a command: results in their flat form, or a fault.
///
/// The bytes may have been written by another process. What they are read into is made of plain
/// values, and bytes that are none of the known forms are a fault of kind `handler`.
package struct LuaReply: Equatable, Sendable {
  /// Results as C wrote them; with a fault, what was known before it: the trace and the reads of a rule.
  package var bytes: [UInt8]
  /// Why the command was not carried out; nil: it was.
  package var fault: LuaFault?
  /// How long it took, measured where it was carried out.
  package var milliseconds: Double
  /// What the probes of the program saw, a `LuaSeen` each; empty where it has none.
  package var seen: [UInt8]

  /// Makes a reply.
  package init(
    bytes: [UInt8] = [], fault: LuaFault? = nil, milliseconds: Double = 0, seen: [UInt8] = []
  ) {
    self.bytes = bytes
    self.fault = fault
    self.milliseconds = milliseconds
    self.seen = seen
  }
}

// MARK: - Reading

extension LuaReply {
  /// What a file declared, in the order of declaration.
  package func declarations() throws(LuaFault) -> [LuaDeclaration] {
    var ordinal = -1
    return try read { reader in
      reader.list { reader in
        ordinal += 1
        return LuaDeclaration(&reader, ordinal: ordinal)
      }
    }
  }

  /// What a file returned.
  package func value() throws(LuaFault) -> LuaValue { try read { $0.value() } }

  /// Tables and views with their columns, in name order.
  package func tables() throws(LuaFault) -> [LuaTable] {
    try read { reader in
      var tables: [LuaTable] = []
      while reader.flag() { tables.append(LuaTable(&reader)) }
      return tables
    }
  }

  /// Columns, parameters and reads of a query.
  package func statementFace() throws(LuaFault) -> StatementFace { try read { StatementFace(&$0) } }

  /// The rows of a query.
  package func rows() throws(LuaFault) -> [[LuaScalar]] {
    try read { reader in
      let columns = reader.number()
      var rows: [[LuaScalar]] = []
      while reader.flag() {
        var row: [LuaScalar] = []
        while row.count < columns, !reader.isMalformed { row.append(reader.cell()) }
        rows.append(row)
      }
      return rows
    }
  }

  /// What came of a rule.
  package func outcome() -> LuaOutcome {
    guard !bytes.isEmpty else {
      return LuaOutcome(fault: fault ?? LuaFault(.handler, "the host's memory is short"))
    }
    var reader = ByteReader(bytes)
    let outcome = LuaOutcome(&reader)
    guard !reader.isMalformed, reader.isAtEnd else { return LuaOutcome(fault: Self.malformed) }
    guard let fault else { return outcome }
    return LuaOutcome(
      trace: outcome.trace, reads: outcome.reads, rowsStepped: outcome.rowsStepped,
      peakMemory: outcome.peakMemory, steps: outcome.steps, fault: fault)
  }

  /// Throws the fault, if there is one.
  package func check() throws(LuaFault) {
    if let fault { throw fault }
  }

  private func read<Value>(_ body: (inout ByteReader) -> Value) throws(LuaFault) -> Value {
    try check()
    var reader = ByteReader(bytes)
    let value = body(&reader)
    guard !reader.isMalformed, reader.isAtEnd else { throw Self.malformed }
    return value
  }

  private static let malformed = LuaFault(
    .handler, "the evaluator's answer is not in the form that it should have")
}
