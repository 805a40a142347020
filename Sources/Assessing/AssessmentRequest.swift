package import ComplianceModel

/// Everything that an assessment is made of, gathered by the caller; nothing here reads or runs.
package struct AssessmentRequest: Sendable {
  /// A pack as it was assessed.
  package struct Pack: Sendable {
    /// Its manifest.
    package var manifest: PackManifest
    /// SHA-256 of its texts, lower-case hexadecimal.
    package var digest: String
    /// Its catalogue; for a pack without one, the requirements that its rules are themselves.
    package var catalogue: Catalogue
    /// Other frameworks by whose headings it can be read.
    package var frameworks: [Framework]
    /// The other edition by whose clauses it can be read.
    package var crosswalk: Crosswalk?

    /// Makes it.
    package init(
      manifest: PackManifest, digest: String, catalogue: Catalogue, frameworks: [Framework] = [],
      crosswalk: Crosswalk? = nil
    ) {
      self.manifest = manifest
      self.digest = digest
      self.catalogue = catalogue
      self.frameworks = frameworks
      self.crosswalk = crosswalk
    }
  }

  /// What was asked.
  package var plan: AssessmentPlan
  /// The packs, in the order in which they were asked for.
  package var packs: [Pack]
  /// The selected rules, tailored.
  package var rules: [Rule]
  /// The selected questions, tailored; those asked on demand are not among them.
  package var questions: [Question]
  /// Parameters of its pack that the code of a rule speaks of, for rules that are not sure to speak of
  /// none: a parameter that asks for less weakens those.
  package var parametersRead: [RuleID: Set<String>]
  /// The requirements in scope.
  package var scope: [RequirementID]
  /// The outcome of each selected rule and question, by id.
  package var outcomes: [Outcome]
  /// Requirements that the organisation has excluded, with approval.
  package var exclusions: [RequirementID: ApplicabilityDecision]
  /// What the organisation has on record about what applies.
  package var applicability: Applicability
  /// SHA-256 of the data.
  package var databaseDigest: String
  /// The organisation's name.
  package var organisation: String
  /// Versions that can change a verdict.
  package var versions: AssessmentInputs.Versions
  /// Earlier assessments; nil: there is no ledger.
  package var history: AssessmentHistory?

  /// Makes a request.
  package init(
    plan: AssessmentPlan, packs: [Pack], rules: [Rule], questions: [Question],
    parametersRead: [RuleID: Set<String>] = [:], scope: [RequirementID], outcomes: [Outcome],
    exclusions: [RequirementID: ApplicabilityDecision] = [:],
    applicability: Applicability = .init(), databaseDigest: String,
    organisation: String, versions: AssessmentInputs.Versions, history: AssessmentHistory? = nil
  ) {
    self.plan = plan
    self.packs = packs
    self.rules = rules
    self.questions = questions
    self.parametersRead = parametersRead
    self.scope = scope
    self.outcomes = outcomes
    self.exclusions = exclusions
    self.applicability = applicability
    self.databaseDigest = databaseDigest
    self.organisation = organisation
    self.versions = versions
    self.history = history
  }
}
