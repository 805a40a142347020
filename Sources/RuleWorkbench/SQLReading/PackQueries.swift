import ComplianceModel
import Evaluation
import LuaSyntax

/// The SQL in the Lua of a pack: what `select` and the functions of `org` are given, wherever it is
/// written, and every text that begins with SELECT or WITH.
struct PackQueries {
  /// One text of SQL, or a part that is put into others.
  struct Query {
    /// Where its expression stands.
    let place: PackTrees.Place
    /// Its bytes.
    let text: SQLText
    /// Its conditions.
    let conditions: SQLConditions
  }

  /// The queries of each file, in the order of the file.
  private(set) var queries: [String: [Query]] = [:]
  /// Expressions that SQL is made of and whose text no file holds, by file.
  private(set) var unknown: [String: [Node.ID]] = [:]

  private let trees: PackTrees
  private var visited: Set<PackTrees.Place> = []

  /// Finds them all.
  init(_ trees: PackTrees) {
    self.trees = trees
    for file in trees.files.values.sorted(by: { bytewise($0.path, $1.path) }) {
      for root in Self.roots(in: file.tree) {
        if !visit(PackTrees.Place(path: file.path, node: root)) {
          unknown[file.path, default: []].append(root)
        }
      }
    }
    queries = queries.mapValues { list in
      list.sorted { $0.place.node < $1.place.node }
    }
  }

  // MARK: - Where SQL begins

  private static func roots(in tree: SyntaxTree) -> [Node.ID] {
    tree.all.compactMap { node in
      switch tree[node].kind {
      case .namedField(let word, let value): tree.text(of: word) == "select" ? value : nil
      case .assignment(let targets, let values):
        zip(targets, values).first { isSelect($0.0, in: tree) }?.1
      case .call: tree.queryOfOrganisation(node)
      case .string: isQuery(node, in: tree) ? node : nil
      default: nil
      }
    }
  }

  private static func isSelect(_ target: Node.ID, in tree: SyntaxTree) -> Bool {
    guard case .member(_, let word) = tree[target].kind else { return false }
    return tree.text(of: word) == "select"
  }

  private static func isQuery(_ string: Node.ID, in tree: SyntaxTree) -> Bool {
    let words = (tree.stringValue(of: string) ?? []).split {
      $0 == 0x20 || (0x09...0x0D).contains($0)
    }
    guard let first = words.first else { return false }
    return ["SELECT", "(SELECT", "WITH"].contains(String(decoding: first, as: UTF8.self))
  }

  // MARK: - Following

  /// Takes what stands at `place`, and all that it may be; false: no text of it is known.
  private mutating func visit(_ place: PackTrees.Place) -> Bool {
    guard let tree = trees.files[place.path]?.tree else { return false }
    switch tree[place.node].kind {
    case .string, .binary(.concatenate, _, _, _):
      return take(PackTrees.Place(path: place.path, node: Self.whole(place.node, in: tree)))
    default:
      guard visited.insert(place).inserted else { return true }
      let sources = trees.sources(of: place)
      var isKnown = !sources.isEmpty
      for source in sources where !visit(source) { isKnown = false }
      return isKnown
    }
  }

  /// The expression of joined strings that `node` is a part of.
  private static func whole(_ node: Node.ID, in tree: SyntaxTree) -> Node.ID {
    var whole = node
    while let parent = tree.parent(of: whole) {
      switch tree[parent].kind {
      case .binary(.concatenate, _, _, _), .parenthesized: whole = parent
      default: return whole
      }
    }
    return whole
  }

  private mutating func take(_ place: PackTrees.Place) -> Bool {
    guard visited.insert(place).inserted, let tree = trees.files[place.path]?.tree else {
      return true
    }
    let text = SQLText(place.node, in: tree)
    let conditions = SQLConditions(SQLToken.tokens(of: text.bytes))
    queries[place.path, default: []].append(
      Query(place: place, text: text, conditions: conditions))
    let isNumeralOrNil: (Node.ID) -> Bool = { node in
      switch tree[node].kind {
      case .numeral, .nil, .true, .false: true
      default: false
      }
    }
    for filling in text.fillings where !isNumeralOrNil(filling) {
      _ = visit(PackTrees.Place(path: place.path, node: filling))
    }
    return true
  }
}
