import ComplianceModel
import LuaSyntax

/// A file of a pack as a tree, with what the lints need to know beside it.
struct LintedFile {
  /// What kind of file it is: they see different globals.
  enum Kind {
    case rules
    case library
    case tests
  }

  /// What kind of file it is.
  let kind: Kind
  /// Its text.
  let tree: SyntaxTree
  /// The columns that hold 0 or 1.
  let flags: Set<String>
  /// The tables that its rules are held against; nil: nothing is at hand.
  let schema: SchemaDescription?

  /// The places of each variable's name.
  let uses: [Variable.ID: [Use]]
  /// The declarations of rules in it; of a helper's file the bodies of rules that it makes.
  let declarations: [RuleDeclaration]
  /// The queries that are written in it.
  let queries: [LintedQuery]

  /// Reads what the lints share.
  init(
    _ tree: SyntaxTree, kind: Kind, flags: Set<String> = [], schema: SchemaDescription? = nil
  ) {
    self.kind = kind
    self.tree = tree
    self.flags = flags
    self.schema = schema
    uses = tree.uses()
    declarations =
      switch kind {
      case .rules: RuleDeclaration.all(in: tree, uses)
      case .library: RuleDeclaration.bodies(in: tree, uses)
      case .tests: []
      }
    queries =
      kind == .tests ? [] : LintedQuery.all(in: tree, of: declarations, schema: schema)
  }

  /// The name of the global that a call calls, such as `fail`; nil: it calls something else.
  func calledGlobal(_ call: Node.ID) -> (name: String, arguments: [Node.ID])? {
    guard case .call(let callee, let arguments) = tree[call].kind,
      tree[callee].kind == .name(.global)
    else { return nil }
    return (tree.text(of: callee), arguments)
  }

  /// The name of the function that a call calls in a global table, such as `date.days`.
  func calledMember(_ call: Node.ID) -> (name: String, arguments: [Node.ID])? {
    guard case .call(let callee, let arguments) = tree[call].kind,
      case .member(let object, let word) = tree[callee].kind, tree[object].kind == .name(.global)
    else { return nil }
    return ("\(tree.text(of: object)).\(tree.text(of: word))", arguments)
  }

  /// The text of a string as it is written; nil: the node is none.
  func writtenText(_ node: Node.ID) -> String? {
    tree.stringValue(of: node).map { String(decoding: $0, as: UTF8.self) }
  }
}

extension SyntaxTree {
  /// The bytes between the quotes or brackets of a string; nil: the node is none.
  func contents(ofString node: Node.ID) -> Range<Int>? {
    guard self[node].kind == .string else { return nil }
    let range = self[node].range
    let isLong = source[range.lowerBound] == UInt8(ascii: "[")
    let level = source[range].dropFirst().prefix { $0 == UInt8(ascii: "=") }.count
    let bracket = isLong ? 2 + level : 1
    return range.lowerBound + bracket..<range.upperBound - bracket
  }

  /// The tokens that begin in a range.
  ///
  /// - Complexity: O(log tokens + those in it).
  func tokens(in range: Range<Int>) -> ArraySlice<Token> {
    var (low, high) = (0, tokens.count)
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].range.lowerBound < range.lowerBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return tokens[low...].prefix { $0.range.lowerBound < range.upperBound }
  }

  /// A range with the blanks before it and, where nothing else stands on its lines, with these.
  func rangeWithLine(_ range: Range<Int>) -> Range<Int> {
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
    var (start, end) = (range.lowerBound, range.upperBound)
    while start > 0, isBlank(source[start - 1]) { start -= 1 }
    guard start == 0 || source[start - 1] == 0x0A else { return range }
    while end < source.count, isBlank(source[end]) { end += 1 }
    guard end == source.count || source[end] == 0x0A else { return range }
    return start..<min(end + 1, source.count)
  }

  /// A node without the brackets around it.
  func bare(_ node: Node.ID) -> Node.ID {
    var node = node
    while case .parenthesized(let inner) = self[node].kind { node = inner }
    return node
  }
}
