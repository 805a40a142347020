import ComplianceModel
import Evaluation
import LuaSyntax

/// The comments of one file that silence a lint: `-- assay: allow unused-local because it documents`.
///
/// They count on their own line; where nothing else stands on it, on the next. Queries may hold them
/// too, and in YAML they begin with `#`.
struct Allowances {
  private struct Allowance {
    let lint: String
    let hasReason: Bool
    /// The line it stands on, and the one that it is about.
    let (line, target): (Int, Int)
    /// Its bytes in the file.
    let range: Range<Int>
    /// The bytes that go with it: the blanks before it, or the whole line.
    let removal: Range<Int>
    var isUsed = false
  }

  /// What begins a comment.
  private let sign: String
  private var allowances: [Allowance] = []

  /// Reads the comments of a Lua file and of its queries.
  init(in tree: SyntaxTree, _ queries: [LintedQuery]) {
    sign = "--"
    var comments = tree.comments.filter { !$0.isLong }.map {
      ($0.range, tree.text(of: $0.contents))
    }
    for query in queries {
      comments += query.comments.filter { $0.text.hasPrefix("--") }.map {
        (query.place($0.range), String($0.text.dropFirst(2)))
      }
    }
    for (range, text) in comments.sorted(by: { $0.0.lowerBound < $1.0.lowerBound }) {
      let line = tree.lines.line(of: range.lowerBound)
      read(text, range, line: line, of: tree.source)
    }
  }

  /// Reads the comments of a YAML file.
  init(yaml text: String) {
    sign = "#"
    let source = Array(text.utf8)
    for (number, line) in source.split(separator: 0x0A, omittingEmptySubsequences: false)
      .enumerated()
    {
      // A `#` in a quoted text is followed by our words in no file that is meant.
      if let place = line.firstRange(of: Array("# assay:".utf8))?.lowerBound {
        read(
          String(decoding: line[(place + 1)...], as: UTF8.self), place..<line.endIndex,
          line: number + 1, of: source)
      }
    }
  }

  private mutating func read(_ text: String, _ range: Range<Int>, line: Int, of source: [UInt8]) {
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    guard words.first == "assay:", words.count > 1, words[1] == "allow" else { return }
    let code = source[..<range.lowerBound].lastIndex { $0 != 0x20 && $0 != 0x09 }
    let isAlone = code.map { source[$0] == 0x0A } ?? true
    let end = isAlone && range.upperBound < source.count ? range.upperBound + 1 : range.upperBound
    allowances.append(
      Allowance(
        lint: words.count > 2 ? words[2] : "", hasReason: words.count > 4 && words[3] == "because",
        line: line, target: isAlone ? line + 1 : line, range: range,
        removal: (code.map { $0 + 1 } ?? 0)..<end))
  }

  /// Whether `lint` is silenced on `line`.
  mutating func allow(_ lint: String, on line: Int) -> Bool {
    // What is about a whole file stands on its first line, where the comment may stand alone.
    let found = allowances.firstIndex {
      ($0.target == line || $0.line == line) && $0.lint == lint && $0.hasReason
    }
    guard let found else { return false }
    allowances[found].isUsed = true
    return true
  }

  /// What is wrong with them, once those of `asked` have been looked for.
  func faults(asked: Set<String>) -> [LintFinding] {
    allowances.compactMap { fault(of: $0, asked) }
  }

  private func fault(of allowance: Allowance, _ asked: Set<String>) -> LintFinding? {
    guard let lint = Lint.all.first(where: { $0.id == allowance.lint }) else {
      let nearest = nearestName(to: allowance.lint, among: Lint.all.map(\.id))
      return LintFinding(
        message: "there is no lint '\(allowance.lint)'", range: allowance.range,
        note: nearest.map { "did you mean '\($0)'?" }, remedy: "See: assay list lints")
    }
    guard lint.page.isSilenced else {
      return LintFinding(
        message: "'\(allowance.lint)' cannot be silenced", range: allowance.range,
        remedy: "Put right what it finds.", edits: [SourceEdit(allowance.removal, "")])
    }
    guard allowance.hasReason else {
      return LintFinding(
        message: "the allowance of '\(allowance.lint)' has no reason", range: allowance.range,
        remedy: "Write: \(sign) assay: allow \(allowance.lint) because …")
    }
    guard !allowance.isUsed, asked.contains(allowance.lint) else { return nil }
    return LintFinding(
      message: "the allowance of '\(allowance.lint)' silences nothing", range: allowance.range,
      remedy: "Remove it.", edits: [SourceEdit(allowance.removal, "")])
  }
}

extension Lint {
  /// A comment that silences nothing.
  static let badAllowance = Lint(
    elsewhere: "bad-allowance", .warning,
    finds: "a comment that silences nothing, gives no reason, or names no lint",
    why: """
      Who reads an allowance takes the line under it for one that somebody looked at. One without a \
      reason tells nobody why, and one that silences nothing hides the next finding.
      """,
    LintPage.Example(
      in: .judge,
      bad: """
        -- assay: allow unused-local because it is read later
        local late = date.days(due_on, today)
        return at_most(late, 0, "days", "%s is late", code)
        """,
      good: """
        local late = date.days(due_on, today)
        return at_most(late, 0, "days", "%s is late", code)
        """), isSilenced: false, isFixed: true)
}
