import ComplianceModel
import Evaluation
import LuaSyntax

/// The rule files and libraries of a pack, and what its rules reach of the libraries of packs that it
/// uses, each with the places at which it is probed.
struct MeasuredPack {
  /// The libraries by path, the pack's own first, then the rule files by path.
  let libraries: [MeasuredFile]
  let rules: [MeasuredFile]

  /// Finds the places.
  init(_ pack: DeclaredPack) {
    let trees = PackTrees(pack)
    let queries = PackQueries(trees)
    let reach = PackReach(trees)
    let reached = reach.reached(from: pack.source.rules.map(\.path), rules: pack.rules)
    func measured(_ path: String) -> MeasuredFile? {
      trees.files[path].map { file in
        MeasuredFile(
          file.source, file.tree, queries.queries[path] ?? [], unknown: queries.unknown[path] ?? []
        ) { !file.isLent || reach.isReached($0, of: path, in: reached) }
      }
    }
    let own = pack.source.libraries.values.map(\.path).sorted(by: bytewise)
    let lent = pack.lent.values.map(\.path).filter(reached.paths.contains).sorted(by: bytewise)
    libraries = (own + lent).compactMap(measured)
    rules = pack.source.rules.map(\.path).compactMap(measured)
  }

  /// The files with their probes.
  var probed: ProbedFiles {
    var files = ProbedFiles(texts: [:], libraryCount: 0, counts: [:])
    for file in libraries {
      files.texts[file.source.path] =
        ProbedText(file.tree.source, file.points, first: files.libraryCount).bytes
      files.libraryCount += file.points.count
    }
    for file in rules {
      files.texts[file.source.path] =
        ProbedText(file.tree.source, file.points, first: files.libraryCount).bytes
      files.counts[file.source.path] = file.points.count
    }
    return files
  }

  /// What the probes of `evaluator` saw, rule files before libraries.
  func reports(_ evaluator: CoverageEvaluator, of pack: DeclaredPack) -> [CoverageReport.File] {
    func path(_ file: MeasuredFile) -> String { pack.shown(file.source.path) }
    var first = 0
    let ofLibraries = libraries.map { file in
      defer { first += file.points.count }
      return file.report(
        Array(evaluator.libraries[first..<first + file.points.count]), path: path(file))
    }
    let ofRules = rules.map { file in
      if let reason = evaluator.unmeasured[file.source.path] {
        return file.report(unmeasured: reason, path: path(file))
      }
      return file.report(evaluator.files[file.source.path] ?? [], path: path(file))
    }
    return ofRules + ofLibraries
  }
}
