/// How a pool starts and treats its evaluators.
package struct EvaluatorSettings: Sendable {
  /// The executable `assay-evaluator`.
  package var path: String
  /// How many evaluators are at work at once.
  package var jobs: Int
  /// Whether one that is not locked in may run rules: never, unless somebody said so.
  package var allowsUnjailed: Bool
  /// Milliseconds that all commands together may take; nil: as long as they like.
  package var runTime: Int?
  /// Asked between looks at the evaluators: true ends the run where it is.
  package var isInterrupted: @Sendable () -> Bool

  /// Makes settings.
  /// - Precondition: `jobs` is at least 1.
  package init(
    path: String, jobs: Int = 1, allowsUnjailed: Bool = false, runTime: Int? = nil,
    isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) {
    precondition(jobs > 0, "somebody has to do the work")
    self.path = path
    self.jobs = jobs
    self.allowsUnjailed = allowsUnjailed
    self.runTime = runTime
    self.isInterrupted = isInterrupted
  }
}

/// The layers of the jail in which rules run, by the names that reports use.
package struct JailLayers: Equatable, Sendable {
  /// In the order in which they are named.
  package var names: [String]
}
