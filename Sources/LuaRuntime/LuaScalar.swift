/// A value as Lua and SQLite share it.
///
/// Text is bytes and compared as bytes: Swift's canonical equality would make two values of a database one.
package enum LuaScalar: Hashable, Sendable {
  case null
  case boolean(Bool)
  case integer(Int64)
  case number(Double)
  case text([UInt8])

  /// A text value of a string.
  package static func string(_ text: String) -> LuaScalar { .text(Array(text.utf8)) }

  /// The text, invalid UTF-8 replaced by U+FFFD; nil for other values.
  package var string: String? {
    guard case .text(let bytes) = self else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// The key of a subject: integers and texts joined by `/`, with `%25` and `%2F` inside parts.
package struct LuaKey: Hashable, Comparable, Sendable {
  /// The key's bytes.
  package let bytes: [UInt8]

  /// Makes a key of bytes.
  package init(bytes: [UInt8]) { self.bytes = bytes }

  package static func < (one: LuaKey, other: LuaKey) -> Bool {
    one.bytes.lexicographicallyPrecedes(other.bytes)
  }
}
