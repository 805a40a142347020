import ComplianceModel
import LuaSyntax

extension Lint {
  /// Statements that nothing comes to.
  static let unreachableCode = Lint(
    "unreachable-code", .warning, finds: "statements that nothing comes to",
    why: """
      What stands behind a `break`, an `error(…)`, or an `if` all of whose branches return never \
      runs. A check that was written there is not made.
      """,
    LintPage.Example(
      in: .judge,
      bad: """
        if rating == nil then
          return unknown("%s is not rated", code)
        else
          return pass()
        end
        if owner_id == nil then return fail("%s has no owner", code) end
        """,
      good: """
        if rating == nil then return unknown("%s is not rated", code) end
        if owner_id == nil then return fail("%s has no owner", code) end
        """)
  ) { file in
    var ends = Endings(file)
    return file.tree.all.compactMap { node in
      guard case .block(let statements) = file.tree[node].kind,
        let last = statements.firstIndex(where: { ends.isEnd($0) }),
        // What a label marks may be come to by goto.
        let next = statements[(last + 1)...].first(where: { file.tree[$0].kind != .empty }),
        !statements[(last + 1)...].contains(where: { file.isLabel($0) })
      else { return nil }
      return LintFinding(
        message: "nothing comes to this statement", range: file.tree[next].range,
        remedy: "Take it away, or let one of the branches before it go on.")
    }
  }
}

extension LintedFile {
  fileprivate func isLabel(_ node: Node.ID) -> Bool {
    if case .label = tree[node].kind { return true }
    return false
  }
}

/// Which statements never go on to the next.
private struct Endings {
  private let file: LintedFile
  private var known: [Node.ID: Bool] = [:]

  init(_ file: LintedFile) { self.file = file }

  /// Whether a statement never goes on to the next; blocks in blocks are as deep as Lua lets them be.
  mutating func isEnd(_ node: Node.ID) -> Bool {
    if let known = known[node] { return known }
    let found = decide(node)
    known[node] = found
    return found
  }

  private mutating func decide(_ node: Node.ID) -> Bool {
    switch file.tree[node].kind {
    case .returnStatement, .breakStatement, .goto: return true
    case .callStatement(let call): return file.calledGlobal(call)?.name == "error"
    case .doBlock(let block): return isEnd(block)
    case .block(let statements): return statements.contains { isEnd($0) }
    case .ifStatement(let clauses, let otherwise):
      guard let otherwise, isEnd(otherwise) else { return false }
      return clauses.allSatisfy { clause in
        guard case .clause(_, let block) = file.tree[clause].kind else { return false }
        return isEnd(block)
      }
    default: return false
    }
  }
}
