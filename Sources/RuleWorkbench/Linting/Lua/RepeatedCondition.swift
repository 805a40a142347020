import ComplianceModel
import LuaSyntax

extension Lint {
  /// The same condition twice in one `if`, or on both sides of `and` and `or`.
  static let repeatedCondition = Lint(
    "repeated-condition", .warning,
    finds: "the same condition twice in one 'if', or on both sides of 'and' or 'or'",
    why: """
      The second never decides anything: a line was copied, and the name in it was not changed.
      """,
    LintPage.Example(
      in: .judge,
      bad: """
        if due_on == nil or due_on == nil then
          return fail("%s is not planned", code)
        end
        """,
      good: """
        if due_on == nil or owner_id == nil then
          return fail("%s is not planned", code)
        end
        """)
  ) { file in
    file.tree.all.flatMap { file.repeated(in: $0) }.map { node in
      LintFinding(
        message: "the condition stands there twice", range: file.tree[node].range,
        remedy: "Write what was meant, or take one away.")
    }
  }
}

extension LintedFile {
  /// Conditions that are the same as one before them, each once.
  fileprivate func repeated(in node: Node.ID) -> [Node.ID] {
    switch tree[node].kind {
    case .binary(let sign, _, _, _) where sign == .and || sign == .or:
      isTop(node, sign) ? repeated(among: operands(of: node, sign)) : []
    case .ifStatement(let clauses, _):
      repeated(
        among: clauses.compactMap { clause in
          guard case .clause(let condition, _) = tree[clause].kind else { return nil }
          return condition
        })
    default: []
    }
  }

  /// Whether a chain of one operator ends at a node.
  private func isTop(_ node: Node.ID, _ sign: BinaryOperator) -> Bool {
    guard let parent = tree.parent(of: node), case .binary(sign, _, node, _) = tree[parent].kind
    else { return true }
    return false
  }

  private func repeated(among conditions: [Node.ID]) -> [Node.ID] {
    var counts: [[String]: Int] = [:]
    return conditions.filter { condition in
      guard !calls(condition) else { return false }
      let words = words(of: condition)
      counts[words, default: 0] += 1
      return counts[words] == 2
    }
  }

  /// The operands of a chain of one operator, from the left.
  private func operands(of node: Node.ID, _ sign: BinaryOperator) -> [Node.ID] {
    var found: [Node.ID] = []
    var place = node
    while case .binary(sign, _, let left, let right) = tree[place].kind {
      found.append(right)
      place = left
    }
    return [place] + found.reversed()
  }

  /// Whether an expression calls something, which may answer otherwise the next time.
  private func calls(_ node: Node.ID) -> Bool {
    tree.descendants(of: node).contains { node in
      switch tree[node].kind {
      case .call, .methodCall, .function: true
      default: false
      }
    }
  }

  private func words(of node: Node.ID) -> [String] {
    tree.tokens(in: tree[node].range).map { tree.text(of: $0.range) }
  }
}
