import ComplianceModel
import Evaluation

extension Lint {
  /// A division of whole numbers, which drops the rest.
  static let wholeNumberDivision = Lint(
    "whole-number-division", .warning, finds: "a division of whole numbers, which drops the rest",
    why: """
      In SQL 3 / 4 is 0: a share of two counts is 0 until everything conforms. `* 1.0` before the \
      sign makes it a number with a fraction.
      """,
    LintPage.Example(
      in: .select,
      bad: """
        SELECT a.id, a.code,
          (SELECT count(c.done_on) / count(*) FROM checks c
           WHERE c.asset_id = a.id) AS owner_id
        FROM assets a ORDER BY a.id
        """,
      good: """
        SELECT a.id, a.code,
          (SELECT count(c.done_on) * 1.0 / count(*) FROM checks c
           WHERE c.asset_id = a.id) AS owner_id
        FROM assets a ORDER BY a.id
        """)
  ) { file in
    file.queries.flatMap { query in
      query.tokens.indices.filter { query.dividesWholeNumbers(at: $0) }.map { index in
        LintFinding(
          message: "whole numbers are divided, and the rest is dropped",
          range: query.place(index), remedy: "Write * 1.0 before it, if the fraction counts.")
      }
    }
  }
}

extension LintedQuery {
  fileprivate func dividesWholeNumbers(at index: Int) -> Bool {
    outline.isSign(index, "/") && isWholeNumber(before: index) && isWholeNumber(at: index + 1)
      // `2.5 * count(*) / 4` has a fraction already.
      && !outline.isSign(index - 2, "*")
  }

  private func isWholeNumber(at index: Int) -> Bool {
    guard tokens.indices.contains(index) else { return false }
    if isInteger(index) { return true }
    return isCount(index) || outline.column(at: index).map(Self.isWhole) ?? false
  }

  private func isWholeNumber(before index: Int) -> Bool {
    if isInteger(index - 1) { return !outline.isSign(index - 2, "*") }
    if let use = outline.column(before: index) {
      return Self.isWhole(use) && !outline.isSign(use.range.lowerBound - 1, "*")
    }
    guard outline.isSign(index - 1, ")") else { return false }
    let opening = tokens.indices[..<(index - 1)].last { opening in
      outline.isSign(opening, "(") && outline.depths[opening] == outline.depths[index - 1]
    }
    return opening.map { isCount($0 - 1) && !outline.isSign($0 - 2, "*") } ?? false
  }

  private func isInteger(_ index: Int) -> Bool {
    tokens.indices.contains(index) && tokens[index].kind == .number
      && Int(tokens[index].text) != nil
  }

  private func isCount(_ index: Int) -> Bool {
    outline.word(index) == "count" && outline.isSign(index + 1, "(")
  }

  private static func isWhole(_ use: QueryOutline.ColumnUse) -> Bool {
    use.column.type.uppercased().contains("INT")
  }
}
