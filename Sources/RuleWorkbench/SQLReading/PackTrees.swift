import ComplianceModel
import LuaSyntax

/// The rule files and libraries of a pack as trees, by path; a file that is not Lua is left out.
struct PackTrees {
  /// One file.
  struct File {
    /// Its path in the pack.
    let path: String
    /// Its text.
    let tree: SyntaxTree
    /// The places of each variable's name.
    let uses: [Variable.ID: [Use]]
  }

  /// A node of one of the files.
  struct Place: Hashable {
    let path: String
    let node: Node.ID
  }

  /// The files by path.
  let files: [String: File]
  /// The paths of libraries by the name that `require` takes.
  let libraries: [String: String]

  /// Reads the files of `pack`.
  init(_ pack: PackSource) {
    var files: [String: File] = [:]
    for text in pack.rules + pack.libraries.values {
      guard let tree = try? SyntaxTree(text.text) else { continue }
      files[text.path] = File(path: text.path, tree: tree, uses: tree.uses())
    }
    self.files = files
    libraries = pack.libraries.mapValues(\.path)
  }

  // MARK: - What an expression may be

  /// The expressions whose value `place` may have, as far as the text tells; empty: it does not.
  ///
  /// A local stands for what is assigned to it, a member of a library for what its file gives that
  /// name, a call for what the function returns, and a parameter for what is passed.
  func sources(of place: Place) -> [Place] {
    guard let file = files[place.path] else { return [] }
    let tree = file.tree
    switch tree[place.node].kind {
    case .parenthesized(let inner): return [Place(path: place.path, node: inner)]
    case .binary(.and, _, let one, let other), .binary(.or, _, let one, let other):
      return [one, other].map { Place(path: place.path, node: $0) }
    case .name(let resolution):
      return resolution.variable.map { values(of: $0, in: file) } ?? []
    case .member(let object, let word):
      return members(tree.text(of: word), of: object, in: file)
    case .index(let object, _): return members(nil, of: object, in: file)
    case .call(let callee, _):
      return functions(Place(path: place.path, node: callee)).flatMap(returned)
    default: return []
    }
  }

  // MARK: - Variables

  private func values(of variable: Variable.ID, in file: File) -> [Place] {
    let tree = file.tree
    var found: [Place] = []
    for node in tree.all {
      switch tree[node].kind {
      case .local(let names, let values):
        found += value(of: variable, names.map { declared($0, tree) }, values, in: file)
      case .assignment(let targets, let values):
        found += value(of: variable, targets.map { named($0, tree) }, values, in: file)
      case .localFunction(let name, let function) where declared(name, tree) == variable:
        found.append(Place(path: file.path, node: function))
      case .function(let function):
        guard let index = function.parameters.firstIndex(where: { declared($0, tree) == variable })
        else { continue }
        found += arguments(index, ofFunction: node, in: file)
      default: continue
      }
    }
    return found
  }

  private func declared(_ node: Node.ID, _ tree: SyntaxTree) -> Variable.ID? {
    guard case .declaration(let variable, _) = tree[node].kind else { return nil }
    return variable
  }

  private func named(_ node: Node.ID, _ tree: SyntaxTree) -> Variable.ID? {
    guard case .name(let resolution) = tree[node].kind else { return nil }
    return resolution.variable
  }

  private func value(
    of variable: Variable.ID, _ names: [Variable.ID?], _ values: [Node.ID], in file: File
  ) -> [Place] {
    guard let index = names.firstIndex(of: variable), values.indices.contains(index) else {
      return []
    }
    return [Place(path: file.path, node: values[index])]
  }

  // MARK: - Functions

  private func functions(_ callee: Place) -> [Place] {
    guard let tree = files[callee.path]?.tree else { return [] }
    if case .function = tree[callee.node].kind { return [callee] }
    return sources(of: callee).filter { source in
      guard let kind = files[source.path]?.tree[source.node].kind else { return false }
      if case .function = kind { return true }
      return false
    }
  }

  /// The first values that a function returns.
  private func returned(_ function: Place) -> [Place] {
    guard let tree = files[function.path]?.tree else { return [] }
    return tree.descendants(of: function.node).compactMap { node in
      guard case .returnStatement(let values) = tree[node].kind, let first = values.first,
        tree.function(around: node) == function.node
      else { return nil }
      return Place(path: function.path, node: first)
    }
  }

  /// What is passed for a parameter wherever the function is called by its name.
  private func arguments(_ index: Int, ofFunction function: Node.ID, in file: File) -> [Place] {
    guard let name = name(ofFunction: function, in: file.tree) else { return [] }
    return files.values.sorted { bytewise($0.path, $1.path) }.flatMap { other in
      other.tree.all.compactMap { node in
        guard case .call(let callee, let arguments) = other.tree[node].kind,
          arguments.indices.contains(index), called(callee, in: other.tree) == name
        else { return nil }
        return Place(path: other.path, node: arguments[index])
      }
    }
  }

  /// The last word of the name that a function is declared with.
  private func name(ofFunction function: Node.ID, in tree: SyntaxTree) -> String? {
    guard let parent = tree.parent(of: function) else { return nil }
    switch tree[parent].kind {
    case .localFunction(let name, _): return tree.text(of: name)
    case .functionStatement(let target, _): return called(target, in: tree)
    case .local(let names, let values):
      return values.firstIndex(of: function).map { tree.text(of: names[$0]) }
    case .assignment(let targets, let values):
      return values.firstIndex(of: function).flatMap { called(targets[$0], in: tree) }
    case .namedField(let word, _): return tree.text(of: word)
    default: return nil
    }
  }

  private func called(_ node: Node.ID, in tree: SyntaxTree) -> String? {
    switch tree[node].kind {
    case .name: tree.text(of: node)
    case .member(_, let word): tree.text(of: word)
    default: nil
    }
  }

  // MARK: - Members

  /// What a table holds under `word`, or under any; the table is a library's, or one of the file.
  private func members(_ word: String?, of object: Node.ID, in file: File) -> [Place] {
    guard let variable = named(object, file.tree) else { return [] }
    let values = values(of: variable, in: file)
    if let library = values.lazy.compactMap({ required($0) }).first {
      return library.tree.all.flatMap { members(word, at: $0, in: library) }
    }
    return values.flatMap { value in
      guard case .table(let fields)? = files[value.path]?.tree[value.node].kind,
        let owner = files[value.path]
      else { return [Place]() }
      return fields.flatMap { members(word, at: $0, in: owner) }
    }
      + file.tree.all.flatMap { node -> [Place] in
        guard case .assignment(let targets, _) = file.tree[node].kind,
          targets.contains(where: { isMember($0, of: variable, in: file.tree) })
        else { return [] }
        return members(word, at: node, in: file)
      }
  }

  private func isMember(_ node: Node.ID, of variable: Variable.ID, in tree: SyntaxTree) -> Bool {
    switch tree[node].kind {
    case .member(let object, _), .index(let object, _): named(object, tree) == variable
    default: false
    }
  }

  /// What one field, assignment or function statement gives to `word`.
  private func members(_ word: String?, at node: Node.ID, in file: File) -> [Place] {
    let tree = file.tree
    func place(_ node: Node.ID) -> Place { Place(path: file.path, node: node) }
    switch tree[node].kind {
    case .namedField(let name, let value):
      return word == nil || tree.text(of: name) == word ? [place(value)] : []
    case .keyedField(_, let value), .item(let value): return word == nil ? [place(value)] : []
    case .assignment(let targets, let values):
      return zip(targets, values).compactMap { target, value in
        guard case .member(_, let name) = tree[target].kind else { return nil }
        return word == nil || tree.text(of: name) == word ? place(value) : nil
      }
    case .functionStatement(let target, let function):
      guard case .member(_, let name) = tree[target].kind else { return [] }
      return word == nil || tree.text(of: name) == word ? [place(function)] : []
    default: return []
    }
  }

  /// The library that a call of `require` gives.
  private func required(_ place: Place) -> File? {
    guard let tree = files[place.path]?.tree,
      case .call(let callee, let arguments) = tree[place.node].kind,
      tree[callee].kind == .name(.global), tree.text(of: callee) == "require",
      let first = arguments.first, let name = tree.stringValue(of: first)
    else { return nil }
    return libraries[String(decoding: name, as: UTF8.self)].flatMap { files[$0] }
  }
}
