import CLua

/// Reads the flat form in which C hands results over: little-endian numbers, texts with their length.
///
/// The bytes come from this process's own C: a read past their end is a defect, not an input.
struct ByteReader {
  private let bytes: [UInt8]
  private var at = 0

  /// Reads a copy of what `buffer` holds.
  init(_ buffer: clua_buffer) { bytes = ByteReader.copy(buffer) }

  /// The bytes of a buffer.
  static func copy(_ buffer: clua_buffer) -> [UInt8] {
    Array(UnsafeRawBufferPointer(start: buffer.bytes, count: buffer.length))
  }

  /// Whether everything was read.
  var isAtEnd: Bool { at == bytes.count }

  /// One byte.
  mutating func byte() -> UInt8 {
    precondition(at < bytes.count, "results are as long as they say")
    defer { at += 1 }
    return bytes[at]
  }

  /// A byte that is 0 or 1.
  mutating func flag() -> Bool { byte() != 0 }

  /// A count.
  mutating func count() -> Int { Int(load(UInt32.self)) }

  /// A signed number.
  mutating func integer() -> Int64 { load(Int64.self) }

  /// A double.
  mutating func double() -> Double { Double(bitPattern: load(UInt64.self)) }

  /// A text's bytes.
  mutating func text() -> [UInt8] {
    let length = count()
    precondition(length <= bytes.count - at, "results are as long as they say")
    defer { at += length }
    return Array(bytes[at..<at + length])
  }

  /// A text, invalid UTF-8 replaced by U+FFFD.
  mutating func string() -> String { String(decoding: text(), as: UTF8.self) }

  private mutating func load<Number: FixedWidthInteger>(_ type: Number.Type) -> Number {
    let size = MemoryLayout<Number>.size
    precondition(size <= bytes.count - at, "results are as long as they say")
    defer { at += size }
    return bytes[at..<at + size].reversed().reduce(0) { $0 << 8 | Number($1) }
  }
}
