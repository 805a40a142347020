import CLua

/// What one unit of work may use.
package struct LuaLimits: Equatable, Sendable {
  /// Bytes of the interpreter.
  package var memory: Int
  /// Rows that queries may step.
  package var rows: Int
  /// Wall clock; nil: no deadline.
  package var milliseconds: Int?
  /// Instructions of the interpreter, counted in thousands; nil: not counted.
  package var instructions: UInt64?
  /// Failing subjects kept by key.
  package var keptKeys: Int
  /// Bytes of kept keys and texts.
  package var keptBytes: Int
  /// Failing subjects kept with name, texts and measure.
  package var detailed: Int
  /// Lines of `print` kept.
  package var traceLines: Int
  /// Bytes of `print` kept.
  package var traceBytes: Int
  /// How many probes the program has; 0: none, and it cannot name them.
  package var probes = 0

  /// The most probes that a program may have.
  package static let mostProbes = 1 << 16

  /// Makes limits; the defaults are those of the command.
  package init(
    memory: Int = 64 << 20, rows: Int = 10_000_000, milliseconds: Int? = 10_000,
    instructions: UInt64? = nil, keptKeys: Int = 100_000, keptBytes: Int = 4 << 20,
    detailed: Int = 1_000, traceLines: Int = 1_000, traceBytes: Int = 64 << 10
  ) {
    self.memory = memory
    self.rows = rows
    self.milliseconds = milliseconds
    self.instructions = instructions
    self.keptKeys = keptKeys
    self.keptBytes = keptBytes
    self.detailed = detailed
    self.traceLines = traceLines
    self.traceBytes = traceBytes
  }

  /// The same for C.
  /// - Parameter seen: Where probes note what they see; nil: there are none.
  func c(seen: UnsafeMutableBufferPointer<UInt8>?) -> clua_limits {
    clua_limits(
      memory: max(0, memory), rows: Int64(rows), instructions: Int64(clamping: instructions ?? 0),
      milliseconds: Int64(milliseconds ?? 0), kept_keys: Int64(keptKeys),
      kept_bytes: Int64(keptBytes), detailed: Int64(detailed), trace_lines: Int64(traceLines),
      trace_bytes: Int64(traceBytes), seen: seen?.baseAddress, seen_count: seen?.count ?? 0)
  }
}
