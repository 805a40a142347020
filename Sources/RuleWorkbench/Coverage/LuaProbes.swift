import LuaSyntax

extension SyntaxTree {
  /// Its statements and the parts of its conditions, as places to be probed.
  func luaProbes() -> [ProbePoint] {
    statements().map { ProbePoint(kind: .statement, range: self[$0].range) }
      + conditionParts().map { ProbePoint(kind: .condition, range: self[$0].range) }
  }

  /// The statements that do something.
  private func statements() -> [Node.ID] {
    all.flatMap { node -> [Node.ID] in
      guard case .block(let statements) = self[node].kind else { return [] }
      return statements.filter { statement in
        switch self[statement].kind {
        case .empty, .label: false
        default: true
        }
      }
    }
  }

  /// What decides where the code goes on.
  ///
  /// These are the conditions of statements, and what stands before `and` and `or` in other
  /// expressions, each cut at `and`, `or` and `not`. Constants decide nothing, nor do verdicts, which
  /// are always true.
  private func conditionParts() -> [Node.ID] {
    var parts: [Node.ID] = []
    var taken: Set<Node.ID> = []
    func take(_ condition: Node.ID) {
      var waiting = [condition]
      while let node = waiting.popLast() {
        switch self[node].kind {
        case .binary(.and, _, let one, let other), .binary(.or, _, let one, let other):
          taken.insert(node)
          waiting += [other, one]
        case .unary(.not, let operand): waiting.append(operand)
        case .parenthesized(let inner): waiting.append(inner)
        case .nil, .true, .false, .numeral, .string, .function, .table: continue
        default: if !isVerdict(node) { parts.append(node) }
        }
      }
    }
    for node in all {
      switch self[node].kind {
      case .clause(let condition, _), .whileLoop(let condition, _), .repeatLoop(_, let condition):
        take(condition)
      case .binary(.and, _, let one, _), .binary(.or, _, let one, _):
        if !taken.contains(node) { take(one) }
      default: continue
      }
    }
    return parts
  }

  /// Whether it is a call such as `fail(…)`.
  private func isVerdict(_ node: Node.ID) -> Bool {
    guard case .call(let callee, _) = self[node].kind, self[callee].kind == .name(.global) else {
      return false
    }
    return Verdicts.names.contains(text(of: callee))
  }
}
