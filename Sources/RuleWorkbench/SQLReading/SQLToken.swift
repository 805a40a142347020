/// A word, text, number or sign of SQL (sqlite.org/lang.html).
struct SQLToken: Equatable {
  /// What it is.
  enum Kind: Equatable {
    /// A keyword or a name without quotes.
    case word
    /// A name in quotes.
    case quotedName
    case text
    case number
    /// `:name`, `?1`, `@name`, `$name`
    case parameter
    case sign
    /// What is put in at run time.
    case hole
  }

  /// What it is.
  let kind: Kind
  /// Its bytes in the text.
  let range: Range<Int>
  /// Its spelling; of a word in lower case.
  let spelling: String

  /// Whether it is that keyword.
  func isWord(_ word: String) -> Bool { kind == .word && spelling == word }

  /// Whether it is that sign.
  func isSign(_ sign: String) -> Bool { kind == .sign && spelling == sign }
}

/// Cuts SQL into tokens; never fails: what is not closed ends with the text.
struct SQLLexer {
  private let bytes: [UInt8]
  private var place = 0

  /// The tokens of `bytes` in order, comments left out.
  static func tokens(of bytes: [UInt8]) -> [SQLToken] {
    var lexer = SQLLexer(bytes: bytes)
    var tokens: [SQLToken] = []
    while let token = lexer.next() { tokens.append(token) }
    return tokens
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private func byte(_ offset: Int = 0) -> UInt8? {
    place + offset < bytes.count ? bytes[place + offset] : nil
  }

  private mutating func next() -> SQLToken? {
    skipBlanks()
    guard let first = byte() else { return nil }
    let start = place
    switch first {
    case SQLText.hole: return token(.hole, from: start, to: start + 1)
    case UInt8(ascii: "'"): return token(.text, from: start, to: closing(first))
    case UInt8(ascii: "\""), UInt8(ascii: "`"):
      return token(.quotedName, from: start, to: closing(first))
    case UInt8(ascii: "["):
      return token(.quotedName, from: start, to: closing(UInt8(ascii: "]")))
    case UInt8(ascii: ":"), UInt8(ascii: "@"), UInt8(ascii: "$"), UInt8(ascii: "?"):
      return token(.parameter, from: start, to: end(from: start + 1, while: Self.isNamePart))
    case _ where Self.isDigit(first):
      return token(.number, from: start, to: end(from: start, while: Self.isNumberPart))
    case _ where Self.isNamePart(first):
      return token(.word, from: start, to: end(from: start, while: Self.isNamePart))
    default: return token(.sign, from: start, to: start + (isPair(first) ? 2 : 1))
    }
  }

  private mutating func token(_ kind: SQLToken.Kind, from start: Int, to end: Int) -> SQLToken {
    place = end
    let spelling = String(decoding: bytes[start..<end], as: UTF8.self)
    return SQLToken(
      kind: kind, range: start..<end, spelling: kind == .word ? spelling.lowercased() : spelling)
  }

  // MARK: - Blanks and comments

  private mutating func skipBlanks() {
    while let first = byte() {
      if first == 0x20 || (0x09...0x0D).contains(first) {
        place += 1
      } else if first == UInt8(ascii: "-"), byte(1) == first {
        place = bytes[place...].firstIndex(of: 0x0A) ?? bytes.count
      } else if first == UInt8(ascii: "/"), byte(1) == UInt8(ascii: "*") {
        skipComment()
      } else {
        return
      }
    }
  }

  private mutating func skipComment() {
    place += 2
    while let first = byte(), !(first == UInt8(ascii: "*") && byte(1) == UInt8(ascii: "/")) {
      place += 1
    }
    place = min(place + 2, bytes.count)
  }

  // MARK: - Ends

  /// Behind the quote that closes; a doubled one does not.
  private func closing(_ quote: UInt8) -> Int {
    var end = place + 1
    while end < bytes.count {
      guard bytes[end] == quote else {
        end += 1
        continue
      }
      guard end + 1 < bytes.count, bytes[end + 1] == quote else { return end + 1 }
      end += 2
    }
    return bytes.count
  }

  private func end(from start: Int, while isPart: (UInt8) -> Bool) -> Int {
    bytes[start...].firstIndex { !isPart($0) } ?? bytes.count
  }

  /// Whether the sign that begins with `first` has two bytes.
  private func isPair(_ first: UInt8) -> Bool {
    guard let second = byte(1) else { return false }
    let pair = String(decoding: [first, second], as: UTF8.self)
    return ["<=", ">=", "<>", "!=", "==", "||", "<<", ">>", "->"].contains(pair)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isNumberPart(_ byte: UInt8) -> Bool {
    isNamePart(byte) || byte == UInt8(ascii: ".")
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    byte == 0x5F || byte == UInt8(ascii: "$") || isDigit(byte) || byte >= 0x80
      || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}
