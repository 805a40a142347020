import ComplianceModel
import Evaluation
import LuaSyntax

/// Tries the changes to one file.
struct MutationTrial {
  /// Runs the tests.
  let runner: RuleTestRunner
  /// The tests that may notice, in the order of files and lines.
  let tests: [RuleTest]
  /// The packs that the pack uses.
  let uses: [PackSource]

  /// How many changes are tried at once.
  private static let most = 200

  // MARK: - Fates

  /// What becomes of each.
  func fates(of sites: [MutationPlan.Site]) throws(Refusal) -> [MutationReport.Fate] {
    var fates: [MutationReport.Fate] = []
    var rest = sites[...]
    while !rest.isEmpty {
      let some = Array(rest.prefix(Self.most))
      rest = rest.dropFirst(some.count)
      fates += try self.fates(ofSome: some)
    }
    return fates
  }

  private func fates(ofSome sites: [MutationPlan.Site]) throws(Refusal) -> [MutationReport.Fate] {
    var fates = sites.map { _ in MutationReport.Fate.survived }
    var variants: [Int: DeclaredPack] = [:]
    for (index, site) in sites.enumerated() {
      let declared = try variant(site)
      let faults = declared.diagnostics.filter { $0.severity == .error }
      if faults.isEmpty {
        variants[index] = declared.pack
      } else {
        fates[index] = faults.contains { $0.code == "syntax" } ? .invalid : .killed
      }
    }
    for asksNull in [false, true] {
      try kill(sites, variants, &fates, asksNull: asksNull)
    }
    return fates
  }

  private func variant(_ site: MutationPlan.Site) throws(Refusal) -> Declared {
    let text = String(decoding: site.mutation.applied(to: site.tree.source), as: UTF8.self)
    return try runner.pack.variant(
      replacing: site.file.path, with: text, declaring: site.declares, uses: uses,
      limits: runner.limits, by: runner.evaluator)
  }

  /// Runs the tests one after the other, each over all that are left.
  private func kill(
    _ sites: [MutationPlan.Site], _ variants: [Int: DeclaredPack],
    _ fates: inout [MutationReport.Fate], asksNull: Bool
  ) throws(Refusal) {
    var rule: RuleID?
    var alone: [Int: DeclaredPack] = [:]
    for (number, test) in tests.enumerated() {
      if test.rule != rule {
        rule = test.rule
        let plain = runner.pack.alone(test.rule)
        alone = variants.filter { sites[$0.key].rules.contains(test.rule) }.mapValues {
          $0.alone(test.rule, like: plain)
        }
      }
      let left = alone.keys.sorted().filter { fates[$0] == .survived }
      guard !left.isEmpty else { continue }
      let told = try runner.tells(
        test, number: number, from: left.compactMap { alone[$0] }, asksNull: asksNull)
      for (index, isTold) in zip(left, told) where isTold { fates[index] = .killed }
    }
  }

  // MARK: - Reporting

  /// What became of the changes, with what is wrong with the excuses of the file.
  /// - Parameter complete: Whether all changes of the file were tried.
  func report(
    on sites: [MutationPlan.Site], complete: Bool, fates: [MutationReport.Fate]
  ) -> MutationReport {
    guard let file = sites.first?.file else { return MutationReport() }
    let excuses = MutationExcuses(file.text)
    let path = runner.pack.shown(file.path)
    // Another pack that uses the file may need an excuse that this one does not.
    let isComplete = complete && !runner.pack.isLent(file.path)
    var used: Set<Int> = []
    let mutants = zip(sites, fates).map { site, fate in
      var mutant = site.mutant(fate, path: path)
      if fate == .survived, excuses.excuses(line: mutant.line) {
        used.insert(mutant.line)
        mutant.fate = .excused
      }
      return mutant
    }
    return MutationReport(
      mutants: mutants,
      faults: excuses.faults(used: used, whole: { _ in isComplete }) { line, column in
        SourcePlace(file: path, line: line, column: column)
      })
  }
}

extension MutationPlan.Site {
  /// The change as it is told.
  fileprivate func mutant(_ fate: MutationReport.Fate, path: String) -> MutationReport.Mutant {
    let start = mutation.range.lowerBound
    let position = tree.lines.position(of: start)
    let line = tree.lines.range(ofLine: position.line) ?? start..<start
    let end = min(mutation.range.upperBound, line.upperBound)
    let after =
      tree.text(of: line.lowerBound..<start) + mutation.replacement
      + tree.text(of: end..<line.upperBound)
    return MutationReport.Mutant(
      path: path, line: position.line, column: position.column, kind: mutation.kind,
      before: tree.text(of: line).onOneLine, after: after.onOneLine, fate: fate)
  }
}
