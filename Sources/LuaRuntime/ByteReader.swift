import CLua

/// Reads the flat form in which results come: little-endian numbers, texts with their length.
///
/// The bytes may come from another process, which a stranger's code may have taken over. So nothing
/// here trusts them: what is malformed reads as zero and empty, and `isMalformed` says so in the end.
package struct ByteReader {
  private let bytes: [UInt8]
  private var at = 0
  /// Whether something was read that is not there, or is none of the known forms.
  package private(set) var isMalformed = false

  /// Reads `bytes` from the first on.
  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The bytes of a buffer.
  static func copy(_ buffer: clua_buffer) -> [UInt8] {
    Array(UnsafeRawBufferPointer(start: buffer.bytes, count: buffer.length))
  }

  /// Whether everything was read.
  package var isAtEnd: Bool { at == bytes.count }

  /// Notes that the bytes are not what they should be; nothing more is read.
  package mutating func refuse() {
    isMalformed = true
    at = bytes.count
  }

  /// One byte.
  package mutating func byte() -> UInt8 {
    guard at < bytes.count else {
      refuse()
      return 0
    }
    defer { at += 1 }
    return bytes[at]
  }

  /// A byte that is 0 or 1.
  package mutating func flag() -> Bool { byte() != 0 }

  /// A count of things that take at least one byte each.
  package mutating func count() -> Int {
    let count = number()
    guard count <= bytes.count - at else {
      refuse()
      return 0
    }
    return count
  }

  /// A number that counts nothing that follows, such as a line.
  package mutating func number() -> Int { Int(load(UInt32.self)) }

  /// A signed number.
  package mutating func integer() -> Int64 { load(Int64.self) }

  /// A number of things that were counted elsewhere: never negative.
  package mutating func total() -> Int {
    let total = integer()
    guard total >= 0, total < 1 << 48 else {
      refuse()
      return 0
    }
    return Int(total)
  }

  /// A double.
  package mutating func double() -> Double { Double(bitPattern: load(UInt64.self)) }

  /// A text's bytes.
  package mutating func text() -> [UInt8] {
    let length = count()
    defer { at += length }
    return Array(bytes[at..<at + length])
  }

  /// A text, invalid UTF-8 replaced by U+FFFD.
  package mutating func string() -> String { String(decoding: text(), as: UTF8.self) }

  /// As many as are told, each read by `one`; ends where the bytes are malformed.
  package mutating func list<Element>(_ one: (inout ByteReader) -> Element) -> [Element] {
    let count = count()
    var elements: [Element] = []
    while elements.count < count, !isMalformed { elements.append(one(&self)) }
    return elements
  }

  private mutating func load<Number: FixedWidthInteger>(_ type: Number.Type) -> Number {
    let size = MemoryLayout<Number>.size
    guard size <= bytes.count - at else {
      refuse()
      return 0
    }
    defer { at += size }
    return bytes[at..<at + size].reversed().reduce(0) { $0 << 8 | Number($1) }
  }
}
