import ComplianceModel

/// The tokens of a file with the fields of one of its declarations; made only to point at a fault.
struct DeclarationOutline {
  /// One field of the declaration's table.
  struct Field {
    /// The bytes of its name.
    let name: Range<Int>
    /// The tokens of its value.
    let value: Range<Int>
  }

  private let bytes: [UInt8]
  private let tokens: [LuaToken]
  private let fields: [String: Field]

  /// Reads the outline of the declaration called `name` that begins on `line`.
  init(file: SourceText, line: Int, name: String) {
    bytes = Array(file.text.utf8)
    tokens = LuaScanner.tokens(of: bytes)
    fields = Self.fields(tokens, bytes, after: Self.offset(ofLine: line, in: bytes), name)
  }

  /// Reads the outline of the table that holds the first function on a line: the body of a rule.
  init(file: SourceText, functionOnLine line: Int) {
    let bytes = Array(file.text.utf8)
    let tokens = LuaScanner.tokens(of: bytes)
    let start = Self.offset(ofLine: line, in: bytes)
    let word = Array("function".utf8)
    let function = tokens.indices.first { index in
      tokens[index].range.lowerBound >= start && tokens[index].kind == .name
        && bytes[tokens[index].range].elementsEqual(word)
    }
    let opening = function.flatMap { Self.opening(before: $0, tokens) }
    fields = opening.map { Self.table(tokens, bytes, $0) } ?? [:]
    (self.bytes, self.tokens) = (bytes, tokens)
  }

  /// The curly bracket that is open at a token.
  private static func opening(before index: Int, _ tokens: [LuaToken]) -> Int? {
    var depth = 0
    for place in tokens[..<index].indices.reversed() {
      guard case .sign(let sign) = tokens[place].kind else { continue }
      if ")}]".utf8.contains(sign) { depth += 1 }
      guard "({[".utf8.contains(sign) else { continue }
      if depth == 0 { return sign == UInt8(ascii: "{") ? place : nil }
      depth -= 1
    }
    return nil
  }

  /// All tokens of the file.
  var whole: Range<Int> { tokens.indices }

  /// The field of that name.
  func field(_ name: String) -> Field? { fields[name] }

  // MARK: - Finding tokens

  /// The places of the names in `range` that read `word`.
  func names(equalTo word: String, in range: Range<Int>) -> [Range<Int>] {
    let word = Array(word.utf8)
    return tokens[range].filter { $0.kind == .name && bytes[$0.range].elementsEqual(word) }
      .map(\.range)
  }

  /// The places of `word` in the strings of `range` that hold nothing else.
  func strings(holding word: String, in range: Range<Int>) -> [Range<Int>] {
    texts(equalTo: Array(word.utf8), in: range)
  }

  /// The contents of the strings in `range` that read `text` as they are written.
  func texts(equalTo text: [UInt8], in range: Range<Int>) -> [Range<Int>] {
    tokens[range].compactMap { token in
      guard case .string(let contents) = token.kind, bytes[contents].elementsEqual(text) else {
        return nil
      }
      return contents
    }
  }

  /// The texts that stand directly in the brackets of calls to `name` in `range`.
  func arguments(ofCallsTo name: String, in range: Range<Int>) -> [(text: String, spot: Range<Int>)]
  {
    let name = Array(name.utf8)
    var found: [(text: String, spot: Range<Int>)] = []
    for index in range
    where tokens[index].kind == .name && bytes[tokens[index].range].elementsEqual(name) {
      guard index + 1 < range.upperBound, tokens[index + 1].kind == .sign(UInt8(ascii: "(")) else {
        continue
      }
      for token in tokens[(index + 2)..<range.upperBound] {
        if token.kind == .sign(UInt8(ascii: ")")) { break }
        guard case .string(let contents) = token.kind else { continue }
        found.append((String(decoding: bytes[contents], as: UTF8.self), contents))
      }
    }
    return found
  }

  // MARK: - Reading

  private static func offset(ofLine line: Int, in bytes: [UInt8]) -> Int {
    guard line > 1 else { return 0 }
    var seen = 1
    for (offset, byte) in bytes.enumerated() where byte == 0x0A {
      seen += 1
      if seen == line { return offset + 1 }
    }
    return bytes.count
  }

  /// The fields of the first table that follows the string `name` at or after `offset`.
  private static func fields(
    _ tokens: [LuaToken], _ bytes: [UInt8], after offset: Int, _ name: String
  ) -> [String: Field] {
    let wanted = Array(name.utf8)
    let start = tokens.indices.first { index in
      guard tokens[index].range.lowerBound >= offset,
        case .string(let contents) = tokens[index].kind
      else { return false }
      return bytes[contents].elementsEqual(wanted)
    }
    guard let start,
      let opening = tokens[start...].firstIndex(where: { $0.kind == .sign(UInt8(ascii: "{")) })
    else { return [:] }
    return table(tokens, bytes, opening)
  }

  private static func table(_ tokens: [LuaToken], _ bytes: [UInt8], _ opening: Int)
    -> [String: Field]
  {
    var fields: [String: Field] = [:]
    var nesting = Nesting()
    var current: (name: Range<Int>, start: Int)?
    for index in (opening + 1)..<max(opening + 1, tokens.count) {
      let token = tokens[index]
      if nesting.isOuter, nesting.endsField(token, bytes) {
        if let held = current {
          fields[String(decoding: bytes[held.name], as: UTF8.self)] = Field(
            name: held.name, value: held.start..<index)
        }
        current = nil
        if token.kind == .sign(UInt8(ascii: "}")) { return fields }
        continue
      }
      if nesting.isOuter, current == nil, token.kind == .name, index + 1 < tokens.count,
        tokens[index + 1].kind == .sign(UInt8(ascii: "="))
      {
        current = (token.range, index + 2)
      }
      nesting.read(token, bytes)
    }
    return fields
  }
}

/// How deep a token stands in brackets and blocks.
private struct Nesting {
  private var depth = 0

  /// Whether nothing is open.
  var isOuter: Bool { depth == 0 }

  /// Whether `token` ends a field of the outermost table.
  func endsField(_ token: LuaToken, _ bytes: [UInt8]) -> Bool {
    guard case .sign(let sign) = token.kind else { return false }
    return [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "}")].contains(sign)
  }

  mutating func read(_ token: LuaToken, _ bytes: [UInt8]) {
    switch token.kind {
    case .sign(let sign) where "{([".utf8.contains(sign): depth += 1
    case .sign(let sign) where "})]".utf8.contains(sign): depth -= 1
    case .name: read(String(decoding: bytes[token.range], as: UTF8.self))
    case .sign, .string: break
    }
  }

  /// `for` and `while` open with their `do`; `repeat` closes with `until`.
  private mutating func read(_ word: String) {
    switch word {
    case "function", "if", "do", "repeat": depth += 1
    case "end", "until": depth -= 1
    default: break
    }
  }
}
