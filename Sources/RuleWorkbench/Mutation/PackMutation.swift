package import ComplianceModel
package import Evaluation

/// How a pack is mutated.
package struct MutationSettings: Sendable {
  /// How many changes are tried; nil: all.
  package var count: Int?
  /// Draws which ones.
  package var seed: UInt64
  /// A text; only rules are changed that have a test whose name or rule contains it; nil: all.
  package var pattern: String?
  /// What a rule, changed or not, may use.
  package var limits: EvaluationLimits

  /// Makes settings.
  package init(
    count: Int? = nil, seed: UInt64 = 1, pattern: String? = nil,
    limits: EvaluationLimits = EvaluationLimits()
  ) {
    self.count = count
    self.seed = seed
    self.pattern = pattern
    self.limits = limits
  }
}

/// Changes the rules of a pack one place at a time, and tells which changes no test notices.
///
/// The tests must pass. Those of the rules that a change can affect run over it; the first that fails
/// kills it. What no test kills is tried with NULLs as `test` does.
/// - Parameters:
///   - uses: The packs that it uses; of their libraries that is changed which its rules reach.
///   - temporaryFolder: Where a folder for the rows is made, and removed again.
///   - evaluator: Makes what runs the rules, as many at once as it likes; asked once a file, since an
///     evaluator keeps every text that it was told.
/// - Throws: `Refusal` where no evaluator is to be had, or a test file has a fault.
package func mutate(
  _ pack: DeclaredPack, uses: [PackSource], schema: PackSchema, _ settings: MutationSettings,
  temporaryFolder: String, by evaluator: () -> any Evaluator
) throws(Refusal) -> MutationReport {
  let tests = try readTests(of: pack, uses: uses, limits: settings.limits, by: evaluator()).tests
    .filter { $0.matches(settings.pattern) }
  let tested = Set(tests.map(\.rule))
  let sites = MutationPlan(pack).sites.filter { site in
    settings.pattern == nil || !site.rules.isEmpty && site.rules.isSubset(of: tested)
  }
  let drawn = MutationSample.numbers(settings.count, below: sites.count, seed: settings.seed).map {
    sites[$0]
  }
  let folder = try TestFolder(in: temporaryFolder)
  defer { folder.remove() }
  let empty = try EmptyDatabase(schema, path: "\(folder.path)/empty.sqlite")
  var report = MutationReport(total: sites.count)
  for (number, group) in drawn.chunked(by: \.file.path).enumerated() {
    // Databases are files: a runner has its own.
    let runner = try RuleTestRunner(
      pack, empty: empty, limits: settings.limits.forMutants, folder: folder.folder("\(number)"),
      evaluator: evaluator())
    let trial = MutationTrial(runner: runner, tests: tests, uses: uses)
    report.add(
      trial.report(on: group, complete: settings.count == nil, fates: try trial.fates(of: group)))
  }
  return report
}

extension EvaluationLimits {
  /// A change may make a loop endless: counted in instructions, that ends everywhere at one place.
  fileprivate var forMutants: EvaluationLimits {
    var limits = self
    limits.instructions = min(limits.instructions ?? .max, 20_000_000)
    limits.rows = min(limits.rows, 1_000_000)
    return limits
  }
}

extension [MutationPlan.Site] {
  /// Runs of sites with one key.
  fileprivate func chunked(by key: (MutationPlan.Site) -> String) -> [[MutationPlan.Site]] {
    var chunks: [[MutationPlan.Site]] = []
    for site in self {
      if let last = chunks.last?.last, key(last) == key(site) {
        chunks[chunks.count - 1].append(site)
      } else {
        chunks.append([site])
      }
    }
    return chunks
  }
}
