/// An outcome that needs an answer.
package struct Finding: Equatable, Sendable {
  package var rule: RuleID
  package var grade: Grade
  package var title: String
  package var requirements: [RequirementID]
  /// The clause it is listed under: the first of its rule.
  package var clause: ClauseID
  /// Failing instances in all.
  package var instanceTotal: Int
  /// Whether all its instances are waived.
  package var isWaived: Bool
  /// The group of its requirements, if they have one.
  package var group: String?

  /// Makes it.
  package init(
    rule: RuleID, grade: Grade, title: String, requirements: [RequirementID], clause: ClauseID,
    instanceTotal: Int, isWaived: Bool = false, group: String? = nil
  ) {
    self.rule = rule
    self.grade = grade
    self.title = title
    self.requirements = requirements
    self.clause = clause
    self.instanceTotal = instanceTotal
    self.isWaived = isWaived
    self.group = group
  }
}

/// What is to be done about one nonconformity.
package struct ImprovementAction: Equatable, Sendable {
  package var rule: RuleID
  package var clause: ClauseID
  package var grade: Grade
  package var kind: ActionTemplate.Kind
  /// What to do, from the rule's `fix`.
  package var text: String
  /// The role that does it.
  package var owner: String?
  package var dueOn: Day
  /// Rise of the low whole score if that rule alone conformed, in 1/10,000.
  package var gain: Int

  /// Makes it.
  package init(
    rule: RuleID, clause: ClauseID, grade: Grade, kind: ActionTemplate.Kind, text: String,
    owner: String?, dueOn: Day, gain: Int
  ) {
    self.rule = rule
    self.clause = clause
    self.grade = grade
    self.kind = kind
    self.text = text
    self.owner = owner
    self.dueOn = dueOn
    self.gain = gain
  }
}
