import ComplianceModel
import Evaluation

extension Lint {
  /// The clock of SQLite in a query.
  static let clockInQuery = Lint(
    "clock-in-query", .warning, finds: "'now' or CURRENT_DATE in a query",
    why: """
      An assessment has one day, which `--as-of` names and `:today` holds. SQLite's clock is set to \
      it here; a reader and another program that runs the query will not know.
      """,
    LintPage.Example(
      in: .select,
      bad: """
        SELECT id, code, owner_id FROM assets WHERE due_on < date('now') ORDER BY id
        """,
      good: """
        SELECT id, code, owner_id FROM assets WHERE due_on < :today ORDER BY id
        """)
  ) { file in
    file.queries.flatMap { query in
      query.clocks.map { range in
        LintFinding(
          message: "the day of an assessment is ':today'", range: range, remedy: "Write :today.")
      }
    }
  }
}

extension LintedQuery {
  fileprivate var clocks: [Range<Int>] {
    let functions: Set<String> = [
      "date", "time", "datetime", "julianday", "unixepoch", "strftime", "timediff",
    ]
    return tokens.indices.filter { index in
      switch tokens[index].kind {
      case .word:
        ["current_date", "current_time", "current_timestamp"].contains(
          tokens[index].text.lowercased())
          && !outline.isSign(index - 1, ".")
      case .text:
        tokens[index].text.lowercased() == "now"
          && tokens.indices.contains { opening in
            functions.contains(outline.word(opening) ?? "") && outline.isSign(opening + 1, "(")
              && (opening..<outline.closing(opening + 1)).contains(index)
          }
      default: false
      }
    }.map { place($0) }
  }
}
