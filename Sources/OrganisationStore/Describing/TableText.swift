/// What a CREATE TABLE statement says beyond SQLite's own tables of columns: comments and closed lists.
///
/// A comment belongs to the column before it when it stands on that column's line, else to the column
/// after it; one on the line of the opening bracket belongs to the table.
struct TableText: Equatable, Sendable {
  /// What the statement says of one column.
  struct Column: Equatable, Sendable {
    /// The comment's text.
    var comment: String?
    /// The texts of `CHECK (column IN ('…', …))`.
    var words: [String] = []
    /// The numbers of `CHECK (column IN (0, 1))`, as written.
    var numbers: [String] = []
  }

  /// The comment on the table.
  var comment: String?
  /// By lower-case name.
  var columns: [String: Column] = [:]

  /// Reads a statement as `sqlite_schema` keeps it; what is not understood is left out.
  init(createStatement: String) {
    var reader = TableTextReader()
    for token in SQLTokens.all(in: createStatement) { reader.read(token) }
    reader.endItem()
    comment = reader.tableComment
    for item in reader.items {
      if let name = item.columnName {
        columns[name.lowercased(), default: Column()].comment = item.comment
      }
      for list in item.closedLists() {
        columns[list.column.lowercased(), default: Column()].words = list.words
        columns[list.column.lowercased(), default: Column()].numbers = list.numbers
      }
    }
  }
}

/// Splits a CREATE TABLE statement into its columns and constraints.
private struct TableTextReader {
  var items: [TableTextItem] = []
  var tableComment: String?
  private var current = TableTextItem()
  private var pendingComment: String?
  private var depth = 0
  private var isAfterSeparator = true

  mutating func read(_ token: SQLToken) {
    switch token {
    case .comment(let text, let standsAlone): readComment(text, standsAlone: standsAlone)
    case .mark("("):
      if depth > 0 { append(token) }
      depth += 1
    case .mark(")"):
      depth -= 1
      if depth > 0 { append(token) } else { endItem() }
    case .mark(",") where depth == 1: endItem()
    default:
      if depth > 0 { append(token) }
    }
  }

  mutating func endItem() {
    if !current.tokens.isEmpty { items.append(current) }
    current = TableTextItem()
    isAfterSeparator = true
  }

  private mutating func append(_ token: SQLToken) {
    if isAfterSeparator {
      current.comment = pendingComment
      pendingComment = nil
      isAfterSeparator = false
    }
    current.tokens.append(token)
  }

  private mutating func readComment(_ text: String, standsAlone: Bool) {
    guard depth > 0, !text.isEmpty else { return }
    if !isAfterSeparator {
      current.comment = joined(current.comment, text)
    } else if standsAlone {
      pendingComment = joined(pendingComment, text)
    } else if items.isEmpty {
      tableComment = joined(tableComment, text)
    } else {
      items[items.count - 1].comment = joined(items[items.count - 1].comment, text)
    }
  }

  private func joined(_ one: String?, _ other: String) -> String {
    one.map { "\($0) \(other)" } ?? other
  }
}

/// One column or constraint of a CREATE TABLE statement.
private struct TableTextItem {
  var tokens: [SQLToken] = []
  var comment: String?

  /// The column that it defines; nil for a constraint of the table.
  var columnName: String? {
    guard let first = tokens.first else { return nil }
    let constraints = ["CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"]
    return constraints.contains(where: first.isKeyword) ? nil : first.name
  }

  /// The closed lists that its CHECKs state.
  func closedLists() -> [(column: String, words: [String], numbers: [String])] {
    tokens.indices.compactMap { index in
      guard tokens[index].isKeyword("CHECK"), index + 1 < tokens.count,
        tokens[index + 1] == .mark("(")
      else { return nil }
      return Self.closedList(of: Self.withoutNullCase(bracket(at: index + 1)))
    }
  }

  /// The tokens between the bracket at `start` and the one that closes it.
  private func bracket(at start: Int) -> [SQLToken] {
    var depth = 0
    var content: [SQLToken] = []
    for token in tokens[start...] {
      if token == .mark(")") { depth -= 1 }
      if depth == 0, token != .mark("(") { break }
      if depth > 0 { content.append(token) }
      if token == .mark("(") { depth += 1 }
    }
    return content
  }

  /// `x IN (…)` of `x IS NULL OR x IN (…)` and of `x IN (…) OR x IS NULL`.
  private static func withoutNullCase(_ condition: [SQLToken]) -> [SQLToken] {
    guard condition.count > 4 else { return condition }
    if condition[1].isKeyword("IS"), condition[2].isKeyword("NULL"), condition[3].isKeyword("OR") {
      return Array(condition[4...])
    }
    let tail = condition.suffix(4).map { $0 }
    if tail[0].isKeyword("OR"), tail[2].isKeyword("IS"), tail[3].isKeyword("NULL") {
      return Array(condition.dropLast(4))
    }
    return condition
  }

  private static func closedList(of condition: [SQLToken])
    -> (column: String, words: [String], numbers: [String])?
  {
    guard condition.count > 4, let column = condition[0].name, condition[1].isKeyword("IN"),
      condition[2] == .mark("("), condition.last == .mark(")")
    else { return nil }
    var (words, numbers): ([String], [String]) = ([], [])
    for token in condition[3..<(condition.count - 1)] {
      switch token {
      case .text(let word): words.append(word)
      case .number(let number): numbers.append(number)
      case .mark(","): continue
      default: return nil
      }
    }
    guard words.isEmpty != numbers.isEmpty else { return nil }
    return (column, words, numbers)
  }
}
