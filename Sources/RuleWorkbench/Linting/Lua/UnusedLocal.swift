import ComplianceModel
import LuaSyntax

extension Lint {
  /// A local variable or function that nothing reads.
  static let unusedLocal = Lint(
    "unused-local", .warning,
    finds: "a local variable or function that nothing reads",
    why: """
      A value that was worked out and not looked at is mostly a condition that was forgotten. A name \
      that begins with `_` says that the value is not wanted.
      """,
    LintPage.Example(
      in: .judge,
      bad: """
        local limit = 30
        return at_most(date.days(due_on, today), 0, "days", "%s is late", code)
        """,
      good: """
        local limit = 30
        return at_most(date.days(due_on, today), limit, "days", "%s is late", code)
        """), isFixed: true
  ) { file in
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
        range: start..<start + variable.name.utf8.count,
        remedy: "Use it, or take it away; _\(variable.name) says that it is not wanted.",
        edits: uses.isEmpty ? file.removal(ofDeclaration: declaration) : [])
    }
  }
}

extension LintedFile {
  /// What takes `local name = value` away, where working the value out does nothing else.
  fileprivate func removal(ofDeclaration declaration: Node.ID) -> [SourceEdit] {
    guard let statement = tree.parent(of: declaration),
      case .local(let names, let values) = tree[statement].kind, names.count == 1,
      values.count <= 1, values.allSatisfy(isWithoutEffect)
    else { return [] }
    return [SourceEdit(tree.rangeWithLine(tree[statement].range), "")]
  }

  private func isWithoutEffect(_ value: Node.ID) -> Bool {
    switch tree[value].kind {
    case .nil, .true, .false, .numeral, .string: true
    // A helper declares its functions and does nothing else.
    default: calledGlobal(value).map { $0.name == "require" } ?? false
    }
  }

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
