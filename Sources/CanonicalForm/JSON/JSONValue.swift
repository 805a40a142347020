/// A JSON value (RFC 8259), the form of everything that Assay hashes or prints as a document.
///
/// Texts and names are compared as UTF-8 bytes, not by Swift's canonical equality. A dictionary
/// itself cannot hold two names that are canonically equal, so names are field names and ids; what
/// comes from a database, such as the key of a subject, is a `string`.
package enum JSONValue: Sendable {
  case null
  case bool(Bool)
  /// A whole number, written digit by digit whatever its size.
  case integer(Int)
  /// A double; a non-finite one has no canonical form.
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])
}

extension JSONValue: Equatable {
  /// Same kind and same content; `integer(1)` and `number(1)` differ although both are written `1`.
  package static func == (one: JSONValue, other: JSONValue) -> Bool {
    switch (one, other) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.integer(let left), .integer(let right)): left == right
    case (.number(let left), .number(let right)): left == right
    case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)):
      left.count == right.count
        && zip(sortedMembers(left), sortedMembers(right)).allSatisfy {
          $0.name.utf8.elementsEqual($1.name.utf8) && $0.value == $1.value
        }
    default: false
    }
  }
}

/// The members of an object by their names' UTF-8 bytes: the order in which they are written.
func sortedMembers(_ members: [String: JSONValue]) -> [(name: String, value: JSONValue)] {
  members.map { (head: head($0.key), name: $0.key, value: $0.value) }
    .sorted { one, other in
      one.head == other.head
        ? one.name.utf8.lexicographicallyPrecedes(other.name.utf8) : one.head < other.head
    }
    .map { (name: $0.name, value: $0.value) }
}

/// The first eight bytes of a name as a number that orders as they do: most names differ in them.
private func head(_ name: String) -> UInt64 {
  var head: UInt64 = 0
  var count = 0
  for byte in name.utf8.prefix(8) {
    head = head << 8 | UInt64(byte)
    count += 1
  }
  return head << UInt64(8 * (8 - count))
}

// MARK: - Access

extension JSONValue {
  /// The member of that name; nil when this is no object or has none.
  package subscript(_ name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members[name]
  }
}

// MARK: - Literals

extension JSONValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByStringLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(nilLiteral: ()) { self = .null }

  package init(booleanLiteral value: Bool) { self = .bool(value) }

  package init(integerLiteral value: Int) { self = .integer(value) }

  package init(floatLiteral value: Double) { self = .number(value) }

  package init(stringLiteral value: String) { self = .string(value) }

  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

  /// - Precondition: no name occurs twice.
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(Dictionary(uniqueKeysWithValues: elements))
  }
}
