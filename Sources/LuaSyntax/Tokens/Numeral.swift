/// The value of a numeral.
package enum Numeral: Equatable, Sendable {
  /// 64 bits; a hexadecimal numeral wraps around.
  case integer(Int64)
  /// A double; also a decimal integer that does not fit into 64 bits.
  case float(Double)

  /// The value of `text`; nil: it is malformed (manual §3.1).
  init?(_ text: some Collection<UInt8>) {
    let text = Array(text)
    if text.count > 1, text[0] == UInt8(ascii: "0"), text[1] | 0x20 == UInt8(ascii: "x") {
      self.init(hexadecimal: text)
    } else {
      self.init(decimal: text)
    }
  }

  private init?(hexadecimal text: [UInt8]) {
    let digits = text.dropFirst(2)
    if !digits.isEmpty, digits.allSatisfy({ Self.hexadecimalValue($0) != nil }) {
      let bits = digits.reduce(UInt64(0)) { $0 << 4 | UInt64(Self.hexadecimalValue($1) ?? 0) }
      self = .integer(Int64(bitPattern: bits))
      return
    }
    self.init(
      float: text, Form(digits, exponent: UInt8(ascii: "p")) { Self.hexadecimalValue($0) != nil })
  }

  private init?(decimal text: [UInt8]) {
    if text.allSatisfy(Lexer.isDigit), let value = Int64(String(decoding: text, as: UTF8.self)) {
      self = .integer(value)
      return
    }
    self.init(float: text, Form(text[...], exponent: UInt8(ascii: "e"), isDigit: Lexer.isDigit))
  }

  /// A text of the right form is what C's `strtod` reads, and so does `Double`.
  private init?(float text: [UInt8], _ form: Form?) {
    guard form != nil, let value = Double(String(decoding: text, as: UTF8.self)) else { return nil }
    self = .float(value)
  }

  /// The value of a hexadecimal digit.
  static func hexadecimalValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }

  /// Digits with at most one dot, at least one digit, and then perhaps an exponent.
  private struct Form {
    init?(_ text: ArraySlice<UInt8>, exponent: UInt8, isDigit: (UInt8) -> Bool) {
      var rest = text
      let whole = rest.prefix(while: isDigit)
      rest = rest.dropFirst(whole.count)
      var fraction: ArraySlice<UInt8> = []
      if rest.first == UInt8(ascii: ".") {
        fraction = rest.dropFirst().prefix(while: isDigit)
        rest = rest.dropFirst(1 + fraction.count)
      }
      guard !whole.isEmpty || !fraction.isEmpty else { return nil }
      guard let mark = rest.first else { return }
      guard mark | 0x20 == exponent else { return nil }
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") {
        rest = rest.dropFirst()
      }
      guard !rest.isEmpty, rest.allSatisfy(Lexer.isDigit) else { return nil }
    }
  }
}

extension Lexer {
  /// A numeral; what stands before the next byte since `start` is a dot.
  mutating func numeral(from start: Int) throws(Fault) -> Token.Kind {
    var exponent = UInt8(ascii: "e")
    let first = current
    place += 1
    if first == UInt8(ascii: "0"), let byte = current, byte | 0x20 == UInt8(ascii: "x") {
      place += 1
      exponent = UInt8(ascii: "p")
    }
    while let byte = current {
      if byte | 0x20 == exponent, Self.isNameStart(byte) {
        place += 1
        if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { place += 1 }
      } else if Numeral.hexadecimalValue(byte) != nil || byte == UInt8(ascii: ".") {
        place += 1
      } else {
        break
      }
    }
    if let byte = current, Self.isNameStart(byte) { place += 1 }
    guard let value = Numeral(source[start..<place]) else {
      buffer = Array(source[start..<place])
      throw fault("malformed number", from: start)
    }
    if case .integer = value { return .integer }
    return .float
  }
}
