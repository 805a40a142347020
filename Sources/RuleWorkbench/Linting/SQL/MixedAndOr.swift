import ComplianceModel
import Evaluation

extension Lint {
  /// AND and OR side by side without brackets.
  static let mixedAndOr = Lint(
    "mixed-and-or", .warning, finds: "AND and OR side by side without brackets",
    why: """
      AND binds before OR: `a AND b OR c` is true whenever `c` is, whatever `a` says. Who reads it \
      cannot tell whether that was meant.
      """,
    LintPage.Example(
      in: .select,
      bad: """
        SELECT id, code, owner_id FROM assets
        WHERE encrypted = 1 AND due_on IS NULL OR rating IS NULL ORDER BY id
        """,
      good: """
        SELECT id, code, owner_id FROM assets
        WHERE encrypted = 1 AND (due_on IS NULL OR rating IS NULL) ORDER BY id
        """)
  ) { file in
    file.queries.flatMap { query in
      query.mixedConditions.map { range in
        LintFinding(
          message: "AND binds before this OR", range: range,
          remedy: "Put brackets around what belongs together.")
      }
    }
  }
}

extension LintedQuery {
  /// The first OR of each condition that has AND beside it.
  fileprivate var mixedConditions: [Range<Int>] {
    conditions.compactMap { condition in
      let alternatives = outline.pieces(condition) { outline.word($0) == "or" }
      guard alternatives.count > 1,
        alternatives.contains(where: { !$0.isEmpty && outline.conjuncts($0).count > 1 })
      else { return nil }
      return place(alternatives[0].upperBound)
    }
  }

  /// What stands in brackets or behind WHERE, HAVING and ON, each up to the next part of the query.
  private var conditions: [Range<Int>] {
    let ends: Set<String> = [
      "where", "group", "having", "order", "limit", "join", "left", "inner", "cross", "union",
      "intersect", "except", "window", "on", "when", "then", "else", "end", "select", "from",
    ]
    return tokens.indices.compactMap { index in
      let isOpening = outline.isSign(index, "(")
      guard isOpening || ["where", "having", "on", "when"].contains(outline.word(index) ?? "")
      else {
        return nil
      }
      let depth = outline.depths[index] + (isOpening ? 1 : 0)
      let end =
        tokens.indices[(index + 1)...].first { next in
          outline.depths[next] < depth
            || outline.depths[next] == depth
              && (outline.isSign(next, ",") || ends.contains(outline.word(next) ?? ""))
        } ?? tokens.count
      return index + 1 < end ? index + 1..<end : nil
    }
  }
}
