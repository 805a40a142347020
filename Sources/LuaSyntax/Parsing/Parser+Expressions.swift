/// A finished expression with what Lua knows of it while it compiles.
struct Expression {
  let node: Node.ID
  var constant: Constant?
}

extension Parser {
  /// One expression.
  mutating func expression() throws(Fault) -> Expression {
    try subexpression(above: 0).expression
  }

  /// Expressions with commas between them.
  mutating func expressionList() throws(Fault) -> [Expression] {
    var list = [try expression()]
    while try skip(.comma) { list.append(try expression()) }
    return list
  }

  // MARK: - Operators

  /// An operand with the operators that bind more strongly than `limit`.
  ///
  /// - Returns: The operator that stopped it, if one did.
  private mutating func subexpression(above limit: Int) throws(Fault) -> (
    expression: Expression, next: BinaryOperator?
  ) {
    try enterLevel()
    let start = token.range.lowerBound
    var left: Expression
    if let sign = UnaryOperator(token.kind) {
      try advance()
      let operand = try subexpression(above: UnaryOperator.priority).expression
      left = Expression(
        node: node(.unary(sign, operand.node), from: start),
        constant: operand.constant.flatMap { $0.applying(sign) })
    } else {
      left = try simpleExpression()
    }
    var sign = BinaryOperator(token.kind)
    while let operation = sign, operation.priority.left > limit {
      let place = token.range.lowerBound
      try advance()
      let (right, following) = try subexpression(above: operation.priority.right)
      left = Expression(
        node: node(.binary(operation, at: place, left.node, right.node), from: start),
        constant: Constant.combining(left.constant, operation, right.constant))
      sign = following
    }
    leaveLevels()
    return (left, sign)
  }

  // MARK: - Operands

  private mutating func simpleExpression() throws(Fault) -> Expression {
    switch token.kind {
    case .float, .integer: try literal(.numeral(numeral(in: token.range)), .number)
    case .string: try literal(.string, .truthy)
    case .nil: try literal(.nil, .falsy)
    case .true: try literal(.true, .truthy)
    case .false: try literal(.false, .falsy)
    case .dots: try varargs()
    case .leftBrace: Expression(node: try table())
    case .function: Expression(node: try anonymousFunction())
    default: try suffixedExpression()
    }
  }

  private mutating func literal(_ kind: Node.Kind, _ constant: Constant) throws(Fault)
    -> Expression
  {
    let range = token.range
    try advance()
    return Expression(node: node(kind, range), constant: constant)
  }

  private mutating func varargs() throws(Fault) -> Expression {
    guard function.isVariadic else {
      throw fault("cannot use '...' outside a vararg function")
    }
    let range = token.range
    try advance()
    return Expression(node: node(.varargs, range))
  }

  private mutating func anonymousFunction() throws(Fault) -> Node.ID {
    let start = token.range.lowerBound
    try advance()
    return try functionBody(from: start, isMethod: false, line: token.endLine)
  }

  private mutating func primaryExpression() throws(Fault) -> Expression {
    switch token.kind {
    case .leftParenthesis:
      let start = token.range.lowerBound
      let line = token.endLine
      try advance()
      let inner = try expression()
      try expect(.rightParenthesis, closing: .leftParenthesis, on: line)
      return Expression(
        node: node(.parenthesized(inner.node), from: start), constant: inner.constant)
    case .name: return try nameExpression()
    default: throw fault("unexpected symbol")
    }
  }

  /// A name or something in parentheses with members, keys and calls behind it.
  mutating func suffixedExpression() throws(Fault) -> Expression {
    let start = token.range.lowerBound
    let line = token.endLine
    var result = try primaryExpression()
    while true {
      let object = result.node
      switch token.kind {
      case .dot: result = Expression(node: try member(of: object, from: start))
      case .leftBracket:
        try advance()
        let key = try expression()
        try expect(.rightBracket)
        result = Expression(node: node(.index(object, key.node), from: start))
      case .colon:
        try advance()
        let word = try self.word()
        let arguments = try arguments(line)
        result = Expression(node: node(.methodCall(object, word, arguments), from: start))
      case .leftParenthesis, .string, .leftBrace:
        let arguments = try arguments(line)
        result = Expression(node: node(.call(object, arguments), from: start))
      default: return result
      }
    }
  }

  /// `.word` or `:word` behind `object`.
  mutating func member(of object: Node.ID, from start: Int) throws(Fault) -> Node.ID {
    try advance()
    let word = try self.word()
    return node(.member(object, word), from: start)
  }

  /// A name that is no variable.
  mutating func word() throws(Fault) -> Node.ID {
    let (_, range) = try expectName()
    return node(.word, range)
  }

  private mutating func arguments(_ line: Int) throws(Fault) -> [Node.ID] {
    switch token.kind {
    case .leftParenthesis:
      try advance()
      let list = token.kind == .rightParenthesis ? [] : try expressionList().map(\.node)
      try expect(.rightParenthesis, closing: .leftParenthesis, on: line)
      return list
    case .leftBrace: return [try table()]
    case .string: return [try literal(.string, .truthy).node]
    default: throw fault("function arguments expected")
    }
  }

  // MARK: - Tables

  private mutating func table() throws(Fault) -> Node.ID {
    let start = token.range.lowerBound
    let line = token.endLine
    var fields: [Node.ID] = []
    try expect(.leftBrace)
    while token.kind != .rightBrace {
      fields.append(try field())
      if try skip(.comma) { continue }
      guard try skip(.semicolon) else { break }
    }
    try expect(.rightBrace, closing: .leftBrace, on: line)
    return node(.table(fields), from: start)
  }

  private mutating func field() throws(Fault) -> Node.ID {
    let start = token.range.lowerBound
    if token.kind == .leftBracket {
      try advance()
      let key = try expression()
      try expect(.rightBracket)
      try expect(.assign)
      let value = try expression()
      return node(.keyedField(key.node, value.node), from: start)
    }
    guard token.kind == .name, try lookahead() == .assign else {
      let value = try expression()
      return node(.item(value.node), from: start)
    }
    let word = try self.word()
    try expect(.assign)
    let value = try expression()
    return node(.namedField(word, value.node), from: start)
  }
}

// MARK: - Constants

extension Constant {
  /// What an operator makes of a constant; nil: Lua leaves it to the run.
  func applying(_ sign: UnaryOperator) -> Constant? {
    switch sign {
    case .not: self == .falsy ? .truthy : .falsy
    case .negate, .bitwiseNot: self == .number ? .number : nil
    case .length: nil
    }
  }

  /// What an operator makes of two; nil: Lua leaves it to the run.
  static func combining(_ left: Constant?, _ sign: BinaryOperator, _ right: Constant?)
    -> Constant?
  {
    guard let left, let right else { return nil }
    if sign == .and { return left == .falsy ? nil : right }
    if sign == .or { return left == .falsy ? right : nil }
    let isArithmetic = sign != .concatenate && !sign.isComparison
    return isArithmetic && left == .number && right == .number ? .number : nil
  }
}
