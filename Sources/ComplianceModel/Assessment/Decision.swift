/// The scores of one catalogue.
package struct CatalogueScores: Equatable, Sendable {
  /// An interval before and after waivers; nil where nothing has a weight.
  package struct Score: Equatable, Sendable {
    package var beforeWaivers: ScoreInterval?
    package var afterWaivers: ScoreInterval?

    /// Makes it.
    package init(beforeWaivers: ScoreInterval?, afterWaivers: ScoreInterval?) {
      self.beforeWaivers = beforeWaivers
      self.afterWaivers = afterWaivers
    }
  }

  package var catalogue: PackID
  package var title: String
  /// The model's name: `weighted`.
  package var model: String
  package var whole: Score
  /// Each clause with all below it, in clause order.
  package var clauses: [(clause: Clause, score: Score)]

  /// Makes it.
  package init(
    catalogue: PackID, title: String, model: String = "weighted", whole: Score,
    clauses: [(clause: Clause, score: Score)]
  ) {
    self.catalogue = catalogue
    self.title = title
    self.model = model
    self.whole = whole
    self.clauses = clauses
  }

  package static func == (one: CatalogueScores, other: CatalogueScores) -> Bool {
    one.catalogue == other.catalogue && one.title == other.title && one.model == other.model
      && one.whole == other.whole && one.clauses.elementsEqual(other.clauses) { $0 == $1 }
  }
}

/// A forecast of what an auditor would conclude, without waivers; never a certificate.
package struct Conclusion: Equatable, Sendable {
  /// From worst to best, as `worst` of several catalogues reads it.
  package enum Readiness: String, Sendable, CaseIterable, Comparable {
    case notReady = "not ready"
    case undetermined
    case readyWithPlan = "ready with plan"
    case ready

    /// Worse comes first.
    package static func < (one: Readiness, other: Readiness) -> Bool {
      (allCases.firstIndex(of: one) ?? 0) < (allCases.firstIndex(of: other) ?? 0)
    }
  }

  package var readiness: Readiness
  /// The facts that decided, a sentence each.
  package var because: [String]
  /// Each catalogue's own.
  package var catalogues: [(catalogue: PackID, readiness: Readiness, because: [String])]

  /// Makes it.
  package init(
    readiness: Readiness, because: [String],
    catalogues: [(catalogue: PackID, readiness: Readiness, because: [String])] = []
  ) {
    self.readiness = readiness
    self.because = because
    self.catalogues = catalogues
  }

  package static func == (one: Conclusion, other: Conclusion) -> Bool {
    one.readiness == other.readiness && one.because == other.because
      && one.catalogues.elementsEqual(other.catalogues) { $0 == $1 }
  }
}

/// Whether a pipeline may go on, in three values.
package struct GateDecision: Equatable, Sendable {
  package enum State: String, Sendable {
    case met, unmet, open
    /// `--report-only`: nobody asked.
    case notAsked = "not asked"
  }

  package var state: State
  /// What makes it unmet, a sentence each.
  package var unmet: [String]
  /// What keeps it open, a sentence each.
  package var open: [String]
  /// Whether the run judged no subject on record, `when_empty` apart: then nothing else is asked.
  package var judgedNothing: Bool
  /// Selected rules, questions and, without a selection, requirements without either; undetermined.
  package var undeterminedCount: Int
  /// Of how many.
  package var askedCount: Int

  /// Makes it.
  package init(
    state: State, unmet: [String] = [], open: [String] = [], judgedNothing: Bool = false,
    undeterminedCount: Int = 0, askedCount: Int = 0
  ) {
    self.state = state
    self.unmet = unmet
    self.open = open
    self.judgedNothing = judgedNothing
    self.undeterminedCount = undeterminedCount
    self.askedCount = askedCount
  }
}
