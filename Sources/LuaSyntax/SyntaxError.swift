/// Why a source is not Lua: the first fault, in the words of `luac5.4`.
package struct SyntaxError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What is wrong and near what, as `luac5.4` says it: `'end' expected near <eof>`.
  package let message: String
  /// The line that Lua reports, from 1: where its lexer stood.
  package let line: Int
  /// The bytes of the token at which it was met; empty at the end of the source.
  package let range: Range<Int>
  /// Where that token begins.
  package let position: Position

  /// `LINE: MESSAGE`, which is what Lua prints behind the name of the file.
  package var description: String { "\(line): \(message)" }
}

/// A fault before its place is known in lines and columns.
struct Fault: Error {
  /// The words, without what they are near.
  let message: String
  /// The text that stands behind `near`; nil: the message has none.
  let near: String?
  /// Where Lua's lexer stood.
  let line: Int
  /// The token.
  let range: Range<Int>

  /// The fault for those outside.
  func error(in lines: LineTable) -> SyntaxError {
    SyntaxError(
      message: near.map { "\(message) near \($0)" } ?? message, line: line, range: range,
      position: lines.position(of: range.lowerBound))
  }
}
