import ComplianceModel
import LuaSyntax

extension SyntaxTree {
  /// The changes to its Lua.
  func luaMutations() -> [Mutation] {
    all.flatMap { node -> [Mutation] in
      switch self[node].kind {
      case .binary(let sign, _, let one, let other): binary(node, sign, one, other)
      case .unary(.not, let operand): negation(node, operand)
      case .numeral(let numeral): constant(node, numeral)
      case .true: [Mutation(kind: .constant, range: self[node].range, replacement: "false")]
      case .false: [Mutation(kind: .constant, range: self[node].range, replacement: "true")]
      case .returnStatement(let values): verdict(node, values)
      case .call(let callee, let arguments): swap(callee, arguments)
      default: []
      }
    } + droppedConditions()
  }

  // MARK: - Operators

  private static let neighbours: [BinaryOperator: String] = [
    .equal: "~=", .notEqual: "==", .less: "<=", .lessOrEqual: "<", .greater: ">=",
    .greaterOrEqual: ">", .and: "or", .or: "and",
  ]

  private func binary(_ node: Node.ID, _ sign: BinaryOperator, _ one: Node.ID, _ other: Node.ID)
    -> [Mutation]
  {
    guard let neighbour = Self.neighbours[sign], let range = operatorRange(of: node) else {
      return []
    }
    let kind: MutationOperator = sign == .and || sign == .or ? .connective : .comparison
    let change = Mutation(kind: kind, range: range, replacement: neighbour)
    guard sign == .equal || sign == .notEqual else { return [change] }
    return [change] + [one, other].compactMap(text)
  }

  /// Another text for one that is compared.
  private func text(_ node: Node.ID) -> Mutation? {
    let range = self[node].range
    guard self[node].kind == .string, source[range.lowerBound] != UInt8(ascii: "[") else {
      return nil
    }
    return Mutation(
      kind: .constant, range: range.upperBound - 1..<range.upperBound - 1, replacement: "~")
  }

  private func negation(_ node: Node.ID, _ operand: Node.ID) -> [Mutation] {
    let start = self[node].range.lowerBound
    return [
      Mutation(
        kind: .negation, range: start..<self[operand].range.lowerBound, replacement: "")
    ]
  }

  private func constant(_ node: Node.ID, _ numeral: Numeral) -> [Mutation] {
    let more: String
    switch numeral {
    case .integer(let number): more = "\(number &+ 1)"
    case .float(let number): more = "\(number + 1)"
    }
    return [Mutation(kind: .constant, range: self[node].range, replacement: more)]
  }

  // MARK: - Verdicts and arguments

  private func verdict(_ node: Node.ID, _ values: [Node.ID]) -> [Mutation] {
    guard values.count == 1, let name = calledGlobal(values[0]), Verdicts.names.contains(name),
      name != "pass"
    else { return [] }
    return [Mutation(kind: .verdict, range: self[node].range, replacement: "")]
  }

  /// The global that a call calls.
  private func calledGlobal(_ node: Node.ID) -> String? {
    guard case .call(let callee, _) = self[node].kind, self[callee].kind == .name(.global) else {
      return nil
    }
    return text(of: callee)
  }

  /// Verdicts begin with their text: what changes places there changes no verdict.
  private func swap(_ callee: Node.ID, _ arguments: [Node.ID]) -> [Mutation] {
    guard arguments.count > 1, !Verdicts.textFirst.contains(text(of: callee)) else { return [] }
    let (one, other) = (self[arguments[0]].range, self[arguments[1]].range)
    guard source[one] != source[other] else { return [] }
    let between = text(of: one.upperBound..<other.lowerBound)
    let whole = one.lowerBound..<other.upperBound
    guard !source[whole].contains(0x0A) else { return [] }
    return [
      Mutation(
        kind: .arguments, range: whole, replacement: text(of: other) + between + text(of: one))
    ]
  }

  // MARK: - Conditions

  /// Each part of a condition with the value that leaves the rest to decide.
  private func droppedConditions() -> [Mutation] {
    var mutations: [Mutation] = []
    var taken: Set<Node.ID> = []
    func take(_ condition: Node.ID, neutral: Bool) {
      var waiting = [(condition, neutral)]
      while let (node, neutral) = waiting.popLast() {
        switch self[node].kind {
        case .binary(.and, _, let one, let other):
          taken.insert(node)
          waiting += [(other, true), (one, true)]
        case .binary(.or, _, let one, let other):
          taken.insert(node)
          waiting += [(other, false), (one, false)]
        case .unary(.not, let operand): waiting.append((operand, !neutral))
        case .parenthesized(let inner): waiting.append((inner, neutral))
        case .nil, .true, .false, .numeral, .string, .function, .table: continue
        default:
          if let name = calledGlobal(node), Verdicts.names.contains(name) { continue }
          mutations.append(
            Mutation(
              kind: .condition, range: self[node].range, replacement: neutral ? "true" : "false"))
        }
      }
    }
    for node in all {
      switch self[node].kind {
      case .clause(let condition, _), .whileLoop(let condition, _), .repeatLoop(_, let condition):
        take(condition, neutral: true)
      case .binary(.and, _, let one, _): if !taken.contains(node) { take(one, neutral: true) }
      case .binary(.or, _, let one, _): if !taken.contains(node) { take(one, neutral: false) }
      default: continue
      }
    }
    return mutations
  }
}
