import ComplianceModel
import Evaluation

extension Lint {
  /// A comparison with NULL that never holds.
  static let equalsNull = Lint(
    "equals-null", .error, finds: "a comparison with NULL by '=' or '<>'",
    why: """
      Nothing equals NULL in SQL, and nothing differs from it: both comparisons yield NULL, which \
      WHERE takes for false. The query yields no record, or none of those that were meant.
      """,
    LintPage.Example(
      in: .select,
      bad: """
        SELECT id, code, owner_id FROM assets WHERE due_on <> NULL ORDER BY id
        """,
      good: """
        SELECT id, code, owner_id FROM assets WHERE due_on IS NOT NULL ORDER BY id
        """), isFixed: true
  ) { file in file.queries.flatMap(\.comparisonsWithNull) }
}

extension LintedQuery {
  fileprivate var comparisonsWithNull: [LintFinding] {
    tokens.indices.compactMap { index in
      guard tokens[index].kind == .sign, ["=", "==", "<>", "!="].contains(tokens[index].text) else {
        return nil
      }
      let isBehind = outline.word(index + 1) == "null"
      guard isBehind || outline.word(index - 1) == "null" else { return nil }
      let words = ["=", "=="].contains(tokens[index].text) ? "IS" : "IS NOT"
      let range = place(index)
      return LintFinding(
        message: "'\(tokens[index].text) NULL' never holds", range: range,
        remedy: "Write \(words) NULL.",
        edits: [SourceEdit(range, spaced(words, at: index))])
    }
  }

  /// Words in the place of a sign, with the blanks that words need.
  private func spaced(_ words: String, at index: Int) -> String {
    let range = tokens[index].range
    let before = index > 0 && tokens[index - 1].range.upperBound == range.lowerBound ? " " : ""
    let isTight = index + 1 < tokens.count && tokens[index + 1].range.lowerBound == range.upperBound
    return before + words + (isTight ? " " : "")
  }
}
