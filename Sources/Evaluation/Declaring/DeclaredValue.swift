import LuaRuntime

/// A plain value of a test file, so that Lua stops here.
package indirect enum DeclaredValue: Equatable, Sendable {
  case null
  case flag(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  /// A table whose keys are 1, 2, 3, …; also the empty table.
  case list([DeclaredValue])
  /// Any other table; keys that are numbers are written as text.
  case table([String: DeclaredValue])
  /// What has no place in a test, such as `a function`.
  case other(String)

  /// The value as it was declared.
  init(_ value: LuaValue) {
    if let items = value.list {
      self = .list(items.map(DeclaredValue.init))
      return
    }
    switch value {
    case .scalar(.null): self = .null
    case .scalar(.boolean(let flag)): self = .flag(flag)
    case .scalar(.integer(let integer)): self = .integer(Int(integer))
    case .scalar(.number(let number)): self = .number(number)
    case .scalar(.text(let bytes)): self = .text(String(decoding: bytes, as: UTF8.self))
    case .table(let entries):
      self = .table(
        Dictionary(
          entries.map { ($0.key.shown ?? "nil", DeclaredValue($0.value)) },
          uniquingKeysWith: { first, _ in first }))
    case .function, .verdict: self = .other(value.kindWord)
    }
  }

  /// A text.
  package var text: String? {
    guard case .text(let text) = self else { return nil }
    return text
  }

  /// A number.
  package var number: Double? {
    switch self {
    case .integer(let integer): Double(integer)
    case .number(let number): number
    default: nil
    }
  }

  /// The elements of a list.
  package var list: [DeclaredValue]? {
    guard case .list(let items) = self else { return nil }
    return items
  }

  /// A table by its keys; those of a list are 1, 2, 3, ….
  package var table: [String: DeclaredValue]? {
    switch self {
    case .table(let table): table
    case .list(let items):
      Dictionary(uniqueKeysWithValues: items.enumerated().map { (String($0 + 1), $1) })
    default: nil
    }
  }

  /// What it is, in the words of a message.
  package var kindWord: String {
    switch self {
    case .null: "nothing"
    case .flag(let flag): String(flag)
    case .integer, .number: "a number"
    case .text: "a text"
    case .list: "a list"
    case .table: "a table"
    case .other(let kind): kind
    }
  }
}
