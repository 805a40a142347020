import ComplianceModel
import Evaluation
import LuaSyntax

/// Finds the lines of a pack that judged.
struct VerdictSites {
  /// The most that one failure shows: more lines would not make it clearer.
  private static let most = 3

  private static let verdicts = Verdicts.names.subtracting(["pass"])

  /// The pack.
  let pack: DeclaredPack

  /// Where an outcome came from: the error of the rule, else its subjects that do not conform; each
  /// line once.
  func sites(of outcome: GradedOutcome) -> [TestReport.Site] {
    if case .error(let fault) = outcome.outcome.result, let place = fault.place {
      return [site(of: fault.subject, at: place)]
    }
    var seen: Set<SourcePlace> = []
    let instances = outcome.instances.map(\.instance)
    return instances.compactMap { instance -> TestReport.Site? in
      guard let place = instance.place, seen.insert(place).inserted else { return nil }
      return site(of: instance.key == .organisation ? nil : instance.key, at: place)
    }.prefix(Self.most).map(\.self)
  }

  private func site(of subject: SubjectKey?, at place: SourcePlace) -> TestReport.Site {
    TestReport.Site(subject: subject, place: place, excerpt: excerpt(at: place))
  }

  private func excerpt(at place: SourcePlace) -> Excerpt? {
    guard let line = place.line, let source = pack.file(called: place.file)?.text,
      var excerpt = Excerpt(of: source.text, line: line, word: nil)
    else { return nil }
    if let range = verdict(onLine: line, of: source) {
      excerpt.column = range.column
      excerpt.length = range.length
    }
    return excerpt
  }

  /// The only call on a line that makes a verdict other than a pass, in Unicode scalars; nil: there is
  /// none, or several.
  private func verdict(onLine line: Int, of source: SourceText) -> (column: Int, length: Int)? {
    guard let tree = try? SyntaxTree(source.text), let bytes = tree.lines.range(ofLine: line) else {
      return nil
    }
    let calls = tree.all.filter { node in
      guard case .call(let callee, _) = tree[node].kind, tree[callee].kind == .name(.global),
        Self.verdicts.contains(tree.text(of: callee))
      else { return false }
      return bytes.contains(tree[node].range.lowerBound)
    }
    guard calls.count == 1, let call = calls.first else { return nil }
    let range = tree[call].range
    let shown = tree.text(of: range.lowerBound..<min(range.upperBound, bytes.upperBound))
    let text = shown.split(separator: "\n", maxSplits: 1).first ?? ""
    return (tree.position(of: call).column, max(1, text.unicodeScalars.count))
  }
}
