import Crypto

/// SHA-256 (FIPS 180-4) over bytes that arrive in parts.
package struct SHA256Hasher: Sendable {
  private var hash = SHA256()

  /// Makes a hasher that has seen nothing.
  package init() {}

  /// Adds bytes; where one call ends and the next begins does not matter.
  package mutating func update(_ bytes: some Sequence<UInt8>) {
    let isDone: Void? = bytes.withContiguousStorageIfAvailable {
      hash.update(bufferPointer: UnsafeRawBufferPointer($0))
    }
    guard isDone == nil else { return }
    Array(bytes).withUnsafeBytes { hash.update(bufferPointer: $0) }
  }

  /// Adds bytes in memory, which are only read, and only during the call.
  package mutating func update(_ bytes: UnsafeRawBufferPointer) {
    hash.update(bufferPointer: bytes)
  }

  /// The digest of all bytes so far: 64 lower-case hexadecimal digits.
  package func finalize() -> String {
    let digits = Array("0123456789abcdef".utf8)
    let text = hash.finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }
}

/// The SHA-256 digest of some bytes: 64 lower-case hexadecimal digits.
package func sha256(_ bytes: some Sequence<UInt8>) -> String {
  var hasher = SHA256Hasher()
  hasher.update(bytes)
  return hasher.finalize()
}
