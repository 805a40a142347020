import ComplianceModel

/// What the pack of a rule may count on, asked only where something is missing.
struct DemandedSchema {
  /// What the manifest says.
  let demand: SchemaDemand
  /// The database at hand.
  let database: SchemaDescription
  /// Assay's own schema with the tables of the packs.
  let assaySchema: @Sendable () throws(Refusal) -> SchemaDescription

  /// The schema that the pack asks for; nil: none.
  func schema() throws(Refusal) -> SchemaDescription? {
    switch demand {
    case .anything: nil
    case .assay: try assaySchema()
    case .reads(let tables):
      SchemaDescription(kind: .foreign, tables: tables.map(Self.table))
    }
  }

  private static func table(_ demand: TableDemand) -> SchemaDescription.Table {
    SchemaDescription.Table(
      name: demand.name, columns: demand.columns.map { .init(name: $0.name, type: "") })
  }

  // MARK: - Blame

  /// Who is to blame for a table that the database does not have.
  func blame(forTable name: String) throws(Refusal) -> BindingFault.Blame {
    guard let schema = try schema() else {
      return .nobody(
        .missingTable(name, nearest: nearestName(to: name, among: database.tables.map(\.name))))
    }
    return schema.table(name) == nil ? .rule : .database
  }

  /// Who is to blame for a column that none of `tables` has in the database.
  func blame(forColumn name: String, in tables: [String]) throws(Refusal) -> BindingFault.Blame {
    let held = tables.compactMap { database.table($0) }
    guard let schema = try schema() else {
      return .nobody(
        .missingColumn(
          table: held.count == 1 ? held[0].name : nil, column: name,
          nearest: nearestName(to: name, among: held.flatMap(\.columns).map(\.name))))
    }
    let promised = tables.contains { schema.table($0)?.column(name) != nil }
    return promised ? .database : .rule
  }
}
