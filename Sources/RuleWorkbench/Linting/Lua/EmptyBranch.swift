import ComplianceModel
import LuaSyntax

extension Lint {
  /// A branch or loop without a statement.
  static let emptyBranch = Lint(
    "empty-branch", .warning, finds: "a branch or loop without a statement",
    why: """
      A condition was found worth asking and nothing follows from it: what should happen was \
      forgotten, or taken away for a trial.
      """,
    LintPage.Example(
      in: .judge,
      bad: """
        if rating == nil then end
        return at_most(rating, 15, "points", "%s is rated high", code)
        """,
      good: """
        if rating == nil then return unknown("%s is not rated", code) end
        return at_most(rating, 15, "points", "%s is rated high", code)
        """)
  ) { file in
    file.tree.all.flatMap { node -> [LintFinding] in
      file.emptyBlocks(of: node).map { word in
        LintFinding(
          message: "nothing happens in this branch", range: word,
          remedy: "Say what follows, or take the branch away.")
      }
    }
  }
}

extension LintedFile {
  /// The words that open the empty blocks of a statement.
  fileprivate func emptyBlocks(of node: Node.ID) -> [Range<Int>] {
    switch tree[node].kind {
    case .clause(let condition, let block) where isEmpty(block):
      [firstWord(before: tree[condition].range.lowerBound)]
    case .ifStatement(_, let otherwise?) where isEmpty(otherwise):
      [lastWord("else", in: tree[node].range)].compactMap(\.self)
    case .whileLoop(_, let block), .numericFor(_, _, let block), .genericFor(_, _, let block):
      isEmpty(block) ? [firstWord(at: tree[node].range.lowerBound)] : []
    default: []
    }
  }

  private func isEmpty(_ block: Node.ID) -> Bool {
    guard case .block(let statements) = tree[block].kind else { return false }
    return statements.allSatisfy { tree[$0].kind == .empty }
  }

  /// The token before a byte: `if` or `elseif`.
  private func firstWord(before offset: Int) -> Range<Int> {
    tree.tokens.last { $0.range.upperBound <= offset }?.range ?? offset..<offset + 1
  }

  private func firstWord(at offset: Int) -> Range<Int> {
    tree.tokens.first { $0.range.lowerBound == offset }?.range ?? offset..<offset + 1
  }

  private func lastWord(_ word: String, in range: Range<Int>) -> Range<Int>? {
    tree.tokens.last { range.contains($0.range.lowerBound) && tree.text(of: $0.range) == word }?
      .range
  }
}
