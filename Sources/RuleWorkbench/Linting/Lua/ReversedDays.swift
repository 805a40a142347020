import ComplianceModel
import LuaSyntax

extension Lint {
  /// Days until a day, held against at most none.
  static let reversedDays = Lint(
    "reversed-days", .error, finds: "'date.days' whose days are in the wrong order, or the same",
    why: """
      `date.days(from, to)` counts from the first day to the second. `date.days(today, due_on)` is \
      how many days are left: at most 0 of them means that whatever is overdue passes, and whatever \
      is in time fails.
      """,
    LintPage.Example(
      in: .judge,
      bad: """
        return at_most(date.days(today, due_on), 0, "days", "%s is overdue", code)
        """,
      good: """
        return at_most(date.days(due_on, today), 0, "days", "%s is overdue", code)
        """)
  ) { file in
    let limited = file.limitedByNone()
    return file.tree.all.compactMap { node in
      guard let (name, arguments) = file.calledMember(node), arguments.count == 2,
        name == "date.days" || name == "date.hours"
      else { return nil }
      let (from, to) = (file.tree.text(of: arguments[0]), file.tree.text(of: arguments[1]))
      if from == to {
        return LintFinding(
          message: "there are no days from '\(from)' to itself", range: file.tree[node].range,
          remedy: "Write \(name)(from, to) with two days.")
      }
      // Of a day before which something must not happen the days that are left may be asked.
      guard limited.contains(node), from == "today", file.isDeadline(arguments[1]) else {
        return nil
      }
      return LintFinding(
        message: "this counts the days that are left, and asks for at most 0",
        range: file.tree[node].range, note: "\(name)(\(to), \(from))")
    }
  }
}

extension LintedFile {
  /// Whether a name says that something must have happened by its day.
  fileprivate func isDeadline(_ node: Node.ID) -> Bool {
    guard case .name = tree[tree.bare(node)].kind else { return false }
    let words = tree.text(of: node).split(separator: "_")
    return words.contains { ["due", "deadline", "next"].contains($0) }
  }

  /// What `at_most(…, 0, …)` measures.
  fileprivate func limitedByNone() -> Set<Node.ID> {
    Set(
      tree.all.compactMap { node in
        guard let (name, arguments) = calledGlobal(node), name == "at_most", arguments.count > 1,
          tree[arguments[1]].kind == .numeral(.integer(0))
        else { return nil }
        return tree.bare(arguments[0])
      })
  }
}
