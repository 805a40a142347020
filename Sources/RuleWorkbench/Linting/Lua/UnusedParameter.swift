import ComplianceModel
import LuaSyntax

extension Lint {
  /// A parameter that a helper does not read.
  static let unusedParameter = Lint(
    "unused-parameter-of-helper", .warning,
    finds: "a parameter that a helper does not read",
    why: """
      Whoever calls the helper believes that the argument counts. Functions of a rule and functions \
      that are handed to others are left out: their parameters are not theirs to choose. A name that \
      begins with `_` says that the place is only kept.
      """,
    LintPage.Example(
      in: .library,
      bad: """
        local due = {}
        function due.is_over(day, interval) return day <= today end
        return due
        """,
      good: """
        local due = {}
        function due.is_over(day, interval)
          return date.add(day, interval) <= today
        end
        return due
        """)
  ) { file in
    let ruleFunctions = Set(file.declarations.flatMap { $0.functions.map(\.node) })
    return file.tree.all.flatMap { node -> [LintFinding] in
      guard let function = file.helper(node), !ruleFunctions.contains(function),
        case .function(let parts) = file.tree[function].kind
      else { return [] }
      return parts.parameters.compactMap { parameter in
        guard case .declaration(let id, _) = file.tree[parameter].kind else { return nil }
        let name = file.tree[id].name
        guard !name.hasPrefix("_"), (file.uses[id] ?? []).allSatisfy(\.isAssignment) else {
          return nil
        }
        return LintFinding(
          message: "parameter '\(name)' is never used", range: file.tree[parameter].range,
          remedy: "Use it, or take it away; _\(name) says that its place is kept.")
      }
    }
  }
}

extension LintedFile {
  /// The function that a statement gives a name.
  fileprivate func helper(_ node: Node.ID) -> Node.ID? {
    switch tree[node].kind {
    case .localFunction(_, let function), .functionStatement(_, let function): return function
    case .local(let names, let values) where names.count == 1 && values.count == 1:
      guard case .function = tree[values[0]].kind else { return nil }
      return values[0]
    default: return nil
    }
  }
}
