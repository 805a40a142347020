/// A word, numeral, string or sign of Lua 5.4 (manual §3.1).
package struct Token: Equatable, Sendable {
  /// What it is; signs and reserved words are spelled as in Lua.
  package enum Kind: String, Equatable, Sendable, CaseIterable {
    case and
    case `break`
    case `do`
    case `else`
    case elseif
    case end
    case `false`
    case `for`
    case function
    case goto
    case `if`
    case `in`
    case local
    case `nil`
    case not
    case or
    case `repeat`
    case `return`
    case then
    case `true`
    case until
    case `while`

    case plus = "+"
    case minus = "-"
    case star = "*"
    case slash = "/"
    case doubleSlash = "//"
    case percent = "%"
    case caret = "^"
    case hash = "#"
    case ampersand = "&"
    case tilde = "~"
    case bar = "|"
    case shiftLeft = "<<"
    case shiftRight = ">>"
    case equal = "=="
    case notEqual = "~="
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case less = "<"
    case greater = ">"
    case assign = "="
    case leftParenthesis = "("
    case rightParenthesis = ")"
    case leftBrace = "{"
    case rightBrace = "}"
    case leftBracket = "["
    case rightBracket = "]"
    case doubleColon = "::"
    case semicolon = ";"
    case colon = ":"
    case comma = ","
    case dot = "."
    case concatenate = ".."
    case dots = "..."

    case name = "<name>"
    case string = "<string>"
    case integer = "<integer>"
    case float = "<number>"
    case endOfFile = "<eof>"
    /// A byte that begins no token of Lua.
    case stray = "<stray>"

    /// The reserved words (manual §3.1) by their spelling.
    package static let reservedWords: [String: Kind] = Dictionary(
      uniqueKeysWithValues: allCases.prefix { $0 != .plus }.map { ($0.rawValue, $0) })
  }

  /// What it is.
  package let kind: Kind
  /// Its bytes, quotes and brackets included; empty at the end of the source.
  package let range: Range<Int>
  /// The line on which it ends, from 1: a long string may begin on an earlier one.
  package let endLine: Int
}

/// A comment: trivia that no node holds.
package struct Comment: Equatable, Sendable {
  /// Its bytes from `--` to before the line end, or to after the closing bracket.
  package let range: Range<Int>
  /// What it says: without dashes and brackets.
  package let contents: Range<Int>
  /// Whether it stands in long brackets.
  package let isLong: Bool
}

/// How a source begins, which is not the same in a file and in a text.
package enum Opening: Equatable, Sendable {
  /// A text, as rules are loaded: nothing is skipped.
  case text
  /// A file, as `luac5.4` and `loadfile` read it: a byte order mark and a first line that begins
  /// with `#` are skipped.
  case file
}

/// The tokens and comments of a source, up to the first fault.
package struct TokenList: Equatable, Sendable {
  /// The tokens in order; the last is the end of the file where there is no fault.
  package internal(set) var tokens: [Token] = []
  /// The comments in order.
  package internal(set) var comments: [Comment] = []
  /// Why the list ends early; nil: it does not.
  package internal(set) var error: SyntaxError?

  /// Reads the tokens of `source`.
  ///
  /// - Complexity: O(bytes).
  package init(_ source: [UInt8], opening: Opening = .text) {
    let (lexed, fault, hidden) = Lexer.lex(source, opening: opening)
    (tokens, comments) = (lexed.tokens, lexed.comments)
    error = fault?.error(in: LineTable(source, from: hidden))
  }
}
