import ComplianceModel
import LuaSyntax

/// One change to a source: bytes that take the place of others, without a line more or less.
struct Mutation: Equatable {
  /// What kind of change it is.
  let kind: MutationOperator
  /// The bytes that are replaced.
  let range: Range<Int>
  /// What takes their place.
  let replacement: String

  /// The source with the change.
  func applied(to source: [UInt8]) -> [UInt8] {
    let removed = source[range].count { $0 == 0x0A }
    let ends = String(repeating: "\n", count: removed)
    return source[..<range.lowerBound] + Array((replacement + ends).utf8)
      + source[range.upperBound...]
  }

  /// All changes to a file, by place.
  static func all(in tree: SyntaxTree, _ queries: [PackQueries.Query]) -> [Mutation] {
    (tree.luaMutations() + queries.flatMap(\.mutations)).sorted { one, other in
      (one.range.lowerBound, one.range.upperBound, one.kind.rawValue, one.replacement)
        < (other.range.lowerBound, other.range.upperBound, other.kind.rawValue, other.replacement)
    }
  }
}
