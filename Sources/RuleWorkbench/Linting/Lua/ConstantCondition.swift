import ComplianceModel
import LuaSyntax

extension Lint {
  /// A condition that comes out the same for every record.
  static let constantCondition = Lint(
    "constant-condition", .warning, finds: "a condition that comes out the same for every record",
    why: """
      A condition that is always true or never true decides nothing: a constant was left from a \
      trial, one side was written twice, or a number or text was taken for a truth value.
      """,
    LintPage.Example(
      in: .judge,
      bad: """
        if due_on == due_on then return pass() end
        return fail("%s is late", code)
        """,
      good: """
        if due_on == today then return pass() end
        return fail("%s is late", code)
        """)
  ) { file in
    file.conditions().compactMap { condition in
      guard let isTrue = file.constantTruth(condition) else { return nil }
      return LintFinding(
        message: "the condition is \(isTrue ? "always" : "never") true",
        range: file.tree[condition].range, remedy: "Say what decides, or take the condition away.")
    }
  }
}

extension LintedFile {
  /// The conditions of `if`, `while` and `repeat`, but for `while true`, which is meant.
  fileprivate func conditions() -> [Node.ID] {
    tree.all.compactMap { node in
      switch tree[node].kind {
      case .clause(let condition, _), .repeatLoop(_, let condition): condition
      case .whileLoop(let condition, _) where tree[condition].kind != .true: condition
      default: nil
      }
    }
  }

  /// Whether an expression is always true, or never; nil: it depends.
  fileprivate func constantTruth(_ node: Node.ID) -> Bool? {
    switch tree[node].kind {
    case .true, .numeral, .string, .table, .function: return true
    case .false, .nil: return false
    case .parenthesized(let inner): return constantTruth(inner)
    case .unary(.not, let inner): return constantTruth(inner).map { !$0 }
    case .binary(let sign, _, let left, let right) where sign.isComparison:
      guard isPlain(left), tree.text(of: left) == tree.text(of: right) else { return nil }
      return [.equal, .lessOrEqual, .greaterOrEqual].contains(sign)
    default: return nil
    }
  }

  /// Whether an expression yields the same value whenever it is asked: names, members and values.
  fileprivate func isPlain(_ node: Node.ID) -> Bool {
    switch tree[node].kind {
    case .name, .numeral, .string, .true, .false, .nil: true
    case .member(let object, _): isPlain(object)
    case .parenthesized(let inner): isPlain(inner)
    default: false
    }
  }
}
