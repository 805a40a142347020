/// A source of Lua 5.4 as a tree with exact places and resolved names.
///
/// Accepts what `luac5.4 -p` accepts; but for limits of the code that Lua makes (255 registers
/// a function), which a tree does not know.
package struct SyntaxTree: Equatable, Sendable {
  /// The source.
  package let source: [UInt8]
  /// Its tokens; the last is the end of the file.
  package let tokens: [Token]
  /// Its comments in order.
  package let comments: [Comment]
  /// Its local variables in the order of declaration; the first is the chunk's `_ENV`.
  package let variables: [Variable]
  /// Where its lines begin.
  package let lines: LineTable
  /// The block of the whole source.
  package let root: Node.ID

  private let nodes: [Node]
  /// The parent of each node; the root's is itself.
  private let parents: [UInt32]

  /// Reads `source`.
  ///
  /// - Parameter opening: Whether a first line with `#` is skipped.
  /// - Throws: The first fault, as Lua reports it.
  /// - Complexity: O(bytes).
  package init(_ source: [UInt8], opening: Opening = .text) throws(SyntaxError) {
    let (lexer, fault, hidden) = Lexer.lex(source, opening: opening)
    let lines = LineTable(source, from: hidden)
    var parser = Parser(lexer, fault)
    do throws(Fault) {
      root = try parser.chunk()
    } catch {
      throw error.error(in: lines)
    }
    (self.source, tokens, comments) = (source, lexer.tokens, lexer.comments)
    (variables, self.lines, nodes) = (parser.variables, lines, parser.nodes)
    parents = Self.parents(of: parser.nodes, root)
  }

  /// Reads `text`.
  package init(_ text: String) throws(SyntaxError) { try self.init(Array(text.utf8)) }

  private static func parents(of nodes: [Node], _ root: Node.ID) -> [UInt32] {
    var parents = [UInt32](repeating: root.index, count: nodes.count)
    for (index, node) in nodes.enumerated() {
      for child in node.children { parents[Int(child.index)] = UInt32(index) }
    }
    return parents
  }

  // MARK: - Nodes

  /// The node of that number.
  package subscript(node: Node.ID) -> Node { nodes[Int(node.index)] }

  /// The variable of that number.
  package subscript(variable: Variable.ID) -> Variable { variables[variable.index] }

  /// The node that holds `node`; nil: it is the root.
  package func parent(of node: Node.ID) -> Node.ID? {
    node == root ? nil : Node.ID(index: parents[Int(node.index)])
  }

  /// `node` and all nodes in it, in the order of the source, parents first.
  ///
  /// - Complexity: O(nodes in it).
  package func descendants(of node: Node.ID) -> some Sequence<Node.ID> {
    var waiting = [node]
    return AnyIterator {
      guard let next = waiting.popLast() else { return nil }
      waiting.append(contentsOf: self[next].children.reversed())
      return next
    }
  }

  /// All nodes in the order of the source, parents first.
  package var all: some Sequence<Node.ID> { descendants(of: root) }

  /// The function whose code `node` is; nil: the chunk's.
  package func function(around node: Node.ID) -> Node.ID? {
    var place = parent(of: node)
    while let next = place {
      if case .function = self[next].kind { return next }
      place = parent(of: next)
    }
    return nil
  }

  // MARK: - Texts and places

  /// The source of a range, as it is written.
  package func text(of range: Range<Int>) -> String {
    String(decoding: source[range], as: UTF8.self)
  }

  /// The source of a node, as it is written.
  package func text(of node: Node.ID) -> String { text(of: self[node].range) }

  /// Where a node begins.
  package func position(of node: Node.ID) -> Position {
    lines.position(of: self[node].range.lowerBound)
  }

  /// The bytes of the operator of an expression; nil: it has none.
  package func operatorRange(of node: Node.ID) -> Range<Int>? {
    let start = self[node].range.lowerBound
    return switch self[node].kind {
    case .unary(let sign, _): start..<start + sign.rawValue.utf8.count
    case .binary(let sign, let offset, _, _): offset..<offset + sign.rawValue.utf8.count
    default: nil
    }
  }

  /// The bytes that a string stands for; nil: the node is no string.
  package func stringValue(of node: Node.ID) -> [UInt8]? {
    guard self[node].kind == .string else { return nil }
    let start = self[node].range.lowerBound
    let kept = Lexer.keptText(ofStringAt: start, in: source)
    let isLong = source[start] == UInt8(ascii: "[")
    let bracket = isLong ? 2 + kept.dropFirst().prefix { $0 == UInt8(ascii: "=") }.count : 1
    return Array(kept.dropFirst(bracket).dropLast(bracket))
  }

  // MARK: - Names

  /// The uses of each variable, in the order of the source.
  ///
  /// - Complexity: O(nodes).
  package func uses() -> [Variable.ID: [Use]] {
    var uses: [Variable.ID: [Use]] = [:]
    for node in all {
      guard case .name(let resolution) = self[node].kind, let variable = resolution.variable else {
        continue
      }
      uses[variable, default: []].append(Use(node: node, isAssignment: isTarget(node)))
    }
    return uses
  }

  /// The names that stand for globals, in the order of the source.
  package func globals() -> [Use] {
    all.filter { self[$0].kind == .name(.global) }.map {
      Use(node: $0, isAssignment: isTarget($0))
    }
  }

  /// Whether a statement gives `node` a value.
  package func isTarget(_ node: Node.ID) -> Bool {
    guard let parent = parent(of: node) else { return false }
    return switch self[parent].kind {
    case .assignment(let targets, _): targets.contains(node)
    case .functionStatement(let target, _): target == node
    default: false
    }
  }
}
