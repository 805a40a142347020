import Evaluation

/// The terms of the conditions in a text of SQL: what stands between AND, OR and NOT behind WHERE, ON,
/// HAVING and WHEN, in subqueries too.
///
/// Not a parser of SQL: it knows brackets, CASE, the words that end a condition, and how the three
/// operators bind (sqlite.org/lang_expr.html). What is put in at run time is taken for an operand
/// where it stands as one; a term in which it may be more is left out.
struct SQLConditions {
  /// One term.
  struct Term: Equatable {
    /// `WHERE`, `ON`, `HAVING`, `WHEN`, or empty in a part of a query.
    let clause: String
    /// Its tokens.
    let tokens: Range<Int>
    /// Whether a value that is put in at run time may be more than an operand of it.
    let isCertain: Bool
    /// The value with which the condition is as it would be without the term.
    let neutral: Bool
  }

  /// The tokens of the text.
  let tokens: [SQLToken]
  /// The terms in the order of the text, outer ones before those of subqueries in them.
  private(set) var terms: [Term] = []
  /// The words AND and OR between terms, and NOT before one.
  private(set) var connectives: [Int] = []
  /// The bracket that closes each one that opens.
  private var closing: [Int: Int] = [:]

  /// Reads a whole query, or a part of one that is put into others.
  init(_ tokens: [SQLToken]) {
    self.tokens = tokens
    var open: [Int] = []
    for (index, token) in tokens.enumerated() {
      if token.isSign("(") { open.append(index) }
      if token.isSign(")"), let start = open.popLast() { closing[start] = index }
    }
    readPart(tokens.indices)
    terms.sort {
      ($0.tokens.lowerBound, -$0.tokens.upperBound) < ($1.tokens.lowerBound, -$1.tokens.upperBound)
    }
  }

  /// The bytes of a term in the text.
  func range(of term: Term) -> Range<Int> {
    tokens[term.tokens.lowerBound].range
      .lowerBound..<tokens[term.tokens.upperBound - 1].range.upperBound
  }

  // MARK: - Moving

  /// The token behind the one at `index`, or behind the bracket or CASE that opens there.
  private func next(_ index: Int, _ end: Int) -> Int {
    if tokens[index].isSign("(") { return min((closing[index] ?? end) + 1, end) }
    if tokens[index].isWord("case") { return min(endOfCase(index, end) + 1, end) }
    return index + 1
  }

  /// The END of the CASE at `index`.
  private func endOfCase(_ index: Int, _ end: Int) -> Int {
    var place = index + 1
    while place < end, !tokens[place].isWord("end") { place = next(place, end) }
    return place
  }

  /// The tokens of `range` that stand in no bracket and no CASE of it.
  private func outer(_ range: Range<Int>) -> [Int] {
    var found: [Int] = []
    var place = range.lowerBound
    while place < range.upperBound {
      found.append(place)
      place = next(place, range.upperBound)
    }
    return found
  }

  // MARK: - Parts and queries

  private static let operators: Set<String> = [
    "and", "or", "not", "is", "in", "like", "glob", "between", "exists", "match", "isnull",
    "notnull",
  ]
  private static let comparisons: Set<String> = ["=", "==", "<", ">", "<=", ">=", "<>", "!="]
  /// Words with which no condition begins, or that a condition does not hold.
  private static let clauses: Set<String> = [
    "select", "with", "from", "where", "on", "having", "order", "group", "limit", "union", "join",
    "left", "inner", "cross", "as", "values", "when", "intersect", "except",
  ]

  /// A text that may be a query, a condition, or less than that.
  private mutating func readPart(_ range: Range<Int>) {
    let outer = outer(range)
    guard let first = outer.first else { return }
    if tokens[first].isWord("and") || tokens[first].isWord("or") {
      let end = conditionEnd(first + 1, range.upperBound, endsAtComma: false)
      readCondition(first + 1..<end, "")
      return readQuery(end..<range.upperBound)
    }
    if let inner = bracketed(range), !isQuery(inner) { return readPart(inner) }
    let end = conditionEnd(range.lowerBound, range.upperBound, endsAtComma: true)
    let head = self.outer(range.lowerBound..<end).map { tokens[$0] }
    let hasClause = head.contains { $0.kind == .word && Self.clauses.contains($0.spelling) }
    let compares = head.contains {
      $0.kind == .word && Self.operators.contains($0.spelling)
        || $0.kind == .sign && Self.comparisons.contains($0.spelling)
    }
    let hasComma = outer.contains { tokens[$0].isSign(",") }
    guard compares, !hasClause, !hasComma else { return readQuery(range) }
    readCondition(range.lowerBound..<end, "")
    readQuery(end..<range.upperBound)
  }

  /// Anything with clauses in it.
  private mutating func readQuery(_ range: Range<Int>) {
    var place = range.lowerBound
    while place < range.upperBound {
      let token = tokens[place]
      let end = next(place, range.upperBound)
      if token.isSign("(") {
        readQuery(
          place + 1..<max(place + 1, min(closing[place] ?? range.upperBound, range.upperBound)))
      } else if token.isWord("case") {
        readCase(place + 1..<max(place + 1, endOfCase(place, range.upperBound)))
      } else if ["where", "having", "on"].contains(where: token.isWord) {
        let end = conditionEnd(
          place + 1, range.upperBound, endsAtComma: token.isWord("on"))
        readCondition(place + 1..<end, token.spelling.uppercased())
        place = end
        continue
      }
      place = end
    }
  }

  /// What stands between CASE and END.
  private mutating func readCase(_ range: Range<Int>) {
    let outer = outer(range)
    let marks = outer.filter { index in
      ["when", "then", "else"].contains(where: tokens[index].isWord)
    }
    let hasBase = outer.first.map { !tokens[$0].isWord("when") } ?? false
    if hasBase { readQuery(range.lowerBound..<(marks.first ?? range.upperBound)) }
    for (index, mark) in marks.enumerated() {
      let part = mark + 1..<(index + 1 < marks.count ? marks[index + 1] : range.upperBound)
      if tokens[mark].isWord("when"), !hasBase {
        readCondition(part, "WHEN")
      } else {
        readQuery(part)
      }
    }
  }

  // MARK: - Conditions

  private static let enders: Set<String> = [
    "group", "order", "having", "limit", "union", "except", "intersect", "join", "where", "on",
    "then", "window",
  ]
  private static let joinWords: Set<String> = [
    "left", "right", "full", "inner", "cross", "natural",
  ]

  private func conditionEnd(_ start: Int, _ end: Int, endsAtComma: Bool) -> Int {
    for place in outer(start..<max(start, end)) {
      let token = tokens[place]
      if endsAtComma, token.isSign(",") { return place }
      guard token.kind == .word else { continue }
      if Self.enders.contains(token.spelling) { return place }
      if Self.joinWords.contains(token.spelling), place + 1 < end,
        ["join", "outer", "left", "inner"].contains(where: tokens[place + 1].isWord)
      {
        return place
      }
    }
    return end
  }

  private mutating func readCondition(
    _ range: Range<Int>, _ clause: String, neutral: Bool = true
  ) {
    guard !range.isEmpty else { return }
    for word in ["or", "and"] {
      let parts = split(range, at: word)
      guard parts.count > 1 else { continue }
      connectives += parts.dropLast().map(\.upperBound)
      for part in parts { readCondition(part, clause, neutral: word == "and") }
      return
    }
    if tokens[range.lowerBound].isWord("not"), range.count > 1 {
      connectives.append(range.lowerBound)
      return readCondition(range.dropFirst(), clause, neutral: !neutral)
    }
    if let inner = bracketed(range), !isQuery(inner),
      !outer(inner).contains(where: { tokens[$0].isSign(",") })
    {
      return readCondition(inner, clause, neutral: neutral)
    }
    if range.count > 1 || !tokens[range.lowerBound].isHole {
      terms.append(
        Term(clause: clause, tokens: range, isCertain: isCertain(range), neutral: neutral))
    }
    readQuery(range)
  }

  private func split(_ range: Range<Int>, at word: String) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    var betweens = 0
    for place in outer(range) {
      if tokens[place].isWord("between") { betweens += 1 }
      guard tokens[place].isWord(word) else { continue }
      if word == "and", betweens > 0 {
        betweens -= 1
        continue
      }
      parts.append(start..<place)
      start = place + 1
    }
    return parts + [start..<range.upperBound]
  }

  /// The inside of the one bracket that `range` is; nil: it is more or less than that.
  private func bracketed(_ range: Range<Int>) -> Range<Int>? {
    guard let first = range.first, tokens[first].isSign("("),
      closing[first] == range.upperBound - 1
    else { return nil }
    return first + 1..<range.upperBound - 1
  }

  private func isQuery(_ range: Range<Int>) -> Bool {
    guard let first = range.first else { return false }
    return ["select", "with", "values"].contains(where: tokens[first].isWord)
  }

  // MARK: - Holes

  /// Whether all that is put into a term from outside stands there as an operand, or in a bracket.
  private func isCertain(_ range: Range<Int>) -> Bool {
    let outer = outer(range)
    return outer.enumerated().allSatisfy { position, index in
      guard tokens[index].isHole else { return true }
      let before = position > 0 ? outer[position - 1] : nil
      let after = position + 1 < outer.count ? outer[position + 1] : nil
      return (before.map { joins($0, index) } ?? true) && (after.map { joins($0, index) } ?? true)
    }
  }

  /// Whether the token at `index` is an operator, or one word with the hole beside it.
  private func joins(_ index: Int, _ hole: Int) -> Bool {
    let (token, hole) = (tokens[index], tokens[hole])
    if token.range.upperBound == hole.range.lowerBound, token.kind == .word { return true }
    if hole.range.upperBound == token.range.lowerBound, token.kind == .word { return true }
    if token.kind == .word { return Self.operators.contains(token.spelling) }
    return token.kind == .sign && !["(", ")", ","].contains(token.spelling)
  }
}
