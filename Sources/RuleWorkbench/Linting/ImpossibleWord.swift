import ComplianceModel
import Evaluation
import LuaSyntax

extension Lint {
  /// A word that a column cannot hold.
  static let impossibleWord = Lint(
    "impossible-word", .error, finds: "a column compared with a word that it cannot hold",
    why: """
      The schema has a closed list of words for the column, and this is none of them: `=` never \
      holds, so that the rule judges nothing or lets everything pass. Lower and upper case differ.
      """,
    LintPage.Example(
      in: .select,
      bad: """
        SELECT id, code, owner_id FROM assets WHERE status = 'oepn' ORDER BY id
        """,
      good: """
        SELECT id, code, owner_id FROM assets WHERE status = 'open' ORDER BY id
        """)
  ) { file in file.impossibleWordsInLua() + file.queries.flatMap(\.impossibleWords) }
}

extension LintFinding {
  /// What is said of a word that `column` cannot hold.
  fileprivate init(
    _ word: String, impossibleIn column: SchemaDescription.Column, at range: Range<Int>
  ) {
    let nearest =
      column.words.first { $0.lowercased() == word.lowercased() }
      ?? nearestName(to: word, among: column.words)
    let shown = column.words.prefix(8).joined(separator: ", ")
    self.init(
      message: "'\(column.name)' is never '\(word)'", range: range,
      note: nearest.map { "did you mean '\($0)'?" },
      remedy: "It holds one of: \(shown)\(column.words.count > 8 ? ", …" : "")")
  }
}

extension LintedFile {
  /// Words that code compares a parameter of `judge` with.
  fileprivate func impossibleWordsInLua() -> [LintFinding] {
    let columns = columnVariables()
    return comparisons().flatMap { sign, _, left, right -> [LintFinding] in
      guard sign == .equal || sign == .notEqual else { return [] }
      return [(left, right), (right, left)].compactMap { asked, literal in
        guard let id = variable(asked), let column = columns[id], let word = writtenText(literal),
          !column.words.isEmpty, !column.words.contains(word)
        else { return nil }
        return LintFinding(word, impossibleIn: column, at: tree[literal].range)
      }
    }
  }
}

extension LintedQuery {
  /// Words that the query compares a column with.
  fileprivate var impossibleWords: [LintFinding] {
    tokens.indices.flatMap { index -> [LintFinding] in
      guard let (column, texts) = comparedTexts(at: index), !column.words.isEmpty else { return [] }
      return texts.compactMap { text in
        let word = tokens[text].text.replacing("''", with: "'")
        // What ends the string in the middle of a text goes on with what is put behind it.
        guard !column.words.contains(word), outline.word(text + 1) != "collate",
          isWhole || text < tokens.count - 1
        else { return nil }
        return LintFinding(word, impossibleIn: column, at: place(text))
      }
    }
  }

  /// The column and the texts that a comparison at a token is between.
  private func comparedTexts(at index: Int) -> (SchemaDescription.Column, [Int])? {
    if tokens[index].kind == .sign, ["=", "==", "<>", "!="].contains(tokens[index].text) {
      if let use = outline.column(before: index), isLoneText(index + 1) {
        return (use.column, [index + 1])
      }
      if let use = outline.column(at: index + 1), isLoneText(index - 1) {
        return (use.column, [index - 1])
      }
      return nil
    }
    switch outline.word(index) {
    case "is":
      let text = index + (outline.word(index + 1) == "not" ? 2 : 1)
      guard isLoneText(text), let use = outline.column(before: index) else { return nil }
      return (use.column, [text])
    case "in":
      let start = outline.word(index - 1) == "not" ? index - 1 : index
      guard outline.isSign(index + 1, "("), let use = outline.column(before: start) else {
        return nil
      }
      return (
        use.column, (index + 2..<max(index + 2, outline.closing(index + 1))).filter(isLoneText)
      )
    default: return nil
    }
  }

  /// Whether a token is a text that no operator works on.
  private func isLoneText(_ index: Int) -> Bool {
    tokens.indices.contains(index) && tokens[index].kind == .text
      && !outline.isSign(index + 1, "||") && !outline.isSign(index - 1, "||")
  }
}
