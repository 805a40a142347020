import LuaSyntax

/// The code that one declaration can reach, as far as its text tells: its own, and what it names of the
/// locals of its file and of libraries.
struct ReachedCode {
  /// A stretch of code: one node with all that is in it.
  typealias Stretch = PackTrees.Place

  /// The stretches, each once, the declaration's own first.
  let stretches: [Stretch]
  private let trees: PackTrees

  /// Holds what `CodeReach` found.
  init(_ stretches: [Stretch], in trees: PackTrees) {
    self.stretches = stretches
    self.trees = trees
  }

  // MARK: - Words

  /// Its names, and the words in its strings, SQL among them.
  var words: Set<String> {
    var words: Set<String> = []
    for stretch in stretches {
      guard let tree = trees.files[stretch.path]?.tree else { continue }
      for token in tree.tokens(in: tree[stretch.node].range) {
        guard token.kind == .name || token.kind == .string else { continue }
        for word in tree.source[token.range].split(whereSeparator: { !isWordByte($0) }) {
          words.insert(String(decoding: word, as: UTF8.self))
        }
      }
    }
    return words
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
      || (0x61...0x7A).contains(byte)
  }

  // MARK: - Queries

  /// The texts of the queries that it hands to `org`, and whether there are more that the text does
  /// not tell: put together at run time, or of a table that a record names.
  var queries: (texts: [String], areAll: Bool) {
    var (texts, areAll) = ([String](), true)
    for stretch in stretches {
      guard let tree = trees.files[stretch.path]?.tree else { continue }
      for node in tree.descendants(of: stretch.node) {
        if tree.looksUpNamedTable(node) { areAll = false }
        guard let query = tree.queryOfOrganisation(node) else { continue }
        let known = self.texts(of: Stretch(path: stretch.path, node: query), depth: 0)
        texts += known ?? []
        if known == nil { areAll = false }
      }
    }
    return (texts, areAll)
  }

  /// Values that go from name to name further than this are not followed: names may go in circles.
  private static let mostSteps = 12
  /// Texts that one expression may have; more are not followed.
  private static let mostTexts = 64

  /// The texts that an expression may have; nil: one of them is not told.
  private func texts(of place: PackTrees.Place, depth: Int) -> [String]? {
    guard depth < Self.mostSteps, let tree = trees.files[place.path]?.tree else { return nil }
    func inside(_ node: Node.ID) -> PackTrees.Place { .init(path: place.path, node: node) }
    switch tree[place.node].kind {
    case .string:
      return tree.stringValue(of: place.node).map { [String(decoding: $0, as: UTF8.self)] }
    case .numeral: return [tree.text(of: place.node)]
    case .binary(.concatenate, _, let one, let other):
      guard let left = texts(of: inside(one), depth: depth + 1),
        let right = texts(of: inside(other), depth: depth + 1),
        left.count * right.count <= Self.mostTexts
      else { return nil }
      return left.flatMap { left in right.map { left + $0 } }
    default:
      let sources = trees.sources(of: place).filter(isReached)
      guard !sources.isEmpty else { return nil }
      return union(of: sources, depth: depth + 1)
    }
  }

  private func union(of places: [PackTrees.Place], depth: Int) -> [String]? {
    var texts: [String] = []
    for place in places {
      guard let more = self.texts(of: place, depth: depth), texts.count <= Self.mostTexts else {
        return nil
      }
      texts += more
    }
    return texts
  }

  /// Whether an expression is part of this code: what others pass to the same helper is not.
  private func isReached(_ place: PackTrees.Place) -> Bool {
    guard let tree = trees.files[place.path]?.tree else { return false }
    let range = tree[place.node].range
    return stretches.contains { stretch in
      guard stretch.path == place.path else { return false }
      let whole = tree[stretch.node].range
      return whole.lowerBound <= range.lowerBound && range.upperBound <= whole.upperBound
    }
  }
}

extension SyntaxTree {
  /// Whether a call is `org.has(…)`, whose table is data.
  fileprivate func looksUpNamedTable(_ node: Node.ID) -> Bool {
    guard case .call(let callee, _) = self[node].kind,
      case .member(let object, let word) = self[callee].kind
    else { return false }
    return self[object].kind == .name(.global) && text(of: object) == "org"
      && text(of: word) == "has"
  }
}
