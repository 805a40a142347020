import ComplianceModel
import Evaluation
import LuaSyntax

/// A query as it is written in a file: its tokens, and what they stand for in the schema.
struct LintedQuery {
  /// The string that holds it.
  let node: Node.ID
  /// The rule whose population it is; nil: code runs it.
  let rule: RuleDeclaration?
  /// Whether it is all of the query: nothing is put before it or behind it.
  let isWhole: Bool
  /// Its tokens without comments.
  let tokens: [SQLToken]
  /// Its comments.
  let comments: [SQLToken]
  /// Its parts.
  let outline: QueryOutline
  /// The byte of the file at which its text begins.
  private let start: Int

  /// The bytes of the file that some bytes of it are.
  func place(_ range: Range<Int>) -> Range<Int> {
    start + range.lowerBound..<start + range.upperBound
  }

  /// The bytes of the file of one of its tokens.
  func place(_ token: Int) -> Range<Int> { place(tokens[token].range) }

  /// The bytes of the file of some of its tokens; they are not empty.
  func place(tokens range: Range<Int>) -> Range<Int> {
    place(tokens[range.lowerBound].range.lowerBound..<tokens[range.upperBound - 1].range.upperBound)
  }

  /// All in a file: every string that begins like a query.
  static func all(
    in tree: SyntaxTree, of declarations: [RuleDeclaration], schema: SchemaDescription?
  ) -> [LintedQuery] {
    let populations = populations(of: declarations, in: tree)
    return tree.all.compactMap { node in
      guard let contents = tree.contents(ofString: node) else { return nil }
      let tokens = sqlTokens(of: blankingEscapes(tree.source[contents], in: tree, node))
      let code = tokens.filter { $0.kind != .comment }
      guard isQuery(code) else { return nil }
      return LintedQuery(
        node: node, rule: populations[node], isWhole: !isPart(node, in: tree), tokens: code,
        comments: tokens.filter { $0.kind == .comment },
        outline: QueryOutline(code, schema: schema), start: contents.lowerBound)
    }
  }

  /// Whether a text begins like a query: prose begins with "Select" or "with".
  private static func isQuery(_ tokens: [SQLToken]) -> Bool {
    guard tokens.count > 1, tokens[0].kind == .word else { return false }
    switch tokens[0].text {
    case "SELECT", "select": return true
    case "WITH", "with":
      let name = tokens[1].text.lowercased() == "recursive" ? 2 : 1
      guard tokens.count > name + 1, tokens[name].isName else { return false }
      return tokens[name + 1].text.lowercased() == "as" || tokens[name + 1].isSign("(")
    default: return false
    }
  }

  /// The rules by the string that is their `select`, written there or in a local that it names.
  private static func populations(of declarations: [RuleDeclaration], in tree: SyntaxTree)
    -> [Node.ID: RuleDeclaration]
  {
    var found: [Node.ID: RuleDeclaration] = [:]
    for declaration in declarations {
      guard let value = declaration.fields["select"],
        let node = tree.writtenString(of: tree.bare(value))
      else { continue }
      found[node] = declaration
    }
    return found
  }

  private static func isPart(_ node: Node.ID, in tree: SyntaxTree) -> Bool {
    var place = node
    while let parent = tree.parent(of: place) {
      switch tree[parent].kind {
      case .binary(.concatenate, _, _, _): return true
      case .parenthesized: place = parent
      case .member(let object, _): return object == place
      case .methodCall(let object, _, _): return object == place
      default: return false
      }
    }
    return false
  }

  /// The text with spaces for what a backslash escapes, so that places stay.
  private static func blankingEscapes(
    _ text: ArraySlice<UInt8>, in tree: SyntaxTree, _ node: Node.ID
  ) -> [UInt8] {
    var text = Array(text)
    guard tree.source[tree[node].range.lowerBound] != UInt8(ascii: "[") else { return text }
    var place = 0
    while let slash = text[place...].firstIndex(of: UInt8(ascii: "\\")) {
      // `\"` quotes a name as `"` does.
      let isQuote = slash + 1 < text.count && text[slash + 1] == UInt8(ascii: "\"")
      text[slash] = 0x20
      if !isQuote, slash + 1 < text.count { text[slash + 1] = 0x20 }
      place = min(slash + 2, text.count)
    }
    return text
  }
}

extension SyntaxTree {
  /// The string that `node` is, or that the local it names was given once and for all.
  func writtenString(of node: Node.ID) -> Node.ID? {
    switch self[node].kind {
    case .string: return node
    case .name(let resolution):
      guard let id = resolution.variable, let declaration = self[id].declaration,
        let statement = parent(of: declaration),
        case .local(let names, let values) = self[statement].kind, names.count == values.count,
        let place = names.firstIndex(of: declaration), self[values[place]].kind == .string
      else { return nil }
      return values[place]
    default: return nil
    }
  }
}
