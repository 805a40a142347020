import ComplianceModel
import Evaluation
import LuaSyntax

extension Lint {
  /// A day that is not written as the records have it.
  static let dateForm = Lint(
    "date-form", .error, finds: "a day that is not written as year-month-day",
    why: """
      Days are texts such as 2026-06-30 and are compared letter by letter. A day in another form, or \
      one that no calendar has, compares like any other text: the result is wrong and nothing says so.
      """,
    LintPage.Example(
      in: .select,
      bad: """
        SELECT id, code, owner_id FROM assets
        WHERE due_on < '30/06/2026' ORDER BY id
        """,
      good: """
        SELECT id, code, owner_id FROM assets
        WHERE due_on < '2026-06-30' ORDER BY id
        """)
  ) { file in
    file.comparedTexts().compactMap { file.finding($0.text, at: $0.range) }
  }
}

extension LintedFile {
  fileprivate func finding(_ text: String, at range: Range<Int>) -> LintFinding? {
    guard let form = DayForm(text) else { return nil }
    return LintFinding(
      message: form.message(text), range: range,
      remedy: form.suggestion.map { "Write \($0)." } ?? "Write it as year-month-day: 2026-06-30.")
  }

  /// Texts that code compares or hands to `date`, and those of queries.
  fileprivate func comparedTexts() -> [(text: String, range: Range<Int>)] {
    let compared = comparisons().flatMap { [$0.left, $0.right] }
    let handed = tree.all.flatMap { node -> [Node.ID] in
      guard let (name, arguments) = calledMember(node), name.hasPrefix("date.") else { return [] }
      return arguments
    }
    let inCode = Set(compared + handed).compactMap { node in
      writtenText(node).map { ($0, tree[node].range) }
    }
    let inQueries = queries.flatMap { query in
      query.tokens.indices.filter { query.tokens[$0].kind == .text }.map { index in
        (query.tokens[index].text, query.place(index))
      }
    }
    return inCode + inQueries
  }
}

/// A text that looks like a day and is none that records have.
private enum DayForm {
  /// In another form, with what it may mean.
  case otherForm(suggestion: String?)
  /// In the right form, and in no calendar.
  case noSuchDay

  init?(_ text: String) {
    let separators = text.filter { "-./".contains($0) }
    let parts = text.split(whereSeparator: { "-./".contains($0) })
    guard separators.count == 2, parts.count == 3, separators.first == separators.last,
      parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } })
    else { return nil }
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == 3 else { return nil }
    if parts[0].count == 4, parts[1].count <= 2, parts[2].count <= 2 {
      let written = Self.written(numbers[0], numbers[1], numbers[2])
      if written == text, separators == "--" {
        guard Day(text) == nil else { return nil }
        self = .noSuchDay
      } else {
        self = .otherForm(suggestion: Day(written).map { "\($0)" })
      }
      return
    }
    guard parts[2].count == 4, parts[0].count <= 2, parts[1].count <= 2 else { return nil }
    // Day or month first: only one of the two may be a month.
    let isSure = numbers[0] > 12 || numbers[1] > 12 || numbers[0] == numbers[1]
    let (day, month) =
      numbers[1] > 12 ? (numbers[1], numbers[0]) : (numbers[0], numbers[1])
    let written = Self.written(numbers[2], month, day)
    self = .otherForm(suggestion: isSure ? Day(written).map { "\($0)" } : nil)
  }

  private static func written(_ year: Int, _ month: Int, _ day: Int) -> String {
    let padded = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(padded(month))-\(padded(day))"
  }

  func message(_ text: String) -> String {
    switch self {
    case .otherForm: "'\(text)' is not written as days are"
    case .noSuchDay: "there is no day '\(text)'"
    }
  }

  var suggestion: String? {
    if case .otherForm(let suggestion) = self { return suggestion }
    return nil
  }
}
