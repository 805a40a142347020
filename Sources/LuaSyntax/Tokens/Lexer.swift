/// Cuts a source into tokens exactly as Lua's own `llex.c` does, with its faults in its order.
struct Lexer {
  /// The source.
  let source: [UInt8]
  /// The next byte.
  var place: Int
  /// The line of the next byte, from 1.
  var line = 1
  /// What Lua keeps of the token for its message: strings without their escapes.
  var buffer: [UInt8] = []
  private(set) var tokens: [Token] = []
  private(set) var comments: [Comment] = []

  private static let reservedWords: [[UInt8]: Token.Kind] = Dictionary(
    uniqueKeysWithValues: Token.Kind.reservedWords.map { (Array($0.key.utf8), $0.value) })

  /// A lexer that stands at `place`.
  init(_ source: [UInt8], at place: Int = 0) {
    self.source = source
    self.place = place
  }

  /// All tokens, or those before a fault; and where the lines that Lua counts begin.
  static func lex(_ source: [UInt8], opening: Opening) -> (Lexer, Fault?, hidden: Int) {
    let hidden = opening == .file ? hiddenOpening(of: source) : 0
    var lexer = Lexer(source, at: hidden)
    lexer.tokens.reserveCapacity(source.count / 4)
    do throws(Fault) {
      while true {
        let token = try lexer.next()
        lexer.tokens.append(token)
        if token.kind == .endOfFile { return (lexer, nil, hidden) }
      }
    } catch {
      return (lexer, error, hidden)
    }
  }

  /// The length of a byte order mark and a first line that begins with `#`, without its line feed.
  private static func hiddenOpening(of source: [UInt8]) -> Int {
    let start = source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard start < source.count, source[start] == UInt8(ascii: "#") else { return start }
    return source[start...].firstIndex(of: 0x0A) ?? source.count
  }

  // MARK: - Bytes

  /// The next byte; nil: the source has ended.
  var current: UInt8? { place < source.count ? source[place] : nil }

  /// Keeps the next byte and goes past it.
  mutating func saveAndAdvance() {
    if let current { buffer.append(current) }
    place += 1
  }

  /// Goes past a line end, which may be of two bytes.
  mutating func skipLineEnd() {
    let first = current
    place += 1
    if let current, Self.isLineEnd(current), current != first { place += 1 }
    line += 1
  }

  /// Whether `byte` ends a line.
  static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  /// Whether a name may begin with `byte`.
  static func isNameStart(_ byte: UInt8) -> Bool {
    byte == 0x5F || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  /// Whether `byte` is a decimal digit.
  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Whether `byte` is white space (C's `isspace`).
  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  // MARK: - Tokens

  private mutating func next() throws(Fault) -> Token {
    buffer.removeAll(keepingCapacity: true)
    while let byte = current {
      if Self.isLineEnd(byte) {
        skipLineEnd()
      } else if Self.isSpace(byte) {
        place += 1
      } else if byte == UInt8(ascii: "-"), place + 1 < source.count, source[place + 1] == byte {
        try comment()
      } else {
        let start = place
        let kind = try token(byte)
        return Token(kind: kind, range: start..<place, endLine: line)
      }
    }
    return Token(kind: .endOfFile, range: place..<place, endLine: line)
  }

  private mutating func token(_ byte: UInt8) throws(Fault) -> Token.Kind {
    if Self.isNameStart(byte) { return word() }
    if Self.isDigit(byte) { return try numeral(from: place) }
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      try quotedString(by: byte)
      return .string
    case UInt8(ascii: "["): return try bracket()
    case UInt8(ascii: "."): return try dots()
    default: return sign(byte)
    }
  }

  private mutating func word() -> Token.Kind {
    let start = place
    while let byte = current, Self.isNameStart(byte) || Self.isDigit(byte) { place += 1 }
    // No reserved word is longer.
    guard place - start <= 8 else { return .name }
    return Self.reservedWords[Array(source[start..<place])] ?? .name
  }

  private mutating func dots() throws(Fault) -> Token.Kind {
    let start = place
    place += 1
    guard current == UInt8(ascii: ".") else {
      guard let byte = current, Self.isDigit(byte) else { return .dot }
      return try numeral(from: start)
    }
    place += 1
    guard current == UInt8(ascii: ".") else { return .concatenate }
    place += 1
    return .dots
  }

  private mutating func sign(_ byte: UInt8) -> Token.Kind {
    place += 1
    if let current, let pair = Self.pair(byte, current) {
      place += 1
      return pair
    }
    return Self.single(byte) ?? .stray
  }

  private static func pair(_ first: UInt8, _ second: UInt8) -> Token.Kind? {
    switch (first, second) {
    case (UInt8(ascii: "="), UInt8(ascii: "=")): .equal
    case (UInt8(ascii: "~"), UInt8(ascii: "=")): .notEqual
    case (UInt8(ascii: "<"), UInt8(ascii: "=")): .lessOrEqual
    case (UInt8(ascii: ">"), UInt8(ascii: "=")): .greaterOrEqual
    case (UInt8(ascii: "<"), UInt8(ascii: "<")): .shiftLeft
    case (UInt8(ascii: ">"), UInt8(ascii: ">")): .shiftRight
    case (UInt8(ascii: "/"), UInt8(ascii: "/")): .doubleSlash
    case (UInt8(ascii: ":"), UInt8(ascii: ":")): .doubleColon
    default: nil
    }
  }

  private static let singles: [Token.Kind?] = (0...255).map { byte in
    Token.Kind(rawValue: String(UnicodeScalar(UInt8(byte))))
  }

  private static func single(_ byte: UInt8) -> Token.Kind? { singles[Int(byte)] }

  // MARK: - Comments

  private mutating func comment() throws(Fault) {
    let start = place
    place += 2
    if current == UInt8(ascii: "[") {
      let length = skipSeparator()
      buffer.removeAll(keepingCapacity: true)
      if length >= 2 {
        let contents = try longBracket(length, from: start, "comment")
        comments.append(Comment(range: start..<place, contents: contents, isLong: true))
        buffer.removeAll(keepingCapacity: true)
        return
      }
    }
    while let byte = current, !Self.isLineEnd(byte) { place += 1 }
    comments.append(Comment(range: start..<place, contents: start + 2..<place, isLong: false))
  }

  // MARK: - Faults

  /// A fault whose text is what was kept of the token.
  func fault(_ message: String, from start: Int) -> Fault {
    Fault(
      message: message, near: Self.quoted(buffer), line: line,
      range: start..<min(place, source.count))
  }

  /// A fault at the end of the source.
  func faultAtEnd(_ message: String) -> Fault {
    Fault(
      message: message, near: Token.Kind.endOfFile.rawValue, line: line,
      range: source.count..<source.count)
  }

  /// `text` in quotes, up to a NUL, where C's strings end.
  static func quoted(_ text: [UInt8]) -> String {
    "'\(String(decoding: text.prefix { $0 != 0 }, as: UTF8.self))'"
  }
}
