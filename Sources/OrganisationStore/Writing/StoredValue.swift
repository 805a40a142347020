import Foundation
import GRDB

/// A value as SQLite keeps it.
///
/// Texts are the same when their bytes are, whatever Unicode says.
package enum StoredValue: Hashable, Sendable {
  case null
  case integer(Int)
  case number(Double)
  case text(String)
  case bytes([UInt8])

  package static func == (one: StoredValue, other: StoredValue) -> Bool {
    switch (one, other) {
    case (.null, .null): true
    case (.integer(let one), .integer(let other)): one == other
    case (.number(let one), .number(let other)): one == other
    case (.integer(let whole), .number(let number)), (.number(let number), .integer(let whole)):
      Double(whole) == number
    case (.text(let one), .text(let other)): one.utf8.elementsEqual(other.utf8)
    case (.bytes(let one), .bytes(let other)): one == other
    default: false
    }
  }

  package func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .integer(let whole): hasher.combine(Double(whole))
    case .number(let number): hasher.combine(number)
    case .text(let text): for byte in text.utf8 { hasher.combine(byte) }
    case .bytes(let bytes): hasher.combine(bytes)
    }
  }

  /// What it is for GRDB.
  var databaseValue: DatabaseValue {
    switch self {
    case .null: .null
    case .integer(let whole): whole.databaseValue
    case .number(let number): number.databaseValue
    case .text(let text): text.databaseValue
    case .bytes(let bytes): bytes.withUnsafeBytes { Data($0) }.databaseValue
    }
  }

  /// Takes what GRDB read.
  init(_ value: DatabaseValue) {
    switch value.storage {
    case .null: self = .null
    case .int64(let whole): self = .integer(Int(whole))
    case .double(let number): self = .number(number)
    case .string(let text): self = .text(text)
    case .blob(let bytes): self = .bytes(Array(bytes))
    }
  }
}
