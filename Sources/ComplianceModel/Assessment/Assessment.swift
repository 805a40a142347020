/// The whole result of one run; its document is sealed by a digest.
///
/// Everything but `run` and `exit` is determined by the inputs, byte for byte.
package struct Assessment: Equatable, Sendable {
  package var asOf: Day
  /// The database's name for it, else the configuration's, else the file's.
  package var organisation: String
  package var inputs: AssessmentInputs
  /// Every selected rule and question, by id as bytes; on-demand questions are left out.
  package var outcomes: [GradedOutcome]
  /// Every requirement in scope, in catalogue order.
  package var requirements: [RequirementResult]
  /// By gravity, clause and id.
  package var findings: [Finding]
  /// In the order in which they should be done.
  package var actions: [ImprovementAction]
  /// One for each catalogue, in pack order.
  package var scores: [CatalogueScores]
  /// How far each clause has come, in pack order; none where single rules were selected.
  package var maturity: [CatalogueMaturity]
  /// What the organisation leaves out, and what it recorded in vain.
  package var applicability: Applicability
  /// The same results by the headings of other frameworks and editions, in pack order.
  package var readings: [AssessmentReading]
  /// Nil for a selection.
  package var conclusion: Conclusion?
  package var gate: GateDecision
  package var run: RunFacts
  package var exit: ExitFacts

  /// Makes an assessment.
  package init(
    asOf: Day, organisation: String, inputs: AssessmentInputs, outcomes: [GradedOutcome],
    requirements: [RequirementResult], findings: [Finding], actions: [ImprovementAction],
    scores: [CatalogueScores], maturity: [CatalogueMaturity] = [],
    applicability: Applicability = .init(), readings: [AssessmentReading] = [],
    conclusion: Conclusion?,
    gate: GateDecision,
    run: RunFacts, exit: ExitFacts
  ) {
    self.asOf = asOf
    self.organisation = organisation
    self.inputs = inputs
    self.outcomes = outcomes
    self.requirements = requirements
    self.findings = findings
    self.actions = actions
    self.scores = scores
    self.maturity = maturity
    self.applicability = applicability
    self.readings = readings
    self.conclusion = conclusion
    self.gate = gate
    self.run = run
    self.exit = exit
  }
}

/// What determined the document.
package struct AssessmentInputs: Equatable, Sendable {
  /// A pack as it was used.
  package struct Pack: Equatable, Sendable {
    package var id: PackID
    package var version: String
    package var title: String
    package var digest: String

    /// Makes it.
    package init(id: PackID, version: String, title: String, digest: String) {
      self.id = id
      self.version = version
      self.title = title
      self.digest = digest
    }
  }

  /// Versions that can change a verdict.
  package struct Versions: Equatable, Sendable {
    package var assay: String
    package var sqlite: String
    package var lua: String
    package var language: Int

    /// Makes them.
    package init(assay: String, sqlite: String, lua: String, language: Int = 1) {
      self.assay = assay
      self.sqlite = sqlite
      self.lua = lua
      self.language = language
    }
  }

  package var databaseDigest: String
  package var packs: [Pack]
  package var versions: Versions
  /// The plan: parameters, selection, tailoring, waivers, gate and limits are printed from it.
  package var plan: AssessmentPlan
  /// Policy of each pack.
  package var policies: [(pack: PackID, policy: GradingPolicy)]
  /// Digest of the history; nil: there was none.
  package var historyDigest: String?

  /// Makes inputs.
  package init(
    databaseDigest: String, packs: [Pack], versions: Versions, plan: AssessmentPlan,
    policies: [(pack: PackID, policy: GradingPolicy)], historyDigest: String? = nil
  ) {
    self.databaseDigest = databaseDigest
    self.packs = packs
    self.versions = versions
    self.plan = plan
    self.policies = policies
    self.historyDigest = historyDigest
  }

  package static func == (one: AssessmentInputs, other: AssessmentInputs) -> Bool {
    one.databaseDigest == other.databaseDigest && one.packs == other.packs
      && one.versions == other.versions && one.plan == other.plan
      && one.policies.elementsEqual(other.policies) { $0 == $1 }
      && one.historyDigest == other.historyDigest
  }
}
