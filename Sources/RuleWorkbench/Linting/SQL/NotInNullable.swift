import ComplianceModel
import Evaluation

extension Lint {
  /// NOT IN over a subquery that may yield NULL.
  static let notInNullable = Lint(
    "not-in-nullable", .warning, finds: "NOT IN over a subquery that may yield NULL",
    why: """
      One NULL among the values makes NOT IN yield NULL for everything that is not among them: the \
      query yields no record at all, on the day on which the first NULL is recorded.
      """,
    LintPage.Example(
      in: .select,
      bad: """
        SELECT id, code, owner_id FROM assets
        WHERE id NOT IN (SELECT asset_id FROM checks) ORDER BY id
        """,
      good: """
        SELECT id, code, owner_id FROM assets a
        WHERE NOT EXISTS (SELECT 1 FROM checks c WHERE c.asset_id = a.id)
        ORDER BY id
        """)
  ) { file in file.queries.flatMap(\.subqueriesWithNull) }
}

extension LintedQuery {
  fileprivate var subqueriesWithNull: [LintFinding] {
    tokens.indices.compactMap { index in
      guard outline.word(index) == "in", outline.word(index - 1) == "not",
        outline.isSign(index + 1, "("), outline.word(index + 2) == "select",
        let core = outline.cores.first(where: { $0.range.lowerBound == index + 2 }),
        let list = core.parts["select"], let use = outline.column(at: list.lowerBound),
        use.range == list, use.mayBeNull || use.source.isOuter, !excludesNull(use, in: core)
      else { return nil }
      return LintFinding(
        message: "'\(use.column.name)' may be NULL, and then NOT IN holds for nothing",
        range: place(tokens: use.range),
        remedy: "Write NOT EXISTS, or leave NULL out: WHERE \(use.column.name) IS NOT NULL.")
    }
  }

  /// Whether a condition of the subquery leaves NULL out of a column: any but `IS`.
  private func excludesNull(_ use: QueryOutline.ColumnUse, in core: QueryOutline.Core) -> Bool {
    guard let condition = core.parts["where"] else { return false }
    return outline.conjuncts(condition).contains { conjunct in
      guard !conjunct.contains(where: { outline.word($0) == "or" }) else { return false }
      return conjunct.contains { index in
        guard let other = outline.column(at: index), other.column.name == use.column.name,
          other.source.token == use.source.token
        else { return false }
        let next = other.range.upperBound
        guard outline.word(next) == "is" else { return outline.word(index - 1) != "not" }
        return outline.word(next + 1) == "not" && outline.word(next + 2) == "null"
      }
    }
  }
}
