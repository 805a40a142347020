extension Parser {
  /// A function from its parameters on.
  ///
  /// - Parameters:
  ///   - start: Where its node begins.
  ///   - line: The line that messages name for it.
  mutating func functionBody(from start: Int, isMethod: Bool, line: Int) throws(Fault) -> Node.ID {
    try countFunction()
    functions.append(
      FunctionScope(
        line: line, firstVariable: active.count, firstLabel: labels.count,
        firstDeclared: variables.count))
    enterBlock()
    try expect(.leftParenthesis)
    if isMethod {
      try checkVariableCount()
      declare(names.symbol("self"), .selfParameter, at: nil)
      try activate(1)
    }
    let parameters = try parameterList()
    try expect(.rightParenthesis)
    let body = try statements()
    try expect(.end, closing: .function, on: line)
    let function = node(
      .function(
        Node.Function(
          parameters: parameters, isVariadic: self.function.isVariadic, isMethod: isMethod,
          body: body)), from: start)
    try leaveBlock()
    for index in self.function.firstDeclared..<variables.count
    where variables[index].function == nil {
      variables[index].function = function
    }
    functions.removeLast()
    return function
  }

  private mutating func countFunction() throws(Fault) {
    function.functions += 1
    guard function.functions <= Limit.functions else {
      throw semanticFault("too many functions (limit is \(Limit.functions))", at: token.range)
    }
  }

  private mutating func parameterList() throws(Fault) -> [Node.ID] {
    var parameters: [Node.ID] = []
    var isOpen = token.kind != .rightParenthesis
    while isOpen {
      switch token.kind {
      case .name:
        parameters.append(try declaration(.parameter))
        isOpen = try skip(.comma)
      case .dots:
        try advance()
        function.isVariadic = true
        isOpen = false
      default: throw fault("<name> or '...' expected")
      }
    }
    try activate(parameters.count)
    return parameters
  }

  /// Statements up to the end of their block, which the caller has opened.
  mutating func statements() throws(Fault) -> Node.ID {
    var list: [Node.ID] = []
    try statementList(&list)
    return block(list)
  }

  /// The node of a block: from its first statement to its last.
  mutating func block(_ statements: [Node.ID]) -> Node.ID {
    guard let first = statements.first, let last = statements.last else {
      return node(.block([]), previousEnd..<previousEnd)
    }
    return node(.block(statements), range(of: first).lowerBound..<range(of: last).upperBound)
  }

  /// A block with a scope of its own.
  mutating func scopedBlock() throws(Fault) -> Node.ID {
    enterBlock()
    let block = try statements()
    try leaveBlock()
    return block
  }
}
