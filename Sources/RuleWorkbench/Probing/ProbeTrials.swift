import ComplianceModel
import Evaluation
import Foundation
import OrganisationStore
import Synchronization

/// Does damages, several at once, each in a copy of its thread, and undoes them.
struct ProbeTrials: Sendable {
  /// What is evaluated on the undamaged database.
  let request: EvaluationRequest
  /// What came of that.
  let baseline: [Outcome]
  let damages: [PlannedDamage]
  let settings: ProbeSettings

  /// The copy of a thread; a handler of signals knows these names.
  static func path(_ number: Int, in folder: String) -> String { "\(folder)/probe-\(number).db" }

  /// What the threads share.
  private struct Progress: Sendable {
    var next = 0
    var done = 0
    var fates: [ProbeReport.Fate?]
    var refusal: Refusal?
  }

  /// The fate of each damage; nil: it was interrupted.
  /// - Parameter first: The copy of the first thread.
  func fates(in first: ScratchDatabase) throws(Refusal) -> [ProbeReport.Fate]? {
    let progress = Mutex(Progress(fates: Array(repeating: nil, count: damages.count)))
    let firstPath = first.path
    DispatchQueue.concurrentPerform(iterations: max(1, min(settings.jobs, damages.count))) {
      number in
      work(on: number == 0 ? firstPath : Self.path(number, in: settings.folder), progress)
    }
    let (fates, refusal) = progress.withLock { ($0.fates, $0.refusal) }
    if let refusal { throw refusal }
    let known = fates.compactMap(\.self)
    return known.count == damages.count ? known : nil
  }

  private func work(on path: String, _ progress: borrowing Mutex<Progress>) {
    do throws(Refusal) {
      let isThere = FileManager.default.fileExists(atPath: path)
      let database =
        isThere
        ? try ScratchDatabase(path: path)
        : try ScratchDatabase(copying: request.database.path, to: path)
      let readers = ColumnReaders(request, baseline)
      let evaluator = settings.makeEvaluator()
      while !settings.isInterrupted(), let number = next(progress) {
        let trial = ProbeTrial(
          request: request, readers: readers, database: database, evaluator: evaluator,
          handsOver: settings.handsOver)
        let fate = try trial.fate(of: damages[number])
        // What an interruption cut short tells nothing.
        guard !settings.isInterrupted() else { return }
        let done = progress.withLock { progress in
          progress.fates[number] = fate
          progress.done += 1
          return progress.done
        }
        settings.progress(done, damages.count)
      }
    } catch {
      progress.withLock { progress in
        progress.refusal = progress.refusal ?? error
        progress.next = damages.count
      }
    }
  }

  private func next(_ progress: borrowing Mutex<Progress>) -> Int? {
    progress.withLock { progress in
      guard progress.next < damages.count else { return nil }
      defer { progress.next += 1 }
      return progress.next
    }
  }
}

/// Which rules and questions depend on a column.
struct ColumnReaders {
  private var byColumn: [String: [RuleID]] = [:]
  private let answers: [RuleID]
  /// Outcomes of the undamaged database.
  let baseline: [RuleID: Outcome]
  /// The requirements of each rule and question.
  let requirements: [RuleID: [RequirementID]]

  init(_ request: EvaluationRequest, _ outcomes: [Outcome]) {
    for outcome in outcomes {
      for column in outcome.reads {
        byColumn[column.lowercased(), default: []].append(outcome.rule)
      }
    }
    baseline = Dictionary(outcomes.map { ($0.rule, $0) }, uniquingKeysWith: { one, _ in one })
    var requirements: [RuleID: [RequirementID]] = [:]
    for pack in request.packs {
      for rule in pack.rules { requirements[rule.id] = rule.requirements }
      for question in pack.questions { requirements[question.id] = question.requirements }
    }
    self.requirements = requirements
    // Answers and exclusions reach every rule and question beside what they read themselves.
    answers = outcomes.map(\.rule)
  }

  /// The rules that read a column, by id; all of them where answers or exclusions stand in its table.
  func readers(of damage: Damage, in schema: SchemaDescription) -> [RuleID] {
    if case .assay = schema.kind, ScratchDatabase.tablesOfStatements.contains(damage.table) {
      return answers
    }
    return byColumn[damage.place.lowercased()] ?? []
  }

  /// The rules whose own queries read a column.
  func ownReaders(of damage: Damage) -> [RuleID] { byColumn[damage.place.lowercased()] ?? [] }
}

/// One damage: done, evaluated, compared, undone.
struct ProbeTrial {
  let request: EvaluationRequest
  let readers: ColumnReaders
  let database: ScratchDatabase
  let evaluator: any Evaluator
  /// Bytes up to which the database is handed over.
  let handsOver: Int

  /// What becomes of it.
  func fate(of planned: PlannedDamage) throws(Refusal) -> ProbeReport.Fate {
    let damage = planned.damage
    let concerned = readers.readers(of: damage, in: request.database.schema)
    guard !concerned.isEmpty else { return .unread }
    do throws(Refusal) {
      try set(planned.new, planned)
    } catch {
      return .refused(error.diagnostics.first?.message ?? "the schema refuses it")
    }
    let outcomes = try evaluated(concerned)
    try set(planned.old, planned)
    return fate(of: damage, outcomes)
  }

  private func set(_ value: Cell, _ planned: PlannedDamage) throws(Refusal) {
    try database.set(
      planned.damage.column, to: value, in: planned.damage.table, where: planned.record)
  }

  private func evaluated(_ rules: [RuleID]) throws(Refusal) -> [Outcome] {
    var request = request
    // What selecting and sorting the others would cost is left out.
    let concerned = Set(rules)
    for index in request.packs.indices {
      request.packs[index].rules.removeAll { !concerned.contains($0.id) }
    }
    request.plan.selection = Selection(rules: rules.map(\.description))
    request.database.path = database.path
    request.database.isImmutable = true
    request.database.identity = database.identity
    if let size = database.identity?.size, size <= handsOver {
      request.database.image = try database.image()
    }
    request.statements = try database.organisationStatements(request.database.schema)
    let outcomes = try evaluate(request, by: evaluator).outcomes
    try outcomes.refuseLost()
    return outcomes
  }

  private func fate(of damage: Damage, _ outcomes: [Outcome]) -> ProbeReport.Fate {
    var notices: [ProbeReport.Notice] = []
    var losing: [RuleID] = []
    for outcome in outcomes {
      guard let before = readers.baseline[outcome.rule] else { continue }
      let worsening = Worsening(before: before, after: outcome)
      if worsening.isWorse {
        notices.append(
          .init(
            rule: outcome.rule, requirements: readers.requirements[outcome.rule] ?? [],
            before: before.result.word, after: outcome.result.word, text: worsening.text))
      } else if worsening.losesSubjects {
        losing.append(outcome.rule)
      }
    }
    guard notices.isEmpty else { return .noticed(notices) }
    let own = readers.ownReaders(of: damage)
    return own.isEmpty && losing.isEmpty ? .unread : .unnoticed(readers: own, losing: losing)
  }
}
