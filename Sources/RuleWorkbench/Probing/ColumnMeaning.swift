import ComplianceModel

/// What the schema and the name of a column say of its values: which damages make sense.
struct ColumnMeaning {
  /// Its table.
  let table: SchemaDescription.Table
  /// The column.
  let column: SchemaDescription.Column

  /// Why it is never damaged; nil: it may be.
  var reasonToSpare: String? {
    column.primaryKeyPosition > 0 ? "it identifies the record" : nil
  }

  /// The kinds of damage, in the order in which they are tried.
  var kinds: [Damage.Kind] {
    var kinds: [Damage.Kind] = []
    if !column.isNotNull || isFreeText { kinds.append(.empty) }
    if reference != nil { return kinds + [.orphan] }
    if isFlag { return kinds + [.reverse] }
    if column.words.count > 1 { return kinds + [.worsen, .change] }
    if isNumber { return kinds + [.lower, .raise] }
    // Whether a text is a day, its values tell.
    return kinds + (periodBegin == nil ? [.expire] : [.expire, .reverse])
  }

  /// The table and column that it refers to; nil: it refers to none, or with others together.
  var reference: (table: String, column: String?)? {
    table.foreignKeys.first {
      $0.columns.map { $0.lowercased() } == [column.name.lowercased()]
    }.map { ($0.parentTable, $0.parentColumns.first) }
  }

  /// Whether it holds yes or no.
  var isFlag: Bool {
    if column.isFlag { return true }
    let name = column.name.lowercased()
    return column.type.uppercased().contains("BOOL") || name.hasPrefix("is_")
      || name.hasPrefix("has_")
  }

  private var isNumber: Bool {
    let type = column.type.uppercased()
    return !column.numbers.isEmpty
      || ["INT", "REAL", "FLOA", "DOUB", "NUM", "DEC"].contains { type.contains($0) }
  }

  private var isFreeText: Bool {
    !isNumber && !isFlag && column.words.isEmpty && reference == nil
  }

  /// The endings of the two columns of a period.
  private static let periods = [
    ("_from", "_until"), ("_from", "_to"), ("started_on", "ended_on"), ("starts_on", "ends_on"),
    ("start_on", "end_on"), ("start_date", "end_date"), ("started_at", "ended_at"),
    ("valid_from", "expires_on"),
  ]

  /// The column of the beginning, where this one is the end of a period.
  var periodBegin: SchemaDescription.Column? {
    let name = column.name.lowercased()
    for (begin, end) in Self.periods where name.hasSuffix(end) {
      if let found = table.column(name.dropLast(end.count) + begin) { return found }
    }
    return nil
  }

  // MARK: - Words

  /// Words that tell of something worse than the others of their list, the worst first.
  private static let badWords = [
    "failed", "fail", "not_effective", "ineffective", "not_met", "nonconforming", "not_compliant",
    "rejected", "refused", "major", "overdue", "expired", "lapsed", "revoked", "suspended",
    "not_achieved", "missed", "no", "none", "partly_effective", "partly", "partial", "withdrawn",
    "terminated", "cancelled", "obsolete", "superseded", "retired", "inactive", "critical",
    "very_high", "high", "open", "draft", "planned", "proposed", "pending", "unknown",
  ]

  /// A word that is worse than `word`; nil: none is known.
  func worse(than word: String) -> String? {
    let own = Self.badWords.firstIndex(of: word) ?? Self.badWords.count
    return Self.badWords[..<own].first { column.words.contains($0) }
  }

  /// The word after `word`, where none is known to be worse; nil: one is.
  func next(after word: String) -> String? {
    guard worse(than: word) == nil, !Self.badWords.contains(word),
      let index = column.words.firstIndex(of: word)
    else { return nil }
    return column.words[(index + 1) % column.words.count]
  }
}
