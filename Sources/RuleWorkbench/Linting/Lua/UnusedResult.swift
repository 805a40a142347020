import ComplianceModel
import LuaSyntax

extension Lint {
  /// A call whose only effect is the value that nobody takes.
  static let unusedResult = Lint(
    "unused-result", .warning, finds: "a call that only works out a value, as a statement",
    why: """
      `date.done(day)`, `org.exists(…)` and their like change nothing: as a statement they ask and \
      nobody hears the answer. Mostly an `if` or a `return` was forgotten.
      """,
    LintPage.Example(
      in: .judge,
      bad: """
        date.days(due_on, today)
        if owner_id == nil then return fail("%s has no owner", code) end
        """,
      good: """
        return at_most(date.days(due_on, today), 0, "days", "%s is late", code)
        """)
  ) { file in
    file.tree.all.compactMap { node in
      guard case .callStatement(let call) = file.tree[node].kind,
        let name = file.calledGlobal(call)?.name ?? file.calledMember(call)?.name,
        file.isPure(name)
      else { return nil }
      let start = file.tree[call].range.lowerBound
      return LintFinding(
        message: "nobody takes what '\(name)' answers", range: start..<start + name.utf8.count,
        remedy: "Write 'if', 'return' or 'local … =' before it, or take it away.")
    }
  }
}

extension LintedFile {
  /// Whether a function of the rule language changes nothing.
  fileprivate func isPure(_ name: String) -> Bool {
    let lone: Set<String> = ["yes", "no", "blank", "type", "tonumber", "tostring"]
    let changing: Set<String> = ["table.insert", "table.remove", "table.sort", "table.move"]
    let tables = ["date.", "org.", "string.", "math.", "utf8.", "table."]
    return lone.contains(name) || tables.contains(where: name.hasPrefix) && !changing.contains(name)
  }
}
