import ComplianceModel
import OrganisationStore
import Testing

@testable import DataImport

@Suite struct ImportKeysTests {
  @Test("every table of Assay's has a key to know its rows by, made of columns that it has")
  func everyTableHasKey() throws {
    let trial = try ImportTrial()
    let store = try RecordStore(trial.database)
    let keyless = try store.change { changes in
      try store.schema.tables.map(\.name).filter { table in
        try changes.constraints(of: table).uniqueKeys.isEmpty && ImportKeys.matched[table] == nil
      }
    }
    #expect(keyless == [])
    let unknown = ImportKeys.matched.flatMap { table, columns in
      columns.filter { store.schema.table(table)?.column($0) == nil }
    }
    #expect(unknown == [])
    #expect(OrganisationSchema.tableNames == Set(store.schema.tables.map(\.name)))
  }
}
