import ComplianceModel
import LuaRuntime

/// Makes the outcome of a rule out of what the interpreter counted and kept.
struct OutcomeComposer {
  /// The rule, with the grade of its tailoring.
  let rule: Rule
  /// How many subjects must conform.
  let quota: Quota
  /// Rows of the rule's tables together; nil without tables.
  let rowCount: Int?

  /// The outcome of `result`.
  func outcome(of result: LuaOutcome) -> Outcome {
    var outcome = judged(result)
    outcome.reads = result.columnsRead
    outcome.trace = result.trace
    return outcome
  }

  private func judged(_ result: LuaOutcome) -> Outcome {
    if let fault = result.fault {
      return bare(.error(EvaluationFault(fault, of: rule)))
    }
    switch result.applicability {
    case .notApplicable(let reason): return bare(.notApplicable(reason))
    case .unknown(let reason): return bare(.notEvaluable(.unknown(reason)))
    case .applies: break
    }
    if isCheckOfNothing { return whenEmpty }
    let count = count(result)
    let table = OutcomeTable(count: count, needs: quota)
    if table.word == .nothing { return nothingToJudge }
    return populated(result, table)
  }

  /// An outcome without subjects.
  func bare(_ result: Outcome.Result) -> Outcome {
    Outcome(rule: rule.id, result: result, population: PopulationCount(of: rowCount))
  }

  // MARK: - Subjects

  private func count(_ result: LuaOutcome) -> PopulationCount {
    var count = PopulationCount(
      of: rowCount, conforming: result.counts.conforming,
      notApplicable: result.counts.notApplicable, unknown: result.counts.unknown,
      broken: result.counts.broken, outOfScope: result.counts.outOfScope)
    for (grade, number) in result.failuresByGrade {
      if effective(grade).isNonconformity {
        count.nonconforming += number
      } else {
        count.remarked += number
      }
    }
    return count
  }

  /// The grade of a verdict: never above what the requirements' obligation allows.
  private func effective(_ grade: LuaGrade) -> Grade {
    min(grade.declared ?? rule.grade, rule.gravestGrade)
  }

  private func populated(_ result: LuaOutcome, _ table: OutcomeTable) -> Outcome {
    let instances = result.subjects.compactMap(instance)
    return Outcome(
      rule: rule.id, result: verdict(table, instances, result), population: table.count,
      needed: table.quota, score: table.score,
      worst: result.worst.map { Worst(key: $0.key.subject, measure: Measure($0.measure)) },
      instances: instances,
      instanceTotal: table.count.nonconforming + table.count.remarked + table.count.unknown
        + table.count.broken,
      policyFailures: policyFailures(result))
  }

  private func verdict(_ table: OutcomeTable, _ instances: [Instance], _ result: LuaOutcome)
    -> Outcome.Result
  {
    switch table.word {
    case .notApplicable: .notApplicable("every subject said that it does not apply")
    case .outOfScope: .notEvaluable(.outOfScope(count: table.count.outOfScope))
    case .nonconforming: .nonconforming
    case .broken: .error(Self.firstFault(of: instances))
    case .undecided:
      .notEvaluable(
        .unknownSubjects(
          count: table.count.unknown, reason: Self.firstReason(of: instances)))
    case .remarked: .remarked
    case .conforming: .conforming
    case .nothing: preconditionFailure("without subjects there is no verdict on them")
    }
  }

  private static func firstFault(of instances: [Instance]) -> EvaluationFault {
    for case .broken(let fault) in instances.lazy.map(\.verdict) { return fault }
    return EvaluationFault(
      kind: .runtime, message: "judge broke on a subject beyond those that are kept")
  }

  private static func firstReason(of instances: [Instance]) -> String {
    instances.first { $0.verdict == .unknown }?.texts.first ?? "a subject is unknown"
  }

  /// f of the policy: failures open to it, of a rule that has a population.
  private func policyFailures(_ result: LuaOutcome) -> Int {
    guard effective(.rule).isNonconformity else { return 0 }
    if case .check = rule.form, result.isOfTheWhole { return 0 }
    return result.failuresByGrade[.rule] ?? 0
  }

  private func instance(_ subject: LuaSubject) -> Instance? {
    guard let verdict = verdict(of: subject) else { return nil }
    return Instance(
      key: subject.key.subject, name: subject.name, verdict: verdict,
      texts: subject.verdict.texts, measure: subject.verdict.measure.map(Measure.init),
      site: subject.site.flatMap(\.shown), isDetailed: subject.isDetailed,
      place: subject.fault.flatMap { fault in
        fault.file.map { SourcePlace(file: $0, line: fault.line) }
      } ?? subject.place.map { SourcePlace(file: $0.file, line: $0.line) })
  }

  private func verdict(of subject: LuaSubject) -> Instance.Verdict? {
    if let fault = subject.fault { return .broken(EvaluationFault(fault, of: rule)) }
    switch subject.verdict.kind {
    case .pass, .notApplicable: return nil
    case .unknown: return .unknown
    case .fail(let grade):
      return .failed(grade: effective(grade), isOpenToPolicy: grade == .rule)
    }
  }

  // MARK: - Nothing to judge

  /// Whether a check has nothing to look at: its tables are empty.
  var isCheckOfNothing: Bool { rule.form == .check && rowCount == 0 }

  /// The outcome of a query without rows.
  private var nothingToJudge: Outcome {
    guard let rowCount, rowCount > 0 else { return whenEmpty }
    return bare(.notEvaluable(.noSubjects(tables: rule.tables)))
  }

  /// What `when_empty` says; undeclared: unknown, or with `needs = "any"` a failure.
  private var whenEmpty: Outcome {
    switch rule.whenEmpty {
    case .undeclared where rule.needs == .any:
      return failing(text: rule.title, grade: .rule)
    case .undeclared: return bare(.notEvaluable(.noRows(tables: rule.tables)))
    case .unknown(let reason): return bare(.notEvaluable(.unknown(reason)))
    case .notApplicable(let reason): return bare(.notApplicable(reason))
    case .fail(let grade, let text):
      return failing(text: text, grade: grade.map(LuaGrade.init) ?? .rule)
    }
  }

  private func failing(text: String, grade declared: LuaGrade) -> Outcome {
    let grade = effective(declared)
    var count = PopulationCount(of: rowCount)
    if grade.isNonconformity { count.nonconforming = 1 } else { count.remarked = 1 }
    return Outcome(
      rule: rule.id, result: grade.isNonconformity ? .nonconforming : .remarked,
      population: count, needed: 1, score: .zero,
      instances: [
        Instance(
          key: .organisation,
          verdict: .failed(grade: grade, isOpenToPolicy: declared == .rule), texts: [text])
      ])
  }
}
