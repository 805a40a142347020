import LuaSyntax

/// A text of SQL as a Lua source writes it: one string, or strings and other values joined by `..`.
///
/// What is no string has one byte of its own, `hole`, which stands in no SQL.
struct SQLText: Equatable {
  /// The byte of what is put in at run time.
  static let hole: UInt8 = 0x7F

  /// Its bytes.
  private(set) var bytes: [UInt8] = []
  /// Where each stands in the source; of a hole where its expression begins.
  private(set) var places: [Int] = []
  /// What fills its holes, in order.
  private(set) var fillings: [Node.ID] = []
  /// Whether each byte is the same in the source: not so where a string holds an escape.
  private(set) var isPlain = true

  /// Reads the expression `node`.
  init(_ node: Node.ID, in tree: SyntaxTree) {
    var waiting = [node]
    while let next = waiting.popLast() {
      switch tree[next].kind {
      case .string: append(string: next, in: tree)
      case .binary(.concatenate, _, let one, let other): waiting += [other, one]
      case .parenthesized(let inner): waiting.append(inner)
      default:
        bytes.append(Self.hole)
        places.append(tree[next].range.lowerBound)
        fillings.append(next)
      }
    }
  }

  private mutating func append(string node: Node.ID, in tree: SyntaxTree) {
    let range = tree[node].range
    var contents = range.dropFirst().dropLast()
    if tree.source[range.lowerBound] == UInt8(ascii: "[") {
      let level = tree.source[contents].prefix { $0 == UInt8(ascii: "=") }.count
      contents = contents.dropFirst(level + 1).dropLast(level + 1)
    } else if tree.source[contents].contains(UInt8(ascii: "\\")) {
      isPlain = false
    }
    for place in contents where tree.source[place] != Self.hole {
      bytes.append(tree.source[place])
      places.append(place)
    }
  }

  /// The bytes of the source from the first of `range` to its last, both ends in strings.
  ///
  /// Where a hole is the first or last, the range goes on to the string beside it.
  /// - Returns: nil where there is no string.
  func sourceRange(of range: Range<Int>) -> Range<Int>? {
    guard let start = start(of: range.lowerBound), let end = end(of: range.upperBound) else {
      return nil
    }
    return start..<end
  }

  private func start(of index: Int) -> Int? {
    if bytes[index] != Self.hole { return places[index] }
    return index > 0 && bytes[index - 1] != Self.hole ? places[index - 1] + 1 : nil
  }

  private func end(of index: Int) -> Int? {
    if bytes[index - 1] != Self.hole { return places[index - 1] + 1 }
    return index < bytes.count && bytes[index] != Self.hole ? places[index] : nil
  }
}
