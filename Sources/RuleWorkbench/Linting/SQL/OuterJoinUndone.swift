import ComplianceModel
import Evaluation

extension Lint {
  /// A LEFT JOIN whose missing records WHERE drops.
  static let outerJoinUndone = Lint(
    "outer-join-undone", .warning, finds: "a LEFT JOIN that a condition of WHERE turns into a JOIN",
    why: """
      LEFT JOIN keeps records that have no partner, with NULL in its columns. A comparison with such \
      a column in WHERE drops them again: the very records that lack something are not judged.
      """,
    LintPage.Example(
      in: .select,
      bad: """
        SELECT a.id, a.code, a.owner_id
        FROM assets a LEFT JOIN people p ON p.id = a.owner_id
        WHERE p.left_on > '2026-01-01' ORDER BY a.id
        """,
      good: """
        SELECT a.id, a.code, a.owner_id
        FROM assets a LEFT JOIN people p ON p.id = a.owner_id
          AND p.left_on > '2026-01-01'
        ORDER BY a.id
        """)
  ) { file in file.queries.flatMap(\.undoneJoins) }
}

extension LintedQuery {
  fileprivate var undoneJoins: [LintFinding] {
    outline.cores.flatMap { core -> [LintFinding] in
      guard let condition = core.parts["where"] else { return [] }
      return outline.conjuncts(condition).compactMap { conjunct in
        // `t.x` is the column of a table that may be left out.
        guard let first = conjunct.first, let name = outerSource(at: first, in: core),
          isStrict(comparisonAt: first + 3)
        else { return nil }
        return LintFinding(
          message: "this drops the records that have no '\(name)', which LEFT JOIN keeps",
          range: place(tokens: first..<first + 3),
          remedy: "Move the condition behind ON; if they should go, write JOIN.")
      }
    }
  }

  /// The name of the outer source that qualifies the column at a token.
  private func outerSource(at token: Int, in core: QueryOutline.Core) -> String? {
    guard outline.isSign(token + 1, "."), tokens[token].isName else { return nil }
    let qualifier = tokens[token].text.lowercased()
    let source = core.sources.first { $0.alias?.lowercased() == qualifier }
    return source.flatMap { $0.isOuter ? $0.name ?? $0.alias : nil }
  }

  /// Whether a comparison never holds for NULL.
  private func isStrict(comparisonAt index: Int) -> Bool {
    guard tokens.indices.contains(index) else { return false }
    if tokens[index].kind == .sign {
      return ["=", "==", "<>", "!=", "<", "<=", ">", ">="].contains(tokens[index].text)
    }
    return ["in", "like", "glob", "between", "not"].contains(outline.word(index) ?? "")
      && !(outline.word(index) == "not" && outline.word(index + 1) == "null")
  }
}
