import ComplianceModel
import LuaSyntax

/// Finds the code that declarations of a pack reach.
///
/// By text alone, so that it rather says too much: what may be called counts as called.
struct CodeReach {
  private let trees: PackTrees
  /// What the names of chunks, and members of what they hold, may be.
  private var known: [Name: [PackTrees.Place]] = [:]

  /// A local of a chunk, or a member of what it holds.
  private struct Name: Hashable {
    let path: String
    let variable: Variable.ID
    /// nil: the local itself; empty: any member.
    let member: String?
  }

  /// Reads the files of `pack`, and the libraries of the packs that it uses.
  init(_ pack: PackSource, uses: [PackSource]) {
    var whole = pack
    for used in uses where pack.manifest.uses.contains(used.manifest.id) {
      for (name, text) in used.libraries {
        let id = used.manifest.id.text
        whole.libraries["\(id)/\(name)"] = SourceText(path: "\(id)/\(text.path)", text: text.text)
      }
    }
    trees = PackTrees(whole)
  }

  /// The code that the declaration on a line of a rule file reaches.
  mutating func code(ofDeclarationIn path: String, at line: Int) -> ReachedCode {
    var waiting = statements(of: path, at: line)
    var stretches: [PackTrees.Place] = []
    var seen: Set<PackTrees.Place> = []
    while let place = waiting.popLast() {
      guard seen.insert(place).inserted, let file = trees.files[place.path] else { continue }
      stretches.append(place)
      for node in file.tree.descendants(of: place.node) {
        waiting += targets(of: node, in: file)
      }
    }
    return ReachedCode(stretches, in: trees)
  }

  /// The statements of a chunk that stand on a line: of a declaration in a loop, the loop.
  private func statements(of path: String, at line: Int) -> [PackTrees.Place] {
    guard let tree = trees.files[path]?.tree, case .block(let nodes) = tree[tree.root].kind else {
      return []
    }
    return nodes.filter { node in
      let range = tree[node].range
      return tree.lines.line(of: range.lowerBound) <= line
        && line <= tree.lines.line(of: max(range.lowerBound, range.upperBound - 1))
    }.map { PackTrees.Place(path: path, node: $0) }
  }

  /// What a name stands for outside of the code around it.
  private mutating func targets(of node: Node.ID, in file: PackTrees.File) -> [PackTrees.Place] {
    let tree = file.tree
    switch tree[node].kind {
    case .name: return targets(of: node, named: node, member: nil, in: file)
    case .member(let object, let word):
      return targets(of: node, named: object, member: tree.text(of: word), in: file)
    case .index(let object, _): return targets(of: node, named: object, member: "", in: file)
    default: return []
    }
  }

  private mutating func targets(
    of node: Node.ID, named name: Node.ID, member: String?, in file: PackTrees.File
  ) -> [PackTrees.Place] {
    guard case .name(let resolution) = file.tree[name].kind, let variable = resolution.variable,
      variable != .environment, file.tree[variable].function == nil
    else { return [] }
    let key = Name(path: file.path, variable: variable, member: member)
    if let places = known[key] { return places }
    let places = trees.sources(of: PackTrees.Place(path: file.path, node: node))
    known[key] = places
    return places
  }
}
