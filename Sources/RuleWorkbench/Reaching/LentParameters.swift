package import ComplianceModel
import Evaluation
import LuaSyntax

/// The parameters that lent code reads where rules of a pack reach it: they are the pack's, not the
/// lender's.
package struct LentParameters {
  /// One place that reads a parameter.
  private struct Use {
    let name: String
    let path: String
    /// The bytes of the name.
    let range: Range<Int>
    /// The rules that reach it.
    let rules: [RuleID]
  }

  private let code: LentCode
  private let uses: [Use]

  /// Finds them.
  package init(_ code: LentCode) {
    self.code = code
    let queries = PackQueries(code.trees)
    uses = code.files.flatMap { file in
      let read = file.tree.parametersInLua + file.parameters(of: queries.queries[file.path] ?? [])
      return read.compactMap { name, range -> Use? in
        code.rules(reaching: range.lowerBound, of: file.path).map {
          Use(name: name, path: file.path, range: range, rules: $0.sorted())
        }
      }
    }
  }

  /// The names that a rule reads there.
  package func read(by rule: RuleID) -> Set<String> {
    Set(uses.filter { $0.rules.contains(rule) }.map(\.name))
  }

  /// Each place that reads a parameter which the pack does not have.
  var faults: [Diagnostic] {
    let known = code.pack.source.manifest.parameters.map(\.name)
    return uses.filter { !known.contains($0.name) && $0.name != "today" }
      .sorted { ($0.path, $0.range.lowerBound) < ($1.path, $1.range.lowerBound) }
      .compactMap { fault(of: $0, known) }
  }

  private func fault(of use: Use, _ known: [String]) -> Diagnostic? {
    guard let tree = code.trees.files[use.path]?.tree else { return nil }
    let position = tree.lines.position(of: use.range.lowerBound)
    let nearest = nearestName(to: use.name, among: known)
    var excerpt = Excerpt(
      of: String(decoding: tree.source, as: UTF8.self), line: position.line, word: nil)
    excerpt?.column = position.column
    excerpt?.length = use.name.unicodeScalars.count
    excerpt?.note = nearest.map { "did you mean '\($0)'?" }
    let names = use.rules.prefix(3).map { "'\($0.name)'" }.joined(separator: ", ")
    return Diagnostic(
      "unknown-parameter", "the pack has no parameter '\(use.name)'",
      at: code.pack.place(ofFile: use.path, line: position.line, column: position.column),
      excerpt: excerpt,
      remedy: "Declare it under 'parameters' of \(code.pack.source.place("pack.yml").file).",
      notes: ["read by \(names)\(use.rules.count > 3 ? ", …" : "")"])
  }
}

extension PackReach {
  /// The rules and questions of `pack` that reach each piece.
  func declarations(of pack: DeclaredPack) -> [Unit: Set<RuleID>] {
    var reaching: [Unit: Set<RuleID>] = [:]
    for path in pack.source.rules.map(\.path) {
      let declared = pack.declared(in: path)
      for (id, line) in declared {
        let functions = pack.rules.first { $0.id == id }?.functions ?? []
        let reached = reached(
          fromLine: line, of: path, functions: functions, besides: declared.map(\.line))
        for unit in reached.units { reaching[unit, default: []].insert(id) }
      }
    }
    return reaching
  }
}

extension DeclaredPack {
  /// The rules and questions of a file with their lines.
  func declared(in path: String) -> [(id: RuleID, line: Int)] {
    rules.filter { $0.file == path }.map { ($0.id, $0.line) }
      + questions.filter { $0.file == path }.map { ($0.id, $0.line) }
  }
}

extension SyntaxTree {
  /// The names behind `params`, with their bytes.
  fileprivate var parametersInLua: [(name: String, range: Range<Int>)] {
    all.compactMap { node in
      switch self[node].kind {
      case .member(let object, let word) where isParameters(object):
        return (text(of: word), self[word].range)
      case .index(let object, let key) where isParameters(object):
        guard let name = stringValue(of: key), let range = contents(ofString: key) else {
          return nil
        }
        return (String(decoding: name, as: UTF8.self), range)
      default: return nil
      }
    }
  }

  private func isParameters(_ node: Node.ID) -> Bool {
    self[node].kind == .name(.global) && text(of: node) == "params"
  }

  /// What a call of `org` binds besides parameters: nil where that is worked out.
  fileprivate func boundNames(byCall node: Node.ID) -> Set<String>? {
    guard case .call(_, let arguments) = self[node].kind, arguments.count > 1 else { return [] }
    guard case .table(let fields) = self[bare(arguments[1])].kind else { return nil }
    var names: Set<String> = []
    for field in fields {
      guard case .namedField(let word, _) = self[field].kind else { return nil }
      names.insert(text(of: word))
    }
    return names
  }
}

extension PackTrees.File {
  /// The names behind colons in queries, with their bytes, but those that a call binds itself.
  ///
  /// Of a piece that is put into queries nobody can tell which call runs it: it is not asked for what
  /// any call of the file binds.
  fileprivate func parameters(of queries: [PackQueries.Query]) -> [(
    name: String, range: Range<Int>
  )] {
    let calls = tree.all.filter { tree.queryOfOrganisation($0) != nil }
    var boundAnywhere: Set<String>? = []
    for call in calls {
      guard let names = tree.boundNames(byCall: call) else {
        boundAnywhere = nil
        break
      }
      boundAnywhere?.formUnion(names)
    }
    return queries.flatMap { query -> [(name: String, range: Range<Int>)] in
      let call = calls.first { node in
        tree.queryOfOrganisation(node).map { tree.bare($0) == query.place.node } ?? false
      }
      guard let bound = call.map({ tree.boundNames(byCall: $0) }) ?? boundAnywhere else {
        return []
      }
      return query.conditions.tokens.compactMap { token in
        guard token.kind == .parameter, !bound.contains(token.text),
          let range = query.text.unbroken(token.range)
        else { return nil }
        return (token.text, range.upperBound - token.text.utf8.count..<range.upperBound)
      }
    }
  }
}
