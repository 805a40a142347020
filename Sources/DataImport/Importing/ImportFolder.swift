package import ComplianceModel
import OrganisationStore

/// Imports CSV files into a database: every row, or nothing at all.
///
/// A file is named after its table, such as `risks.csv`; its first line names columns. An empty cell is
/// NULL. A row whose `id` or import key is in the database updates that row. A reference may be written
/// as the parent's number or as its key, such as `R-17`; `#7` is always a number.
/// - Parameters:
///   - folder: A folder of CSV files, or one CSV file.
///   - database: An existing database, Assay's or another application's.
///   - milliseconds: How long another program that writes is waited for.
/// - Throws: `Refusal` with every fault of the files and its place (subject `configuration`), or about
///   the database itself (subject `organisationDatabase`).
package func importFolder(
  _ folder: String, into database: String, lockTimeout milliseconds: Int = 5_000
) throws(Refusal) -> ImportReport {
  let files = try SheetFiles.paths(at: folder)
  let store = try RecordStore(database, lockTimeout: milliseconds)
  let sheets = try SheetFiles.sheets(files, of: store.schema)
  return try store.change { changes in
    try Importer(store.schema, sheets: sheets, changes: changes).run()
  }
}
