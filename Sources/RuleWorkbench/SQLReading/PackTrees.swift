import ComplianceModel
import Evaluation
import LuaSyntax

/// The rule files and libraries of a pack, and the libraries of packs that it uses, as trees by path; a
/// file that is not Lua is left out.
struct PackTrees {
  /// One file.
  struct File {
    /// Its path in the pack; of a pack that is used behind that pack's id: `common/lib/live.lua`.
    let path: String
    /// Its text.
    let source: SourceText
    let tree: SyntaxTree
    /// The id of the pack that lends it; nil: it is the pack's own.
    let lender: String?
    /// The places of each variable's name.
    let uses: [Variable.ID: [Use]]
    /// The paths of the libraries that locals hold.
    fileprivate(set) var required: [Variable.ID: [String]] = [:]

    /// Whether another pack lends it.
    var isLent: Bool { lender != nil }

    /// Reads a file; nil: it is not Lua.
    fileprivate init?(_ source: SourceText, lender: String? = nil) {
      guard let tree = try? SyntaxTree(source.text) else { return nil }
      (path, self.source, self.tree, self.lender) = (source.path, source, tree, lender)
      uses = tree.uses()
    }
  }

  /// A node of one of the files.
  struct Place: Hashable {
    let path: String
    let node: Node.ID
  }

  /// The files by path.
  private(set) var files: [String: File] = [:]
  /// The paths of libraries by the name that `require` takes in a file of the pack.
  let libraries: [String: String]

  /// Reads the files of `pack`.
  /// - Parameter lent: The libraries of packs that it uses, by the name that its files require.
  init(_ pack: PackSource, lent: [String: SourceText] = [:]) {
    libraries = pack.libraries.mapValues(\.path)
      .merging(lent.mapValues(\.path)) { own, _ in own }
    for text in pack.rules + pack.libraries.values { files[text.path] = File(text) }
    for (name, text) in lent {
      files[text.path] = File(text, lender: name.split(separator: "/").first.map(String.init))
    }
    let required = files.mapValues { self.required(in: $0) }
    for (path, found) in required { files[path]?.required = found }
  }

  /// Reads the files of `pack` and those that it is lent.
  init(_ pack: DeclaredPack) { self.init(pack.source, lent: pack.lent) }

  // MARK: - Libraries

  /// The path of the library that `file` requires by a name: a lent file names its neighbours shortly.
  func library(_ name: String, requiredBy file: File) -> String? {
    guard let lender = file.lender, !name.contains("/") else { return libraries[name] }
    return libraries["\(lender)/\(name)"]
  }

  private func required(in file: File) -> [Variable.ID: [String]] {
    var found: [Variable.ID: [String]] = [:]
    for node in file.tree.all {
      guard case .local(let names, let values) = file.tree[node].kind else { continue }
      for (name, value) in zip(names, values) {
        guard let variable = declared(name, file.tree),
          case .written(let library) = file.tree.required(by: file.tree.bare(value)),
          let path = self.library(library, requiredBy: file)
        else { continue }
        found[variable, default: []].append(path)
      }
    }
    return found
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
    guard let file = files[place.path], case .written(let name) = file.tree.required(by: place.node)
    else { return nil }
    return library(name, requiredBy: file).flatMap { files[$0] }
  }
}

extension SyntaxTree {
  /// What a call of `require` names.
  enum RequiredName: Equatable {
    case written(String)
    /// It is worked out at run time.
    case workedOut
  }

  /// What `node` requires; nil: it is no call of `require`.
  func required(by node: Node.ID) -> RequiredName? {
    guard case .call(let callee, let arguments) = self[node].kind,
      self[callee].kind == .name(.global), text(of: callee) == "require"
    else { return nil }
    return arguments.first.flatMap(stringValue).map {
      .written(String(decoding: $0, as: UTF8.self))
    } ?? .workedOut
  }
}
