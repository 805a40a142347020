import CanonicalForm

extension JSONValue {
  /// A text, or null.
  static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

  /// A list of texts.
  static func texts(_ things: [some CustomStringConvertible]) -> JSONValue {
    .array(things.map { .string($0.description) })
  }
}

extension Optional {
  /// What is wrapped as JSON, or null.
  func json(_ transform: (Wrapped) -> JSONValue) -> JSONValue { map(transform) ?? .null }
}
