import ComplianceModel
import LuaSyntax

extension Lint {
  /// A truth value that is returned where a verdict is wanted.
  static let booleanVerdict = Lint(
    "boolean-verdict", .error,
    finds: "true or false returned where a verdict is wanted",
    why: """
      `true` and `false` are no verdicts, and `return bad and fail(…)` returns `false` for every record \
      that is good: the rule ends as an error.
      """,
    LintPage.Example(
      in: .judge,
      bad: """
        return rating > 15 and fail("%s is rated high", code)
        """,
      good: """
        if rating > 15 then return fail("%s is rated high", code) end
        """)
  ) { file in
    let functions = file.declarations.flatMap(\.functions).filter { $0.field != "before" }
    let nodes = Set(functions.map(\.node))
    return file.tree.all.flatMap { node -> [LintFinding] in
      guard case .returnStatement(let values) = file.tree[node].kind,
        let function = file.tree.function(around: node), nodes.contains(function)
      else { return [] }
      return values.compactMap { value in
        let outcome = file.truth(of: value)
        guard outcome.canBeTrue || outcome.canBeFalse else { return nil }
        let word = outcome.canBeTrue ? outcome.canBeFalse ? "true or false" : "true" : "false"
        return LintFinding(
          message: "\(word) may be returned, which is no verdict", range: file.tree[value].range,
          remedy: "Write 'if … then return fail(…) end'.")
      }
    }
  }
}

/// Which truth values an expression may have, as far as its text says.
private struct Truth {
  var canBeTrue = false
  var canBeFalse = false

  static let either = Truth(canBeTrue: true, canBeFalse: true)
}

extension LintedFile {
  /// Which truth values `value` may have; operands first, since `and` chains may be long.
  fileprivate func truth(of value: Node.ID) -> Truth {
    var truths: [Node.ID: Truth] = [:]
    let operands = operands(of: value)
    for node in operands.reversed() { truths[node] = truth(of: node, truths) }
    return truths[value] ?? Truth()
  }

  /// `value` with the operands that its value may come from, parents first.
  private func operands(of value: Node.ID) -> [Node.ID] {
    var found: [Node.ID] = []
    var waiting = [value]
    while let node = waiting.popLast() {
      found.append(node)
      switch tree[node].kind {
      case .binary(.and, _, let left, let right), .binary(.or, _, let left, let right):
        waiting += [left, right]
      case .parenthesized(let inner): waiting.append(inner)
      default: break
      }
    }
    return found
  }

  private func truth(of node: Node.ID, _ known: [Node.ID: Truth]) -> Truth {
    switch tree[node].kind {
    case .true: return Truth(canBeTrue: true)
    case .false: return Truth(canBeFalse: true)
    case .unary(.not, _): return .either
    case .binary(let sign, _, let left, let right):
      let (one, other) = (known[left] ?? Truth(), known[right] ?? Truth())
      switch sign {
      case .and:
        return Truth(
          canBeTrue: other.canBeTrue, canBeFalse: one.canBeFalse || other.canBeFalse)
      case .or:
        return Truth(canBeTrue: one.canBeTrue || other.canBeTrue, canBeFalse: other.canBeFalse)
      default: return sign.isComparison ? .either : Truth()
      }
    case .parenthesized(let inner): return known[inner] ?? Truth()
    case .call(let callee, _): return asksTruth(callee) ? .either : Truth()
    default: return Truth()
    }
  }

  /// Whether what is called answers with a truth value, as `yes` and `date.done` do.
  private func asksTruth(_ callee: Node.ID) -> Bool {
    switch tree[callee].kind {
    case .name(.global): ["yes", "no", "blank"].contains(tree.text(of: callee))
    case .member(let object, let word) where tree[object].kind == .name(.global):
      ["date.done", "org.exists", "org.has"].contains(
        "\(tree.text(of: object)).\(tree.text(of: word))")
    default: false
    }
  }
}
