/// What the probes of a program saw at one place: the bits of probes.c.
package struct LuaSeen: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  /// Makes a set of bits.
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The place was reached.
  package static let reached = LuaSeen(rawValue: 1)
  /// The condition there was true.
  package static let isTrue = LuaSeen(rawValue: 2)
  /// The condition there was false.
  package static let isFalse = LuaSeen(rawValue: 4)
  /// The condition there, one of SQL, was NULL.
  package static let isNull = LuaSeen(rawValue: 8)
}
