import ComplianceModel
import Evaluation

extension Lint {
  /// A table that is joined without saying what belongs together.
  static let unboundJoin = Lint(
    "unbound-join", .warning, finds: "a table that is joined without a condition",
    why: """
      Every record is put beside every other: subjects occur many times over, counts and sums grow, \
      and a database of some size never comes to an end. CROSS JOIN says that it is meant.
      """,
    LintPage.Example(
      in: .select,
      bad: """
        SELECT a.id, a.code, a.owner_id
        FROM assets a JOIN people p ORDER BY a.id
        """,
      good: """
        SELECT a.id, a.code, a.owner_id
        FROM assets a JOIN people p ON p.id = a.owner_id ORDER BY a.id
        """)
  ) { file in
    file.queries.filter(\.isWhole).flatMap { query in
      query.outline.cores.flatMap { core in
        core.sources.filter { query.isUnbound($0, in: core) }.map { source in
          LintFinding(
            message: "nothing says which records of '\(source.name ?? "")' belong to the others",
            range: query.place(source.token),
            remedy: "Write ON and what they have in common; if every pair is meant, CROSS JOIN.")
        }
      }
    }
  }
}

extension LintedQuery {
  fileprivate func isUnbound(_ source: QueryOutline.Source, in core: QueryOutline.Core) -> Bool {
    // Functions such as json_each take what belongs to them in brackets.
    guard source.name != nil else { return false }
    switch source.join {
    case .first: return false
    case .join(let isBound): return !isBound && core.parts["where"] == nil
    case .comma: return core.parts["where"] == nil
    }
  }
}
