import LuaSyntax

/// Goes through one piece of a file and notes what it names.
struct UnitWalk {
  /// What of a table is named.
  private enum Access {
    case word(String)
    /// Anything: it is handed on, or its key is worked out.
    case whole
    /// Nothing: it is given a value, or returned by its own file.
    case nothing
  }

  private let unit: PackReach.Unit
  private let trees: PackTrees
  private let files: [String: FileUnits]
  private let file: PackTrees.File
  private let units: FileUnits
  private let tree: SyntaxTree

  /// What it leads to.
  private(set) var targets: [PackReach.Unit] = []
  /// The fields of rules that it reads of some table.
  private(set) var fields: Set<String> = []

  init(_ unit: PackReach.Unit, _ trees: PackTrees, _ files: [String: FileUnits]) {
    guard let file = trees.files[unit.path], let units = files[unit.path] else {
      preconditionFailure("a piece is one of a file")
    }
    (self.unit, self.trees, self.files, self.file, self.units) = (unit, trees, files, file, units)
    tree = file.tree
  }

  /// Goes through it, without the pieces in it.
  mutating func follow() {
    var waiting = [units.nodes[unit.number]]
    while let node = waiting.popLast() {
      note(node)
      waiting += tree[node].children.filter { units.numbers[$0] == nil }
    }
  }

  private mutating func note(_ node: Node.ID) {
    switch tree[node].kind {
    case .name(let resolution):
      guard let variable = resolution.variable else { return }
      add(units.locals[variable] ?? [], of: unit.path)
      note(access(to: node), of: variable)
    case .call:
      guard let name = tree.required(by: node) else { return }
      note(require: name, access(to: node))
    case .member(_, let word) where !tree.isTarget(node):
      let word = tree.text(of: word)
      if FileUnits.functionFields.contains(word) { fields.insert(word) }
    case .index(_, let key):
      let word = tree.stringValue(of: key).map { String(decoding: $0, as: UTF8.self) }
      if let word, FileUnits.functionFields.contains(word) { fields.insert(word) }
    default: return
    }
  }

  private mutating func add(_ numbers: [Int], of path: String) {
    targets += numbers.map { PackReach.Unit(path: path, number: $0) }
  }

  // MARK: - Tables

  private func access(to node: Node.ID) -> Access {
    guard let parent = tree.parent(of: node) else { return .whole }
    switch tree[parent].kind {
    case .member(let object, let word) where object == node: return .word(tree.text(of: word))
    case .methodCall(let object, let word, _) where object == node:
      return .word(tree.text(of: word))
    case .index(let object, let key) where object == node:
      return tree.stringValue(of: key).map { .word(String(decoding: $0, as: UTF8.self)) } ?? .whole
    case .parenthesized: return access(to: parent)
    case .assignment(let targets, _) where targets.contains(node): return .nothing
    case .functionStatement(let target, _) where target == node: return .nothing
    case .returnStatement where tree.function(around: node) == nil && isOwnResult(node):
      return .nothing
    case .local where tree.required(by: node) != nil: return .nothing
    default: return .whole
    }
  }

  /// Whether the file returns the local table that `node` names, rather than a library's.
  private func isOwnResult(_ node: Node.ID) -> Bool {
    guard case .name(let resolution) = tree[node].kind, let variable = resolution.variable else {
      return false
    }
    return units.returned == .local(variable) && file.required[variable] == nil
  }

  private mutating func note(_ access: Access, of variable: Variable.ID) {
    switch access {
    case .word(let word): add(units.members(word, of: .local(variable)), of: unit.path)
    case .whole: add(units.members(nil, of: .local(variable)), of: unit.path)
    case .nothing: break
    }
    for path in file.required[variable] ?? [] { note(access, ofFile: path) }
  }

  // MARK: - Helpers

  private mutating func note(require name: SyntaxTree.RequiredName, _ access: Access) {
    guard case .written(let name) = name else {
      // It may be any.
      for path in files.keys { note(.whole, ofFile: path) }
      return
    }
    guard let path = trees.library(name, requiredBy: file) else { return }
    add(files[path]?.roots ?? [], of: path)
    note(access, ofFile: path)
  }

  private mutating func note(_ access: Access, ofFile path: String) {
    guard let file = files[path] else { return }
    add(file.roots, of: path)
    switch access {
    case .nothing: return
    case .word(let word):
      if let owner = file.returned { return add(file.members(word, of: owner), of: path) }
      fallthrough
    case .whole:
      let bodies = Set(file.bodyFunctions.map(\.number))
      add(file.nodes.indices.filter { !bodies.contains($0) }, of: path)
    }
  }
}
