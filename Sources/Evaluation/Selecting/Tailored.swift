package import ComplianceModel

extension Rule {
  /// The rule with the grade that tailoring gives it, never above its requirements' obligation.
  func graded(by tailorings: [Tailoring]) -> Rule {
    guard let grade = tailorings.last(where: { $0.rule == id && $0.grade != nil })?.grade else {
      return self
    }
    var rule = self
    rule.grade = min(grade, gravestGrade)
    return rule
  }
}

extension Question {
  /// The question with the grade that tailoring gives it.
  func graded(by tailorings: [Tailoring]) -> Question {
    guard let grade = tailorings.last(where: { $0.rule == id && $0.grade != nil })?.grade else {
      return self
    }
    var question = self
    question.grade = grade
    return question
  }
}

extension AssessmentPlan {
  /// Whether `rule` is tailored off.
  package func isOff(_ rule: RuleID) -> Bool { tailorings.contains { $0.rule == rule && $0.isOff } }

  /// The values of the parameters of a rule's pack, with those that tailoring gives to it alone.
  func parameters(of rule: RuleID) -> [String: ParameterValue] {
    var values: [String: ParameterValue] = [:]
    for parameter in parameters where parameter.pack == rule.pack {
      values[parameter.name] = parameter.value
    }
    for tailoring in tailorings where tailoring.rule == rule {
      values.merge(tailoring.parameters) { _, own in own }
    }
    return values
  }
}
