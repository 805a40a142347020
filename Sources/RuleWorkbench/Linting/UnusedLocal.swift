import ComplianceModel
import LuaSyntax

extension Lint {
  /// A local variable or function that nothing reads.
  ///
  /// Why: a value that was worked out and not looked at is mostly a condition that was forgotten.
  /// A name that begins with `_` says that the value is not wanted.
  ///
  /// Bad: `local late = date.days(due_on, today)` and no `late` after it
  /// Good: `return at_most(late, 0, "days", "%s is late", code)`
  static let unusedLocal = Lint(id: "unused-local", severity: .warning) { file in
    file.tree.variables.enumerated().compactMap { _, variable in
      guard variable.role == .local || variable.role == .localFunction,
        variable.attribute != .close, !variable.name.hasPrefix("_"),
        let declaration = variable.declaration,
        case .declaration(let id, _) = file.tree[declaration].kind
      else { return nil }
      let uses = file.uses[id] ?? []
      guard !file.reads(uses, outside: declaration) else { return nil }
      let start = file.tree[declaration].range.lowerBound
      let what = variable.role == .local ? "local" : "function"
      return LintFinding(
        message: uses.contains(where: \.isAssignment)
          ? "\(what) '\(variable.name)' is assigned and never read"
          : "\(what) '\(variable.name)' is never used",
        range: start..<start + variable.name.utf8.count)
    }
  }
}

extension LintedFile {
  /// Whether one of `uses` reads the variable; a function that calls only itself is not used.
  fileprivate func reads(_ uses: [Use], outside declaration: Node.ID) -> Bool {
    var own = 0..<0
    if let parent = tree.parent(of: declaration),
      case .localFunction(_, let function) = tree[parent].kind
    {
      own = tree[function].range
    }
    return uses.contains {
      !$0.isAssignment && !own.contains(tree[$0.node].range.lowerBound)
    }
  }
}
