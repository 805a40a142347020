import LuaSyntax
import Testing

@Suite struct TreeTests {
  /// The whole tree as a list in brackets: what it is, then what is in it.
  static func outline(_ text: String) throws -> String {
    let tree = try SyntaxTree(text)
    return tree[tree.root].children.map { outline($0, in: tree) }.joined(separator: " ")
  }

  private static func outline(_ node: Node.ID, in tree: SyntaxTree) -> String {
    let children = tree[node].children
    guard !children.isEmpty else { return tree.text(of: node) }
    let name: String
    switch tree[node].kind {
    case .binary(let sign, _, _, _): name = sign.rawValue
    case .unary(let sign, _): name = sign.rawValue
    case let kind: name = "\(kind)".prefix { $0 != "(" }.description
    }
    return "(\(name) \(children.map { outline($0, in: tree) }.joined(separator: " ")))"
  }

  @Test(
    "operators bind as in the manual",
    arguments: [
      ("a + b * c", "(+ a (* b c))"),
      ("a - b - c", "(- (- a b) c)"),
      ("a .. b .. c", "(.. a (.. b c))"),
      ("a ^ b ^ c", "(^ a (^ b c))"),
      ("-a ^ -b", "(- (^ a (- b)))"),
      ("not a == b", "(== (not a) b)"),
      ("a or b and c", "(or a (and b c))"),
      ("a < b == c", "(== (< a b) c)"),
      ("a | b ~ c & d << e .. f + g", "(| a (~ b (& c (<< d (.. e (+ f g))))))"),
      ("#a // b % c", "(% (// (# a) b) c)"),
      ("~a ~ b", "(~ (~ a) b)"),
      ("(a + b) * c", "(* (parenthesized (+ a b)) c)"),
      (
        "a.b[c]:d(e){f}'g'",
        "(call (call (methodCall (index (member a b) c) d e) (table (item f))) 'g')"
      ),
      ("function(a, ...) return a end", "(function a (block (returnStatement a)))"),
      ("{ 1; a = 2, [3] = 4 }", "(table (item 1) (namedField a 2) (keyedField 3 4))"),
    ])
  func expressions(text: String, expected: String) throws {
    #expect(try Self.outline("return \(text)") == "(returnStatement \(expected))")
  }

  @Test(
    "every statement has its parts",
    arguments: [
      ("local a <const>, b = 1, 2", "(local (declaration <const>) b 1 2)"),
      ("local function f() end", "(localFunction f (function ))"),
      ("function a.b:c(d) end", "(functionStatement (member (member a b) c) (function d ))"),
      ("a.b, c = 1", "(assignment (member a b) c 1)"),
      ("f(1)", "(callStatement (call f 1))"),
      ("do f() end", "(doBlock (block (callStatement f())))"),
      ("while a do break end", "(whileLoop a (block break))"),
      ("repeat local x until x", "(repeatLoop (block (local x)) x)"),
      (
        "if a then b() elseif c then else d() end",
        "(ifStatement (clause a (block (callStatement b()))) (clause c ) (block (callStatement d())))"
      ),
      ("for i = 1, 2, 3 do end", "(numericFor i 1 2 3 )"),
      ("for a, b in c, d do ; end", "(genericFor a b c d (block ;))"),
      ("goto a ::a::", "(goto a) (label a)"),
      ("return 1, 2;", "(returnStatement 1 2)"),
    ])
  func statements(text: String, expected: String) throws {
    let outline = try Self.outline(text).replacing("(call f)", with: "f()")
      .replacing("(call b)", with: "b()").replacing("(call d)", with: "d()")
    #expect(outline == expected)
  }

  @Test(
    "every node lies in its parent, behind the one before it, and neither begins nor ends blank")
  func ranges() throws {
    var nodes = 0
    for source in LuaFiles.all.map(\.bytes) + Grammar.sources.dropLast(2).map({ Array($0.utf8) }) {
      guard let tree = try? SyntaxTree(source) else { continue }
      let starts = Set(tree.tokens.map(\.range.lowerBound))
      let ends = Set(tree.tokens.map(\.range.upperBound))
      for node in tree.all {
        nodes += 1
        let range = tree[node].range
        var place = range.lowerBound
        for child in tree[node].children {
          let inner = tree[child].range
          try #require(inner.lowerBound >= place && inner.upperBound <= range.upperBound)
          try #require(tree.parent(of: child) == node)
          place = inner.upperBound
        }
        guard node != tree.root, !range.isEmpty else { continue }
        try #require(starts.contains(range.lowerBound) && ends.contains(range.upperBound))
      }
    }
    #expect(nodes > 50_000)
  }

  @Test("an expression cut out of its source is the same expression")
  func slices() throws {
    for source in Grammar.sources {
      guard let tree = try? SyntaxTree(source) else { continue }
      for node in tree.all {
        switch tree[node].kind {
        case .binary, .unary, .call, .methodCall, .table, .member, .index, .parenthesized:
          guard case .functionStatement? = tree.parent(of: node).map({ tree[$0].kind }) else {
            let alone = try SyntaxTree("return \(tree.text(of: node))")
            let root = alone[alone.root].children[0]
            let same = alone[root].children[0]
            #expect(alone.text(of: same) == tree.text(of: node))
            #expect(
              alone.descendants(of: same).map { alone.text(of: $0) }
                == tree.descendants(of: node).map { tree.text(of: $0) })
            continue
          }
        default: continue
        }
      }
    }
  }

  @Test("operators know their own place")
  func operatorPlaces() throws {
    let tree = try SyntaxTree("return a  ..  -- x\n not b")
    let texts = tree.all.compactMap { tree.operatorRange(of: $0) }.map { tree.text(of: $0) }
    #expect(texts == ["..", "not"])
  }

  @Test("the function around a node is the innermost")
  func functionAround() throws {
    let tree = try SyntaxTree("a = function() return function() return b end end")
    let b = try #require(tree.all.first { tree.text(of: $0) == "b" })
    let inner = try #require(tree.function(around: b))
    #expect(tree.text(of: inner) == "function() return b end")
    let outer = try #require(tree.function(around: inner))
    #expect(tree.function(around: outer) == nil)
  }

  // MARK: - Length and depth

  @Test(
    "what Lua does not bound, nothing here recurses over",
    arguments: [
      "a = b" + String(repeating: ".c", count: 50_000),
      "a = 1" + String(repeating: " + 1", count: 50_000),
      "f" + String(repeating: "()", count: 50_000),
      "if a then" + String(repeating: " elseif a then", count: 20_000) + " end",
      "a = {" + String(repeating: "1,", count: 50_000) + "}",
    ])
  func length(text: String) throws {
    let tree = try SyntaxTree(text)
    #expect(tree.all.reduce(0) { count, _ in count + 1 } > 20_000)
    #expect(tree.uses().isEmpty)
  }
}
