package import ComplianceModel

/// What an evaluator is given: declared packs, a plan, and one consistent view of a database.
package struct EvaluationRequest: Sendable {
  /// The packs, each without a fault.
  package var packs: [DeclaredPack]
  /// What is asked.
  package var plan: AssessmentPlan
  /// The database.
  package var database: DatabaseView
  /// Answers and decisions of the organisation; empty for a foreign database.
  package var statements: OrganisationStatements
  /// Assay's own schema with the tables of the packs; asked only where something is missing, to
  /// tell a fault of the rule from one of the database.
  package var assaySchema: @Sendable () throws(Refusal) -> SchemaDescription
  /// Milliseconds that rules took some other time: the longest begin first.
  ///
  /// What comes of a rule does not depend on it.
  package var durations: [RuleID: Double] = [:]

  /// Makes a request.
  package init(
    packs: [DeclaredPack], plan: AssessmentPlan, database: DatabaseView,
    statements: OrganisationStatements = .init(),
    assaySchema: @escaping @Sendable () throws(Refusal) -> SchemaDescription
  ) {
    self.packs = packs
    self.plan = plan
    self.database = database
    self.statements = statements
    self.assaySchema = assaySchema
  }

  /// The requirements of all packs.
  var requirements: [Requirement] { packs.flatMap(\.catalogue.requirements) }

  /// The requirements that the organisation has excluded, with approval.
  var exclusions: [RequirementID: ApplicabilityDecision] {
    statements.exclusions(on: plan.asOf, in: requirements)
  }

  /// What the organisation leaves out, of requirements in `scope` and of places.
  func applicability(of scope: [RequirementID]) -> Applicability {
    let (scope, known) = (Set(scope), Set(requirements.map(\.id)))
    return Applicability(
      decisions: statements.judgedDecisions(on: plan.asOf, in: requirements).filter {
        scope.contains($0.decision.requirement) || !known.contains($0.decision.requirement)
      },
      sitesOutOfScope: statements.sitesOutOfScope)
  }

  /// The pack of that id.
  func pack(_ id: PackID) -> DeclaredPack? { packs.first { $0.source.manifest.id == id } }
}

/// What came of an evaluation.
package struct Evaluated: Sendable {
  /// The outcome of every selected rule and question, by id.
  package var outcomes: [Outcome]
  /// How long each rule took and how many rows it stepped, by id.
  package var timings: [(rule: RuleID, milliseconds: Double, rows: Int)]
  /// The requirements that the organisation has excluded.
  package var exclusions: [RequirementID: ApplicabilityDecision]
  /// What the organisation has on record about what applies.
  package var applicability: Applicability
  /// Warnings about what the organisation has on record, such as an answer that answers nothing.
  package var remarks: [Diagnostic]
}
