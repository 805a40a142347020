import AssayConfiguration
import ComplianceModel
import Evaluation
import EvaluatorProcesses
import Foundation
import OrganisationStore
import RulePacks
import ShippedContent

/// Configuration, packs and database that a command works on, found the same way by all of them.
struct Workspace {
  /// Where it was looked for.
  let surroundings: Surroundings
  /// What runs the code of rules.
  let evaluator: EvaluatorPool
  /// Makes another of its kind, of one process, for a thread of its own.
  let makeEvaluator: @Sendable () -> any Evaluator
  /// Makes another of its kind, of as many processes as there are processors.
  let makeEvaluators: @Sendable () -> any Evaluator
  /// The configuration file, if there is one.
  let file: ConfigurationFile?
  /// Why the file that lies here is left out of account: only where packs were named without it.
  let brokenFile: Refusal?
  /// The packs named by flags, else by the file; empty: nobody named one.
  let packNames: [String]
  /// The pack that an Assay database is assessed with when nobody names one.
  static let standardPack = "iso28000-2022"

  /// Finds the configuration.
  /// - Parameters:
  ///   - database: The database named on the command line, if any.
  ///   - toleratesFile: Whether packs that are named do without a file that has a fault, as long as
  ///     nobody named the file.
  init(
    _ surroundings: Surroundings, packs: [String], config: String?, database: String? = nil,
    evaluators: EvaluatorOptions? = nil, run: RunOptions? = nil, toleratesFile: Bool = false
  ) throws(Refusal) {
    self.surroundings = surroundings
    let explicit = config ?? surroundings.variable("ASSAY_CONFIG")
    var (file, broken): (ConfigurationFile?, Refusal?) = (nil, nil)
    do throws(Refusal) {
      file = try ConfigurationFile.find(
        explicit: explicit, besideDatabase: database,
        workingDirectory: surroundings.workingDirectory)
    } catch {
      guard toleratesFile, explicit == nil, !packs.isEmpty else { throw error }
      broken = error
    }
    self.file = file
    brokenFile = broken
    packNames = packs.isEmpty ? file?.shownPacks ?? [] : packs
    var settings = EvaluatorSettings(
      path: surroundings.path(besideExecutable: "assay-evaluator"),
      jobs: run.map { $0.jobs ?? surroundings.processors } ?? 1,
      allowsUnjailed: evaluators?.allowUnjailed == true || file?.allowsUnjailed == true,
      runTime: run?.runTimeout.flatMap { $0 > 0 ? Seconds.milliseconds($0) : nil },
      isInterrupted: { Interruption.noted != nil })
    evaluator = EvaluatorPool(settings)
    var alone = settings
    alone.jobs = 1
    makeEvaluator = { [alone] in EvaluatorPool(alone) }
    settings.jobs = surroundings.processors
    makeEvaluators = { [settings] in EvaluatorPool(settings) }
  }

  // MARK: - Packs

  /// The folders in which packs are found by name: `ASSAY_RULES_PATH`, then what ships.
  var library: PackLibrary {
    let named = (surroundings.variable("ASSAY_RULES_PATH") ?? "")
      .split(separator: ":").map(String.init)
    return PackLibrary(searchPaths: named + [shipped("Rules")].compactMap(\.self))
  }

  /// A folder that comes with the executable.
  func shipped(_ name: String) -> String? {
    ShippedFolders.folder(named: name, executable: surroundings.executable)
  }

  /// The packs of `names` and the packs they use, read but not run.
  /// - Parameter need: What each of them must have.
  func sources(_ names: [String], need: PackNeed = .rules) throws(Refusal) -> (
    asked: [PackSource], libraries: [PackSource]
  ) {
    try library.load(names, relativeTo: surroundings.workingDirectory, need: need)
  }

  /// The packs of `names`, declared without a fault.
  /// - Parameter limits: What the top level of one file may use.
  /// - Throws: `Refusal` (configuration) with the faults of all of them.
  func declared(
    _ names: [String], limits: EvaluationLimits = EvaluationLimits(), need: PackNeed = .rules
  ) throws(Refusal) -> [DeclaredPack] {
    try declared(sources(names, need: need), limits: limits)
  }

  /// Packs that were read, declared without a fault.
  func declared(
    _ sources: (asked: [PackSource], libraries: [PackSource]), limits: EvaluationLimits
  ) throws(Refusal) -> [DeclaredPack] {
    let catalogues = sources.asked.compactMap(\.catalogue)
    var packs: [DeclaredPack] = []
    var faults: [Diagnostic] = []
    for source in sources.asked {
      let declared = try declare(
        source, uses: sources.libraries, catalogues: catalogues, limits: limits, by: evaluator)
      faults += declared.diagnostics
      packs.append(declared.pack)
    }
    guard !faults.contains(where: { $0.severity == .error }) else {
      throw Refusal(.configuration, faults)
    }
    return packs
  }

  // MARK: - Database

  /// The path of the database: from the command line, else from `ASSAY_DATABASE`, else from the file.
  func databasePath(_ named: String?) -> String? {
    named ?? surroundings.variable("ASSAY_DATABASE") ?? file?.shownDatabase
  }

  /// Opens one consistent view of the database.
  /// - Throws: `Refusal` (configuration) where nobody names one, (organisation database) where it
  ///   is none.
  func open(_ named: String?, demandsAssay: Bool, _ options: ViewOptions) throws(Refusal)
    -> OpenedView
  {
    try opening(named, demandsAssay: demandsAssay, options)().get()
  }

  /// What opens the view, for a thread of its own.
  /// - Throws: `Refusal` (configuration) where nobody names a database.
  func opening(_ named: String?, demandsAssay: Bool, _ options: ViewOptions) throws(Refusal)
    -> @Sendable () -> Result<OpenedView, Refusal>
  {
    guard let path = databasePath(named) else {
      throw Refusal(
        .configuration, "no-database", "no database is named",
        remedy: "Name one on the command line, or under 'database' of assay.yml.")
    }
    let (choice, timeout) = (options.choice, Seconds.milliseconds(options.lockTimeout))
    let temporaryFolder = surroundings.temporaryFolder
    return {
      Result { () throws(Refusal) in
        try OpenedView.open(
          path, demandsAssay: demandsAssay, choice: choice, lockTimeout: timeout,
          temporaryFolder: temporaryFolder, whenCopying: Interruption.remove)
      }
    }
  }

  // MARK: - Plan

  /// The day it is in the time zone of the configuration.
  func today() throws(Refusal) -> Day {
    try AssayConfiguration.today(in: file?.timeZone ?? "UTC", at: surroundings.seconds())
  }

  /// Everything that a run is asked to do.
  func plan(_ overrides: Overrides, for packs: [DeclaredPack]) throws(Refusal) -> AssessmentPlan {
    try resolvePlan(
      overrides: overrides, environment: surroundings.environment, file: file,
      packs: packs.map(\.source), rules: packs.flatMap(\.rules),
      questions: packs.flatMap(\.questions), today: today())
  }
}

extension [PackSource] {
  /// Whether one of them asks for Assay's own schema.
  var demandAssay: Bool {
    contains { source in
      if case .assay = source.manifest.schema { return true }
      return false
    }
  }

  /// The SQL of the packs' own tables.
  var schemas: [SourceText] { compactMap(\.shownSchemaSQL) }
}
