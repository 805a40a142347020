import ComplianceModel
import LuaSyntax

extension Lint {
  /// A verdict that is made as a statement and thrown away.
  ///
  /// Why: only what is returned counts. The rule ends as an error in the first record that fails,
  /// and until one does nobody notices.
  ///
  /// Bad: `if not owner_id then fail("risk %s has no owner", code) end`
  /// Good: `if not owner_id then return fail("risk %s has no owner", code) end`
  static let verdictNotReturned = Lint(id: "verdict-not-returned", severity: .error) { file in
    file.tree.all.compactMap { node in
      guard case .callStatement(let call) = file.tree[node].kind,
        let (name, _) = file.calledGlobal(call), Verdicts.names.contains(name)
      else { return nil }
      let start = file.tree[call].range.lowerBound
      return LintFinding(
        message: "the verdict of '\(name)' is not returned",
        range: start..<start + name.utf8.count, note: "return \(name)(…)")
    }
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
