package import ComplianceModel
import Evaluation

extension ScaffoldBench {
  /// The words that a test may expect of a rule, those first that an author wants to see first.
  private static let words = [
    "nonconforming", "conforming", "remarked", "not_applicable", "not_evaluable", "not_assessed",
  ]

  /// How many columns of a row are left out in turn.
  private static let mostColumns = 12

  /// Tests of a rule that is there: what it says today of rows that Assay made up.
  ///
  /// Rows of the rule's tables are tried whole and with a column missing each; what comes of each is
  /// found by running it. Kept are the first that fails, the first that passes, and nothing on record.
  /// - Returns: The files; and why a failing row was left out, if one was: the rule turns green where a
  ///   cell is missing.
  /// - Throws: `Refusal` (configuration) where the pack has no such rule.
  package func tests(of name: String) throws(Refusal) -> (scaffold: Scaffold, warning: String?) {
    let rule = try rule(named: name)
    let place = ScaffoldPlace(file: rule.file, in: pack.source)
    let rows = candidates(for: rule)
    var text = ""
    for (number, row) in rows.enumerated() {
      for word in Self.words {
        text += made(rule, "\(number) \(word)", row, word)
      }
    }
    let results = try results(of: Scaffold([(place.tests, text)], to: pack.source), rule.id).results
    let named = Dictionary(results.map { ($0.name, $0) }) { _, last in last }
    var kept: [(row: CandidateRow, word: String)] = []
    var hidden: String?
    for (number, row) in rows.enumerated() {
      for word in Self.words {
        guard let result = named["\(number) \(word)"] else { continue }
        if result.passed { kept.append((row, word)) }
        // Only the NULL probe finds a fault in a test that ends as it expects.
        if word == "nonconforming", result.differences.isEmpty {
          hidden = hidden ?? result.failures.first { $0.contains(" NULL the rule is ") }
        }
      }
    }
    let chosen = choice(kept)
    guard !chosen.isEmpty else {
      throw Refusal(
        .configuration, "no-test", "'\(rule.id)' ends in an error over every row that was tried",
        at: pack.source.place(rule.file, line: rule.line),
        remedy: "Correct it first: assay check \(pack.source.location)")
    }
    let tests = chosen.map { made(rule, testName(rule, $0.row, $0.word), $0.row, $0.word) }
    let note = """
      -- What \(rule.id.name) says today of rows that were made up. Is it right? Then give them the values
      -- that matter: the day of the limit, the day after, a cell that is missing.

      """
    let scaffold = Scaffold([(place.tests, note + tests.joined(separator: "\n"))], to: pack.source)
    return (scaffold, chosen.contains { $0.word == "nonconforming" } ? nil : hidden)
  }

  private func rule(named name: String) throws(Refusal) -> Rule {
    if let rule = pack.rules.first(where: { $0.id.name == name }) { return rule }
    let isQuestion = pack.questions.contains { $0.id.name == name }
    let names = pack.rules.map(\.id.name)
    throw Refusal(
      .configuration, "unknown-rule",
      isQuestion
        ? "'\(name)' is a question, which a person answers and no test tries"
        : "the pack \(pack.source.manifest.id) has no rule '\(name)'",
      remedy: nearestName(to: name, among: names).map { "Did you mean '\($0)'?" }
        ?? "See them all: assay list rules --pack \(pack.source.location)")
  }

  /// A row of each of a rule's tables, or nothing.
  private struct CandidateRow {
    /// The rows as Lua.
    let given: String
    /// What is special about it, the end of a test's name.
    let what: String
  }

  private func candidates(for rule: Rule) -> [CandidateRow] {
    let tables = rule.tables.compactMap { self.tables.table($0) }.filter { !$0.isView }
    guard !tables.isEmpty else { return [CandidateRow(given: "{}", what: "nothing on record")] }
    let left = tables[0].columns.filter { !$0.isNotNull && $0.primaryKeyPosition == 0 }
      .filter { column in reads(rule, column.name) }.prefix(Self.mostColumns)
    return [CandidateRow(given: given(rule, tables, without: nil), what: "a row with everything")]
      + left.map { column in
        CandidateRow(
          given: given(rule, tables, without: column.name), what: "a row without \(column.name)")
      } + [CandidateRow(given: "{}", what: "nothing on record")]
  }

  /// Whether a rule's declaration speaks of a column.
  private func reads(_ rule: Rule, _ column: String) -> Bool {
    let text = pack.declaration(in: rule.file, at: rule.line) ?? ""
    return text.split { !($0.isLetter || $0.isNumber || $0 == "_") }.contains { $0 == column }
      || text.contains("\"\(column)\"")
  }

  /// A row of each of `tables` with the cells that the rule speaks of, save that of one column.
  ///
  /// What else must be filled gets a value when the test runs, and so do rows that it refers to.
  private func given(_ rule: Rule, _ tables: [SchemaDescription.Table], without left: String?)
    -> String
  {
    let parts = tables.enumerated().map { number, table in
      let cells = table.columns.filter { column in
        column.primaryKeyPosition > 0
          || (reads(rule, column.name) && !(number == 0 && column.name == left))
      }
      let row = cells.map { "\($0.name.luaKey) = \($0.sample(1))" }.joined(separator: ", ")
      return "\(table.name.luaKey) = { { \(row) } }"
    }
    return "{ \(parts.joined(separator: ", ")) }"
  }

  private func made(_ rule: Rule, _ name: String, _ row: CandidateRow, _ word: String) -> String {
    """
    test \(name.luaText) {
      rule   = \(rule.id.name.luaText),
      given  = \(row.given),
      expect = { outcome = \(word.luaText) },
    }

    """
  }

  private func testName(_ rule: Rule, _ row: CandidateRow, _ word: String) -> String {
    "\(rule.id.name): \(row.what) is \(word.replacing("_", with: " "))"
  }

  /// The first failing row, the first passing one, else the first of any kind; and nothing on record.
  private func choice(_ kept: [(row: CandidateRow, word: String)]) -> [(
    row: CandidateRow, word: String
  )] {
    let rows = kept.filter { $0.row.given != "{}" }
    var chosen = ["nonconforming", "remarked", "conforming"].compactMap { word in
      rows.first { $0.word == word }
    }
    if chosen.isEmpty, let first = rows.first { chosen = [first] }
    return chosen + kept.filter { $0.row.given == "{}" }
  }
}
