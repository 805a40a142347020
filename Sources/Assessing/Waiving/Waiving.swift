import ComplianceModel

extension AssessmentPlan {
  /// The waiver that covers a failing instance, as an index into `waivers`; nil: none does.
  ///
  /// One that covers all covers no major: the gravest failures are accepted by name.
  func waiver(of rule: RuleID, covering instance: GradedOutcome.GradedInstance) -> Int? {
    guard !ignoresWaivers, let grade = instance.grade else { return nil }
    return waivers.firstIndex { waiver in
      guard waiver.rule == rule, waiver.isInForce(on: asOf) else { return false }
      switch waiver.subjects {
      case .all: return grade != .major
      case .named(let keys): return keys.contains(instance.instance.key)
      }
    }
  }

  /// A remark for each waiver that is in force and covers nothing.
  func unusedWaivers(in outcomes: [GradedOutcome]) -> [Diagnostic] {
    guard !ignoresWaivers else { return [] }
    let used = Set(outcomes.flatMap { $0.instances.compactMap(\.waiver) })
    return waivers.indices.compactMap { index in
      let waiver = waivers[index]
      // Of a rule that is not selected nobody knows what the waiver would cover.
      guard waiver.isInForce(on: asOf), !used.contains(index),
        let outcome = outcomes.first(where: { $0.outcome.rule == waiver.rule })
      else { return nil }
      let meetsMajor = waiver.subjects == .all && outcome.unwaivedGrade == .major
      return Diagnostic(
        "unused-waiver",
        meetsMajor
          ? "the waiver of \(waiver.rule) names all subjects, which covers no major"
          : "the waiver of \(waiver.rule) covers no failing subject",
        at: waiver.place, severity: .warning,
        remedy: meetsMajor
          ? "Name the subjects that are accepted: subjects: [\"KEY\"]"
          : "Remove it, or correct the subjects that it names.")
    }
  }
}

extension GradedOutcome {
  /// How many failing instances are waived.
  var waivedCount: Int { instances.count { $0.waiver != nil } }

  /// How many subjects fail or are remarked.
  var failingCount: Int { outcome.population.nonconforming + outcome.population.remarked }

  /// Whether every failing instance is waived.
  var isWaived: Bool { failingCount > 0 && waivedCount == failingCount }

  /// The gravest grade among the instances that are not waived.
  var unwaivedGrade: Grade? {
    instances.filter { $0.waiver == nil }.compactMap(\.grade).max()
  }

  /// The score after waivers: waived subjects count as conforming.
  var scoreAfterWaivers: ScoreInterval {
    let waived = waivedCount
    guard waived > 0, outcome.needed > 0 else { return outcome.score }
    let count = outcome.population
    return ScoreInterval(
      low: share(count.conforming + waived, of: outcome.needed),
      high: share(
        count.conforming + waived + count.unknown + count.broken, of: outcome.needed))
  }

  private func share(_ part: Int, of whole: Int) -> Int {
    part >= whole ? 10_000 : part * 10_000 / whole
  }
}
