import ComplianceModel
import Evaluation
import LuaSyntax

/// One file of a pack with the places at which it is probed.
struct MeasuredFile {
  /// The file.
  let source: SourceText
  /// Its tree.
  let tree: SyntaxTree
  /// The places in the order of the file.
  let points: [ProbePoint]
  /// Where SQL stands that is not measured: bytes of the source.
  let unmeasured: [Int]

  /// Finds the places of `source`.
  /// - Parameter isReached: Whether rules can reach a byte of it: no other is measured.
  init(
    _ source: SourceText, _ tree: SyntaxTree, _ queries: [PackQueries.Query], unknown: [Node.ID],
    isReached: (Int) -> Bool = { _ in true }
  ) {
    self.source = source
    self.tree = tree
    points = (tree.luaProbes() + queries.flatMap(\.probes)).filter {
      isReached($0.range.lowerBound)
    }.sorted {
      ($0.range.lowerBound, -$0.range.upperBound) < ($1.range.lowerBound, -$1.range.upperBound)
    }
    unmeasured =
      (queries.flatMap(\.unmeasured) + unknown.map { tree[$0].range.lowerBound })
      .filter(isReached).sorted()
  }

  /// What its probes saw.
  /// - Parameters:
  ///   - tallies: One for each place.
  ///   - path: The path as it is shown.
  func report(_ tallies: [ProbeTally], path: String) -> CoverageReport.File {
    CoverageReport.File(
      path: path, text: source.text, lines: lines(tallies), conditions: conditions(tallies),
      unmeasured: unmeasured.map { place in
        CoverageReport.Unmeasured(
          line: tree.lines.line(of: place), reason: "SQL that is put together at run time")
      })
  }

  /// Nothing but the reason why there is nothing.
  func report(unmeasured reason: String, path: String) -> CoverageReport.File {
    CoverageReport.File(
      path: path, text: source.text, lines: [], conditions: [],
      unmeasured: [CoverageReport.Unmeasured(line: nil, reason: reason)])
  }

  /// A line counts where a statement or a term of SQL begins: as often as the least of its
  /// statements, and where it has none, as the most of its terms.
  private func lines(_ tallies: [ProbeTally]) -> [CoverageReport.Line] {
    var (statements, terms): ([Int: Int], [Int: Int]) = ([:], [:])
    for (point, tally) in zip(points, tallies) where point.kind != .condition {
      let line = tree.lines.line(of: point.range.lowerBound)
      if point.kind == .statement {
        statements[line] = min(statements[line] ?? .max, tally.reached)
      } else {
        terms[line] = max(terms[line] ?? 0, tally.reached)
      }
    }
    return terms.merging(statements) { _, statement in statement }.sorted { $0.key < $1.key }.map {
      CoverageReport.Line(number: $0.key, count: $0.value)
    }
  }

  private func conditions(_ tallies: [ProbeTally]) -> [CoverageReport.Condition] {
    zip(points, tallies).compactMap { point, tally in
      guard let clause = point.kind.clause else { return nil }
      let position = tree.lines.position(of: point.range.lowerBound)
      return CoverageReport.Condition(
        line: position.line, column: position.column, text: tree.text(of: point.range).onOneLine,
        clause: clause, reached: tally.reached, isTrue: tally.isTrue, isFalse: tally.isFalse,
        isNull: tally.isNull)
    }
  }
}

extension ProbePoint.Kind {
  /// The clause of a condition as it is shown; nil: it is a statement.
  fileprivate var clause: String? {
    switch self {
    case .statement: nil
    case .condition: "Lua"
    case .term(let clause): clause.isEmpty ? "SQL" : clause
    }
  }
}

extension String {
  /// With each run of blanks and line ends one blank.
  var onOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
