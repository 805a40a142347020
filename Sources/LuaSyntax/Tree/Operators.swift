/// An operator with one operand (manual §3.4).
package enum UnaryOperator: String, Equatable, Sendable, CaseIterable {
  case not
  case negate = "-"
  case bitwiseNot = "~"
  case length = "#"

  init?(_ kind: Token.Kind) {
    switch kind {
    case .not: self = .not
    case .minus: self = .negate
    case .tilde: self = .bitwiseNot
    case .hash: self = .length
    default: return nil
    }
  }

  /// How strongly it binds its operand (manual §3.4.8).
  static let priority = 12
}

/// An operator with two operands (manual §3.4).
package enum BinaryOperator: String, Equatable, Sendable, CaseIterable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case modulo = "%"
  case power = "^"
  case divide = "/"
  case floorDivide = "//"
  case bitwiseAnd = "&"
  case bitwiseOr = "|"
  case bitwiseXor = "~"
  case shiftLeft = "<<"
  case shiftRight = ">>"
  case concatenate = ".."
  case equal = "=="
  case less = "<"
  case lessOrEqual = "<="
  case notEqual = "~="
  case greater = ">"
  case greaterOrEqual = ">="
  case and
  case or

  /// The operator that `kind` spells; nil: it is none.
  init?(_ kind: Token.Kind) {
    guard let found = Self.byToken[kind] else { return nil }
    self = found
  }

  private static let byToken: [Token.Kind: BinaryOperator] = Dictionary(
    uniqueKeysWithValues: allCases.compactMap { one in
      Token.Kind(rawValue: one.rawValue).map { ($0, one) }
    })

  /// How strongly it binds what stands before it and behind it (manual §3.4.8).
  var priority: (left: Int, right: Int) {
    switch self {
    case .or: (1, 1)
    case .and: (2, 2)
    case .equal, .less, .lessOrEqual, .notEqual, .greater, .greaterOrEqual: (3, 3)
    case .bitwiseOr: (4, 4)
    case .bitwiseXor: (5, 5)
    case .bitwiseAnd: (6, 6)
    case .shiftLeft, .shiftRight: (7, 7)
    case .concatenate: (9, 8)
    case .add, .subtract: (10, 10)
    case .multiply, .modulo, .divide, .floorDivide: (11, 11)
    case .power: (14, 13)
    }
  }

  /// Whether it yields a truth value by comparing.
  package var isComparison: Bool { priority.left == 3 }
}
