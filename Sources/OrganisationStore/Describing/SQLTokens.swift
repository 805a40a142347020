/// One word of an SQL text, as far as a CREATE TABLE statement needs them.
enum SQLToken: Equatable, Sendable {
  /// A keyword or a bare name.
  case word(String)
  /// A name in quotes, brackets or backticks, without them.
  case quotedName(String)
  /// A text literal, its content.
  case text(String)
  /// A number as written.
  case number(String)
  /// Any other character.
  case mark(Character)
  /// A comment without its marks; whether nothing but space stands before it on its line.
  case comment(String, standsAlone: Bool)

  /// Whether it is that keyword, in any case, unquoted.
  func isKeyword(_ keyword: String) -> Bool {
    guard case .word(let word) = self else { return false }
    return word.uppercased() == keyword
  }

  /// The name that it is, bare or quoted.
  var name: String? {
    switch self {
    case .word(let word), .quotedName(let word): word
    default: nil
    }
  }
}

/// Splits an SQL text into tokens; <https://www.sqlite.org/lang.html>.
struct SQLTokens {
  private let bytes: [UInt8]
  private var position = 0
  private var lineHasToken = false

  /// The tokens of `sql`, in order.
  static func all(in sql: String) -> [SQLToken] {
    var reader = SQLTokens(bytes: Array(sql.utf8))
    var tokens: [SQLToken] = []
    while let token = reader.next() { tokens.append(token) }
    return tokens
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func next() -> SQLToken? {
    skipSpace()
    guard position < bytes.count else { return nil }
    let standsAlone = !lineHasToken
    if starts(with: "-", "-") { return .comment(lineComment(), standsAlone: standsAlone) }
    if starts(with: "/", "*") { return .comment(blockComment(), standsAlone: standsAlone) }
    lineHasToken = true
    let byte = bytes[position]
    switch byte {
    case UInt8(ascii: "'"): return .text(quoted(until: byte))
    case UInt8(ascii: "\""), UInt8(ascii: "`"): return .quotedName(quoted(until: byte))
    case UInt8(ascii: "["): return .quotedName(quoted(until: UInt8(ascii: "]")))
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      return .number(run { Self.isNameByte($0) || $0 == UInt8(ascii: ".") })
    case let byte where Self.isNameByte(byte): return .word(run(while: Self.isNameByte))
    default:
      position += 1
      return .mark(Character(Unicode.Scalar(byte)))
    }
  }

  private mutating func skipSpace() {
    while position < bytes.count, bytes[position] <= UInt8(ascii: " ") {
      if bytes[position] == UInt8(ascii: "\n") { lineHasToken = false }
      position += 1
    }
  }

  private func starts(with first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
    position + 1 < bytes.count && bytes[position] == UInt8(ascii: first)
      && bytes[position + 1] == UInt8(ascii: second)
  }

  private mutating func lineComment() -> String {
    position += 2
    return Self.trimmed(run { $0 != UInt8(ascii: "\n") })
  }

  private mutating func blockComment() -> String {
    position += 2
    let start = position
    while position < bytes.count, !starts(with: "*", "/") { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    position = min(bytes.count, position + 2)
    return Self.trimmed(text)
  }

  /// What stands between quotes; a doubled closing quote is one of its characters.
  private mutating func quoted(until end: UInt8) -> String {
    position += 1
    var content: [UInt8] = []
    while position < bytes.count {
      if bytes[position] == end {
        let isDoubled = position + 1 < bytes.count && bytes[position + 1] == end
        guard isDoubled, end != UInt8(ascii: "]") else { break }
        position += 1
      }
      content.append(bytes[position])
      position += 1
    }
    position = min(bytes.count, position + 1)
    return String(decoding: content, as: UTF8.self)
  }

  private mutating func run(while belongs: (UInt8) -> Bool) -> String {
    let start = position
    while position < bytes.count, belongs(bytes[position]) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
      true
    default: false
    }
  }

  private static func trimmed(_ text: String) -> String {
    var rest = text[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
