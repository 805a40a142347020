import ComplianceModel
import Evaluation
import LuaSyntax

/// The rule files and libraries of a pack, each with the places at which it is probed.
struct MeasuredPack {
  /// The libraries by path, then the rule files by path.
  let libraries: [MeasuredFile]
  let rules: [MeasuredFile]

  /// Finds the places.
  init(_ pack: PackSource) {
    let trees = PackTrees(pack)
    let queries = PackQueries(trees)
    func measured(_ text: SourceText) -> MeasuredFile? {
      trees.files[text.path].map { file in
        MeasuredFile(
          text, file.tree, queries.queries[text.path] ?? [],
          unknown: queries.unknown[text.path] ?? [])
      }
    }
    libraries = pack.libraries.values.sorted { bytewise($0.path, $1.path) }.compactMap(measured)
    rules = pack.rules.compactMap(measured)
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
  func reports(_ evaluator: CoverageEvaluator, of pack: PackSource) -> [CoverageReport.File] {
    func path(_ file: MeasuredFile) -> String { pack.place(file.source.path).file }
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
