import ComplianceModel
import Evaluation

/// The parts of a query by the numbers of its tokens, as far as lints need them.
///
/// No grammar: it knows brackets, the words that begin a part, and the tables behind FROM and JOIN.
struct QueryOutline {
  /// A table, view or subquery that a SELECT takes records from.
  struct Source {
    /// Its name; nil: a subquery or function.
    let name: String?
    /// What columns are qualified with.
    let alias: String?
    /// Its description; nil: no table of the schema.
    let table: SchemaDescription.Table?
    /// Whether LEFT, RIGHT or FULL may leave it out of a record.
    var isOuter: Bool
    /// The token that names it.
    let token: Int
    /// How it is joined with those before it.
    let join: Join
  }

  /// How a source is joined.
  enum Join: Equatable {
    /// The first of its FROM.
    case first
    /// Behind a comma.
    case comma
    /// By JOIN; whether something says what belongs together.
    case join(isBound: Bool)
  }

  /// One SELECT, up to the word that combines it with the next.
  struct Core {
    /// Its tokens.
    let range: Range<Int>
    /// The tokens behind the word that begins each part, such as `where`.
    let parts: [String: Range<Int>]
    /// Where its records come from.
    var sources: [Source]
    /// The number of the SELECT around it.
    var parent: Int?
    /// Whether it stands in no brackets.
    let isOutermost: Bool
  }

  /// A column of a table of the schema where a query names it.
  struct ColumnUse {
    /// Its tokens, qualifier included.
    let range: Range<Int>
    let source: Source
    let column: SchemaDescription.Column

    /// Whether a record may have NULL there by the schema.
    var mayBeNull: Bool { !column.isNotNull && column.primaryKeyPosition == 0 }
  }

  let tokens: [SQLToken]
  /// How many brackets are open where a token stands; a bracket counts to what is outside of it.
  let depths: [Int]
  /// Its SELECTs in order.
  private(set) var cores: [Core] = []
  /// The names behind WITH.
  private(set) var names: [Int] = []

  private let schema: SchemaDescription?

  /// Reads the parts of `tokens`, which hold no comments.
  init(_ tokens: [SQLToken], schema: SchemaDescription?) {
    self.tokens = tokens
    self.schema = schema
    var (depths, depth): ([Int], Int) = ([], 0)
    for token in tokens {
      if token.isSign(")") { depth = max(0, depth - 1) }
      depths.append(depth)
      if token.isSign("(") { depth += 1 }
    }
    self.depths = depths
    names = commonTables()
    for index in tokens.indices where word(index) == "select" { cores.append(core(at: index)) }
    for index in cores.indices { cores[index].parent = parent(of: index) }
  }

  // MARK: - Tokens

  /// A word in lower case; nil: the token is none.
  func word(_ index: Int) -> String? {
    guard tokens.indices.contains(index), tokens[index].kind == .word else { return nil }
    return tokens[index].text.lowercased()
  }

  /// Whether a token is a sign.
  func isSign(_ index: Int, _ sign: String) -> Bool {
    tokens.indices.contains(index) && tokens[index].isSign(sign)
  }

  /// The token that closes the bracket at `opening`; the end where none does.
  func closing(_ opening: Int) -> Int {
    tokens.indices[(opening + 1)...].first { isSign($0, ")") && depths[$0] == depths[opening] }
      ?? tokens.count
  }

  /// The pieces of a range between tokens that `isSeparator` picks, those in brackets left alone.
  func pieces(_ range: Range<Int>, where isSeparator: (Int) -> Bool) -> [Range<Int>] {
    guard let first = range.first else { return [] }
    let depth = depths[range].min() ?? depths[first]
    var (pieces, start): ([Range<Int>], Int) = ([], range.lowerBound)
    for index in range where depths[index] == depth && isSeparator(index) {
      pieces.append(start..<index)
      start = index + 1
    }
    return pieces + [start..<range.upperBound]
  }

  /// The conditions of a range that AND joins; BETWEEN keeps its own.
  func conjuncts(_ range: Range<Int>) -> [Range<Int>] {
    let own = Set(
      range.filter { word($0) == "between" }.compactMap { between in
        range.first { $0 > between && word($0) == "and" && depths[$0] == depths[between] }
      })
    return pieces(range) { word($0) == "and" && !own.contains($0) }.filter { !$0.isEmpty }
  }

  // MARK: - Selects

  /// The first SELECT that stands in no brackets.
  var outermost: Core? { cores.first(where: \.isOutermost) }

  /// Whether UNION, INTERSECT or EXCEPT joins SELECTs outside of brackets.
  var isCompound: Bool { cores.count(where: \.isOutermost) > 1 }

  /// The number of the innermost SELECT around a token.
  func core(around token: Int) -> Int? { cores.lastIndex { $0.range.contains(token) } }

  private func parent(of index: Int) -> Int? {
    cores.indices.last { $0 != index && cores[$0].range.contains(cores[index].range.lowerBound) }
  }

  private static let combining: Set<String> = ["union", "intersect", "except"]
  private static let parts: Set<String> = [
    "from", "where", "group", "having", "window", "order", "limit",
  ]

  private func core(at select: Int) -> Core {
    let depth = depths[select]
    let end =
      tokens.indices[(select + 1)...].first { index in
        depths[index] < depth
          || depths[index] == depth && Self.combining.contains(word(index) ?? "")
      } ?? tokens.count
    var parts: [String: Range<Int>] = [:]
    var (name, start) = ("select", select + 1)
    for index in select + 1..<max(select + 1, end) where depths[index] == depth {
      // IS [NOT] DISTINCT FROM begins no part.
      guard let word = word(index), Self.parts.contains(word), self.word(index - 1) != "distinct"
      else { continue }
      parts[name] = start..<index
      (name, start) = (word, index + 1)
    }
    parts[name] = min(start, end)..<end
    return Core(
      range: select..<max(select + 1, end), parts: parts,
      sources: parts["from"].map(sources) ?? [], parent: nil, isOutermost: depth == 0)
  }

  /// The names of `WITH a AS (…), b (x) AS (…)`.
  private func commonTables() -> [Int] {
    guard word(0) == "with" else { return [] }
    let start = word(1) == "recursive" ? 2 : 1
    let end = tokens.indices.first { depths[$0] == 0 && word($0) == "select" } ?? tokens.count
    return (start..<max(start, end)).filter { index in
      depths[index] == 0 && tokens[index].isName && (index == start || isSign(index - 1, ","))
    }
  }

  // MARK: - Sources

  private static let joining: Set<String> = [
    "join", "left", "right", "full", "inner", "cross", "natural", "outer",
  ]
  private static let noAlias = joining.union(["on", "using", "indexed", "not"])

  private func sources(_ from: Range<Int>) -> [Source] {
    guard let first = from.first else { return [] }
    let depth = depths[from].min() ?? depths[first]
    var found: [Source] = []
    var index = from.lowerBound
    var words: Set<String> = []
    var isComma = false
    while index < from.upperBound {
      if let word = word(index), Self.joining.contains(word) {
        words.insert(word)
        index += 1
        continue
      }
      if isSign(index, ",") {
        (isComma, words) = (true, [])
        index += 1
        continue
      }
      let (name, alias, behind) = named(at: index, in: from)
      // A bracket that nobody closes ends with the text.
      let next = min(behind, from.upperBound)
      let end =
        (next..<from.upperBound).first {
          depths[$0] == depth && (isSign($0, ",") || Self.joining.contains(word($0) ?? ""))
        } ?? from.upperBound
      let isBound =
        (next..<end).contains { ["on", "using"].contains(word($0) ?? "") && depths[$0] == depth }
        || !words.isDisjoint(with: ["natural", "cross"])
      if !words.isDisjoint(with: ["right", "full"]) {
        for place in found.indices { found[place].isOuter = true }
      }
      found.append(
        Source(
          name: name, alias: alias ?? name, table: name.flatMap { schema?.table($0) },
          isOuter: !words.isDisjoint(with: ["left", "full"]), token: index,
          join: found.isEmpty ? .first : isComma && words.isEmpty ? .comma : .join(isBound: isBound)
        ))
      (words, isComma, index) = ([], false, max(end, index + 1))
    }
    return found
  }

  /// The name and alias of what begins at a token, and the token behind it.
  private func named(at start: Int, in range: Range<Int>) -> (String?, String?, Int) {
    var (name, next): (String?, Int) = (nil, start + 1)
    if isSign(start, "(") {
      next = closing(start) + 1
    } else if tokens[start].isName {
      name = tokens[start].text
      if isSign(next, "."), next + 1 < range.upperBound {
        name = tokens[next + 1].text
        next += 2
      }
      if isSign(next, "(") {
        // A function that yields a table, such as json_each.
        (name, next) = (nil, closing(next) + 1)
      }
      // A common table hides a table of its name.
      if names.contains(where: { tokens[$0].text.lowercased() == name?.lowercased() }) {
        name = nil
      }
    }
    let written = name ?? (tokens[start].isName ? tokens[start].text : nil)
    if word(next) == "as" { next += 1 }
    guard next < range.upperBound, tokens[next].isName,
      !Self.noAlias.contains(word(next) ?? "")
    else { return (name, written, next) }
    return (name, tokens[next].text, next + 1)
  }

  // MARK: - Columns

  /// The column whose name begins at a token; nil: none of the schema, or nobody can tell.
  func column(at token: Int) -> ColumnUse? {
    guard tokens.indices.contains(token), tokens[token].isName, !isSign(token - 1, "."),
      let core = core(around: token)
    else { return nil }
    let isQualified = isSign(token + 1, ".")
    let end = token + (isQualified ? 3 : 1)
    guard end <= tokens.count, !isSign(end, "("), !isSign(end, ".") else { return nil }
    let name = tokens[end - 1].text
    let qualifier = isQualified ? tokens[token].text.lowercased() : nil
    guard let (source, column) = resolved(name, of: qualifier, in: core) else { return nil }
    return ColumnUse(range: token..<end, source: source, column: column)
  }

  /// The column whose name ends right before a token.
  func column(before token: Int) -> ColumnUse? {
    guard token > 0 else { return nil }
    let start = token > 2 && isSign(token - 2, ".") ? token - 3 : token - 1
    guard let use = column(at: start), use.range.upperBound == token else { return nil }
    return use
  }

  private func resolved(_ name: String, of qualifier: String?, in core: Int)
    -> (Source, SchemaDescription.Column)?
  {
    var number: Int? = core
    while let index = number {
      let sources = cores[index].sources
      if let qualifier {
        if let source = sources.first(where: { $0.alias?.lowercased() == qualifier }) {
          return source.table?.column(name).map { (source, $0) }
        }
      } else {
        // A source that nobody knows may have it too.
        guard sources.allSatisfy({ $0.table != nil }) else { return nil }
        let holding = sources.compactMap { source in
          source.table?.column(name).map { (source, $0) }
        }
        if holding.count == 1 { return holding[0] }
        guard holding.isEmpty else { return nil }
      }
      number = cores[index].parent
    }
    return nil
  }
}

extension SQLToken {
  /// Whether it is that sign.
  func isSign(_ sign: String) -> Bool { kind == .sign && text == sign }

  /// Whether it may name something.
  var isName: Bool { kind == .word || kind == .quotedName }
}
