import ComplianceModel
import Evaluation

extension Lint {
  /// A filter by what a column is not, which drops NULL too.
  static let droppedNull = Lint(
    "dropped-null", .warning, finds: "a filter by what a column is not, which drops NULL too",
    why: """
      `status <> 'closed'` holds for no record whose status is NULL: it is neither closed nor judged. \
      A record that lacks something is mostly one that the rule should see.
      """,
    LintPage.Example(
      in: .select,
      bad: """
        SELECT id, code, owner_id FROM assets
        WHERE status <> 'closed' ORDER BY id
        """,
      good: """
        SELECT id, code, owner_id FROM assets
        WHERE status IS NOT 'closed' ORDER BY id
        """)
  ) { file in file.queries.flatMap(\.droppingFilters) }
}

extension LintedQuery {
  fileprivate var droppingFilters: [LintFinding] {
    guard rule != nil, let condition = outline.outermost?.parts["where"] else { return [] }
    return outline.conjuncts(condition).compactMap { conjunct in
      guard let first = conjunct.first, let use = outline.column(at: first),
        use.mayBeNull, !use.source.isOuter, let remedy = remedy(at: use.range.upperBound, conjunct)
      else { return nil }
      return LintFinding(
        message: "records without '\(use.column.name)' are not judged",
        range: place(tokens: use.range),
        remedy: remedy)
    }
  }

  /// What to write instead of a comparison at a token that asks what a column is not.
  private func remedy(at index: Int, _ conjunct: Range<Int>) -> String? {
    guard index < conjunct.upperBound else { return nil }
    let name = tokens[index - 1].text
    if tokens[index].kind == .sign, ["<>", "!="].contains(tokens[index].text),
      index + 2 == conjunct.upperBound,
      [.text, .number, .parameter].contains(tokens[index + 1].kind)
    {
      return "Write IS NOT; where NULL should fall out: \(name) IS NOT NULL AND …"
    }
    guard outline.word(index) == "not", ["in", "like"].contains(outline.word(index + 1) ?? ""),
      outline.word(index + 3) != "select"
    else { return nil }
    return "Write (\(name) IS NULL OR …); where NULL should fall out: \(name) IS NOT NULL AND …"
  }
}
