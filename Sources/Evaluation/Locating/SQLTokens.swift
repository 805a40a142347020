/// One token of a query: a name, text, number, parameter or sign.
package struct SQLToken: Equatable, Sendable {
  /// What it is.
  package enum Kind: Equatable, Sendable {
    /// A keyword or name, as it is written.
    case word
    /// A name in double quotes, backticks or square brackets.
    case quotedName
    /// A text in single quotes.
    case text
    case number
    /// `:name`, `@name` or `$name`.
    case parameter
    /// `--` to the end of the line, or `/* … */`.
    case comment
    /// A sign of one or two bytes, such as `<>`.
    case sign
  }

  /// What it is.
  package let kind: Kind
  /// What it says: a name or text without its quotes, a parameter without its colon.
  package let text: String
  /// The bytes of that in the query.
  package let contents: Range<Int>
  /// Its bytes in the query, quotes included.
  package let range: Range<Int>
}

/// The tokens of a query in order; never fails: what is not closed ends with the text.
///
/// Norm: https://www.sqlite.org/lang.html, with the names, texts and comments of SQLite's tokenizer.
package func sqlTokens(of sql: some Collection<UInt8>) -> [SQLToken] {
  var scanner = SQLScanner(bytes: Array(sql))
  var tokens: [SQLToken] = []
  while let token = scanner.next() { tokens.append(token) }
  return tokens
}

/// Cuts a query into tokens.
private struct SQLScanner {
  let bytes: [UInt8]
  private var place = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  private func byte(_ offset: Int) -> UInt8 {
    offset < bytes.count ? bytes[offset] : 0
  }

  mutating func next() -> SQLToken? {
    while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
    guard place < bytes.count else { return nil }
    let (kind, end, contents) = step()
    let start = place
    place = end
    return SQLToken(
      kind: kind, text: String(decoding: bytes[contents], as: UTF8.self), contents: contents,
      range: start..<end)
  }

  /// What begins at the place, where it ends, and the bytes of what it says.
  private func step() -> (SQLToken.Kind, end: Int, contents: Range<Int>) {
    let (first, second) = (bytes[place], byte(place + 1))
    switch first {
    case UInt8(ascii: "'"): return enclosed(.text, by: first)
    case UInt8(ascii: "\""), UInt8(ascii: "`"): return enclosed(.quotedName, by: first)
    case UInt8(ascii: "["): return enclosed(.quotedName, by: UInt8(ascii: "]"))
    case UInt8(ascii: "-") where second == first:
      return whole(.comment, bytes[place...].firstIndex(of: 0x0A) ?? bytes.count)
    case UInt8(ascii: "/") where second == UInt8(ascii: "*"): return whole(.comment, commentEnd)
    case UInt8(ascii: ":"), UInt8(ascii: "@"), UInt8(ascii: "$"):
      let end = nameEnd(place + 1)
      return (.parameter, end, place + 1..<end)
    default: break
    }
    if Self.isDigit(first) || first == UInt8(ascii: ".") && Self.isDigit(second) {
      return whole(.number, numberEnd)
    }
    if LuaScanner.isNameStart(first) || first >= 0x80 { return whole(.word, nameEnd(place)) }
    return whole(.sign, place + (isPair(first, second) ? 2 : 1))
  }

  private func whole(_ kind: SQLToken.Kind, _ end: Int) -> (SQLToken.Kind, Int, Range<Int>) {
    (kind, end, place..<end)
  }

  /// What stands between quotes; a quote in it is written twice.
  private func enclosed(_ kind: SQLToken.Kind, by quote: UInt8)
    -> (SQLToken.Kind, Int, Range<Int>)
  {
    var end = place + 1
    while end < bytes.count {
      guard bytes[end] == quote else {
        end += 1
        continue
      }
      guard byte(end + 1) == quote, quote != UInt8(ascii: "]") else { break }
      end += 2
    }
    return (kind, min(end + 1, bytes.count), place + 1..<end)
  }

  private var commentEnd: Int {
    var end = place + 2
    while end + 1 < bytes.count {
      if bytes[end] == UInt8(ascii: "*"), bytes[end + 1] == UInt8(ascii: "/") { return end + 2 }
      end += 1
    }
    return bytes.count
  }

  /// Digits with a fraction and exponent, or a hexadecimal numeral.
  private var numberEnd: Int {
    var end = place
    while end < bytes.count {
      let isSigned =
        [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(bytes[end]) && end > place
        && bytes[end - 1] | 0x20 == UInt8(ascii: "e") && byte(place + 1) | 0x20 != UInt8(ascii: "x")
      guard isSigned || LuaScanner.isNamePart(bytes[end]) || bytes[end] == UInt8(ascii: ".") else {
        break
      }
      end += 1
    }
    return end
  }

  private func nameEnd(_ start: Int) -> Int {
    bytes[start...].firstIndex { !(LuaScanner.isNamePart($0) || $0 >= 0x80) } ?? bytes.count
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private func isPair(_ first: UInt8, _ second: UInt8) -> Bool {
    ["<>", "<=", ">=", "!=", "==", "||", "<<", ">>", "->"].contains { pair in
      pair.utf8.elementsEqual([first, second])
    }
  }
}
