extension JSONValue {
  /// The value that `bytes` hold, read strictly by RFC 8259.
  ///
  /// One value with nothing but white space around it; no byte order mark, comment or trailing
  /// comma; at most 256 levels deep. A number without point and exponent that fits is an `integer`
  /// (`-0` is 0), every other one a `number`.
  /// - Throws: `syntax`, `duplicateName` (names that are canonically equal count as one),
  ///   `invalidText`, `numberOutOfRange` or `tooDeep`, with the byte.
  package static func parse(_ bytes: [UInt8]) throws(CanonicalFormError) -> JSONValue {
    var parser = JSONParser(bytes: bytes)
    return try parser.document()
  }
}

/// A recursive-descent parser over bytes.
struct JSONParser {
  /// Levels of arrays and objects that are read.
  static let deepest = 256

  /// The text.
  let bytes: [UInt8]
  /// The next byte to be read.
  private(set) var position = 0

  /// Makes a parser at the start of a text.
  init(bytes: [UInt8]) { self.bytes = bytes }

  /// The one value of the text.
  mutating func document() throws(CanonicalFormError) -> JSONValue {
    skipSpace()
    let value = try value(depth: 0)
    skipSpace()
    guard position == bytes.count else { throw syntax("text after the value") }
    return value
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func value(depth: Int) throws(CanonicalFormError) -> JSONValue {
    guard let first = next else { throw syntax("the text ends where a value should stand") }
    switch first {
    case 0x7B: return .object(try members(depth: depth))
    case 0x5B: return .array(try elements(depth: depth))
    case 0x22: return .string(try string())
    case 0x2D, 0x30...0x39: return try number()
    case 0x74: return try word("true", .bool(true))
    case 0x66: return try word("false", .bool(false))
    case 0x6E: return try word("null", .null)
    default: throw syntax("no value begins like this")
    }
  }

  private mutating func word(
    _ text: String, _ value: JSONValue
  ) throws(CanonicalFormError) -> JSONValue {
    guard bytes[position...].starts(with: text.utf8) else {
      throw syntax("no value begins like this")
    }
    position += text.utf8.count
    return value
  }

  // MARK: Arrays and objects

  /// Steps over the opening bracket of the array or object that stands `depth` levels deep.
  private mutating func open(depth: Int) throws(CanonicalFormError) {
    guard depth < JSONParser.deepest else {
      throw CanonicalFormError(
        .tooDeep, "more than \(JSONParser.deepest) levels of arrays and objects", offset: position)
    }
    position += 1
    skipSpace()
  }

  private mutating func elements(depth: Int) throws(CanonicalFormError) -> [JSONValue] {
    try open(depth: depth)
    guard !take(0x5D) else { return [] }
    var elements: [JSONValue] = []
    repeat {
      skipSpace()
      elements.append(try value(depth: depth + 1))
      skipSpace()
    } while take(0x2C)
    guard take(0x5D) else { throw syntax("',' or ']' is missing") }
    return elements
  }

  private mutating func members(depth: Int) throws(CanonicalFormError) -> [String: JSONValue] {
    try open(depth: depth)
    guard !take(0x7D) else { return [:] }
    var members: [String: JSONValue] = [:]
    repeat {
      skipSpace()
      let start = position
      guard next == 0x22 else { throw syntax("a name in double quotes is missing") }
      let name = try string()
      skipSpace()
      guard take(0x3A) else { throw syntax("':' is missing") }
      skipSpace()
      guard members.updateValue(try value(depth: depth + 1), forKey: name) == nil else {
        throw CanonicalFormError(
          .duplicateName, "the name '\(name)' occurs twice in one object", offset: start)
      }
      skipSpace()
    } while take(0x2C)
    guard take(0x7D) else { throw syntax("',' or '}' is missing") }
    return members
  }

  // MARK: Numbers

  private mutating func number() throws(CanonicalFormError) -> JSONValue {
    let start = position
    _ = take(0x2D)
    let isLeadingZero = next == 0x30
    let count = digits()
    guard count == 1 || (count > 1 && !isLeadingZero) else {
      throw syntax(count == 0 ? "a digit is missing" : "a number begins with a needless 0")
    }
    var isWhole = true
    if take(0x2E) {
      isWhole = false
      guard digits() > 0 else { throw syntax("a digit is missing after the point") }
    }
    if take(0x65) || take(0x45) {
      isWhole = false
      if !take(0x2B) { _ = take(0x2D) }
      guard digits() > 0 else { throw syntax("a digit is missing in the exponent") }
    }
    return try number(String(decoding: bytes[start..<position], as: UTF8.self), isWhole, start)
  }

  private func number(
    _ text: String, _ isWhole: Bool, _ start: Int
  ) throws(CanonicalFormError) -> JSONValue {
    if isWhole, let integer = Int(text) { return .integer(integer) }
    guard let number = Double(text), number.isFinite else {
      throw CanonicalFormError(
        .numberOutOfRange, "the number lies outside the range of a double", offset: start)
    }
    return .number(number)
  }

  private mutating func digits() -> Int {
    let start = position
    while let byte = next, (0x30...0x39).contains(byte) { position += 1 }
    return position - start
  }

  // MARK: Bytes

  private mutating func skipSpace() {
    while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { position += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    position += 1
    return true
  }

  private func syntax(_ message: String) -> CanonicalFormError {
    CanonicalFormError(.syntax, message, offset: position)
  }
}

// MARK: - Strings

extension JSONParser {
  /// The text between two quotes, escapes resolved.
  private mutating func string() throws(CanonicalFormError) -> String {
    let start = position
    position += 1
    var text: [UInt8] = []
    while let byte = next, byte != 0x22 {
      switch byte {
      case 0x5C: try appendEscape(to: &text)
      case 0x00..<0x20: throw syntax("a control character must be escaped")
      default:
        text.append(byte)
        position += 1
      }
    }
    guard take(0x22) else { throw syntax("the text ends inside a string") }
    guard let string = String(validating: text, as: UTF8.self) else {
      throw CanonicalFormError(
        .invalidText, "the string is not valid UTF-8", offset: start)
    }
    return string
  }

  private mutating func appendEscape(to text: inout [UInt8]) throws(CanonicalFormError) {
    position += 1
    if let letter = next, let byte = JSONParser.byte(ofEscape: letter) {
      position += 1
      text.append(byte)
      return
    }
    guard take(0x75) else { throw syntax("there is no such escape") }
    text.append(contentsOf: Array(String(try escapedScalar()).utf8))
  }

  /// The byte that `\` and a letter stand for.
  private static func byte(ofEscape letter: UInt8) -> UInt8? {
    switch letter {
    case 0x22, 0x5C, 0x2F: letter
    case 0x62: 0x08
    case 0x66: 0x0C
    case 0x6E: 0x0A
    case 0x72: 0x0D
    case 0x74: 0x09
    default: nil
    }
  }

  private mutating func escapedScalar() throws(CanonicalFormError) -> Unicode.Scalar {
    let start = position
    let high = try hexadecimalUnit()
    if let scalar = Unicode.Scalar(high) { return scalar }
    let lone = CanonicalFormError(
      .invalidText, "the escape is half of a surrogate pair", offset: start)
    guard high < 0xDC00, take(0x5C), take(0x75) else { throw lone }
    let low = try hexadecimalUnit()
    guard (0xDC00...0xDFFF).contains(low),
      let scalar = Unicode.Scalar(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
    else { throw lone }
    return scalar
  }

  private mutating func hexadecimalUnit() throws(CanonicalFormError) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue,
        byte < 0x80
      else { throw syntax("four hexadecimal digits are missing after \\u") }
      unit = unit << 4 | UInt32(digit)
      position += 1
    }
    return unit
  }
}
