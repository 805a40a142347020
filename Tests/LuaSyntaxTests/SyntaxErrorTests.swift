import Testing

@testable import LuaSyntax

@Suite struct SyntaxErrorTests {
  static let sources: [(text: String, message: String)] = [
    ("x =", "1: unexpected symbol near <eof>"),
    ("x = = 1", "1: unexpected symbol near '='"),
    ("f(", "1: unexpected symbol near <eof>"),
    ("if a then\n\n", "3: 'end' expected (to close 'if' at line 1) near <eof>"),
    ("if a then", "1: 'end' expected near <eof>"),
    ("local function f(a,) end", "1: <name> or '...' expected near ')'"),
    ("a.b:c = 1", "1: function arguments expected near '='"),
    ("a", "1: syntax error near <eof>"),
    ("(a) = 1", "1: syntax error near '='"),
    ("f() = 1", "1: syntax error near '='"),
    ("for a do end", "1: '=' or 'in' expected near 'do'"),
    ("break", "1: break outside loop at line 1"),
    ("while a do local f = function() break end end", "1: break outside loop at line 1"),
    ("goto x", "1: no visible label 'x' for <goto> at line 1"),
    ("do ::x:: end goto x", "1: no visible label 'x' for <goto> at line 1"),
    ("::x:: local a ::x::", "1: label 'x' already defined on line 1"),
    ("::x:: do ::x:: end", "1: label 'x' already defined on line 1"),
    ("goto x local a ::x:: f()", "1: <goto x> at line 1 jumps into the scope of local 'a'"),
    (
      "repeat goto x local a ::x:: until a",
      "1: <goto x> at line 1 jumps into the scope of local 'a'"
    ),
    ("local a <konst> = 1", "1: unknown attribute 'konst'"),
    ("local a <close>, b <close>", "1: multiple to-be-closed variables in local list"),
    ("local a <const> = 1\na = 2", "2: attempt to assign to const variable 'a'"),
    (
      "local a <close> = nil return function() a = 2 end",
      "1: attempt to assign to const variable 'a'"
    ),
    ("local a <const> = f function a() end", "1: attempt to assign to const variable 'a'"),
    ("function f() return ... end", "1: cannot use '...' outside a vararg function near '...'"),
    ("a = 3x", "1: malformed number near '3x'"),
    ("a = 'b\nc'", "1: unfinished string near ''b'"),
    ("a = 'b", "1: unfinished string near <eof>"),
    ("a = [[b\n", "2: unfinished long string (starting at line 1) near <eof>"),
    ("--[[b\n", "2: unfinished long comment (starting at line 1) near <eof>"),
    ("a = [=b", "1: invalid long string delimiter near '[='"),
    (#"a = "b\q""#, #"1: invalid escape sequence near '"b\q'"#),
    (#"a = "\300""#, #"1: decimal escape too large near '"\300"'"#),
    (#"a = "\xg""#, #"1: hexadecimal digit expected near '"\xg'"#),
    (#"a = "\u{80000000}""#, #"1: UTF-8 value too large near '"\u{80000000'"#),
    (#"a = "\u41""#, #"1: missing '{' near '"\u4'"#),
    (#"a = "\u{41""#, #"1: missing '}' near '"\u{41"'"#),
    ("a = é", #"1: unexpected symbol near '<\195>'"#),
    ("a = \0", "1: unexpected symbol"),
    ("a = 1 \"text\\n\" b", "1: unexpected symbol near '\"text\n\"'"),
    ("f 'a\\65' 1", "1: unexpected symbol near '1'"),
    ("return 1 return 2", "1: <eof> expected near 'return'"),
    ("end", "1: <eof> expected near 'end'"),
    ("x = }", "1: unexpected symbol near '}'"),
    ("x = {1 2}", "1: '}' expected near '2'"),
    ("x = {\n1 2}", "2: '}' expected (to close '{' at line 1) near '2'"),
    ("goto 1", "1: <name> expected near '1'"),
    ("a.1 = 2", "1: syntax error near '.1'"),
  ]

  @Test("the fault is told with Lua's words", arguments: sources)
  func messages(text: String, message: String) {
    #expect(ComparisonTests.fault(Array(text.utf8), .text)?.description == message)
  }

  @Test("Lua's words for them are these")
  func wordsAreLuas() throws {
    guard Lua.isHere("lua5.4") else { return }
    let sources = Self.sources.map { Array($0.text.utf8) } + Grammar.sources.map { Array($0.utf8) }
    #expect(try ComparisonTests.compare(sources).differences == [])
  }

  @Test("a fault points at its token, or at the name that is wrong")
  func places() throws {
    let fault = try #require(ComparisonTests.fault(Array("local ä\nif a the b".utf8), .text))
    #expect(fault.position == Position(line: 1, column: 7, byteColumn: 7))
    let label = try #require(ComparisonTests.fault(Array("do\n  goto nowhere\nend".utf8), .text))
    #expect(label.line == 3)
    #expect(label.position == Position(line: 2, column: 8, byteColumn: 8))
    #expect(label.range == 10..<17)
    let const = try #require(
      ComparisonTests.fault(Array("local a <const> = 1\nb, a = 2".utf8), .text))
    #expect(const.range == 23..<24)
  }

  // MARK: - Limits

  /// Sources by how much of something they have.
  static func sized(_ what: String, _ count: Int) -> String {
    let numbers = 0..<count
    func many(_ text: String) -> String { String(repeating: text, count: count) }
    func list(_ name: String) -> String { numbers.map { "\(name)\($0)" }.joined(separator: ",") }
    return switch what {
    case "locals": "local \(list("a"))"
    case "parameters": "local function f(\(list("a"))) end"
    case "locals before a for": "local \(list("a")) for i = 1, 2 do end"
    case "locals before a for in": "local \(list("a")) for i in f do end"
    case "parameters of a method": "function a:b(\(list("a"))) end"
    case "locals and constants": "local \(list("a")) local b <const> = 1"
    case "upvalues", "upvalues and a global", "constants as upvalues": upvalues(what, count)
    case "parentheses": "a = \(many("("))1\(many(")"))"
    case "blocks": "\(many("do "))\(many(" end"))"
    case "functions": "a = \(many("function() return "))1\(many(" end"))"
    case "tables": "a = \(many("{"))\(many("}"))"
    case "unary operators": "a = \(many("- "))1"
    case "right operators": "a = 1\(many(" .. 1"))"
    case "indices": "a = \(many("b["))1\(many("]"))"
    case "calls": "\(many("f("))1\(many(")"))"
    case "labels": numbers.map { "::a\($0):: " }.joined()
    case "targets": "\(list("a")) = 1"
    case "breaks": "while a do \(many("if a then "))break\(many(" end")) end"
    case "returns": "\(many("do "))return\(many(" end"))"
    default: preconditionFailure("no such source")
    }
  }

  /// A function that uses variables of two functions around it.
  private static func upvalues(_ what: String, _ count: Int) -> String {
    let isConstant = what == "constants as upvalues"
    func declarations(_ range: Range<Int>) -> String {
      range.map { "local a\($0)\(isConstant ? " <const> = -1" : "")\n" }.joined()
    }
    let reads = (0..<count).map { "b = a\($0) " }.joined()
    let body = what == "upvalues" ? (0..<count).map { "a\($0) = 1 " }.joined() : reads
    return """
      \(declarations(0..<min(count, 150)))
      local function f()
      \(declarations(min(count, 150)..<count))
      return function() \(body) end
      end
      """
  }

  @Test(
    "what Lua bounds is bounded at the same number",
    arguments: [
      ("locals", 200), ("parameters", 200), ("locals before a for", 196),
      ("locals before a for in", 195), ("parameters of a method", 199),
      ("locals and constants", 199), ("upvalues", 255), ("upvalues and a global", 254),
    ])
  func bounds(what: String, most: Int) throws {
    #expect(ComparisonTests.fault(Array(Self.sized(what, most).utf8), .text) == nil)
    let fault = ComparisonTests.fault(Array(Self.sized(what, most + 1).utf8), .text)
    #expect(fault?.message.hasPrefix("too many ") == true)
    guard Lua.isHere("lua5.4") else { return }
    let sources = [most, most + 1].map { Array(Self.sized(what, $0).utf8) }
    #expect(try ComparisonTests.compare(sources).differences == [])
  }

  @Test("compile-time constants of a function around are no upvalues")
  func constantsAreNoUpvalues() throws {
    let text = Self.sized("constants as upvalues", 300)
    #expect(ComparisonTests.fault(Array(text.utf8), .text) == nil)
    guard Lua.isHere("luac5.4") else { return }
    #expect(try Lua.compiles(text))
  }

  @Test(
    "nesting is bounded where luac bounds it",
    arguments: [
      "parentheses", "blocks", "functions", "tables", "unary operators", "right operators",
      "indices", "calls", "labels", "targets", "breaks", "returns",
    ])
  func depth(what: String) throws {
    let most = try #require((1...250).last { accepts(what, $0) })
    #expect(!accepts(what, most + 1))
    #expect(!accepts(what, 20_000))
    guard Lua.isHere("luac5.4") else { return }
    #expect(try Lua.compiles(Self.sized(what, most)))
    #expect(try !Lua.compiles(Self.sized(what, most + 1)))
  }

  private func accepts(_ what: String, _ count: Int) -> Bool {
    ComparisonTests.fault(Array(Self.sized(what, count).utf8), .text) == nil
  }
}
