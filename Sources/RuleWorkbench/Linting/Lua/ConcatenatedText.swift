import ComplianceModel
import LuaSyntax

extension Lint {
  /// A value put into a verdict's text with `..`.
  static let concatenatedText = Lint(
    "concatenated-text", .warning, finds: "a column put into a verdict's text with '..'",
    why: """
      `..` breaks the rule where the value is NULL, and a value with a `%` in it is taken for a place \
      of an argument. An argument does neither: NULL is shown as a dash.
      """,
    LintPage.Example(
      in: .judge,
      bad: """
        if owner_id == nil then return fail("asset " .. code .. " has no owner") end
        """,
      good: """
        if owner_id == nil then return fail("asset %s has no owner", code) end
        """)
  ) { file in
    let parameters = file.judgeParameters()
    return file.tree.all.compactMap { call in
      guard let text = file.verdictText(call),
        case .binary(.concatenate, _, _, _) = file.tree[text].kind,
        let part = file.parts(of: text).first(where: { part in
          file.variable(part).map(parameters.contains) ?? false
        })
      else { return nil }
      let name = file.tree.text(of: part)
      return LintFinding(
        message: "'\(name)' may be NULL, which '..' cannot join", range: file.tree[part].range,
        remedy: "Write %s in the text, and \(name) as an argument behind it.")
    }
  }
}

extension LintedFile {
  /// What `..` joins, from the left.
  fileprivate func parts(of node: Node.ID) -> [Node.ID] {
    var (found, waiting): ([Node.ID], [Node.ID]) = ([], [node])
    while let next = waiting.popLast() {
      switch tree[next].kind {
      case .binary(.concatenate, _, let left, let right): waiting += [right, left]
      case .parenthesized(let inner): waiting.append(inner)
      default: found.append(next)
      }
    }
    return found
  }

  /// The parameters of every `judge` and the variables of its `each`.
  fileprivate func judgeParameters() -> Set<Variable.ID> {
    var found: Set<Variable.ID> = []
    for judge in declarations.compactMap(\.judge) {
      for parameter in judge.parts.parameters {
        guard case .declaration(let id, _) = tree[parameter].kind else { continue }
        found.insert(id)
      }
      for node in tree.descendants(of: judge.parts.body) {
        found.formUnion(eachVariables(node).map(\.0))
      }
    }
    return found
  }
}
