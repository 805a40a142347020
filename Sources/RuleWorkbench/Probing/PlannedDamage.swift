import ComplianceModel
import OrganisationStore

/// A damage with what is needed to do it and to undo it.
struct PlannedDamage: Sendable {
  /// What is told of it.
  let damage: Damage
  /// The columns that tell the record from all others.
  let record: [(column: String, value: Cell)]
  let old: Cell
  let new: Cell
}

/// Finds records to damage, and the value that the damage puts there.
struct DamagePlanner {
  /// Where the records are.
  let database: ScratchDatabase
  let schema: SchemaDescription
  let asOf: Day
  let seed: UInt64

  /// How far a day is moved back: beyond every interval that anybody sets.
  private static let past = CalendarInterval(5, .years)

  /// The damages of one kind to `count` records of a column, fewer where fewer can have it.
  func damages(_ kind: Damage.Kind, _ meaning: ColumnMeaning, rows count: Int) throws(Refusal)
    -> [PlannedDamage]
  {
    let (table, column) = (meaning.table, meaning.column)
    let condition = condition(for: kind, meaning)
    let candidates = try database.cells(
      "SELECT count(*) FROM \(table.name.quoted) WHERE \(condition)")
    guard case .integer(let total)? = candidates.first?.first ?? nil, total > 0 else { return [] }
    var draw = Draw(seed: seed, table.name, column.name, kind.rawValue)
    let first = draw.below(total)
    var planned: [PlannedDamage] = []
    for number in 0..<min(count, total) {
      let offset = (first + number * max(1, total / count)) % total
      let selected = "\(condition) ORDER BY \(order(of: table)) LIMIT 1 OFFSET \(offset)"
      if let damage = try damage(kind, meaning, where: selected) { planned.append(damage) }
    }
    return planned
  }

  /// The damage that somebody names; nil: there is no such record, or it cannot have it.
  func damage(_ kind: Damage.Kind, _ meaning: ColumnMeaning, key: String) throws(Refusal)
    -> PlannedDamage?
  {
    guard meaning.kinds.contains(kind) else { return nil }
    let shown = keyColumns(of: meaning.table).map { "\($0.quoted)" }.joined(
      separator: " || '/' || ")
    let text = key.replacing("'", with: "''")
    return try damage(
      kind, meaning,
      where: "\(condition(for: kind, meaning)) AND (\(shown)) || '' = '\(text)' LIMIT 1")
  }

  // MARK: - Records

  /// The columns of the primary key; of a table without one the number of the row.
  private func keyColumns(of table: SchemaDescription.Table) -> [String] {
    let keys = table.columns.filter { $0.primaryKeyPosition > 0 }
      .sorted { $0.primaryKeyPosition < $1.primaryKeyPosition }.map(\.name)
    return keys.isEmpty ? ["rowid"] : keys
  }

  private func order(of table: SchemaDescription.Table) -> String {
    keyColumns(of: table).map(\.quoted).joined(separator: ", ")
  }

  private func damage(_ kind: Damage.Kind, _ meaning: ColumnMeaning, where condition: String)
    throws(Refusal) -> PlannedDamage?
  {
    let (table, keys) = (meaning.table, keyColumns(of: meaning.table))
    let columns =
      keys + [meaning.column.name] + (meaning.periodBegin.map { [$0.name] } ?? [])
    let rows = try database.cells(
      """
      SELECT \(columns.map(\.quoted).joined(separator: ", ")) FROM \(table.name.quoted)
      WHERE \(condition)
      """)
    guard let row = rows.first, let old = row[keys.count] else { return nil }
    let values = row.prefix(keys.count).compactMap(\.self)
    // A BLOB as a key tells nobody which record it is.
    guard values.count == keys.count else { return nil }
    let record = Array(zip(keys, values).map { ($0, $1) })
    let begin = row.dropFirst(keys.count + 1).first
    let candidates = try self.values(for: kind, meaning, old: old, begin: begin).filter {
      $0 != old
    }
    guard
      let new = candidates.first(where: { takes($0, meaning, of: record, old) })
        ?? candidates.first
    else { return nil }
    return PlannedDamage(
      damage: Damage(
        table: table.name, column: meaning.column.name,
        key: values.map(\.plain).joined(separator: "/"), kind: kind, old: old.shown,
        new: new.shown),
      record: record, old: old, new: new)
  }

  /// Whether the schema takes a value, which does not stay.
  private func takes(
    _ value: Cell, _ meaning: ColumnMeaning, of record: [(column: String, value: Cell)], _ old: Cell
  ) -> Bool {
    do throws(Refusal) {
      try database.set(meaning.column.name, to: value, in: meaning.table.name, where: record)
      try database.set(meaning.column.name, to: old, in: meaning.table.name, where: record)
      return true
    } catch {
      return false
    }
  }

  // MARK: - Kinds

  private static let dayPattern = "'[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]"

  /// Which records can have a damage, as SQL.
  private func condition(for kind: Damage.Kind, _ meaning: ColumnMeaning) -> String {
    let name = meaning.column.name.quoted
    let isDay = "(\(name) GLOB \(Self.dayPattern)' OR \(name) GLOB \(Self.dayPattern)[T ]*')"
    switch kind {
    case .empty: return "\(name) IS NOT NULL AND \(name) IS NOT ''"
    case .expire: return isDay
    case .reverse:
      guard let begin = meaning.periodBegin else { return "\(name) IN (0, 1)" }
      return "\(isDay) AND \(begin.name.quoted) GLOB \(Self.dayPattern)*'"
    case .orphan, .change: return "\(name) IS NOT NULL"
    case .worsen:
      let words = meaning.column.words.filter { meaning.worse(than: $0) != nil }
      return "\(name) IN (\(words.map(\.quotedText).joined(separator: ", ")))"
    case .lower, .raise: return "typeof(\(name)) IN ('integer', 'real')"
    }
  }

  /// The values that the damage may put there: the first that the schema takes counts.
  private func values(
    for kind: Damage.Kind, _ meaning: ColumnMeaning, old: Cell, begin: Cell??
  ) throws(Refusal) -> [Cell] {
    switch kind {
    case .empty: [meaning.column.isNotNull ? .text("") : .null]
    case .expire: [expired(old)].compactMap(\.self)
    case .reverse:
      [meaning.periodBegin == nil ? flipped(old) : ended(old, before: begin)].compactMap(\.self)
    case .orphan: [try orphan(meaning)].compactMap(\.self)
    case .worsen: [old.text.flatMap(meaning.worse).map(Cell.text)].compactMap(\.self)
    case .change: [old.text.flatMap(meaning.next).map(Cell.text)].compactMap(\.self)
    case .lower: least(meaning).map(Cell.integer)
    case .raise: greatest(old, meaning)
    }
  }

  private func least(_ meaning: ColumnMeaning) -> [Int] {
    // A CHECK often begins at 1.
    meaning.column.numbers.compactMap { Int($0) }.min().map { [$0] } ?? [0, 1]
  }

  /// The day five years before it, or before the day of the probe, whichever is earlier; a time of day
  /// stays.
  private func expired(_ old: Cell) -> Cell? {
    guard let text = old.text, let day = Day(String(text.prefix(10))) else { return nil }
    return .text("\(min(day, asOf).subtracting(Self.past))\(text.dropFirst(10))")
  }

  private func flipped(_ old: Cell) -> Cell? {
    switch old {
    case .integer(let flag): .integer(1 - flag)
    case .null, .number, .text: nil
    }
  }

  /// The day before the period begins.
  private func ended(_ old: Cell, before begin: Cell??) -> Cell? {
    guard let text = old.text, let begin = begin??.text,
      let day = Day(String(begin.prefix(10)))
    else { return nil }
    return .text("\(Day(ordinal: day.ordinal - 1))\(text.dropFirst(10))")
  }

  /// A key beyond all that there are.
  private func orphan(_ meaning: ColumnMeaning) throws(Refusal) -> Cell? {
    guard let reference = meaning.reference, let parent = schema.table(reference.table) else {
      return nil
    }
    let column = reference.column ?? keyColumns(of: parent)[0]
    let rows = try database.cells("SELECT max(\(column.quoted)) FROM \(parent.name.quoted)")
    switch rows.first?.first ?? nil {
    case .integer(let greatest): return .integer(greatest + 1)
    case .text(let greatest): return .text(greatest + "?")
    case .number(let greatest): return .number(greatest + 1)
    case .null, nil: return .integer(1)
    }
  }

  private func greatest(_ old: Cell, _ meaning: ColumnMeaning) -> [Cell] {
    if let greatest = meaning.column.numbers.compactMap({ Int($0) }).max() {
      return [.integer(greatest)]
    }
    switch old {
    case .integer(let number):
      guard number.magnitude < 1 << 50 else { return [] }
      // A CHECK often ends at one of these.
      let bounds = [1000, 100, 10, 5].filter { $0 > number }
      return ([(abs(number) + 1) * 10] + bounds).map(Cell.integer)
    case .number(let number): return [.number((abs(number) + 1) * 10), .number(1)]
    case .null, .text: return []
    }
  }
}

extension ScratchDatabase.Cell {
  /// The text that it holds; nil: it holds none.
  fileprivate var text: String? {
    if case .text(let text) = self { return text }
    return nil
  }

  /// The value without quotes, as a key is written.
  fileprivate var plain: String { text ?? shown }
}

extension String {
  /// As an identifier of SQL.
  fileprivate var quoted: String { "\"\(replacing("\"", with: "\"\""))\"" }

  /// As a text of SQL.
  fileprivate var quotedText: String { "'\(replacing("'", with: "''"))'" }
}
