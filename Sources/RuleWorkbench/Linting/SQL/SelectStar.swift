import ComplianceModel
import Evaluation
import LuaSyntax

extension Lint {
  /// `SELECT *` where columns are named.
  static let selectStar = Lint(
    "select-star", .warning, finds: "SELECT * where `judge` names its columns",
    why: """
      What the rule reads changes with the schema: a column that is added, or that two joined tables \
      share, breaks a rule that nobody touched. A `judge` that takes the record as `row` may have it.
      """,
    LintPage.Example(
      in: .select,
      bad: """
        SELECT * FROM assets ORDER BY id
        """,
      good: """
        SELECT id, code, owner_id FROM assets ORDER BY id
        """)
  ) { file in
    file.queries.filter { !$0.judgesRows(in: file) }.flatMap { query in
      query.outline.cores.flatMap { core -> [LintFinding] in
        guard let list = core.parts["select"],
          query.outline.word(core.range.lowerBound - 2) != "exists"
        else { return [] }
        return query.stars(in: list).map { range in
          LintFinding(
            message: "the columns are those of the schema, whatever they are", range: range,
            remedy: "Name those that are read.")
        }
      }
    }
  }
}

extension LintedQuery {
  fileprivate func stars(in list: Range<Int>) -> [Range<Int>] {
    outline.pieces(list) { outline.isSign($0, ",") }.compactMap { item in
      guard let last = item.last, outline.isSign(last, "*"),
        item.count == 1 || item.count == 3 && outline.isSign(last - 1, ".")
      else { return nil }
      return place(tokens: item)
    }
  }

  /// Whether it is the query of a rule whose `judge` takes the record as a table.
  fileprivate func judgesRows(in file: LintedFile) -> Bool {
    guard let parameters = rule?.judge?.parts.parameters, parameters.count == 1 else {
      return false
    }
    return file.tree.text(of: parameters[0]) == "row"
  }
}
