import ComplianceModel
import Evaluation
import LuaSyntax

extension Lint {
  /// A column that a query yields and nobody reads.
  static let unusedColumn = Lint(
    "unused-column", .warning, finds: "a column that a query yields and nobody reads",
    why: """
      A column that was selected to be judged and is not looked at is mostly a check that was \
      forgotten. It also counts to what the rule reads, in reports and in tests with NULL.
      """,
    LintPage.Example(
      in: .select,
      bad: """
        SELECT id, code, owner_id, rating FROM assets ORDER BY id
        """,
      good: """
        SELECT id, code, owner_id FROM assets ORDER BY id
        """)
  ) { file in file.queries.flatMap { file.unusedColumns(of: $0) } }

  /// A name behind WITH that the query does not use.
  static let unusedSubquery = Lint(
    "unused-subquery", .warning, finds: "a name behind WITH that the query does not use",
    why: """
      Its condition was written to count and does not.
      """,
    LintPage.Example(
      in: .select,
      bad: """
        WITH present AS (SELECT id FROM people WHERE left_on IS NULL)
        SELECT id, code, owner_id FROM assets ORDER BY id
        """,
      good: """
        WITH present AS (SELECT id FROM people WHERE left_on IS NULL)
        SELECT id, code, owner_id FROM assets WHERE owner_id IN present ORDER BY id
        """)
  ) { file in
    file.queries.flatMap { query in
      query.outline.names.filter { query.isUnused($0) }.map { index in
        LintFinding(
          message: "nothing takes records from '\(query.tokens[index].text)'",
          range: query.place(index), remedy: "Use it, or take it away.")
      }
    }
  }
}

extension LintedQuery {
  /// Whether a name behind WITH occurs nowhere else.
  fileprivate func isUnused(_ name: Int) -> Bool {
    isWhole
      && !tokens.indices.contains { index in
        index != name && tokens[index].isName
          && tokens[index].text.lowercased() == tokens[name].text.lowercased()
      }
  }
}

extension LintedFile {
  /// Columns of the query of a rule that `judge` takes by name, read by nothing.
  fileprivate func unusedColumns(of query: LintedQuery) -> [LintFinding] {
    guard let rule = query.rule, let judge = rule.judge, query.isWhole, !query.outline.isCompound,
      let outputs = query.outline.outputs, let read = columnsRead(by: rule, judge)
    else { return [] }
    let core = query.outline.outermost
    let laterParts = ["where", "group", "having", "order"].compactMap { core?.parts[$0] }
    return outputs.filter { output in
      !output.name.isEmpty && !read.contains(output.name)
        && !laterParts.contains { query.names($0, output) }
    }.map { output in
      LintFinding(
        message: "nothing reads the column '\(output.name)'",
        range: query.place(tokens: output.range), remedy: "Judge it, or leave it out.")
    }
  }

  /// The names of columns that a rule reads; nil: it reads them all, or nobody can tell.
  private func columnsRead(by rule: RuleDeclaration, _ judge: RuleDeclaration.Function)
    -> Set<String>?
  {
    let parameters = judge.parts.parameters.map { tree.text(of: $0) }
    // A helper that is handed `each` may name columns itself.
    guard parameters != ["row"], let keys = rule.keys(in: self), !handsOnEach(judge) else {
      return nil
    }
    var read = Set(parameters).union(keys).union(["site_id"])
    for field in ["site", "name", "optional"] {
      guard let value = rule.fields[field] else { continue }
      for node in tree.descendants(of: value) {
        guard let text = writtenText(node) else {
          if case .name = tree[node].kind { return nil }
          continue
        }
        read.formUnion(text.split { "{} .".contains($0) }.map(String.init))
      }
    }
    for node in tree.descendants(of: judge.node) {
      read.formUnion(eachVariables(node).map(\.column))
    }
    return read
  }

  /// Whether `each` is used other than called with columns that are written out.
  private func handsOnEach(_ judge: RuleDeclaration.Function) -> Bool {
    tree.descendants(of: judge.node).contains { node in
      guard case .name = tree[node].kind, tree.text(of: node) == "each" else { return false }
      guard let parent = tree.parent(of: node), case .call(node, let arguments) = tree[parent].kind
      else { return true }
      return arguments.contains { writtenText($0) == nil }
    }
  }
}

extension LintedQuery {
  /// Whether a part of the query names an output by its alias.
  fileprivate func names(_ part: Range<Int>, _ output: QueryOutline.Output) -> Bool {
    part.contains { index in
      tokens[index].isName && !outline.isSign(index - 1, ".")
        && tokens[index].text.lowercased() == output.name.lowercased()
        && output.expression != output.range
    }
  }
}
