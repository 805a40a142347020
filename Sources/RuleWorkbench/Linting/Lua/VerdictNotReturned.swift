import ComplianceModel
import LuaSyntax

extension Lint {
  /// A verdict that is made as a statement and thrown away.
  static let verdictNotReturned = Lint(
    "verdict-not-returned", .error,
    finds: "a verdict that is made as a statement and thrown away",
    why: """
      Only what is returned counts. The rule ends as an error in the first record that fails, and until \
      one does nobody notices.
      """,
    LintPage.Example(
      in: .judge,
      bad: """
        if owner_id == nil then fail("%s has no owner", code) end
        """,
      good: """
        if owner_id == nil then return fail("%s has no owner", code) end
        """), isFixed: true
  ) { file in
    file.tree.all.compactMap { node in
      guard case .callStatement(let call) = file.tree[node].kind,
        let (name, _) = file.calledGlobal(call), Verdicts.names.contains(name)
      else { return nil }
      let start = file.tree[call].range.lowerBound
      return LintFinding(
        message: "the verdict of '\(name)' is not returned",
        range: start..<start + name.utf8.count, note: "return \(name)(…)",
        edits: file.isLastOfBranch(node) ? [SourceEdit(start..<start, "return ")] : [])
    }
  }
}

extension LintedFile {
  /// Whether a statement is the last of a block inside of a function: there alone `return` may stand.
  fileprivate func isLastOfBranch(_ statement: Node.ID) -> Bool {
    guard let block = tree.parent(of: statement), block != tree.root,
      case .block(let statements) = tree[block].kind
    else { return false }
    return statements.last == statement
  }
}

/// The functions of the rule language that make verdicts.
enum Verdicts {
  /// Those with a text as their first argument.
  static let textFirst: Set<String> = [
    "fail", "major", "minor", "observation", "opportunity", "unknown", "not_applicable",
  ]
  /// Those with a text as their fourth: measured, limit, unit, text.
  static let textFourth: Set<String> = ["at_most", "at_least"]
  /// All.
  static let names = textFirst.union(textFourth).union(["pass", "attested"])
}
