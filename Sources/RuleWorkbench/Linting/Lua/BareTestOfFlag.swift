import ComplianceModel
import LuaSyntax

extension Lint {
  /// A column that holds 0 or 1, tested as if it were a truth value.
  static let bareTestOfFlag = Lint(
    "bare-test-of-flag", .warning,
    finds: "a column that holds 0 or 1, tested as a truth value",
    why: """
      0 is true in Lua, so that `if encrypted then` holds for 0 and 1 alike, and only NULL falls out. \
      Whoever means NULL writes `~= nil`.
      """,
    LintPage.Example(
      in: .judge,
      bad: """
        if encrypted then return pass() end
        return fail("%s is not encrypted", code)
        """,
      good: """
        if yes(encrypted) then return pass() end
        return fail("%s is not encrypted", code)
        """)
  ) { file in
    file.flagTests(.bare).map { name, range in
      LintFinding(
        message: "'\(name)' is 0 or 1, and 0 is true in Lua", range: range,
        remedy: "Write yes(\(name)); for a value other than NULL, \(name) ~= nil.")
    }
  }

  /// A column that holds 0 or 1 behind `not`.
  static let negatedFlag = Lint(
    "negated-flag", .warning,
    finds: "a column that holds 0 or 1 behind 'not'",
    why: """
      0 is true in Lua, so that `not encrypted` holds for NULL alone. That may be what is meant; who \
      reads it takes it for 0 all the same.
      """,
    LintPage.Example(
      in: .judge,
      bad: """
        if not encrypted then return fail("%s is not encrypted", code) end
        """,
      good: """
        if encrypted == nil then return unknown("nobody knows of %s", code) end
        if no(encrypted) then return fail("%s is not encrypted", code) end
        """)
  ) { file in
    file.flagTests(.negated).map { name, range in
      LintFinding(
        message: "'\(name)' is 0 or 1, and 'not \(name)' holds for NULL alone", range: range,
        remedy: "Write no(\(name)); for NULL, \(name) == nil.")
    }
  }
}

/// How the truth of an expression is asked.
private enum Test {
  case bare
  /// By `not` right before it.
  case negated
}

extension LintedFile {
  /// The places where a flag is tested in one way.
  fileprivate func flagTests(_ wanted: Test) -> [(name: String, range: Range<Int>)] {
    let columns = flagVariables()
    guard !columns.isEmpty else { return [] }
    return tree.all.compactMap { node in
      guard case .name(let resolution) = tree[node].kind, let id = resolution.variable,
        columns.contains(id), test(of: node) == wanted
      else { return nil }
      return (tree[id].name, tree[node].range)
    }
  }

  /// The parameters of judge, and the variables of its `each`, whose column is a flag.
  private func flagVariables() -> Set<Variable.ID> {
    let judges = declarations.flatMap(\.functions).filter { $0.field == "judge" }
    var found: Set<Variable.ID> = []
    for judge in judges {
      for parameter in judge.parts.parameters {
        guard case .declaration(let id, _) = tree[parameter].kind else { continue }
        if flags.contains(tree[id].name) { found.insert(id) }
      }
      for node in tree.descendants(of: judge.parts.body) {
        found.formUnion(eachVariables(node).filter { flags.contains($0.column) }.map(\.0))
      }
    }
    // What is assigned again may hold anything.
    return found.filter { id in !(uses[id] ?? []).contains(where: \.isAssignment) }
  }

  /// How the truth of `node` is asked where it stands; nil: its value counts.
  private func test(of node: Node.ID) -> Test? {
    var place = node
    var isAlone = true
    while let parent = tree.parent(of: place) {
      switch tree[parent].kind {
      case .parenthesized: place = parent
      case .unary(.not, _): return isAlone ? .negated : .bare
      case .clause(let condition, _), .whileLoop(let condition, _), .repeatLoop(_, let condition):
        return condition == place ? .bare : nil
      case .binary(.and, _, place, _): return .bare
      // `flag or 0` gives NULL a value.
      case .binary(.or, _, place, _) where !isCondition(parent): return nil
      case .binary(.and, _, _, _), .binary(.or, _, _, _): (place, isAlone) = (parent, false)
      default: return nil
      }
    }
    return nil
  }

  /// Whether an expression as a whole is a condition.
  private func isCondition(_ node: Node.ID) -> Bool {
    var place = node
    while let parent = tree.parent(of: place) {
      switch tree[parent].kind {
      case .parenthesized, .binary(.and, _, _, _), .binary(.or, _, _, _): place = parent
      case .unary(.not, _): return true
      case .clause(let condition, _), .whileLoop(let condition, _), .repeatLoop(_, let condition):
        return condition == place
      default: return false
      }
    }
    return false
  }
}
