import ComplianceModel

extension AssessmentRequest {
  /// Every outcome with the grades that policy leaves it and the waivers that cover it.
  var graded: [GradedOutcome] {
    let rules = Dictionary(self.rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let questions = Dictionary(
      self.questions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return outcomes.map { outcome in
      if let rule = rules[outcome.rule] { return graded(outcome, of: rule) }
      guard let question = questions[outcome.rule] else {
        preconditionFailure("an outcome without its rule: \(outcome.rule)")
      }
      return graded(outcome, of: question)
    }
  }

  private func graded(_ outcome: Outcome, of rule: Rule) -> GradedOutcome {
    let steps = PolicySteps(
      rule, policy: policy(of: rule.id.pack), failed: outcome.policyFailures,
      undetermined: outcome.population.undetermined, judged: outcome.population.judged)
    var graded = GradedOutcome(
      outcome: outcome, title: rule.title, requirements: rule.requirements, clauses: rule.clauses,
      method: rule.method, tables: rule.tables, fix: rule.fix, isWeakened: isWeakened(rule.id))
    graded.gradedBecause = steps.because.isEmpty ? nil : steps.because.joined(separator: " ")
    grade(&graded) { instance, isOpen in
      isOpen && outcome.policyFailures > 0 ? steps.grade : instance
    }
    raiseRepeated(&graded, gravest: rule.gravestGrade)
    return graded
  }

  private func graded(_ outcome: Outcome, of question: Question) -> GradedOutcome {
    var graded = GradedOutcome(
      outcome: outcome, title: question.ask, requirements: question.requirements,
      clauses: question.clauses, method: .interview, isWeakened: isWeakened(question.id))
    grade(&graded) { instance, _ in instance }
    raiseRepeated(&graded, gravest: .major)
    return graded
  }

  /// Grades the instances by `final` and lays waivers over them.
  private func grade(_ graded: inout GradedOutcome, final: (Grade, Bool) -> Grade) {
    graded.instances = graded.outcome.instances.map { instance in
      guard case .failed(let grade, let isOpen) = instance.verdict else {
        return .init(instance: instance, grade: nil)
      }
      return .init(instance: instance, grade: final(grade, isOpen))
    }
    settle(&graded)
  }

  /// *repeated*: an open minor that was recorded long enough ago and never conformed since.
  private func raiseRepeated(_ graded: inout GradedOutcome, gravest: Grade) {
    guard gravest == .major, let history,
      let after = policy(of: graded.outcome.rule.pack).repeatedAfter
    else { return }
    let first = history.firstDays(of: graded.outcome.rule)
    var oldest: Day?
    for index in graded.instances.indices where graded.instances[index].grade == .minor {
      guard case .failed(_, isOpenToPolicy: true) = graded.instances[index].instance.verdict,
        let day = first[graded.instances[index].instance.key], day.adding(after) <= plan.asOf
      else { continue }
      graded.instances[index].grade = .major
      oldest = min(oldest ?? day, day)
    }
    guard let oldest else { return }
    let sentence = "Raised from minor: repeated, first recorded on \(oldest)."
    graded.gradedBecause = [graded.gradedBecause, sentence].compactMap(\.self)
      .joined(separator: " ")
    settle(&graded)
  }

  /// The outcome's grade is its worst instance's; waivers cover instances as they are graded.
  private func settle(_ graded: inout GradedOutcome) {
    for index in graded.instances.indices {
      graded.instances[index].waiver = plan.waiver(
        of: graded.outcome.rule, covering: graded.instances[index])
    }
    graded.grade = graded.instances.compactMap(\.grade).max()
  }

  /// The policy of a pack.
  private func policy(of pack: PackID) -> GradingPolicy {
    packs.first { $0.manifest.id == pack }?.manifest.grading ?? GradingPolicy()
  }
}

extension AssessmentHistory {
  /// The day on which each open instance of a rule was first recorded.
  func firstDays(of rule: RuleID) -> [SubjectKey: Day] {
    Dictionary(
      open.filter { $0.rule == rule }.map { ($0.key, $0.firstRecordedOn) },
      uniquingKeysWith: min)
  }
}

extension AssessmentRequest {
  /// Whether tailoring, or a parameter that it reads, asks less of a rule than its pack does.
  private func isWeakened(_ rule: RuleID) -> Bool {
    let own = plan.tailorings.filter { $0.rule == rule }
    if own.contains(where: \.isWeakening) { return true }
    guard let read = parametersRead[rule] else { return false }
    // A value that tailoring gives to this rule alone takes the place of the pack's.
    let replaced = Set(own.flatMap(\.parameters.keys))
    return plan.parameters.contains {
      $0.pack == rule.pack && $0.isWeakening && read.contains($0.name)
        && !replaced.contains($0.name)
    }
  }
}
