/// Lua's own parser (`lparser.c` of 5.4.4) that makes a tree instead of code: its order of checks is
/// kept, so that the first fault is the same.
struct Parser {
  /// The nodes finished so far; children before their parents.
  private(set) var nodes: [Node] = []
  /// The variables declared so far.
  var variables: [Variable] = []

  private let source: [UInt8]
  private let tokens: [Token]
  /// Why the tokens end before the source; raised where the parser would read on.
  private let lexicalFault: Fault?
  private var next = 0
  /// The token to be read.
  private(set) var token = Token(kind: .endOfFile, range: 0..<0, endLine: 1)
  /// Where the token before it ended.
  private(set) var previousEnd = 0

  // What Lua calls FuncState and Dyndata.
  var names = Names()
  var functions: [FunctionScope] = []
  var active: [ActiveVariable] = []
  var labels: [Mark] = []
  var jumps: [Mark] = []
  private var depth = 0

  /// The name that stands for the targets of `break`: reserved, so that no label has it.
  let breakName: Symbol
  let environmentName: Symbol
  let hiddenName: Symbol

  /// A parser over what `lexer` read up to `fault`.
  init(_ lexer: Lexer, _ fault: Fault?) {
    (source, tokens, lexicalFault) = (lexer.source, lexer.tokens, fault)
    breakName = names.symbol("break")
    environmentName = names.symbol("_ENV")
    hiddenName = names.symbol("(for state)")
    nodes.reserveCapacity(tokens.count)
  }

  // MARK: - Tokens

  /// Goes to the next token.
  mutating func advance() throws(Fault) {
    previousEnd = token.range.upperBound
    guard next < tokens.count else { throw lexicalFault ?? endIsPassed() }
    token = tokens[next]
    next += 1
  }

  /// The kind of the token after the one to be read.
  func lookahead() throws(Fault) -> Token.Kind {
    guard next < tokens.count else { throw lexicalFault ?? endIsPassed() }
    return tokens[next].kind
  }

  private func endIsPassed() -> Fault {
    preconditionFailure("nothing follows the end of the file")
  }

  /// Goes past a token of that kind, if it is next.
  mutating func skip(_ kind: Token.Kind) throws(Fault) -> Bool {
    guard token.kind == kind else { return false }
    try advance()
    return true
  }

  /// Goes past a token that must be of that kind.
  mutating func expect(_ kind: Token.Kind) throws(Fault) {
    guard token.kind == kind else { throw expected(kind) }
    try advance()
  }

  /// Goes past the token that closes what `opening` on `line` has opened.
  mutating func expect(_ kind: Token.Kind, closing opening: Token.Kind, on line: Int) throws(Fault)
  {
    guard token.kind != kind else { return try advance() }
    guard line != token.endLine else { throw expected(kind) }
    throw fault(
      "\(Self.shown(kind)) expected (to close \(Self.shown(opening)) at line \(line))")
  }

  /// Goes past a name.
  mutating func expectName() throws(Fault) -> (symbol: Symbol, range: Range<Int>) {
    let range = token.range
    guard token.kind == .name else { throw expected(.name) }
    let symbol = names.symbol(text(of: range))
    try advance()
    return (symbol, range)
  }

  /// The source of a range.
  func text(of range: Range<Int>) -> String { String(decoding: source[range], as: UTF8.self) }

  /// The value of the numeral in a range.
  func numeral(in range: Range<Int>) -> Numeral {
    guard let value = Numeral(source[range]) else {
      preconditionFailure("the lexer has read the numeral")
    }
    return value
  }

  // MARK: - Faults

  /// A fault near the token to be read.
  func fault(_ message: String) -> Fault {
    Fault(message: message, near: nearText(), line: token.endLine, range: token.range)
  }

  /// A fault of meaning, at `range`: Lua does not say near what it is.
  func semanticFault(_ message: String, at range: Range<Int>) -> Fault {
    Fault(message: message, near: nil, line: token.endLine, range: range)
  }

  private func expected(_ kind: Token.Kind) -> Fault { fault("\(Self.shown(kind)) expected") }

  private static func shown(_ kind: Token.Kind) -> String {
    switch kind {
    case .name, .string, .integer, .float, .endOfFile, .stray: kind.rawValue
    default: "'\(kind.rawValue)'"
    }
  }

  private func nearText() -> String? {
    let range = token.range
    switch token.kind {
    case .name, .integer, .float: return "'\(text(of: range))'"
    case .string:
      return Lexer.quoted(Lexer.keptText(ofStringAt: range.lowerBound, in: source))
    case .stray:
      let byte = source[range.lowerBound]
      // To Lua, a NUL is no token at all.
      guard byte != 0 else { return nil }
      return (0x20..<0x7F).contains(byte)
        ? "'\(Character(UnicodeScalar(byte)))'" : "'<\\\(byte)>'"
    default: return Self.shown(token.kind)
    }
  }

  // MARK: - Depth

  /// Counts one level of nesting, which Lua bounds to save its C stack, and this parser its own.
  mutating func enterLevel() throws(Fault) {
    depth += 1
    guard depth <= Limit.levels else {
      throw Fault(
        message: "C stack overflow", near: nil, line: token.endLine, range: token.range)
    }
  }

  /// Leaves as many levels.
  mutating func leaveLevels(_ count: Int = 1) { depth -= count }

  // MARK: - Nodes

  /// A new node from `start` to the end of the token before the one to be read.
  mutating func node(_ kind: Node.Kind, from start: Int) -> Node.ID {
    node(kind, start..<max(start, previousEnd))
  }

  /// A new node.
  mutating func node(_ kind: Node.Kind, _ range: Range<Int>) -> Node.ID {
    nodes.append(Node(kind: kind, range: range))
    return Node.ID(index: UInt32(nodes.count - 1))
  }

  /// The kind of a finished node.
  func kind(of node: Node.ID) -> Node.Kind { nodes[Int(node.index)].kind }

  /// The bytes of a finished node.
  func range(of node: Node.ID) -> Range<Int> { nodes[Int(node.index)].range }

  // MARK: - Chunk

  /// The whole source.
  mutating func chunk() throws(Fault) -> Node.ID {
    functions.append(FunctionScope(line: 0, firstVariable: 0, firstLabel: 0, firstDeclared: 0))
    enterBlock()
    functions[0].isVariadic = true
    variables.append(
      Variable(
        name: "_ENV", role: .environment, attribute: nil, declaration: nil, function: nil,
        scope: 0..<source.count))
    functions[0].upvalues.append(
      Upvalue(name: environmentName, variable: .environment, attribute: nil))
    try advance()
    var statements: [Node.ID] = []
    try statementList(&statements)
    guard token.kind == .endOfFile else { throw expected(.endOfFile) }
    try leaveBlock()
    return node(.block(statements), 0..<source.count)
  }
}
