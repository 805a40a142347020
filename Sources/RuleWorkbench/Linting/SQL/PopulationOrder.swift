import ComplianceModel
import Evaluation
import LuaSyntax

extension Lint {
  /// A population whose order is not that of its keys.
  static let misorderedPopulation = Lint(
    "misordered-population", .warning, finds: "a population that is not in the order of its keys",
    why: """
      Keys ascend: that is how two records of one subject are told from two subjects. In another \
      order the rule ends as an error, with some databases and not with others.
      """,
    LintPage.Example(
      in: .select,
      bad: """
        SELECT a.id, a.code, p.left_on AS owner_id
        FROM assets a JOIN people p ON p.id = a.owner_id
        """,
      good: """
        SELECT a.id, a.code, p.left_on AS owner_id
        FROM assets a JOIN people p ON p.id = a.owner_id ORDER BY a.id
        """), isFixed: true
  ) { file in file.queries.compactMap { $0.misorder(file) } }
}

extension LintedQuery {
  fileprivate func misorder(_ file: LintedFile) -> LintFinding? {
    guard let rule, isWhole, let core = outline.cores.last(where: \.isOutermost),
      let keys = rule.keys(in: file)
    else { return nil }
    let shown = "ORDER BY \(keys.joined(separator: ", "))"
    guard let order = core.parts["order"] else {
      // Records of one table mostly come as they were put in.
      guard core.sources.count > 1 || outline.isCompound || core.parts["group"] != nil else {
        return nil
      }
      let edits = orderingEdits(keys)
      let written = edits.first.map { String($0.replacement.dropFirst()) } ?? shown
      return LintFinding(
        message: "nothing says that the keys ascend", range: place(core.range.lowerBound),
        remedy: "Write \(written) at its end.", edits: edits)
    }
    guard outline.word(order.lowerBound) == "by" else { return nil }
    let terms = outline.pieces(order.lowerBound + 1..<order.upperBound) { outline.isSign($0, ",") }
    for (place, key) in keys.enumerated() {
      guard place < terms.count else {
        return LintFinding(
          message: "the order leaves the key '\(key)' out", range: self.place(tokens: order),
          remedy: "Write \(shown).")
      }
      guard !orders(terms[place], key, place) else { continue }
      return LintFinding(
        message: "the query is not in the order of its key '\(key)'",
        range: self.place(tokens: terms[place]), remedy: "Write \(shown).")
    }
    return nil
  }

  /// What puts the records into the order of keys; none where an alias hides what a key is.
  private func orderingEdits(_ keys: [String]) -> [SourceEdit] {
    guard !outline.isCompound, let outputs = outline.outputs, let last = tokens.last,
      !last.isSign(";")
    else { return [] }
    var terms: [String] = []
    for key in keys {
      guard let output = outputs.first(where: { $0.name == key }) else { return [] }
      guard output.expression.allSatisfy({ tokens[$0].kind == .word || tokens[$0].isSign(".") })
      else { return [] }
      terms.append(tokens[output.expression].map(\.text).joined())
    }
    let end = place(last.range).upperBound
    return [SourceEdit(end..<end, " ORDER BY \(terms.joined(separator: ", "))")]
  }

  /// Whether a term of ORDER BY sorts by a key, ascending.
  private func orders(_ term: Range<Int>, _ key: String, _ place: Int) -> Bool {
    var term = term
    if let last = term.last, outline.word(last) == "asc" { term.removeLast() }
    guard let last = term.last, outline.word(last) != "desc",
      !term.contains(where: { outline.word($0) == "collate" })
    else { return false }
    let words = { (range: Range<Int>) in self.tokens[range].map { $0.text.lowercased() } }
    if term.count == 1, words(term) == [key.lowercased()] { return true }
    guard let outputs = outline.outputs, let number = outputs.firstIndex(where: { $0.name == key })
    else { return tokens[last].text.lowercased() == key.lowercased() }
    return words(term) == words(outputs[number].expression) || words(term) == ["\(number + 1)"]
  }
}

extension RuleDeclaration {
  /// The columns that tell its subjects apart; nil: they are worked out.
  func keys(in file: LintedFile) -> [String]? {
    guard let value = fields["key"] else { return ["id"] }
    if let key = file.writtenText(value) { return [key] }
    guard case .table(let items) = file.tree[value].kind else { return nil }
    var keys: [String] = []
    for item in items {
      guard case .item(let node) = file.tree[item].kind, let key = file.writtenText(node) else {
        return nil
      }
      keys.append(key)
    }
    return keys
  }
}
