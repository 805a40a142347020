import ComplianceModel
import LuaSyntax

extension Lint {
  /// A loop that ends in its first round.
  static let loopOfOne = Lint(
    "loop-of-one", .warning, finds: "a loop that ends in its first round",
    why: """
      A `return` or `break` that stands in the loop without a condition lets it see one record: the \
      others are not judged, and nothing says so.
      """,
    LintPage.Example(
      in: .judge,
      bad: """
        local left = "SELECT left_on FROM people WHERE id = :id"
        for _, left_on in org.rows(left, { id = owner_id }) do
          return at_most(date.days(left_on, today), 0, "days", "%s is alone", code)
        end
        """,
      good: """
        local left = "SELECT left_on FROM people WHERE id = :id"
        for _, left_on in org.rows(left, { id = owner_id }) do
          if date.done(left_on) then return fail("%s has lost its owner", code) end
        end
        """)
  ) { file in
    file.tree.all.compactMap { node in
      let block: Node.ID
      switch file.tree[node].kind {
      case .genericFor(_, _, let body), .numericFor(_, _, let body), .whileLoop(_, let body):
        block = body
      default: return nil
      }
      guard case .block(let statements) = file.tree[block].kind,
        let end = statements.last(where: { file.tree[$0].kind != .empty }), file.leaves(end),
        !file.tree.descendants(of: block).contains(where: { file.isGoto($0) })
      else { return nil }
      return LintFinding(
        message: "the loop ends in its first round", range: file.firstLine(of: end),
        remedy: "Say when it may end; for the first record alone: org.record(…).")
    }
  }
}

extension LintedFile {
  /// Whether a statement leaves the loop around it.
  fileprivate func leaves(_ node: Node.ID) -> Bool {
    switch tree[node].kind {
    case .returnStatement, .breakStatement: true
    default: false
    }
  }

  fileprivate func isGoto(_ node: Node.ID) -> Bool {
    if case .goto = tree[node].kind { return true }
    return false
  }

  /// The word with which a statement begins.
  fileprivate func firstLine(of node: Node.ID) -> Range<Int> {
    let start = tree[node].range.lowerBound
    return tree.tokens.first { $0.range.lowerBound == start }?.range ?? start..<start + 1
  }
}
