import OrganisationStore

/// A value of a row that a test gives.
typealias Cell = ScratchDatabase.Cell

extension ScratchDatabase.Cell {
  /// The value as a person would write it in SQL.
  var shown: String {
    switch self {
    case .null: "NULL"
    case .integer(let integer): String(integer)
    case .number(let number): String(number)
    case .text(let text): "\"\(text)\""
    }
  }
}
