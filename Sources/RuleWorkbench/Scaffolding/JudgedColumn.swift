import ComplianceModel
import Evaluation

/// A column of a table with one that a first rule can ask about: whether it is filled.
struct JudgedColumn {
  /// The table.
  let table: SchemaDescription.Table
  /// The columns that identify a row; empty: its `rowid`.
  let key: [SchemaDescription.Column]
  /// The column by which a person knows a row; nil: there is none but the key.
  let label: SchemaDescription.Column?
  /// The column that must be filled.
  let judged: SchemaDescription.Column

  /// The columns that a first rule over a table can ask about, the best first: one that may be
  /// missing before one that may only be blank, a text or day before a number or a reference.
  static func all(of table: SchemaDescription.Table) -> [JudgedColumn] {
    guard !table.isView else { return [] }
    let key = table.columns.filter { $0.primaryKeyPosition > 0 }
      .sorted { $0.primaryKeyPosition < $1.primaryKeyPosition }
    guard key.allSatisfy({ $0.isWholeNumber || $0.isText }) else { return [] }
    let others = table.columns.filter { $0.primaryKeyPosition == 0 }
    let label = ["name", "title", "code", "label", "reference"].lazy
      .compactMap { table.column($0) }.first { $0.isText && $0.primaryKeyPosition == 0 }
    let references = Set(table.foreignKeys.flatMap(\.columns).map { $0.lowercased() })
    return others.filter { $0.name != label?.name && (!$0.isNotNull || $0.isText) }
      .enumerated().sorted { one, other in
        let ranks = [one, other].map {
          rank($0.element, isReference: references.contains($0.element.name.lowercased()))
        }
        return (ranks[0], one.offset) < (ranks[1], other.offset)
      }
      .map { JudgedColumn(table: table, key: key, label: label, judged: $0.element) }
  }

  private static func rank(_ column: SchemaDescription.Column, isReference: Bool) -> Int {
    (column.isNotNull ? 4 : 0) + (isReference ? 2 : 0) + (column.isText || column.isDay ? 0 : 1)
  }

  /// Whether the column is asked as a text: blank counts as missing.
  var isAskedAsText: Bool { judged.isText && judged.words.isEmpty && !judged.isDay }
}

extension SchemaDescription {
  /// Its tables, those first that a first rule is likely about: with rows, then those that most others
  /// refer to, then by name.
  /// - Parameter database: The database at hand, which knows how many rows there are.
  func tablesByInterest(_ database: SchemaDescription?) -> [Table] {
    let references = tables.flatMap { table in table.foreignKeys.map { $0.parentTable.lowercased() }
    }
    let ranks = Dictionary(grouping: references) { $0 }.mapValues(\.count)
    func rank(_ table: Table) -> (Int, Int) {
      let rows = database?.table(table.name)?.rowCount ?? table.rowCount ?? 0
      return (rows > 0 ? 0 : 1, -(ranks[table.name.lowercased()] ?? 0))
    }
    return tables.sorted { one, other in
      let (left, right) = (rank(one), rank(other))
      return left == right ? bytewise(one.name, other.name) : left < right
    }
  }
}

extension SchemaDescription.Column {
  /// Whether its type has SQLite's affinity INTEGER.
  var isWholeNumber: Bool { type.uppercased().contains("INT") }

  /// Whether it holds texts: affinity TEXT, or a closed list of words.
  var isText: Bool {
    let type = type.uppercased()
    return !isWholeNumber
      && (["CHAR", "CLOB", "TEXT"].contains { type.contains($0) } || !words.isEmpty)
  }

  /// Whether its name or type says that it holds a day.
  var isDay: Bool {
    type.uppercased() == "DATE" || name.hasSuffix("_on") || name.hasSuffix("_until")
  }

  /// Whether its name or type says that it holds an instant.
  var isInstant: Bool {
    ["DATETIME", "TIMESTAMP"].contains(type.uppercased()) || name.hasSuffix("_at")
  }

  /// A value that it takes, as Lua writes it; one of row `number` where rows differ.
  func sample(_ number: Int) -> String {
    if let word = words.first { return word.luaText }
    if let first = numbers.first { return first }
    if isDay { return "\"2026-01-15\"" }
    if isInstant { return "\"2026-01-15T08:00:00Z\"" }
    if isWholeNumber { return "\(number)" }
    let type = type.uppercased()
    if ["REAL", "FLOA", "DOUB", "NUM", "DEC"].contains(where: { type.contains($0) }) {
      return "\(number).5"
    }
    return "\(name) \(number)".luaText
  }
}
