import ComplianceModel
import LuaRuntime

/// One run over one database: what is settled without running anything, and the rest rule by rule.
struct EvaluationSession {
  /// What is asked.
  let request: EvaluationRequest
  /// What is selected of it.
  let work: SelectedWork
  /// The requirements that the organisation has excluded.
  let exclusions: [RequirementID: ApplicabilityDecision]
  /// What is odd about the answers on record.
  let remarks: [Diagnostic]
  /// The answers to all questions, those asked on demand included.
  private let answers: [RuleID: QuestionAnswer]

  /// Selects what is asked, and reads exclusions and answers.
  init(_ request: EvaluationRequest) throws(Refusal) {
    var request = request
    let names = QuestionNames(request.packs)
    remarks = names.remarks(on: request.statements)
    request.statements = names.resolving(request.statements)
    self.request = request
    work = try selected(request.plan, from: request.packs)
    exclusions = request.exclusions
    let requirements = request.requirements
    var answers: [RuleID: QuestionAnswer] = [:]
    for question in request.packs.flatMap(\.questions) {
      answers[question.id] = request.statements.answer(
        to: question, on: request.plan.asOf, requirements: requirements)
    }
    self.answers = answers
  }

  /// What the organisation has on record about what applies.
  var applicability: Applicability { request.applicability(of: work.requirements) }

  // MARK: - Settled without running

  /// The outcomes of rules that are excluded or tailored off.
  var settled: [Outcome] { work.rules.compactMap { settled($0.id, $0.requirements) } }

  /// The outcomes of the selected questions.
  var answered: [Outcome] {
    work.questions.map { question in
      settled(question.id, question.requirements)
        ?? question.outcome(of: answers[question.id] ?? .missing)
    }
  }

  private func settled(_ id: RuleID, _ requirements: [RequirementID]) -> Outcome? {
    if let reason = exclusions.reason(toExclude: requirements) {
      return Outcome(rule: id, result: .notApplicable(reason))
    }
    return request.plan.isOff(id)
      ? Outcome(rule: id, result: .notAssessed(.tailoredOff)) : nil
  }

  // MARK: - Binding

  /// The rules that are to be run, bound to the database.
  /// - Throws: `Refusal` with the faults of all rules: configuration before database.
  func bind(by evaluator: any Evaluator) throws(Refusal) -> [BoundRule] {
    var faults = try demandFaults()
    var bound: [BoundRule] = []
    let rules = work.rules.filter { settled($0.id, $0.requirements) == nil }
    let described = try DescribedQueries(of: rules, by: evaluator)
    for rule in rules {
      guard let pack = request.pack(rule.id.pack) else { continue }
      var binder = RuleBinder(
        rule, of: pack, view: request.database, demanded: request.demanded(by: pack),
        parameters: request.plan.parameters(of: rule.id))
      if let ready = try binder.bind(described) { bound.append(ready) }
      faults += binder.faults
    }
    try faults.refuse()
    return bound
  }

  /// What the packs of selected rules name under `reads` and the database does not have.
  private func demandFaults() throws(Refusal) -> [BindingFault] {
    let packs = Set(work.rules.map(\.id.pack))
    return request.packs.filter { packs.contains($0.source.manifest.id) }.flatMap { pack in
      pack.source.manifest.faults(in: request.database)
    }
  }

  // MARK: - Evaluating

  /// Evaluates rules, in any order and at once where `evaluator` can.
  /// - Parameter done: Outcome, milliseconds and rows stepped of each, in the order in which they end.
  func evaluate(
    _ bound: [BoundRule], by evaluator: any Evaluator, done: (Outcome, Double, Int) -> Void
  ) throws(Refusal) {
    let (commands, composers) = try commands(for: bound, by: evaluator, done: done)
    do throws(EvaluatorFailure) {
      try evaluator.perform(commands) { index, reply in
        let result = reply.outcome()
        done(composers[index].outcome(of: result), reply.milliseconds, result.rowsStepped)
      }
    } catch {
      throw error.refusal(shownPath: request.database.shownPath)
    }
  }

  /// What has to be carried out for rules, with what makes outcomes of the replies.
  /// - Parameter done: Called for each rule that has its outcome without that.
  func commands(
    for bound: [BoundRule], by evaluator: any Evaluator, done: (Outcome, Double, Int) -> Void
  ) throws(Refusal) -> ([PackCommand], [OutcomeComposer]) {
    var commands: [PackCommand] = []
    var composers: [OutcomeComposer] = []
    var answers: [PackID: LuaAnswers] = [:]
    var parameters = SharedParameters()
    for pack in Set(bound.map(\.rule.id.pack)) { answers[pack] = luaAnswers(for: pack) }
    for rule in longestFirst(bound) {
      let rowCount: Int?
      switch try self.rowCount(of: rule.rule, by: evaluator) {
      case .success(let count): rowCount = count
      case .failure(let fault):
        done(
          Outcome(rule: rule.rule.id, result: .error(EvaluationFault(fault, of: rule.rule))), 0, 0)
        continue
      }
      let composer = OutcomeComposer(rule: rule.rule, quota: rule.quota, rowCount: rowCount)
      switch rule.state {
      case .notEvaluable(let reason): done(composer.bare(.notEvaluable(reason)), 0, 0)
      case .broken(let fault):
        done(composer.bare(.error(EvaluationFault(fault, of: rule.rule))), 0, 0)
      case .ready(let form):
        composers.append(composer)
        commands.append(
          PackCommand(
            pack: rule.rule.id.pack.description,
            .evaluate(
              evaluation(
                rule, form, answers[rule.rule.id.pack] ?? [:], parameters.of(rule)))))
      }
    }
    return (commands, composers)
  }

  /// Those that took longest some other time first, and before them, in their order, those of which
  /// nobody knows: the last to begin should be short, so that no evaluator is waited for alone.
  private func longestFirst(_ bound: [BoundRule]) -> [BoundRule] {
    guard !request.durations.isEmpty else { return bound }
    let known = bound.enumerated().map { index, rule in
      (rule: rule, duration: request.durations[rule.rule.id] ?? .infinity, index: index)
    }
    return known.sorted { ($1.duration, $0.index) < ($0.duration, $1.index) }.map(\.rule)
  }

  /// Rows of all tables of a rule together, those that are missing left out; nil without tables.
  func rowCount(of rule: Rule, by evaluator: any Evaluator) throws(Refusal)
    -> Result<Int?, LuaFault>
  {
    guard !rule.tables.isEmpty else { return .success(nil) }
    var sum = 0
    for name in rule.tables {
      guard let table = request.database.schema.table(name) else { continue }
      if let counted = table.rowCount {
        sum += counted
        continue
      }
      let reader = DatabaseReader(evaluator: evaluator, pack: rule.id.pack)
      switch try reader.count(ofTable: table.name) {
      case .success(let count): sum += count
      case .failure(let fault): return .failure(fault)
      }
    }
    return .success(sum)
  }

  func evaluation(
    _ bound: BoundRule, _ form: LuaEvaluation.Form, _ answers: LuaAnswers,
    _ parameters: LuaParameters
  ) -> LuaEvaluation {
    var evaluation = LuaEvaluation(
      program: bound.program, ordinal: bound.rule.ordinal, asOf: request.plan.asOf.description,
      parameters: parameters, answers: answers, form: form, hasApplies: bound.rule.hasApplies,
      hasBefore: bound.rule.hasBefore, ruleGrade: LuaGrade(bound.rule.grade),
      gravestGrade: LuaGrade(bound.rule.gravestGrade), limits: LuaLimits(request.plan.limits))
    evaluation.sitesOutOfScope = request.statements.sitesOutOfScope.map(\.id)
    return evaluation
  }

  /// What `attested(id)` reads: questions by their full id, those of the rule's pack by name too.
  func luaAnswers(for pack: PackID) -> LuaAnswers {
    var named: [String: LuaAnswer] = [:]
    for (id, answer) in answers {
      let answer = LuaAnswer(answer)
      named[id.description] = answer
      if id.pack == pack { named[id.name] = answer }
    }
    return LuaAnswers(named)
  }
}

extension EvaluationRequest {
  /// What `pack` may count on.
  func demanded(by pack: DeclaredPack) -> DemandedSchema {
    DemandedSchema(
      demand: pack.source.manifest.schema, database: database.schema, assaySchema: assaySchema)
  }
}

extension LuaAnswer {
  /// The answer as `attested(id)` gives it.
  init(_ answer: QuestionAnswer) {
    switch answer.inWords {
    case .yes(let narrative): self.init(.yes, narrative)
    case .partial(let narrative, _, _): self.init(.partial, narrative)
    case .no(let narrative), .level(let narrative, _, _): self.init(.no, narrative)
    case .notApplicable(let narrative): self.init(.notApplicable, narrative)
    case .missing: self.init(.unknown, "no answer is on record")
    case .invalid(let reason): self.init(.unknown, reason)
    }
  }
}
