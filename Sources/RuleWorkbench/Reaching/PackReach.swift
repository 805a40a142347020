import ComplianceModel
import Evaluation
import LuaSyntax

/// Which code of a pack, and of the packs that it uses, its rules can reach, as far as the text tells.
///
/// It begins with the rule files and follows names: a helper that is required, a member of its table, a
/// local. What cannot be followed — a table that is handed on, a key that is worked out — is taken for
/// reached as a whole. The functions of a rule's body that a helper makes are reached where a declared
/// rule has them.
struct PackReach {
  /// One piece of a file.
  struct Unit: Hashable {
    let path: String
    let number: Int
  }

  /// What is reached.
  struct Reached: Equatable {
    fileprivate(set) var units: Set<Unit> = []
    /// The files that are run.
    var paths: Set<String> { Set(units.map(\.path)) }
  }

  private let trees: PackTrees
  private let files: [String: FileUnits]
  /// What each piece leads to.
  private var edges: [Unit: [Unit]] = [:]
  /// Fields that hold functions of a rule and that each piece reads of some table.
  private var fields: [Unit: Set<String>] = [:]

  /// Follows the names of all files.
  init(_ trees: PackTrees) {
    self.trees = trees
    files = trees.files.mapValues { FileUnits($0.tree, isLent: $0.isLent) }
    for (path, file) in files {
      for number in file.nodes.indices {
        let unit = Unit(path: path, number: number)
        var walk = UnitWalk(unit, trees, files)
        walk.follow()
        edges[unit] = walk.targets
        fields[unit] = walk.fields
      }
    }
  }

  /// The piece in which a byte of a file stands; nil: in none.
  func unit(at place: Int, of path: String) -> Unit? {
    files[path]?.number(at: place).map { Unit(path: path, number: $0) }
  }

  /// Whether the code at a byte of a file is reached.
  func isReached(_ place: Int, of path: String, in reached: Reached) -> Bool {
    unit(at: place, of: path).map(reached.units.contains) ?? false
  }

  // MARK: - Following

  /// What all rule files reach whose declared rules are `rules`.
  func reached(from paths: [String], rules: [Rule]) -> Reached {
    let roots = paths.flatMap { path in
      (files[path]?.roots ?? []).map { Unit(path: path, number: $0) }
    }
    return reached(from: roots, functions: rules.flatMap(\.functions))
  }

  /// What one declaration reaches: itself, and what its file does outside of declarations.
  /// - Parameters:
  ///   - functions: Those of a rule.
  ///   - declared: The lines of all declarations of the file.
  func reached(
    fromLine line: Int, of path: String, functions: [Rule.Function], besides declared: [Int]
  ) -> Reached {
    guard let file = files[path] else { return Reached() }
    let roots = file.roots.filter { number in
      let lines = file.lines(of: number)
      return lines.contains(line) || !declared.contains(where: lines.contains)
    }
    return reached(from: roots.map { Unit(path: path, number: $0) }, functions: functions)
  }

  private func reached(from roots: [Unit], functions: [Rule.Function]) -> Reached {
    var reached = Reached()
    var waiting = roots
    repeat {
      while let unit = waiting.popLast() {
        guard reached.units.insert(unit).inserted else { continue }
        waiting += edges[unit] ?? []
      }
      waiting = bodyFunctions(of: functions, reached)
    } while !waiting.isEmpty
    return reached
  }

  /// Functions of bodies that are not reached yet.
  ///
  /// These are those that a rule has, and those in reached code that other code reads of a table by
  /// their field. Where a rule has one that was made around another
  /// nobody can tell which: then all in reached code.
  private func bodyFunctions(of functions: [Rule.Function], _ reached: Reached) -> [Unit] {
    let read = reached.units.reduce(into: Set<String>()) { $0.formUnion(fields[$1] ?? []) }
    let isWrapped = functions.contains { function in
      guard let file = files[function.file], trees.files[function.file]?.isLent == true else {
        return false
      }
      return !file.nodes.indices.contains { file.lines(of: $0) == function.lines }
    }
    return files.flatMap { path, file in
      file.bodyFunctions.compactMap { number, field, lines -> Unit? in
        let unit = Unit(path: path, number: number)
        guard !reached.units.contains(unit) else { return nil }
        if functions.contains(where: { $0.file == path && $0.lines == lines }) { return unit }
        guard isWrapped || read.contains(field), let around = around(number, of: path),
          reached.units.contains(around)
        else { return nil }
        return unit
      }
    }
  }

  /// The piece around another one.
  private func around(_ number: Int, of path: String) -> Unit? {
    guard let tree = trees.files[path]?.tree, let file = files[path] else { return nil }
    var node = file.nodes[number]
    while let parent = tree.parent(of: node) {
      if let number = file.numbers[parent] { return Unit(path: path, number: number) }
      node = parent
    }
    return nil
  }
}
