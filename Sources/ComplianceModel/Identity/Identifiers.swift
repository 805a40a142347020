/// The id of a pack, such as `iso28000-2022`: lower-case letters, digits, `-`, `_` and `.`.
package struct PackID: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The id as written.
  package let text: String

  /// Makes an id without checking it.
  package init(_ text: String) { self.text = text }

  package var description: String { text }

  package static func < (one: PackID, other: PackID) -> Bool { bytewise(one.text, other.text) }
}

/// The id of a rule or question: its pack and its name, written `pack/name`.
package struct RuleID: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The pack that declares it.
  package let pack: PackID
  /// Its name in the pack.
  package let name: String

  /// Makes the id of a rule of a pack.
  package init(pack: PackID, name: String) {
    self.pack = pack
    self.name = name
  }

  /// The id written `pack/name`; nil without exactly one slash between two words.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
    self.init(pack: PackID(String(parts[0])), name: String(parts[1]))
  }

  /// `pack/name`.
  package var description: String { "\(pack.text)/\(name)" }

  package static func < (one: RuleID, other: RuleID) -> Bool {
    one.pack == other.pack
      ? bytewise(one.name, other.name) : bytewise(one.description, other.description)
  }
}

/// The id of a requirement, such as `28000-2022/8.3-e`.
package struct RequirementID: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The id as written.
  package let text: String

  /// Makes an id without checking it.
  package init(_ text: String) { self.text = text }

  package var description: String { text }

  /// What stands before the first slash: the standard that it is of.
  var standard: Substring { text.prefix { $0 != "/" } }

  package static func < (one: RequirementID, other: RequirementID) -> Bool {
    bytewise(one.text, other.text)
  }
}

/// The number of a clause, such as `8.3`, or a word such as `controls`.
///
/// Ordered part by part, numbers as numbers, so that 10.1 follows 9.2.
package struct ClauseID: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The number as written.
  package let text: String

  /// Makes a clause number without checking it.
  package init(_ text: String) { self.text = text }

  package var description: String { text }

  /// Its parts: `8.3` has two.
  package var parts: [Substring] { text.split(separator: ".") }

  /// The clause itself and all clauses above it, the topmost first: 8, 8.6, 8.6.4.
  package var lineage: [ClauseID] {
    let parts = parts
    return parts.indices.map { ClauseID(parts[0...$0].joined(separator: ".")) }
  }

  /// Whether `other` is this clause or lies below it.
  package func contains(_ other: ClauseID) -> Bool {
    // Asked some ten thousand times a run, so no parts are made.
    guard other.text.utf8.starts(with: text.utf8) else { return false }
    let next = other.text.utf8.dropFirst(text.utf8.count).first
    return next == nil || next == UInt8(ascii: ".")
  }

  package static func < (one: ClauseID, other: ClauseID) -> Bool {
    for (left, right) in zip(one.parts, other.parts) where left != right {
      if let left = Int(left), let right = Int(right) { return left < right }
      return bytewise(String(left), String(right))
    }
    return one.parts.count < other.parts.count
  }
}

/// The key of a subject: integers and texts joined by `/`, with `%25` and `%2F` inside parts.
///
/// Compared byte by byte: Swift's canonical equality would make two keys of a database one.
package struct SubjectKey: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The key as UTF-8.
  package let bytes: [UInt8]

  /// Makes a key of bytes that are valid UTF-8.
  package init(bytes: [UInt8]) { self.bytes = bytes }

  /// Makes a key of text.
  package init(_ text: String) { bytes = Array(text.utf8) }

  /// The one subject of a question, of a `check` without `report` and of `when_empty`.
  package static let organisation = SubjectKey("organisation")

  /// The key as text.
  package var description: String { String(decoding: bytes, as: UTF8.self) }

  package static func < (one: SubjectKey, other: SubjectKey) -> Bool {
    one.bytes.lexicographicallyPrecedes(other.bytes)
  }
}

/// Whether `one` stands before `other` by its UTF-8 bytes: the same order whatever the locale.
package func bytewise(_ one: String, _ other: String) -> Bool {
  one.utf8.lexicographicallyPrecedes(other.utf8)
}
