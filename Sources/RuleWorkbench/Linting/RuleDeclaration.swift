import LuaSyntax

/// `rule "name" { … }` as it stands in a file.
struct RuleDeclaration {
  /// A function of a rule by the name of its field.
  struct Function {
    /// `judge`, `check`, `applies` or `before`.
    let field: String
    /// The function's node.
    let node: Node.ID
    /// Its parts.
    let parts: Node.Function
  }

  /// Its name; empty where it is worked out.
  let name: String
  /// The call that declares it.
  let node: Node.ID
  /// The values of its fields by name, as they are written.
  let fields: [String: Node.ID]
  /// Its functions that are written in it or in a local that it names.
  let functions: [Function]

  /// The function that judges a subject.
  var judge: Function? { functions.first { $0.field == "judge" } }

  /// All in a file.
  static func all(in tree: SyntaxTree, _ uses: [Variable.ID: [Use]]) -> [RuleDeclaration] {
    let functions = LocalFunctions(tree, uses)
    return tree.all.compactMap { node in
      guard case .call(let inner, let arguments) = tree[node].kind,
        case .call(let callee, let names) = tree[inner].kind, tree[callee].kind == .name(.global),
        tree.text(of: callee) == "rule", arguments.count == 1,
        let fields = tree.ownFields(arguments[0])
      else { return nil }
      let name = names.first.flatMap { tree.stringValue(of: $0) } ?? []
      return RuleDeclaration(
        name: String(decoding: name, as: UTF8.self), node: node, fields: values(fields, in: tree),
        functions: fields.compactMap { field($0, in: tree, functions) })
    }
  }

  /// The bodies of rules that a helper's file writes: tables with `select` and `judge`, or with `check`.
  static func bodies(in tree: SyntaxTree, _ uses: [Variable.ID: [Use]]) -> [RuleDeclaration] {
    let locals = LocalFunctions(tree, uses)
    return tree.all.compactMap { node in
      guard case .table(let fields) = tree[node].kind else { return nil }
      let values = values(fields, in: tree)
      let functions = fields.compactMap { field($0, in: tree, locals) }
      let judges = functions.contains { $0.field == "judge" } && values["select"] != nil
      guard judges || functions.contains(where: { $0.field == "check" }) else { return nil }
      return RuleDeclaration(name: "", node: node, fields: values, functions: functions)
    }
  }

  private static func values(_ fields: [Node.ID], in tree: SyntaxTree) -> [String: Node.ID] {
    var values: [String: Node.ID] = [:]
    for field in fields {
      guard case .namedField(let word, let value) = tree[field].kind else { continue }
      values[tree.text(of: word)] = value
    }
    return values
  }

  private static func field(_ field: Node.ID, in tree: SyntaxTree, _ functions: LocalFunctions)
    -> Function?
  {
    guard case .namedField(let word, let value) = tree[field].kind else { return nil }
    let name = tree.text(of: word)
    guard ["judge", "check", "applies", "before"].contains(name),
      let node = functions.function(value), case .function(let parts) = tree[node].kind
    else { return nil }
    return Function(field: name, node: node, parts: parts)
  }
}

extension SyntaxTree {
  /// The fields that a declaration writes itself: of its table, or of the table that it hands to the
  /// helper which makes its body.
  fileprivate func ownFields(_ argument: Node.ID) -> [Node.ID]? {
    switch self[bare(argument)].kind {
    case .table(let fields): return fields
    case .call(_, let arguments):
      guard let last = arguments.last, case .table(let fields) = self[bare(last)].kind else {
        return nil
      }
      return fields
    default: return nil
    }
  }
}

/// The functions that stand in a local variable which nothing else is assigned to.
struct LocalFunctions {
  private let tree: SyntaxTree
  private var functions: [Variable.ID: Node.ID] = [:]

  init(_ tree: SyntaxTree, _ uses: [Variable.ID: [Use]]) {
    self.tree = tree
    for node in tree.all {
      guard let (variable, function) = Self.declared(node, in: tree) else { continue }
      guard !(uses[variable] ?? []).contains(where: \.isAssignment) else { continue }
      functions[variable] = function
    }
  }

  private static func declared(_ node: Node.ID, in tree: SyntaxTree) -> (Variable.ID, Node.ID)? {
    let (name, value): (Node.ID, Node.ID)
    switch tree[node].kind {
    case .localFunction(let declaration, let function): (name, value) = (declaration, function)
    case .local(let names, let values) where names.count == 1 && values.count == 1:
      (name, value) = (names[0], values[0])
    default: return nil
    }
    guard case .declaration(let variable, _) = tree[name].kind, case .function = tree[value].kind
    else { return nil }
    return (variable, value)
  }

  /// The function that `value` is, or that the local it names holds.
  func function(_ value: Node.ID) -> Node.ID? {
    switch tree[value].kind {
    case .function: value
    case .name(let resolution): resolution.variable.flatMap { functions[$0] }
    default: nil
    }
  }
}
