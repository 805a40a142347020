import LuaSyntax

/// The top level of one file, cut into pieces that are reached or not, each as a whole.
///
/// A *definition* is reached where reached code names it: a local, a member that is given to a local
/// table, a field of a table that a local holds or the file returns. What stands between definitions is
/// reached with the file. In a pack that lends its files the functions of a rule's body are pieces too:
/// a rule may replace them.
struct FileUnits {
  /// What holds members: a local table, or what the file returns where that is written out.
  enum Owner: Hashable {
    case local(Variable.ID)
    case result
  }

  /// A member by its owner.
  struct Member: Hashable {
    let owner: Owner
    let word: String
  }

  /// The fields of a rule that hold functions.
  static let functionFields: Set<String> = ["judge", "check", "applies", "before"]

  /// The nodes at which pieces begin, in no order.
  private(set) var nodes: [Node.ID] = []
  /// The piece that begins at a node.
  private(set) var numbers: [Node.ID: Int] = [:]
  /// Pieces that are reached with the file.
  private(set) var roots: [Int] = []
  /// Pieces that give a local its value.
  private(set) var locals: [Variable.ID: [Int]] = [:]
  /// Pieces that give a member its value.
  private(set) var members: [Member: [Int]] = [:]
  /// Functions of a rule's body by the field that holds them.
  private(set) var bodyFunctions: [(number: Int, field: String, lines: ClosedRange<Int>)] = []
  /// What the file returns; nil: something else than a table of the file.
  private(set) var returned: Owner?

  private let tree: SyntaxTree

  /// Cuts a file.
  /// - Parameter isLent: Whether another pack lends it.
  init(_ tree: SyntaxTree, isLent: Bool) {
    self.tree = tree
    guard case .block(let statements) = tree[tree.root].kind else { return }
    for statement in statements { add(statement) }
    if isLent { addBodyFunctions() }
  }

  /// The innermost piece that holds a byte; nil: it stands between all.
  func number(at place: Int) -> Int? {
    nodes.indices.filter { tree[nodes[$0]].range.contains(place) }
      .min { tree[nodes[$0]].range.count < tree[nodes[$1]].range.count }
  }

  /// The lines of a piece.
  func lines(of number: Int) -> ClosedRange<Int> {
    let range = tree[nodes[number]].range
    return tree.lines.line(of: range.lowerBound)...tree.lines.line(of: range.upperBound - 1)
  }

  /// The pieces that give a value to a member; all of its owner's for nil.
  func members(_ word: String?, of owner: Owner) -> [Int] {
    if let word { return members[Member(owner: owner, word: word)] ?? [] }
    return members.filter { $0.key.owner == owner }.flatMap(\.value)
  }

  // MARK: - Statements

  private mutating func add(_ statement: Node.ID) {
    switch tree[statement].kind {
    case .local(let names, let values):
      let number = begin(statement)
      for name in names { declared(name).map { locals[$0, default: []].append(number) } }
      for (name, value) in zip(names, values) {
        declared(name).map { addFields(of: value, .local($0)) }
      }
    case .localFunction(let name, _):
      let number = begin(statement)
      declared(name).map { locals[$0, default: []].append(number) }
    case .functionStatement(let target, _): addAssignment(statement, to: [target])
    case .assignment(let targets, _): addAssignment(statement, to: targets)
    case .returnStatement(let values):
      roots.append(begin(statement))
      addResult(values)
    default: roots.append(begin(statement))
    }
  }

  private mutating func begin(_ node: Node.ID) -> Int {
    nodes.append(node)
    numbers[node] = nodes.count - 1
    return nodes.count - 1
  }

  private mutating func addResult(_ values: [Node.ID]) {
    guard values.count == 1 else { return }
    let value = tree.bare(values[0])
    switch tree[value].kind {
    case .table:
      returned = .result
      addFields(of: value, .result)
    case .name(let resolution): returned = resolution.variable.map { .local($0) }
    default: return
    }
  }

  /// What is given to locals and members of locals; anything else is reached with the file.
  private mutating func addAssignment(_ statement: Node.ID, to targets: [Node.ID]) {
    let number = begin(statement)
    let named = targets.map(target)
    guard named.allSatisfy({ $0 != nil }) else { return roots.append(number) }
    for case .some(let (variable, word)) in named {
      if let word {
        members[Member(owner: .local(variable), word: word), default: []].append(number)
      } else {
        locals[variable, default: []].append(number)
      }
    }
  }

  /// The local that is assigned, or the first member of it that is: of `a.b.c` the member `b`.
  private func target(_ node: Node.ID) -> (variable: Variable.ID, word: String?)? {
    var (place, word) = (node, nil as String?)
    while case .member(let object, let name) = tree[place].kind {
      (place, word) = (object, tree.text(of: name))
    }
    guard case .name(let resolution) = tree[place].kind, let variable = resolution.variable else {
      return nil
    }
    return (variable, word)
  }

  private mutating func addFields(of value: Node.ID, _ owner: Owner) {
    guard case .table(let fields) = tree[tree.bare(value)].kind else { return }
    for field in fields {
      guard case .namedField(let word, _) = tree[field].kind else { continue }
      let number = begin(field)
      members[Member(owner: owner, word: tree.text(of: word)), default: []].append(number)
    }
  }

  private func declared(_ node: Node.ID) -> Variable.ID? {
    guard case .declaration(let variable, _) = tree[node].kind else { return nil }
    return variable
  }

  // MARK: - Functions of bodies

  private mutating func addBodyFunctions() {
    for node in tree.all {
      guard case .namedField(let word, let value) = tree[node].kind, numbers[node] == nil,
        case .function = tree[value].kind, Self.functionFields.contains(tree.text(of: word))
      else { continue }
      let number = begin(value)
      bodyFunctions.append((number, tree.text(of: word), lines(of: number)))
    }
  }
}
