extension Parser {
  /// The function that is being read.
  var function: FunctionScope {
    _read { yield functions[functions.count - 1] }
    _modify { yield &functions[functions.count - 1] }
  }

  // MARK: - Declaring

  /// Declares a variable; it can be seen only once it is activated.
  mutating func declare(
    _ name: Symbol, _ role: Variable.Role, _ attribute: Variable.Attribute? = nil,
    at declaration: Node.ID?
  ) {
    let id = Variable.ID(index: variables.count)
    variables.append(
      Variable(
        name: names.text(of: name), role: role, attribute: attribute, declaration: declaration,
        function: nil, scope: previousEnd..<previousEnd))
    active.append(ActiveVariable(name: name, variable: id, attribute: attribute))
  }

  /// A declaration of the next name; checks the bound on variables where Lua does.
  ///
  /// - Parameter takesAttribute: Whether `<const>` or `<close>` may follow.
  mutating func declaration(_ role: Variable.Role, takesAttribute: Bool = false) throws(Fault)
    -> Node.ID
  {
    let (name, range) = try expectName()
    return try declaration(of: name, range, role, takesAttribute: takesAttribute)
  }

  /// A declaration of a name that was read.
  mutating func declaration(
    of name: Symbol, _ range: Range<Int>, _ role: Variable.Role, takesAttribute: Bool = false
  ) throws(Fault) -> Node.ID {
    try checkVariableCount()
    let attribute = takesAttribute ? try self.attribute() : nil
    let id = Variable.ID(index: variables.count)
    let declared = node(
      .declaration(id, attribute: attribute?.node),
      range.lowerBound..<(attribute.map { self.range(of: $0.node).upperBound } ?? range.upperBound))
    declare(name, role, attribute?.value, at: declared)
    return declared
  }

  private mutating func attribute() throws(Fault) -> (value: Variable.Attribute, node: Node.ID)? {
    let start = token.range.lowerBound
    guard try skip(.less) else { return nil }
    let (name, range) = try expectName()
    try expect(.greater)
    guard let value = Variable.Attribute(rawValue: names.text(of: name)) else {
      throw semanticFault("unknown attribute '\(names.text(of: name))'", at: range)
    }
    return (value, node(.attribute(value), from: start))
  }

  /// Declares the variables that a `for` hides.
  mutating func declareHidden(_ count: Int) throws(Fault) {
    for _ in 0..<count {
      try checkVariableCount()
      active.append(ActiveVariable(name: hiddenName, variable: nil))
    }
  }

  /// Refuses one variable more than Lua allows.
  mutating func checkVariableCount() throws(Fault) {
    try check(
      active.count + 1 - function.firstVariable, atMost: Limit.localVariables, "local variables")
  }

  private func check(_ count: Int, atMost limit: Int, _ what: String) throws(Fault) {
    guard count > limit else { return }
    let place = function.line == 0 ? "main function" : "function at line \(function.line)"
    throw fault("too many \(what) (limit is \(limit)) in \(place)")
  }

  /// Opens the scope of the next `count` declared variables.
  mutating func activate(_ count: Int) throws(Fault) {
    for _ in 0..<count {
      let variable = active[function.firstVariable + function.level]
      function.level += 1
      if let id = variable.variable {
        variables[id.index].scope = previousEnd..<previousEnd
      }
      // Lua's debugger is told of all but compile-time constants.
      guard variable.constant == nil else { continue }
      function.debugVariables += 1
      guard function.debugVariables <= Limit.debugVariables else {
        throw semanticFault(
          "too many local variables (limit is \(Limit.debugVariables))", at: token.range)
      }
    }
  }

  /// Closes the scope of all variables of the function from `level` on.
  mutating func deactivate(to level: Int) {
    let first = function.firstVariable + level
    for variable in active[first...] {
      guard let id = variable.variable else { continue }
      let start = variables[id.index].scope.lowerBound
      variables[id.index].scope = start..<max(start, token.range.lowerBound)
    }
    active.removeSubrange(first...)
    function.level = level
  }

  // MARK: - Using

  /// What a name stands for in one function.
  private enum Found {
    case local(ActiveVariable)
    case upvalue(Upvalue)
  }

  /// A name as an expression.
  mutating func nameExpression() throws(Fault) -> Expression {
    let (name, range) = try expectName()
    let found = try lookUp(name, functions.count - 1)
    let resolution = try resolution(found)
    var constant: Constant?
    if case .local(let variable) = found { constant = variable.constant }
    return Expression(node: node(.name(resolution), range), constant: constant)
  }

  private mutating func resolution(_ found: Found?) throws(Fault) -> Resolution {
    switch found {
    case .local(let variable):
      guard let id = variable.variable else { preconditionFailure("no name is that of a hidden") }
      // A constant of an outer function is found without an upvalue.
      return id.index >= function.firstDeclared ? .local(id) : .upvalue(id)
    case .upvalue(let upvalue): return .upvalue(upvalue.variable)
    case nil:
      // The environment is used, which may need an upvalue.
      switch try lookUp(environmentName, functions.count - 1) {
      case .local(let variable):
        return .field(ofEnvironment: variable.variable ?? .environment)
      case .upvalue(let upvalue) where upvalue.variable != .environment:
        return .field(ofEnvironment: upvalue.variable)
      case .upvalue, nil: return .global
      }
    }
  }

  /// What `name` stands for in the function at `depth`, which gets an upvalue where it needs one.
  ///
  /// Functions nest less deep than `Limit.levels`, so that this may recurse.
  private mutating func lookUp(_ name: Symbol, _ depth: Int) throws(Fault) -> Found? {
    let scope = functions[depth]
    let first = scope.firstVariable
    if let local = active[first..<first + scope.level].last(where: { $0.name == name }) {
      return .local(local)
    }
    if let known = scope.upvalues.first(where: { $0.name == name }) { return .upvalue(known) }
    guard depth > 0, let outer = try lookUp(name, depth - 1) else { return nil }
    let upvalue: Upvalue
    switch outer {
    case .local(let variable):
      guard variable.constant == nil, let id = variable.variable else { return outer }
      upvalue = Upvalue(name: name, variable: id, attribute: variable.attribute)
    case .upvalue(let known): upvalue = known
    }
    try checkUpvalueCount(of: depth)
    functions[depth].upvalues.append(upvalue)
    return .upvalue(upvalue)
  }

  private func checkUpvalueCount(of depth: Int) throws(Fault) {
    let scope = functions[depth]
    guard scope.upvalues.count + 1 > Limit.upvalues else { return }
    let place = scope.line == 0 ? "main function" : "function at line \(scope.line)"
    throw fault("too many upvalues (limit is \(Limit.upvalues)) in \(place)")
  }

  /// Refuses to assign to a variable that has an attribute.
  func checkAssignable(_ target: Node.ID) throws(Fault) {
    guard case .name(let resolution) = kind(of: target), let id = resolution.variable else {
      return
    }
    let variable = variables[id.index]
    guard variable.attribute != nil else { return }
    throw semanticFault(
      "attempt to assign to const variable '\(variable.name)'", at: range(of: target))
  }
}
