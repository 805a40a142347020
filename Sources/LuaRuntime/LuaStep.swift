/// A line of `judge` or `check` that is about to run, with the locals as they are before it; or the report
/// of a subject by `check`.
package struct LuaStep: Equatable, Sendable {
  /// Its number in the file, from 1; 0: a report.
  package var line: Int
  /// The first line of the function that it belongs to: of `judge`, or of one inside it.
  package var function: Int
  /// The locals that are seen from it, each as a short text; functions left out.
  package var locals: [Local]
  /// The subject of a report.
  package var reported: LuaKey?

  /// A local variable with its value.
  package struct Local: Equatable, Sendable {
    package var name: String
    package var value: String
  }

  /// Reads a step as follow.c wrote it.
  init(_ reader: inout ByteReader) {
    line = reader.number()
    guard line > 0 else {
      (function, locals, reported) = (0, [], LuaKey(bytes: reader.text()))
      return
    }
    function = reader.number()
    locals = reader.list { Local(name: $0.string(), value: $0.string()) }
  }
}
