import ComplianceModel
import Evaluation

extension Lint {
  /// LIMIT in the query of a population.
  static let limitedPopulation = Lint(
    "limited-population", .warning, finds: "LIMIT in the query of a population",
    why: """
      Subjects beyond the limit are not judged, and the outcome says nothing of them. `needs` says \
      how many must conform.
      """,
    LintPage.Example(
      in: .select,
      bad: """
        SELECT id, code, owner_id FROM assets ORDER BY id LIMIT 100
        """,
      good: """
        SELECT id, code, owner_id FROM assets ORDER BY id
        """)
  ) { file in
    file.queries.filter { $0.rule != nil }.flatMap { query in
      query.limits(where: \.isOutermost).map { range in
        LintFinding(
          message: "subjects beyond the limit are not judged", range: range,
          remedy: "Leave LIMIT out; say with 'needs' how many must conform.")
      }
    }
  }

  /// LIMIT without ORDER BY.
  static let limitWithoutOrder = Lint(
    "limit-without-order", .warning, finds: "LIMIT without ORDER BY",
    why: """
      Which records are the first is SQLite's choice, and changes with an index or a version. The \
      same records may come to another verdict.
      """,
    LintPage.Example(
      in: .select,
      bad: """
        SELECT a.id, a.code,
          (SELECT c.done_on FROM checks c
           WHERE c.asset_id = a.id LIMIT 1) AS owner_id
        FROM assets a ORDER BY a.id
        """,
      good: """
        SELECT a.id, a.code,
          (SELECT max(c.done_on) FROM checks c
           WHERE c.asset_id = a.id) AS owner_id
        FROM assets a ORDER BY a.id
        """)
  ) { file in
    file.queries.flatMap { query in
      query.limits { core in
        core.parts["order"] == nil && !(core.isOutermost && query.rule != nil)
          && !query.yieldsValuesOnly(core)
      }.map { range in
        LintFinding(
          message: "which records come first is nobody's choice", range: range,
          remedy: "Say ORDER BY what, or take min(…) or max(…).")
      }
    }
  }
}

extension LintedQuery {
  /// The words LIMIT of SELECTs.
  fileprivate func limits(where isWanted: (QueryOutline.Core) -> Bool) -> [Range<Int>] {
    outline.cores.filter { $0.parts["limit"] != nil && isWanted($0) }.compactMap { core in
      core.parts["limit"].map { place($0.lowerBound - 1) }
    }
  }

  /// Whether it does not matter which record comes first: `SELECT 1 … LIMIT 1`.
  fileprivate func yieldsValuesOnly(_ core: QueryOutline.Core) -> Bool {
    (core.parts["select"] ?? 0..<0).allSatisfy { tokens[$0].kind == .number }
  }
}
