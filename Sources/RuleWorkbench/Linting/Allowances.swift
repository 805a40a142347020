import ComplianceModel
import LuaSyntax

/// Comments that silence a lint on their line: `-- assay: allow unused-local because it documents`.
///
/// Why: a lint may be wrong about one line, and who reads that line next should learn why.
/// Bad: `-- assay: allow unused-local`
/// Good: `-- assay: allow unused-local because the pair is read by position`
struct Allowances {
  /// The id under which faulty allowances are reported.
  static let id = "bad-allowance"

  private struct Allowance {
    let lint: String
    let hasReason: Bool
    let line: Int
    let range: Range<Int>
    var isUsed = false
  }

  private var allowances: [Allowance] = []

  /// Reads the comments of a file.
  init(in tree: SyntaxTree) {
    for comment in tree.comments where !comment.isLong {
      let words = tree.text(of: comment.contents).split(separator: " ").map(String.init)
      guard words.first == "assay:", words.count > 1, words[1] == "allow" else { continue }
      allowances.append(
        Allowance(
          lint: words.count > 2 ? words[2] : "",
          hasReason: words.count > 4 && words[3] == "because",
          line: tree.lines.line(of: comment.range.lowerBound), range: comment.range))
    }
  }

  /// Whether `lint` is silenced on `line`.
  mutating func allow(_ lint: String, on line: Int) -> Bool {
    let found = allowances.firstIndex { $0.line == line && $0.lint == lint && $0.hasReason }
    guard let found else { return false }
    allowances[found].isUsed = true
    return true
  }

  /// What is wrong with them, once `lints` have asked.
  func faults(of lints: [Lint]) -> [LintFinding] {
    let known = Lint.all.map(\.id)
    return allowances.compactMap { allowance in
      guard known.contains(allowance.lint) else {
        let nearest = nearestName(to: allowance.lint, among: known)
        return LintFinding(
          message: "there is no lint '\(allowance.lint)'", range: allowance.range,
          note: nearest.map { "did you mean '\($0)'?" })
      }
      guard allowance.hasReason else {
        return LintFinding(
          message: "the allowance of '\(allowance.lint)' has no reason", range: allowance.range,
          remedy: "Write: -- assay: allow \(allowance.lint) because …")
      }
      guard !allowance.isUsed, lints.contains(where: { $0.id == allowance.lint }) else {
        return nil
      }
      return LintFinding(
        message: "the allowance of '\(allowance.lint)' silences nothing", range: allowance.range,
        remedy: "Remove it.")
    }
  }
}
