import AssayConfiguration
import Assessing
import ComplianceModel
import Evaluation
import EvaluatorProcesses
import LuaRuntime
import OrganisationStore
import RuleWorkbench

/// One assessment from the command line to the sealed document.
struct AssessmentRun {
  /// Where configuration and packs come from.
  let workspace: Workspace
  /// What flags ask for.
  let overrides: Overrides
  /// How the database is opened.
  let view: ViewOptions
  /// The database named on the command line.
  let database: String?
  /// The framework or edition by whose headings the report is to be read as well.
  var reading: String?

  /// What came of it.
  struct Result {
    /// The assessment.
    var assessment: Assessment
    /// The packs it was made with.
    var packs: [DeclaredPack]
    /// How the command ends.
    var code: ExitCode
  }

  /// Opens, evaluates, judges, and closes again.
  /// - Parameter body: What else is to be done while the view is open.
  func assess(whileOpen body: (EvaluationRequest, Result) throws(Refusal) -> Void = { _, _ in })
    throws(Refusal) -> Result
  {
    let clock = workspace.surroundings
    let (startedAt, start) = (clock.now(), clock.milliseconds())
    let (packs, opened) = try packsAndView()
    // In this order: a signal between the two finds nothing left to remove.
    defer {
      opened.close()
      Interruption.remove(nil)
    }
    try checkReading(of: packs)
    let plan = try workspace.plan(overrides, for: packs)
    let durations = RuleDurations(clock)
    var request = request(packs, plan, opened)
    request.durations = durations.known(of: packs.map(\.source.manifest.id))
    let evaluated = try Interruption.noting { () throws(Refusal) in
      try evaluate(request, by: workspace.evaluator)
    }
    let interrupted = Interruption.noted
    try opened.verifyUnchanged()
    if interrupted == nil { durations.remember(evaluated.timings) }
    let run = RunFacts(
      startedAt: startedAt, milliseconds: Int(clock.milliseconds() - start), host: clock.host(),
      database: opened.view.shownPath, view: opened.view.way,
      databaseRows: opened.view.rowCount, configuration: workspace.file?.shownPath,
      rules: evaluated.timings, remarks: plan.remarks + evaluated.remarks,
      jail: workspace.evaluator.layers?.names ?? [])
    let work = try selected(plan, from: packs)
    let assessment = Assessing.assess(
      judging(packs, plan, work, evaluated, opened.view), run: run
    ) { ExitFacts($0, interrupted: interrupted) }
    let codes = ExitCode.codes(of: assessment.gate) + [interrupted].compactMap(\.self)
    let result = Result(
      assessment: assessment, packs: packs, code: ExitCode.deciding(among: codes))
    try body(request, result)
    return result
  }

  /// Opens the database, resolves what is asked, and closes it again when `body` is done with it.
  func prepare(
    _ body: (EvaluationRequest, OpenedView) throws -> ExitCode
  ) throws -> ExitCode {
    let (packs, opened) = try packsAndView()
    // In this order: a signal between the two finds nothing left to remove.
    defer {
      opened.close()
      Interruption.remove(nil)
    }
    return try body(request(packs, try workspace.plan(overrides, for: packs), opened), opened)
  }

  // MARK: - What is needed

  /// Packs that are named decide which database will do; without any, the database decides.
  ///
  /// The view is opened while the packs are declared, since that happens in other processes.
  private func packsAndView() throws(Refusal) -> ([DeclaredPack], OpenedView) {
    let isNamed = !workspace.packNames.isEmpty
    let sources = try workspace.sources(isNamed ? workspace.packNames : [Workspace.standardPack])
    let opening = try workspace.opening(
      database, demandsAssay: isNamed && sources.asked.demandAssay, view)
    let (declared, opened) = bothAtOnce(
      {
        Swift.Result { () throws(Refusal) in
          try workspace.declared(sources, limits: EvaluationLimits(overrides.limits))
        }
      }, opening)
    do throws(Refusal) {
      if !isNamed { try opened.get().refuseWithoutPack() }
      return (try declared.get(), try opened.get())
    } catch {
      if case .success(let view) = opened { view.close() }
      Interruption.remove(nil)
      throw error
    }
  }

  /// Refuses a reading by what none of the packs can be read by.
  private func checkReading(of packs: [DeclaredPack]) throws(Refusal) {
    guard let reading else { return }
    let known = packs.flatMap { pack in
      pack.source.frameworks.map(\.name)
        + [pack.source.crosswalk?.edition.text].compactMap(\.self)
    }
    guard !known.contains(reading) else { return }
    throw Refusal(
      .configuration, "unknown-framework", "no pack says how to read it by '\(reading)'",
      remedy: nearestName(to: reading, among: known).map { "Did you mean '\($0)'?" }
        ?? (known.isEmpty
          ? "None of them has mappings.yml or crosswalk.yml."
          : "There are: \(known.joined(separator: ", "))"))
  }

  private func request(
    _ packs: [DeclaredPack], _ plan: AssessmentPlan, _ opened: OpenedView
  ) -> EvaluationRequest {
    let schemas = packs.map(\.source).schemas
    return EvaluationRequest(
      packs: packs, plan: plan, database: opened.view, statements: opened.statements,
      assaySchema: { () throws(Refusal) in
        try OrganisationDatabase.emptySchema(packSchemas: schemas)
      })
  }

  private func judging(
    _ packs: [DeclaredPack], _ plan: AssessmentPlan, _ work: SelectedWork,
    _ evaluated: Evaluated, _ view: DatabaseView
  ) -> AssessmentRequest {
    AssessmentRequest(
      plan: plan,
      packs: packs.map {
        .init(
          manifest: $0.source.manifest, digest: $0.source.digest, catalogue: $0.catalogue,
          frameworks: $0.source.frameworks, crosswalk: $0.source.crosswalk)
      },
      rules: work.rules, questions: work.questions,
      parametersRead: parametersRead(by: work.rules, of: packs, plan), scope: work.requirements,
      outcomes: evaluated.outcomes, exclusions: evaluated.exclusions,
      applicability: evaluated.applicability,
      databaseDigest: view.digest,
      organisation: view.organisationName ?? plan.organisation ?? view.fileName,
      versions: .init(
        assay: Version.number, sqlite: LuaRuntimeVersions.sqlite, lua: LuaRuntimeVersions.lua))
  }
}

/// The parameters that rules may read; asked only where one asks for less.
private func parametersRead(
  by rules: [Rule], of packs: [DeclaredPack], _ plan: AssessmentPlan
) -> [RuleID: Set<String>] {
  let weakened = Set(plan.parameters.filter(\.isWeakening).map(\.pack))
  var read: [RuleID: Set<String>] = [:]
  for pack in packs where weakened.contains(pack.source.manifest.id) {
    let lent = LentCode(pack).map { LentParameters($0) }
    for rule in rules where rule.id.pack == pack.source.manifest.id {
      read[rule.id] = pack.parametersRead(by: rule).union(lent?.read(by: rule.id) ?? [])
    }
  }
  return read
}

extension OpenedView {
  /// Refuses a database that nothing says how to assess: nobody named a pack, and it is not Assay's.
  fileprivate func refuseWithoutPack() throws(Refusal) {
    if case .assay = view.schema.kind { return }
    throw Refusal(
      .configuration, "no-pack",
      "\(view.shownPath) is not an Assay database, and no pack is named",
      remedy: "Name the rules for it: --pack FOLDER or --pack FILE.lua")
  }
}

extension DatabaseView {
  /// The file's name without folder and ending.
  fileprivate var fileName: String {
    let name = shownPath.split(separator: "/").last.map(String.init) ?? shownPath
    return name.split(separator: ".").first.map(String.init) ?? name
  }
}

extension ExitFacts {
  /// How the command ends after the gate was asked.
  /// - Parameter interrupted: The code of the signal that ended the evaluation early, if one did.
  init(_ gate: GateDecision, interrupted: ExitCode?) {
    let codes = ExitCode.codes(of: gate) + [interrupted].compactMap(\.self)
    let code = ExitCode.deciding(among: codes)
    var reasons = gate.unmet + gate.open
    if gate.judgedNothing { reasons.insert("no subject was judged", at: 0) }
    if interrupted != nil { reasons.insert(Interruption.reason, at: 0) }
    self.init(code: code.rawValue, name: code.name, reasons: reasons)
  }
}
