import ComplianceModel
import Evaluation
import LuaSyntax

extension Lint {
  /// A name that nobody declared.
  static let undeclaredGlobal = Lint(
    "undeclared-global", .error,
    finds: "a name that nobody declared, or one that is assigned without 'local'",
    why: """
      A rule has no globals of its own. Such a name breaks the rule in the first record that comes to \
      it, which may be the one record that should have failed.
      """,
    LintPage.Example(
      in: .judge,
      bad: """
        if ratng > 15 then return fail("%s is rated high", code) end
        """,
      good: """
        if rating > 15 then return fail("%s is rated high", code) end
        """)
  ) { file in
    let known = file.globals
    let globals = file.tree.globals()
    // Declaring it where it is assigned declares it where it is read.
    let assigned = Set(globals.filter(\.isAssignment).map { file.tree.text(of: $0.node) })
    return globals.compactMap { use in
      let name = file.tree.text(of: use.node)
      let range = file.tree[use.node].range
      guard !use.isAssignment else {
        return LintFinding(
          message: "'\(name)' is assigned and not declared", range: range,
          remedy: "Write 'local \(name)'.")
      }
      guard !known.contains(name), !assigned.contains(name) else { return nil }
      let visible = file.tree.variables.filter {
        $0.role != .environment && $0.scope.contains(range.lowerBound)
      }
      let nearest = nearestName(to: name, among: visible.map(\.name) + known.sorted())
      return LintFinding(
        message: "'\(name)' is not declared", range: range,
        note: nearest.map { "did you mean '\($0)'?" })
    }
  }
}

extension LintedFile {
  /// The names that a file of its kind sees without declaring them.
  fileprivate var globals: Set<String> {
    guard kind == .tests else { return LanguageNames.globals }
    return LanguageNames.globals.subtracting(["rule", "question"]).union(["test"])
  }
}
