/// Writes the flat form that `ByteReader` reads.
package struct ByteWriter {
  /// What has been written.
  package private(set) var bytes: [UInt8] = []

  /// Makes a writer that has written nothing.
  package init() {}

  /// One byte.
  package mutating func put(_ byte: UInt8) { bytes.append(byte) }

  /// A byte that is 0 or 1.
  package mutating func put(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  /// A count, or a small number.
  /// - Precondition: It fits 32 bits without a sign.
  package mutating func put(count: Int) { put(bytesOf: UInt32(count)) }

  /// A signed number.
  package mutating func put(_ number: Int64) { put(bytesOf: UInt64(bitPattern: number)) }

  /// A double, bit by bit.
  package mutating func put(_ number: Double) { put(bytesOf: number.bitPattern) }

  /// A text with its length.
  package mutating func put(_ text: [UInt8]) {
    put(count: text.count)
    bytes += text
  }

  /// A text with its length.
  package mutating func put(_ text: String) { put(Array(text.utf8)) }

  /// As many as there are, each written by `one`.
  package mutating func put<Element>(
    _ elements: [Element], _ one: (inout ByteWriter, Element) -> Void
  ) {
    put(count: elements.count)
    for element in elements { one(&self, element) }
  }

  /// A value that may be missing.
  package mutating func put<Value>(
    _ value: Value?, _ one: (inout ByteWriter, Value) -> Void
  ) {
    put(value != nil)
    if let value { one(&self, value) }
  }

  private mutating func put<Number: FixedWidthInteger>(bytesOf number: Number) {
    withUnsafeBytes(of: number.littleEndian) { bytes += $0 }
  }
}
