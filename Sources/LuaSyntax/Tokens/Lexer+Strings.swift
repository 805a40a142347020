extension Lexer {
  // MARK: - Long brackets

  /// `[` or the beginning of a long string.
  mutating func bracket() throws(Fault) -> Token.Kind {
    let start = place
    let length = skipSeparator()
    if length == 0 { throw fault("invalid long string delimiter", from: start) }
    guard length >= 2 else { return .leftBracket }
    _ = try longBracket(length, from: start, "string")
    return .string
  }

  /// Goes past `[==` or `]==`, not past the second bracket.
  ///
  /// - Returns: The number of signs plus 2; 1: a bracket alone; 0: signs without second bracket.
  mutating func skipSeparator() -> Int {
    let bracket = current
    saveAndAdvance()
    var count = 0
    while current == UInt8(ascii: "=") {
      saveAndAdvance()
      count += 1
    }
    if current == bracket { return count + 2 }
    return count == 0 ? 1 : 0
  }

  /// The rest of a long bracket that was opened up to its second bracket.
  ///
  /// - Returns: The bytes between the brackets, without a line end right behind the first.
  mutating func longBracket(_ length: Int, from start: Int, _ what: String) throws(Fault)
    -> Range<Int>
  {
    let first = line
    saveAndAdvance()
    if let byte = current, Self.isLineEnd(byte) { skipLineEnd() }
    let contents = place
    while let byte = current {
      if byte == UInt8(ascii: "]") {
        let end = place
        guard skipSeparator() == length else { continue }
        saveAndAdvance()
        return contents..<end
      }
      if Self.isLineEnd(byte) {
        buffer.append(0x0A)
        skipLineEnd()
      } else {
        saveAndAdvance()
      }
    }
    throw faultAtEnd("unfinished long \(what) (starting at line \(first))")
  }

  // MARK: - Quoted strings

  /// A string in quotes; the buffer holds its value between the quotes.
  mutating func quotedString(by quote: UInt8) throws(Fault) {
    let start = place
    saveAndAdvance()
    while let byte = current {
      if byte == quote {
        saveAndAdvance()
        return
      }
      if Self.isLineEnd(byte) { throw fault("unfinished string", from: start) }
      if byte == UInt8(ascii: "\\") { try escape(from: start) } else { saveAndAdvance() }
    }
    throw faultAtEnd("unfinished string")
  }

  /// One escape sequence (manual §3.1); what it stands for takes its place in the buffer.
  private mutating func escape(from start: Int) throws(Fault) {
    saveAndAdvance()
    // The end of the source is found by the caller, with the backslash kept.
    guard let byte = current else { return }
    switch byte {
    case UInt8(ascii: "x"):
      let value = try hexadecimalEscape(from: start)
      place += 1
      replace(1, with: value)
    case UInt8(ascii: "u"): try unicodeEscape(from: start)
    case UInt8(ascii: "z"):
      buffer.removeLast()
      place += 1
      skipSpaces()
    case 0x0A, 0x0D:
      skipLineEnd()
      replace(1, with: 0x0A)
    default:
      if let value = Self.simpleEscape(byte) {
        place += 1
        return replace(1, with: value)
      }
      try check(Self.isDigit(byte), "invalid escape sequence", from: start)
      let value = try decimalEscape(from: start)
      replace(1, with: value)
    }
  }

  private mutating func replace(_ count: Int, with byte: UInt8) {
    buffer.removeLast(count)
    buffer.append(byte)
  }

  private static func simpleEscape(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "a"): 0x07
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    case UInt8(ascii: "v"): 0x0B
    case UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "'"): byte
    default: nil
    }
  }

  private mutating func skipSpaces() {
    while let byte = current, Self.isSpace(byte) {
      if Self.isLineEnd(byte) { skipLineEnd() } else { place += 1 }
    }
  }

  private mutating func check(_ holds: Bool, _ message: String, from start: Int) throws(Fault) {
    guard !holds else { return }
    if current != nil { saveAndAdvance() }
    throw fault(message, from: start)
  }

  /// The value of the hexadecimal digit after the next byte, which is kept.
  private mutating func hexadecimalDigit(from start: Int) throws(Fault) -> UInt32 {
    saveAndAdvance()
    let value = current.flatMap(Numeral.hexadecimalValue)
    try check(value != nil, "hexadecimal digit expected", from: start)
    return UInt32(value ?? 0)
  }

  /// `\xXX`, up to its last digit.
  private mutating func hexadecimalEscape(from start: Int) throws(Fault) -> UInt8 {
    let high = try hexadecimalDigit(from: start)
    let low = try hexadecimalDigit(from: start)
    buffer.removeLast(2)
    return UInt8(high << 4 | low)
  }

  /// `\ddd`, one to three digits.
  private mutating func decimalEscape(from start: Int) throws(Fault) -> UInt8 {
    var value = 0
    var digits = 0
    while digits < 3, let byte = current, Self.isDigit(byte) {
      value = 10 * value + Int(byte - 0x30)
      saveAndAdvance()
      digits += 1
    }
    try check(value <= 0xFF, "decimal escape too large", from: start)
    buffer.removeLast(digits)
    return UInt8(value)
  }

  /// `\u{XXX}`, up to 2^31.
  private mutating func unicodeEscape(from start: Int) throws(Fault) {
    let kept = buffer.count - 1
    saveAndAdvance()
    try check(current == UInt8(ascii: "{"), "missing '{'", from: start)
    var value = try hexadecimalDigit(from: start)
    saveAndAdvance()
    while let digit = current.flatMap(Numeral.hexadecimalValue) {
      try check(value <= 0x7FFF_FFFF >> 4, "UTF-8 value too large", from: start)
      value = value << 4 | UInt32(digit)
      saveAndAdvance()
    }
    try check(current == UInt8(ascii: "}"), "missing '}'", from: start)
    place += 1
    buffer.removeLast(buffer.count - kept)
    buffer.append(contentsOf: Self.utf8(value))
  }

  /// The bytes of a code point in UTF-8 as it was before 2003: up to six of them.
  private static func utf8(_ point: UInt32) -> [UInt8] {
    guard point >= 0x80 else { return [UInt8(point)] }
    var rest = point
    var most: UInt32 = 0x3F
    var bytes: [UInt8] = []
    repeat {
      bytes.append(UInt8(0x80 | (rest & 0x3F)))
      rest >>= 6
      most >>= 1
    } while rest > most
    bytes.append(UInt8(truncatingIfNeeded: (~most << 1) | rest))
    return bytes.reversed()
  }

  // MARK: - Values

  /// What Lua keeps of the string token that begins at `start`: its value with its delimiters.
  static func keptText(ofStringAt start: Int, in source: [UInt8]) -> [UInt8] {
    var lexer = Lexer(source, at: start)
    do throws(Fault) {
      if source[start] == UInt8(ascii: "[") {
        _ = try lexer.bracket()
      } else {
        try lexer.quotedString(by: source[start])
      }
    } catch {
      preconditionFailure("a string token was read before")
    }
    return lexer.buffer
  }
}
