extension Parser {
  /// Statements up to the end of their block.
  mutating func statementList(_ list: inout [Node.ID]) throws(Fault) {
    while !endsBlock(withUntil: true) {
      let isLast = token.kind == .return
      try statement(&list)
      if isLast { return }
    }
  }

  /// One statement; several where labels follow each other.
  private mutating func statement(_ list: inout [Node.ID]) throws(Fault) {
    try enterLevel()
    let start = token.range.lowerBound
    let line = token.endLine
    switch token.kind {
    case .semicolon: list.append(try emptyStatement())
    case .if: list.append(try ifStatement(start, line))
    case .while: list.append(try whileLoop(start, line))
    case .do: list.append(try doBlock(start, line))
    case .for: list.append(try forLoop(start, line))
    case .repeat: list.append(try repeatLoop(start, line))
    case .function: list.append(try functionStatement(start, line))
    case .local: list.append(try local(start))
    case .doubleColon: try label(start, line, &list)
    case .return: list.append(try returnStatement(start))
    case .break: list.append(try breakStatement())
    case .goto: list.append(try gotoStatement(start))
    default: list.append(try expressionStatement(start))
    }
    leaveLevels()
  }

  private mutating func emptyStatement() throws(Fault) -> Node.ID {
    let range = token.range
    try advance()
    return node(.empty, range)
  }

  private mutating func doBlock(_ start: Int, _ line: Int) throws(Fault) -> Node.ID {
    try advance()
    let block = try scopedBlock()
    try expect(.end, closing: .do, on: line)
    return node(.doBlock(block), from: start)
  }

  // MARK: - Conditions

  private mutating func ifStatement(_ start: Int, _ line: Int) throws(Fault) -> Node.ID {
    var clauses = [try clause()]
    while token.kind == .elseif { clauses.append(try clause()) }
    let otherwise = try skip(.else) ? try scopedBlock() : nil
    try expect(.end, closing: .if, on: line)
    return node(.ifStatement(clauses, otherwise: otherwise), from: start)
  }

  /// `if` or `elseif` with its block.
  private mutating func clause() throws(Fault) -> Node.ID {
    let start = token.range.lowerBound
    try advance()
    let condition = try expression()
    try expect(.then)
    enterBlock()
    var list: [Node.ID] = []
    // Lua reads `break` here itself, which takes no level.
    if token.kind == .break {
      list.append(try breakStatement())
      while token.kind == .semicolon { list.append(try emptyStatement()) }
    }
    try statementList(&list)
    let block = block(list)
    try leaveBlock()
    // A clause ends where its block does; one without statements, with `then`.
    return node(.clause(condition.node, block), start..<range(of: block).upperBound)
  }

  // MARK: - Loops

  private mutating func whileLoop(_ start: Int, _ line: Int) throws(Fault) -> Node.ID {
    try advance()
    let condition = try expression()
    enterBlock(isLoop: true)
    try expect(.do)
    let block = try scopedBlock()
    try expect(.end, closing: .while, on: line)
    let loop = node(.whileLoop(condition.node, block), from: start)
    try leaveBlock()
    return loop
  }

  private mutating func repeatLoop(_ start: Int, _ line: Int) throws(Fault) -> Node.ID {
    enterBlock(isLoop: true)
    enterBlock()
    try advance()
    let block = try statements()
    try expect(.until, closing: .repeat, on: line)
    let condition = try expression()
    try leaveBlock()
    try leaveBlock()
    return node(.repeatLoop(block, condition.node), from: start)
  }

  private mutating func forLoop(_ start: Int, _ line: Int) throws(Fault) -> Node.ID {
    enterBlock(isLoop: true)
    try advance()
    let (name, range) = try expectName()
    let kind: Node.Kind
    switch token.kind {
    case .assign: kind = try numericFor(name, range)
    case .comma, .in: kind = try genericFor(name, range)
    default: throw fault("'=' or 'in' expected")
    }
    try expect(.end, closing: .for, on: line)
    let loop = node(kind, from: start)
    try leaveBlock()
    return loop
  }

  private mutating func numericFor(_ name: Symbol, _ range: Range<Int>) throws(Fault)
    -> Node.Kind
  {
    try declareHidden(3)
    let variable = try declaration(of: name, range, .loop)
    try expect(.assign)
    var values = [try expression().node]
    try expect(.comma)
    values.append(try expression().node)
    if try skip(.comma) { values.append(try expression().node) }
    try activate(3)
    return .numericFor(variable, values, try loopBody(1))
  }

  private mutating func genericFor(_ name: Symbol, _ range: Range<Int>) throws(Fault)
    -> Node.Kind
  {
    try declareHidden(4)
    var variables = [try declaration(of: name, range, .loop)]
    while try skip(.comma) { variables.append(try declaration(.loop)) }
    try expect(.in)
    let values = try expressionList().map(\.node)
    try activate(4)
    return .genericFor(variables, values, try loopBody(variables.count))
  }

  private mutating func loopBody(_ variables: Int) throws(Fault) -> Node.ID {
    try expect(.do)
    enterBlock()
    try activate(variables)
    let block = try scopedBlock()
    try leaveBlock()
    return block
  }

  // MARK: - Jumps

  private mutating func breakStatement() throws(Fault) -> Node.ID {
    let (line, range) = (token.endLine, token.range)
    try advance()
    try addJump(Mark(name: breakName, line: line, range: range, level: function.level))
    return node(.breakStatement, range)
  }

  private mutating func gotoStatement(_ start: Int) throws(Fault) -> Node.ID {
    try advance()
    let line = token.endLine
    let (name, range) = try expectName()
    let word = node(.word, range)
    try jump(to: name, line: line, range)
    return node(.goto(word), from: start)
  }

  private mutating func label(_ start: Int, _ line: Int, _ list: inout [Node.ID]) throws(Fault) {
    try advance()
    let (name, range) = try expectName()
    try expect(.doubleColon)
    let word = node(.word, range)
    list.append(node(.label(word), from: start))
    while token.kind == .semicolon || token.kind == .doubleColon { try statement(&list) }
    try checkUnique(name, range)
    try createLabel(
      Mark(name: name, line: line, range: range, level: function.level),
      isLast: endsBlock(withUntil: false))
  }

  private mutating func returnStatement(_ start: Int) throws(Fault) -> Node.ID {
    try advance()
    let isBare = endsBlock(withUntil: true) || token.kind == .semicolon
    let values = isBare ? [] : try expressionList().map(\.node)
    _ = try skip(.semicolon)
    return node(.returnStatement(values), from: start)
  }

  // MARK: - Locals and functions

  private mutating func local(_ start: Int) throws(Fault) -> Node.ID {
    try advance()
    if try skip(.function) { return try localFunction(start) }
    let first = active.count
    var variables: [Node.ID] = []
    var closes = false
    repeat {
      variables.append(try declaration(.local, takesAttribute: true))
      guard active[active.count - 1].attribute == .close else { continue }
      if closes {
        throw semanticFault(
          "multiple to-be-closed variables in local list",
          at: range(of: variables[variables.count - 1]))
      }
      closes = true
    } while try skip(.comma)
    let values = try skip(.assign) ? try expressionList() : []
    if variables.count == values.count, active[active.count - 1].attribute == .const {
      active[active.count - 1].constant = values.last?.constant
    }
    assert(active.count == first + variables.count)
    try activate(variables.count)
    return node(.local(variables, values.map(\.node)), from: start)
  }

  private mutating func localFunction(_ start: Int) throws(Fault) -> Node.ID {
    let name = try declaration(.localFunction)
    try activate(1)
    let function = try functionBody(
      from: token.range.lowerBound, isMethod: false, line: token.endLine)
    return node(.localFunction(name, function), from: start)
  }

  private mutating func functionStatement(_ start: Int, _ line: Int) throws(Fault) -> Node.ID {
    try advance()
    let place = token.range.lowerBound
    var target = try nameExpression().node
    while token.kind == .dot { target = try member(of: target, from: place) }
    let isMethod = token.kind == .colon
    if isMethod { target = try member(of: target, from: place) }
    let function = try functionBody(
      from: token.range.lowerBound, isMethod: isMethod, line: line)
    try checkAssignable(target)
    return node(.functionStatement(target, function), from: start)
  }

  // MARK: - Assignments and calls

  private mutating func expressionStatement(_ start: Int) throws(Fault) -> Node.ID {
    let first = try suffixedExpression().node
    if token.kind == .assign || token.kind == .comma { return try assignment(first, start) }
    switch kind(of: first) {
    case .call, .methodCall: return node(.callStatement(first), from: start)
    default: throw fault("syntax error")
    }
  }

  private mutating func assignment(_ first: Node.ID, _ start: Int) throws(Fault) -> Node.ID {
    var targets = [first]
    try checkTarget(first)
    while try skip(.comma) {
      let target = try suffixedExpression().node
      targets.append(target)
      // Lua recurses for each target.
      try enterLevel()
      try checkTarget(target)
    }
    try expect(.assign)
    let values = try expressionList().map(\.node)
    leaveLevels(targets.count - 1)
    return node(.assignment(targets, values), from: start)
  }

  private func checkTarget(_ target: Node.ID) throws(Fault) {
    switch kind(of: target) {
    case .name, .member, .index: try checkAssignable(target)
    default: throw fault("syntax error")
    }
  }
}
