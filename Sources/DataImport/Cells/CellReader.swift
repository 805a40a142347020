import ComplianceModel
import Foundation
import OrganisationStore

/// Turns the text of a cell into a value of its column.
struct CellReader {
  /// Why a text is no value of the column.
  struct Fault: Error, Equatable {
    var code: Diagnostic.Code
    var message: String
    var remedy: String?
  }

  private enum Kind {
    case day, instant, integer, real, text, anything, binary
  }

  private let column: SchemaDescription.Column
  private let numbers: [String]
  private let kind: Kind

  /// Makes a reader for a column.
  /// - Parameters:
  ///   - numbers: The numbers that it may have; empty: any.
  ///   - isOwn: Whether the table is Assay's, where the ending of a name tells days and instants.
  init(_ column: SchemaDescription.Column, numbers: [String], isOwn: Bool) {
    self.column = column
    self.numbers = numbers
    kind = Self.kind(of: column, isOwn: isOwn)
  }

  /// The value; an empty text is NULL.
  func value(of text: String) throws(Fault) -> StoredValue {
    guard !text.isEmpty else { return .null }
    guard column.words.isEmpty || column.words.contains(where: { $0.utf8.elementsEqual(text.utf8) })
    else { throw unknownWord(text, of: column.words) }
    guard numbers.isEmpty || numbers.contains(text) else { throw unknownWord(text, of: numbers) }
    switch kind {
    case .day: return try day(text)
    case .instant: return try instant(text)
    case .integer: return try integer(text)
    case .real: return try number(text)
    case .text: return .text(text)
    case .anything: return Self.number(text) ?? .text(text)
    case .binary:
      throw Fault(
        code: "import-binary", message: "column \(column.name) holds binary data",
        remedy: "leave the column out: a CSV file cannot carry it")
    }
  }

  // MARK: - Kinds

  /// By the rules of <https://www.sqlite.org/datatype3.html#determination_of_column_affinity>.
  private static func kind(of column: SchemaDescription.Column, isOwn: Bool) -> Kind {
    let type = column.type.uppercased()
    let contains = { (part: String) in type.range(of: part) != nil }
    if isOwn, type == "TEXT" {
      if column.name.hasSuffix("_on") || column.name.hasSuffix("_until") { return .day }
      if column.name.hasSuffix("_at") { return .instant }
    }
    if contains("INT") { return .integer }
    if contains("CHAR") || contains("CLOB") || contains("TEXT") { return .text }
    if contains("BLOB") { return .binary }
    if contains("REAL") || contains("FLOA") || contains("DOUB") { return .real }
    return .anything
  }

  private func day(_ text: String) throws(Fault) -> StoredValue {
    guard let day = DateText.day(text) else {
      throw Fault(
        code: "import-malformed-date", message: "'\(text)' is no day of the calendar",
        remedy: "write YYYY-MM-DD, such as 2026-06-30")
    }
    return .text(day)
  }

  private func instant(_ text: String) throws(Fault) -> StoredValue {
    guard let instant = DateText.instant(text) else {
      throw Fault(
        code: "import-malformed-date", message: "'\(text)' is no instant",
        remedy: "write UTC as YYYY-MM-DDTHH:MM:SSZ, or the day alone where the time is not known")
    }
    return .text(instant)
  }

  private func integer(_ text: String) throws(Fault) -> StoredValue {
    guard let whole = Int(text) else {
      throw Fault(
        code: "import-wrong-type", message: "'\(text)' is not a whole number",
        remedy: "column \(column.name) takes whole numbers")
    }
    return .integer(whole)
  }

  private func number(_ text: String) throws(Fault) -> StoredValue {
    guard let value = Self.number(text) else {
      throw Fault(
        code: "import-wrong-type", message: "'\(text)' is not a number",
        remedy: "column \(column.name) takes numbers, with a point: 12.5")
    }
    if case .integer(let whole) = value { return .number(Double(whole)) }
    return value
  }

  /// A decimal number as written in the C locale.
  private static func number(_ text: String) -> StoredValue? {
    let isDecimal = text.utf8.allSatisfy { byte in
      (48...57).contains(byte) || Array("+-.eE".utf8).contains(byte)
    }
    guard isDecimal else { return nil }
    if let whole = Int(text) { return .integer(whole) }
    guard let number = Double(text), number.isFinite else { return nil }
    return .number(number)
  }

  private func unknownWord(_ text: String, of words: [String]) -> Fault {
    let list = "one of: \(words.joined(separator: ", "))"
    let nearest = nearestName(to: text, among: words)
    return Fault(
      code: "import-unknown-word", message: "column \(column.name) has no word '\(text)'",
      remedy: nearest.map { "did you mean '\($0)'? \(list)" } ?? list)
  }
}
