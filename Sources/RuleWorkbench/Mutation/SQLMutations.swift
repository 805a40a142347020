import ComplianceModel
import Evaluation

extension PackQueries.Query {
  /// The changes to its SQL.
  var mutations: [Mutation] {
    let connectives = Set(conditions.connectives)
    let ofTokens = conditions.tokens.indices.flatMap { index in
      connectives.contains(index) ? connective(index) : sign(index) + constant(index) + swap(index)
    }
    return ofTokens + droppedTerms
  }

  private func mutation(_ kind: MutationOperator, _ tokens: ClosedRange<Int>, _ replacement: String)
    -> [Mutation]
  {
    let bytes =
      conditions.tokens[tokens.lowerBound].range
      .lowerBound..<conditions.tokens[tokens.upperBound].range.upperBound
    guard let range = text.unbroken(bytes) else { return [] }
    return [Mutation(kind: kind, range: range, replacement: replacement)]
  }

  private func word(_ index: Int) -> String? {
    guard conditions.tokens.indices.contains(index), conditions.tokens[index].kind == .word else {
      return nil
    }
    return conditions.tokens[index].spelling
  }

  // MARK: - Operators

  private func connective(_ index: Int) -> [Mutation] {
    switch word(index) {
    case "and": mutation(.connective, index...index, "OR")
    case "or": mutation(.connective, index...index, "AND")
    default: mutation(.negation, index...index, "")
    }
  }

  private static let neighbours = [
    "=": "<>", "==": "<>", "<>": "=", "!=": "=", "<": "<=", "<=": "<", ">": ">=", ">=": ">",
  ]

  private func sign(_ index: Int) -> [Mutation] {
    let token = conditions.tokens[index]
    if token.kind == .sign, let neighbour = Self.neighbours[token.spelling] {
      return mutation(.comparison, index...index, neighbour)
    }
    switch word(index) {
    case "is":
      return word(index + 1) == "not"
        ? mutation(.comparison, index...index + 1, "IS")
        : mutation(.comparison, index...index, "IS NOT")
    case "in":
      return word(index - 1) == "not"
        ? mutation(.comparison, index - 1...index, "IN")
        : mutation(.comparison, index...index, "NOT IN")
    default: return []
    }
  }

  // MARK: - Constants

  private func constant(_ index: Int) -> [Mutation] {
    let token = conditions.tokens[index]
    switch token.kind {
    case .number:
      // Nobody looks at the 1 of EXISTS (SELECT 1 …).
      guard word(index - 1) != "select", let more = Self.more(than: token.spelling) else {
        return []
      }
      return mutation(.constant, index...index, more)
    case .text:
      guard token.spelling.count > 2, !token.text.utf8.contains(SQLText.hole) else { return [] }
      return mutation(.constant, index...index, token.spelling.dropLast() + "~'")
    default: return []
    }
  }

  private static func more(than number: String) -> String? {
    if let integer = Int(number) { return "\(integer &+ 1)" }
    return Double(number).map { "\($0 + 1)" }
  }

  // MARK: - Arguments

  private static let swappable: Set<String> = ["days", "hours"]

  private func swap(_ index: Int) -> [Mutation] {
    let tokens = conditions.tokens
    guard let name = word(index), Self.swappable.contains(name), index + 1 < tokens.count,
      tokens[index + 1].isSign("(")
    else { return [] }
    var (depth, comma, end) = (0, nil as Int?, nil as Int?)
    for place in tokens.indices.dropFirst(index + 1) {
      if tokens[place].isSign("(") { depth += 1 }
      if tokens[place].isSign(")") { depth -= 1 }
      if depth == 1, tokens[place].isSign(","), comma == nil { comma = place }
      if depth == 0 {
        end = place
        break
      }
    }
    guard let comma, let end, comma > index + 2, end > comma + 1 else { return [] }
    let (one, other) = (spelling(index + 2..<comma), spelling(comma + 1..<end))
    guard one != other else { return [] }
    return mutation(.arguments, index + 2...end - 1, "\(other), \(one)")
  }

  private func spelling(_ tokens: Range<Int>) -> String {
    let bytes =
      conditions.tokens[tokens.lowerBound].range
      .lowerBound..<conditions.tokens[tokens.upperBound - 1].range.upperBound
    return String(decoding: text.bytes[bytes], as: UTF8.self)
  }

  // MARK: - Terms

  private var droppedTerms: [Mutation] {
    conditions.terms.compactMap { term in
      guard let range = text.unbroken(conditions.range(of: term)) else { return nil }
      return Mutation(kind: .condition, range: range, replacement: term.neutral ? "1" : "0")
    }
  }
}
