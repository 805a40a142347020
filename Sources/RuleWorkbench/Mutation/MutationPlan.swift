import ComplianceModel
import Evaluation
import LuaSyntax

/// The changes to a pack, each with the rules whose tests may notice it.
struct MutationPlan {
  /// One change.
  struct Site {
    /// The file, a rule file or a library.
    let file: SourceText
    let tree: SyntaxTree
    let mutation: Mutation
    /// The rule files that are declared again.
    let declares: Set<String>
    /// The rules and questions that the place can affect.
    let rules: Set<RuleID>
  }

  /// All changes, rule files before libraries, those of packs that it uses last, by place.
  let sites: [Site]

  /// Finds the changes to `pack`, and to what its rules reach of the packs that it uses.
  init(_ pack: DeclaredPack) {
    let trees = PackTrees(pack)
    let queries = PackQueries(trees)
    let libraries = pack.source.libraries.values.sorted { bytewise($0.path, $1.path) }
    var sites: [Site] = []
    for text in pack.source.rules + libraries {
      guard let tree = trees.files[text.path]?.tree else { continue }
      let isRule = pack.source.rules.contains { $0.path == text.path }
      let declares =
        isRule
        ? [text.path]
        : Set(
          pack.source.rules.map(\.path).filter {
            trees.libraries(requiredBy: $0).contains(text.path)
          })
      for mutation in Mutation.all(in: tree, queries.queries[text.path] ?? []) {
        let rules =
          isRule
          ? pack.rules(at: mutation.range.lowerBound, of: text.path, tree)
          : Set(declares.flatMap { pack.declared(in: $0).map(\.id) })
        sites.append(
          Site(file: text, tree: tree, mutation: mutation, declares: declares, rules: rules))
      }
    }
    self.sites = sites + Self.lentSites(of: pack, trees, queries)
  }

  /// The changes to libraries that others lend, each where a rule reaches it.
  private static func lentSites(
    of pack: DeclaredPack, _ trees: PackTrees, _ queries: PackQueries
  ) -> [Site] {
    let reach = PackReach(trees)
    let reaching = reach.declarations(of: pack)
    let files = Dictionary(
      pack.source.rules.flatMap { file in pack.declared(in: file.path).map { ($0.id, file.path) } }
    ) { first, _ in first }
    return trees.files.values.filter(\.isLent).sorted { bytewise($0.path, $1.path) }.flatMap {
      file -> [Site] in
      Mutation.all(in: file.tree, queries.queries[file.path] ?? []).compactMap { mutation in
        guard let unit = reach.unit(at: mutation.range.lowerBound, of: file.path),
          let rules = reaching[unit]
        else { return nil }
        return Site(
          file: file.source, tree: file.tree, mutation: mutation,
          declares: Set(rules.compactMap { files[$0] }), rules: rules)
      }
    }
  }
}

extension DeclaredPack {
  /// Those that the statement at the top level declares; all of the file where it declares none.
  fileprivate func rules(at place: Int, of path: String, _ tree: SyntaxTree) -> Set<RuleID> {
    let all = declared(in: path)
    guard case .block(let statements) = tree[tree.root].kind,
      let statement = statements.first(where: { tree[$0].range.contains(place) })
    else { return Set(all.map(\.id)) }
    let range = tree[statement].range
    let lines =
      tree.lines.line(of: range.lowerBound)...tree.lines.line(of: range.upperBound - 1)
    let own = all.filter { lines.contains($0.line) }
    return Set((own.isEmpty ? all : own).map(\.id))
  }
}

extension PackTrees {
  /// The paths of the libraries that a file requires, and those require.
  func libraries(requiredBy path: String) -> Set<String> {
    var found: Set<String> = []
    var waiting = [path]
    while let next = waiting.popLast() {
      for library in required(by: next) where found.insert(library).inserted {
        waiting.append(library)
      }
    }
    return found
  }

  private func required(by path: String) -> [String] {
    guard let file = files[path] else { return [] }
    return file.tree.all.compactMap { node in
      guard case .written(let name) = file.tree.required(by: node) else { return nil }
      return library(name, requiredBy: file)
    }
  }
}
