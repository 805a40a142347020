import ComplianceModel
import LuaSyntax

extension Lint {
  /// `not a == b`, which compares a truth value with `b`.
  static let negationBeforeComparison = Lint(
    "negation-before-comparison", .error, finds: "'not' right before a comparison",
    why: """
      `not` binds before `==`: `not status == "open"` asks whether `not status`, which is true or \
      false, equals the text "open", and that never holds.
      """,
    LintPage.Example(
      in: .judge,
      bad: """
        if not status == "open" then return fail("%s is not open", code) end
        """,
      good: """
        if status ~= "open" then return fail("%s is not open", code) end
        """)
  ) { file in
    file.comparisonsByNode.compactMap { sign, left, right in
      // Truth values may be compared for being equal, and for nothing else.
      let isOrdering = sign != .equal && sign != .notEqual
      guard case .unary(.not, let operand) = file.tree[left].kind,
        isOrdering || !file.isTruth(right)
      else { return nil }
      let (name, other) = (file.tree.text(of: operand), file.tree.text(of: right))
      let remedy =
        sign == .equal
        ? "Write \(name) ~= \(other)."
        : "Write not (\(name) \(sign.rawValue) \(other))."
      let start = file.tree[left].range.lowerBound
      return LintFinding(
        message: "'not' comes before '\(sign.rawValue)': true or false is compared",
        range: start..<start + 3, remedy: remedy)
    }
  }
}

extension LintedFile {
  /// Comparisons whose left side stands in no brackets of its own.
  fileprivate var comparisonsByNode: [(BinaryOperator, Node.ID, Node.ID)] {
    tree.all.compactMap { node in
      guard case .binary(let sign, _, let left, let right) = tree[node].kind, sign.isComparison
      else { return nil }
      return (sign, left, right)
    }
  }

  /// Whether an expression is true or false, or may well be.
  fileprivate func isTruth(_ node: Node.ID) -> Bool {
    switch tree[tree.bare(node)].kind {
    case .true, .false, .unary(.not, _), .name, .call, .methodCall, .member, .index: true
    case .binary(let sign, _, _, _): sign.isComparison || sign == .and || sign == .or
    default: false
    }
  }
}
