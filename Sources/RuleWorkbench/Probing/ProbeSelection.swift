import ComplianceModel
import Evaluation
import OrganisationStore

/// Chooses the damages of a probe.
struct ProbeSelection {
  private let schema: SchemaDescription
  private let settings: ProbeSettings
  private let planner: DamagePlanner

  init(_ request: EvaluationRequest, _ settings: ProbeSettings, _ database: ScratchDatabase) {
    schema = request.database.schema
    self.settings = settings
    planner = DamagePlanner(
      database: database, schema: schema, asOf: request.plan.asOf, seed: settings.seed)
  }

  /// The damages in the order of the schema, and the columns that have none.
  func plan() throws(Refusal) -> (damages: [PlannedDamage], spared: [ProbeReport.Spared]) {
    if let expectations = settings.expectations {
      return (try expectations.map { expectation throws(Refusal) in try named(expectation) }, [])
    }
    try refuseUnknownNames()
    var damages: [PlannedDamage] = []
    var spared: [ProbeReport.Spared] = []
    for table in schema.tables where !table.isView && isWanted(table.name, settings.tables) {
      for column in table.columns where isWanted(column.name, settings.columns) {
        let (found, reason) = try self.damages(of: ColumnMeaning(table: table, column: column))
        damages += found
        if let reason {
          spared.append(.init(table: table.name, column: column.name, reason: reason))
        }
      }
    }
    return (sampled(damages), spared)
  }

  private func damages(of meaning: ColumnMeaning) throws(Refusal) -> ([PlannedDamage], String?) {
    if let reason = meaning.reasonToSpare { return ([], reason) }
    guard !meaning.kinds.isEmpty else { return ([], "it must not be NULL") }
    var damages: [PlannedDamage] = []
    for kind in meaning.kinds {
      damages += try planner.damages(kind, meaning, rows: settings.rows)
    }
    return (damages, damages.isEmpty ? "no record has a value to damage" : nil)
  }

  /// So many of all as were asked for: those whose own numbers are lowest, in their order.
  private func sampled(_ damages: [PlannedDamage]) -> [PlannedDamage] {
    guard let count = settings.sample, count < damages.count else { return damages }
    let numbers = damages.map { planned in
      let damage = planned.damage
      var draw = Draw(
        seed: settings.seed, "sample", damage.table, damage.column, damage.kind.rawValue,
        damage.key)
      return draw.next()
    }
    let order = damages.indices.sorted { (numbers[$0], $0) < (numbers[$1], $1) }
    return order.prefix(count).sorted().map { damages[$0] }
  }

  // MARK: - Names

  private func isWanted(_ name: String, _ patterns: [String]) -> Bool {
    patterns.isEmpty
      || patterns.contains { Glob(pattern: $0.lowercased()).matches(name.lowercased()) }
  }

  private func refuseUnknownNames() throws(Refusal) {
    let tables = schema.tables.filter { !$0.isView }
    let columns = tables.filter { isWanted($0.name, settings.tables) }.flatMap(\.columns)
    try refuseUnknown(settings.tables, "table", among: tables.map(\.name))
    try refuseUnknown(settings.columns, "column", among: columns.map(\.name))
  }

  private func refuseUnknown(_ patterns: [String], _ what: String, among names: [String])
    throws(Refusal)
  {
    for pattern in patterns where !names.contains(where: { isWanted($0, [pattern]) }) {
      throw Refusal(
        .configuration, Diagnostic.Code("unknown-\(what)"), "no \(what) is called '\(pattern)'",
        remedy: nearestName(to: pattern, among: names).map { "Did you mean '\($0)'?" }
          ?? "See what there is: assay list tables")
    }
  }

  private func named(_ expectation: DamageExpectation) throws(Refusal) -> PlannedDamage {
    guard let table = schema.table(expectation.table), !table.isView,
      let column = table.column(expectation.column)
    else {
      throw refusal(expectation, "the database has no \(expectation.table).\(expectation.column)")
    }
    let meaning = ColumnMeaning(table: table, column: column)
    if let damage = try planner.damage(expectation.kind, meaning, key: expectation.key) {
      return damage
    }
    throw refusal(
      expectation,
      "record \(expectation.key) of \(table.name) cannot have its \(column.name) damaged by "
        + "'\(expectation.kind.rawValue)'")
  }

  private func refusal(_ expectation: DamageExpectation, _ message: String) -> Refusal {
    Refusal(
      .configuration,
      [
        Diagnostic(
          "no-such-damage", message, at: expectation.place,
          remedy: "Draw the damages of this database: assay probe DATABASE --draw 60")
      ])
  }
}
