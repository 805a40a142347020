/// A word, string or sign of a Lua source, as far as a message needs it to point somewhere.
///
/// Not a parser: it knows where comments and strings end, so that SQL is not taken for fields.
struct LuaToken: Equatable {
  /// What it is.
  enum Kind: Equatable {
    case name
    /// A quoted or long string; its contents as written.
    case string(contents: Range<Int>)
    /// One character that is neither.
    case sign(UInt8)
  }

  /// What it is.
  let kind: Kind
  /// Its bytes in the source, quotes included.
  let range: Range<Int>
}

/// Cuts a Lua source into tokens; never fails: what it does not know is a sign.
struct LuaScanner {
  private let source: [UInt8]
  private var place = 0

  /// The tokens of `source` in order.
  static func tokens(of source: [UInt8]) -> [LuaToken] {
    var scanner = LuaScanner(source: source)
    var tokens: [LuaToken] = []
    while let token = scanner.next() { tokens.append(token) }
    return tokens
  }

  private init(source: [UInt8]) { self.source = source }

  private func byte(_ offset: Int = 0) -> UInt8? {
    source.indices.contains(place + offset) ? source[place + offset] : nil
  }

  private mutating func next() -> LuaToken? {
    skipBlanks()
    guard let first = byte() else { return nil }
    if Self.isNameStart(first) { return name() }
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") { return quoted(by: first) }
    if let level = longBracketLevel() { return long(level) }
    place += 1
    return LuaToken(kind: .sign(first), range: place - 1..<place)
  }

  // MARK: - Blanks and comments

  private mutating func skipBlanks() {
    while let next = byte() {
      if next == 0x20 || (0x09...0x0D).contains(next) {
        place += 1
      } else if next == UInt8(ascii: "-"), byte(1) == UInt8(ascii: "-") {
        skipComment()
      } else {
        return
      }
    }
  }

  private mutating func skipComment() {
    place += 2
    if let level = longBracketLevel() {
      _ = long(level)
      return
    }
    while let next = byte(), next != 0x0A { place += 1 }
  }

  // MARK: - Words and strings

  /// Whether a name may begin with `byte`.
  static func isNameStart(_ byte: UInt8) -> Bool {
    byte == 0x5F || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  /// Whether `byte` may stand inside a name.
  static func isNamePart(_ byte: UInt8) -> Bool {
    isNameStart(byte) || (0x30...0x39).contains(byte)
  }

  private mutating func name() -> LuaToken {
    let start = place
    while let next = byte(), Self.isNamePart(next) { place += 1 }
    return LuaToken(kind: .name, range: start..<place)
  }

  private mutating func quoted(by quote: UInt8) -> LuaToken {
    let start = place
    place += 1
    while let next = byte(), next != quote, next != 0x0A {
      place += next == UInt8(ascii: "\\") ? 2 : 1
    }
    let contents = min(start + 1, source.count)..<min(place, source.count)
    place = min(place + 1, source.count)
    return LuaToken(kind: .string(contents: contents), range: start..<place)
  }

  /// The number of `=` in a long bracket that opens here; nil: none does.
  private func longBracketLevel() -> Int? {
    guard byte() == UInt8(ascii: "[") else { return nil }
    var level = 0
    while byte(1 + level) == UInt8(ascii: "=") { level += 1 }
    return byte(1 + level) == UInt8(ascii: "[") ? level : nil
  }

  private mutating func long(_ level: Int) -> LuaToken {
    let start = place
    place += level + 2
    // Lua drops a line end right after the bracket.
    if byte() == 0x0D, byte(1) == 0x0A { place += 1 }
    if byte() == 0x0A { place += 1 }
    let first = min(place, source.count)
    while place < source.count, !closes(level) { place += 1 }
    let contents = first..<min(place, source.count)
    place = min(place + level + 2, source.count)
    return LuaToken(kind: .string(contents: contents), range: start..<place)
  }

  private func closes(_ level: Int) -> Bool {
    guard byte() == UInt8(ascii: "]"), byte(1 + level) == UInt8(ascii: "]") else { return false }
    return (0..<level).allSatisfy { byte(1 + $0) == UInt8(ascii: "=") }
  }
}
