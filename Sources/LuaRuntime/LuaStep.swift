/// A line of `judge` that is about to run, with the locals as they are before it.
package struct LuaStep: Equatable, Sendable {
  /// Its number in the file, from 1.
  package var line: Int
  /// The first line of the function that it belongs to: of `judge`, or of one inside it.
  package var function: Int
  /// The locals that are seen from it, each as a short text; functions left out.
  package var locals: [Local]

  /// A local variable with its value.
  package struct Local: Equatable, Sendable {
    package var name: String
    package var value: String
  }

  /// Reads a step as follow.c wrote it.
  init(_ reader: inout ByteReader) {
    line = reader.number()
    function = reader.number()
    locals = reader.list { Local(name: $0.string(), value: $0.string()) }
  }
}
