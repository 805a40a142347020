import ComplianceModel

extension PackManifest {
  /// What the pack names under `reads` and the database does not have: the database is to blame.
  func faults(in view: DatabaseView) -> [BindingFault] {
    guard case .reads(let demands) = schema else { return [] }
    return demands.flatMap { demand -> [BindingFault] in
      guard let table = view.schema.table(demand.name) else {
        return [
          lacking("table '\(demand.name)'", demand.name, view.schema.tables.map(\.name), view)
        ]
      }
      return demand.columns.filter { table.column($0.name) == nil }.map { column in
        lacking(
          "column '\(column.name)' in table '\(table.name)'", column.name,
          table.columns.map(\.name), view)
      }
    }
  }

  private func lacking(
    _ thing: String, _ name: String, _ candidates: [String], _ view: DatabaseView
  ) -> BindingFault {
    BindingFault(
      blame: .database,
      diagnostic: Diagnostic(
        "missing-in-database", "\(view.shownPath) has no \(thing), which pack '\(id)' reads",
        remedy: nearestName(to: name, among: candidates).map { "Did you mean '\($0)'?" }
          ?? "Add it to the database, or leave it out of 'reads' in pack.yml."))
  }
}

extension [BindingFault] {
  /// Throws where a rule or the database is to blame: the rules' faults first, since they decide.
  func refuse() throws(Refusal) {
    let rules = filter { $0.blame == .rule }.map(\.diagnostic)
    let database = filter { $0.blame == .database }.map(\.diagnostic).withoutRepetition
    guard rules.isEmpty else { throw Refusal(.configuration, rules.inReadingOrder + database) }
    guard database.isEmpty else { throw Refusal(.organisationDatabase, database) }
  }
}

extension [Diagnostic] {
  /// Those with a message that an earlier one has, left out.
  var withoutRepetition: [Diagnostic] {
    var seen: Set<String> = []
    return filter { seen.insert($0.message).inserted }
  }
}
