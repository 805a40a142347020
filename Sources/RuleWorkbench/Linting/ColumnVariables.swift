import ComplianceModel
import LuaSyntax

extension LintedFile {
  /// The columns of the schema that variables hold: parameters of `judge` and variables of its `each`.
  ///
  /// A variable that is assigned again may hold anything, and so may a column that is worked out.
  func columnVariables() -> [Variable.ID: SchemaDescription.Column] {
    var found: [Variable.ID: SchemaDescription.Column] = [:]
    for query in queries where query.isWhole && !query.outline.isCompound {
      guard let judge = query.rule?.judge, let outputs = query.outline.outputs else { continue }
      var columns: [String: SchemaDescription.Column] = [:]
      for output in outputs { columns[output.name] = query.outline.column(of: output)?.column }
      found.merge(variables(of: judge, columns)) { first, _ in first }
    }
    return found.filter { id, _ in !(uses[id] ?? []).contains(where: \.isAssignment) }
  }

  private func variables(
    of judge: RuleDeclaration.Function, _ columns: [String: SchemaDescription.Column]
  ) -> [Variable.ID: SchemaDescription.Column] {
    var found: [Variable.ID: SchemaDescription.Column] = [:]
    for parameter in judge.parts.parameters {
      guard case .declaration(let id, _) = tree[parameter].kind else { continue }
      found[id] = columns[tree[id].name]
    }
    for node in tree.descendants(of: judge.parts.body) {
      for (id, name) in eachVariables(node) { found[id] = columns[name] }
    }
    return found
  }

  /// The variables of `for n, a, b in each("a", "b")` with the columns that they take.
  func eachVariables(_ node: Node.ID) -> [(Variable.ID, column: String)] {
    guard case .genericFor(let names, let values, _) = tree[node].kind, values.count == 1,
      case .call(let callee, let columns) = tree[values[0]].kind, tree.text(of: callee) == "each"
    else { return [] }
    return zip(names.dropFirst(), columns).compactMap { name, column in
      guard case .declaration(let id, _) = tree[name].kind, let text = writtenText(column) else {
        return nil
      }
      return (id, text)
    }
  }

  /// The comparisons of a file with the variable, or the expression, on either side.
  func comparisons() -> [(sign: BinaryOperator, node: Node.ID, left: Node.ID, right: Node.ID)] {
    tree.all.compactMap { node in
      guard case .binary(let sign, _, let left, let right) = tree[node].kind, sign.isComparison
      else { return nil }
      return (sign, node, tree.bare(left), tree.bare(right))
    }
  }

  /// The variable that a node names.
  func variable(_ node: Node.ID) -> Variable.ID? {
    guard case .name(let resolution) = tree[node].kind else { return nil }
    return resolution.variable
  }
}
