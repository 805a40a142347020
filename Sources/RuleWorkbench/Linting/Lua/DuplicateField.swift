import ComplianceModel
import LuaSyntax

extension Lint {
  /// One key twice in a table that is written out.
  static let duplicateField = Lint(
    "duplicate-field", .error, finds: "one key twice in a table that is written out",
    why: """
      The last one counts and the others are lost without a word: a rule with two `when_empty`, a \
      test whose record gives a column twice.
      """,
    LintPage.Example(
      in: .judge,
      bad: """
        local limits = { open = 10, closed = 20, open = 30 }
        return at_most(rating, limits[status], "points", "%s is rated high", code)
        """,
      good: """
        local limits = { open = 10, closed = 20 }
        return at_most(rating, limits[status], "points", "%s is rated high", code)
        """)
  ) { file in
    file.tree.all.flatMap { node -> [LintFinding] in
      guard case .table(let fields) = file.tree[node].kind else { return [] }
      var seen: Set<String> = []
      return fields.compactMap { field in
        guard let (name, place) = file.key(of: field), !seen.insert(name).inserted else {
          return nil
        }
        return LintFinding(
          message: "the table has '\(file.tree.text(of: place))' twice",
          range: file.tree[place].range, remedy: "Take one away: the last one counts.")
      }
    }
  }
}

extension LintedFile {
  /// The key of a field and where it stands, where it is a name, text or whole number.
  fileprivate func key(of field: Node.ID) -> (name: String, place: Node.ID)? {
    switch tree[field].kind {
    case .namedField(let word, _): return (tree.text(of: word), word)
    case .keyedField(let key, _):
      if let text = writtenText(key) { return (text, key) }
      guard case .numeral(.integer(let number)) = tree[key].kind else { return nil }
      return ("[\(number)]", key)
    default: return nil
    }
  }
}
