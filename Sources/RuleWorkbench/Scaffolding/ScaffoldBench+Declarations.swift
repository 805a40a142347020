package import ComplianceModel
import Evaluation

extension ScaffoldBench {
  /// How many tables and columns are tried before nothing is found.
  private static let trials = 8

  /// A new rule with its tests, over a table that it binds to.
  /// - Parameters:
  ///   - name: Its name in the pack.
  ///   - requirement: What it tests; must be given where the pack has a catalogue.
  ///   - table: The table it is about; nil: the likeliest one.
  /// - Throws: `Refusal` (configuration) where a name is taken or unknown, or no table fits.
  package func rule(_ name: String, requirement: String?, table: String?) throws(Refusal)
    -> Scaffold
  {
    let id = try newID(name, "rule")
    let tested = try self.requirement(
      requirement, command: "assay new rule \(pack.source.location)/\(name)")
    let place = ScaffoldPlace(of: name, testing: tested?.id, in: pack)
    let grade = min(tested?.grade ?? .minor, tested?.obligation.gravestGrade ?? .major)
    var objections: [String] = []
    for column in try columns(table).prefix(Self.trials) {
      let text = RuleScaffold(name: name, requirement: tested?.id, column: column)
      let scaffold = Scaffold(
        [(place.rules, text.rule), (place.tests, text.tests(grade: grade))], to: pack.source)
      guard let objection = try objection(to: scaffold, id) else { return scaffold }
      objections.append("\(column.table.name).\(column.judged.name): \(objection)")
    }
    throw Refusal(
      .configuration, "no-table",
      table.map { "table '\($0)' has no column that a first rule could ask about" }
        ?? "no table has a key and a column that a first rule could ask about",
      remedy: "Name another: --table TABLE", notes: Array(objections.prefix(3)))
  }

  /// A new question.
  package func question(_ name: String, requirement: String?) throws(Refusal) -> Scaffold {
    _ = try newID(name, "question")
    let tested = try self.requirement(
      requirement, command: "assay new question \(pack.source.location)/\(name)")
    let place = ScaffoldPlace(of: name, testing: tested?.id, in: pack)
    let asked =
      tested.map { "Is this done, and how do you know: \($0.text.lowercasedFirst)" }
      ?? "Is \(name.replacing("-", with: " ")) in place, and how do you know?"
    let text = """
      -- A person answers it, another reviews the answer, and it counts for as long as valid_for says. Ask
      -- what no record can show, so that yes, partly and no are all possible answers.
      question \(name.luaText) {
      \(tested.map { "  requirement = \($0.id.text.luaText),\n" } ?? "")  ask       = \(asked.luaText),
        evidence  = "required",
        valid_for = "12 months",
      }

      """
    return Scaffold([(place.rules, text)], to: pack.source)
  }

  /// The columns that a first rule could ask about, of one table or of all by interest.
  private func columns(_ named: String?) throws(Refusal) -> [JudgedColumn] {
    guard let named else {
      return tables.tablesByInterest(database).compactMap { JudgedColumn.all(of: known($0)).first }
    }
    guard let table = tables.table(named) else {
      let names = tables.tables.map(\.name)
      throw Refusal(
        .configuration, "unknown-table", "there is no table '\(named)'",
        remedy: nearestName(to: named, among: names).map { "Did you mean '\($0)'?" }
          ?? "There are: \(names.prefix(8).joined(separator: ", "))")
    }
    return JudgedColumn.all(of: known(table))
  }

  /// A table of the pack's schema with what the database at hand knows of its columns: a pack that says
  /// what it reads does not say what may be missing.
  private func known(_ table: SchemaDescription.Table) -> SchemaDescription.Table {
    guard case .reads = pack.source.manifest.schema, var known = database?.table(table.name) else {
      return table
    }
    known.columns.removeAll { table.column($0.name) == nil }
    return known
  }
}

extension String {
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
