package import ComplianceModel

/// A value of a YAML file that knows where it stands.
package struct YAMLNode: Equatable, Sendable {
  /// What it holds.
  package enum Content: Equatable, Sendable {
    /// A text as written: `isPlain` without quotes, so that it may stand for a number or a flag.
    case scalar(text: String, isPlain: Bool)
    case sequence([YAMLNode])
    /// Entries in the order of the file; no key stands twice.
    case mapping([YAMLEntry])
  }

  /// What it holds.
  package var content: Content
  /// The place of its first character.
  package var place: SourcePlace

  /// Makes a node.
  package init(_ content: Content, at place: SourcePlace) {
    self.content = content
    self.place = place
  }

  /// Whether it is `null`, `~` or nothing at all: the same as leaving the key out.
  package var isNull: Bool {
    guard case .scalar(let text, isPlain: true) = content else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(text)
  }

  /// What a message calls it: `a list`, `a mapping`, `'abc'`.
  package var described: String {
    switch content {
    case .scalar(let text, _): isNull ? "nothing" : "'\(text)'"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}

/// A key of a mapping with its value.
package struct YAMLEntry: Equatable, Sendable {
  /// The key as written, without quotes.
  package var key: String
  /// The place of the key.
  package var keyPlace: SourcePlace
  /// The value.
  package var value: YAMLNode

  /// Makes an entry.
  package init(key: String, keyPlace: SourcePlace, value: YAMLNode) {
    self.key = key
    self.keyPlace = keyPlace
    self.value = value
  }
}
