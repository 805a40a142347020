extension JSONValue {
  /// The one text of this value that is hashed.
  ///
  /// No spaces; names in the order of their UTF-8 bytes; integers digit by digit; doubles as
  /// `NumberText` lays them out, so a double that is whole is written `12` and reads back as an
  /// integer; of the characters only `"`, `\` and those below U+0020 escaped, by
  /// `\b \t \n \f \r` where there is one, else `\u00xx` in lower case. UTF-8 without a mark.
  /// - Throws: `nonFiniteNumber`.
  /// - Complexity: O(n log n) in the size of the value.
  package func canonicalBytes() throws(CanonicalFormError) -> [UInt8] {
    try written(indents: false)
  }

  /// The text for people, indented by two spaces.
  ///
  /// Order, numbers and escapes are those of the canonical form; the last line ends too.
  /// - Throws: `nonFiniteNumber`.
  /// - Complexity: O(n log n) in the size of the value.
  package func prettyBytes() throws(CanonicalFormError) -> [UInt8] {
    try written(indents: true) + [0x0A]
  }

  private func written(indents: Bool) throws(CanonicalFormError) -> [UInt8] {
    var writer = JSONWriter(indents: indents)
    try writer.write(self, depth: 0)
    return writer.bytes
  }
}

/// Writes values to bytes in one of the two layouts.
struct JSONWriter {
  /// Whether every element stands on its own line.
  let indents: Bool
  /// What has been written.
  private(set) var bytes: [UInt8] = []

  /// Makes a writer that has written nothing.
  init(indents: Bool) { self.indents = indents }

  /// Writes one value that stands `depth` levels deep.
  /// - Throws: `nonFiniteNumber`.
  mutating func write(_ value: JSONValue, depth: Int) throws(CanonicalFormError) {
    switch value {
    case .null: append("null")
    case .bool(let flag): append(flag ? "true" : "false")
    case .integer(let number): append(String(number))
    case .number(let number): try write(number)
    case .string(let text): write(text)
    case .array(let elements): try write(elements, depth: depth)
    case .object(let members): try write(members, depth: depth)
    }
  }

  private mutating func write(_ number: Double) throws(CanonicalFormError) {
    guard let text = NumberText.text(of: number) else {
      throw CanonicalFormError(.nonFiniteNumber, "an infinite number or NaN has no canonical form")
    }
    append(text)
  }

  private mutating func write(
    _ elements: [JSONValue], depth: Int
  ) throws(CanonicalFormError) {
    guard !elements.isEmpty else { return append("[]") }
    append("[")
    for (index, element) in elements.enumerated() {
      if index > 0 { append(",") }
      breakLine(depth + 1)
      try write(element, depth: depth + 1)
    }
    breakLine(depth)
    append("]")
  }

  private mutating func write(
    _ members: [String: JSONValue], depth: Int
  ) throws(CanonicalFormError) {
    guard !members.isEmpty else { return append("{}") }
    append("{")
    for (index, member) in sortedMembers(members).enumerated() {
      if index > 0 { append(",") }
      breakLine(depth + 1)
      write(member.name)
      append(indents ? ": " : ":")
      try write(member.value, depth: depth + 1)
    }
    breakLine(depth)
    append("}")
  }

  private mutating func write(_ text: String) {
    bytes.append(0x22)
    var text = text
    text.withUTF8 { utf8 in
      if utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) {
        for byte in utf8 { writeEscaped(byte) }
      } else {
        bytes.append(contentsOf: utf8)
      }
    }
    bytes.append(0x22)
  }

  private mutating func writeEscaped(_ byte: UInt8) {
    switch byte {
    case 0x22, 0x5C: bytes += [0x5C, byte]
    case 0x00..<0x20: append(JSONWriter.escape(of: byte))
    default: bytes.append(byte)
    }
  }

  private static func escape(of control: UInt8) -> String {
    switch control {
    case 0x08: return "\\b"
    case 0x09: return "\\t"
    case 0x0A: return "\\n"
    case 0x0C: return "\\f"
    case 0x0D: return "\\r"
    default:
      let digits = String(control, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
  }

  private mutating func breakLine(_ depth: Int) {
    guard indents else { return }
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: 2 * depth))
  }

  private mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }
}
