import ComplianceModel
import Foundation
import OrganisationStore

/// The database that the tests of a pack fill one after the other.
final class TestDatabase {
  /// Its tables, without counts of rows.
  let schema: SchemaDescription
  private let scratch: ScratchDatabase
  /// Tables with rows of the test before.
  private var filled: [String] = []

  /// Writes an empty database of `schema` at `path`.
  init(_ schema: PackSchema, path: String, without missing: [String] = []) throws(Refusal) {
    try schema.write(to: path)
    scratch = try ScratchDatabase(path: path)
    for table in missing {
      try scratch.run("DROP TABLE IF EXISTS \"\(table.replacing("\"", with: "\"\""))\"")
    }
    let opened = try OpenedView.open(
      path, demandsAssay: false, choice: .lock, lockTimeout: 1000,
      temporaryFolder: (path as NSString).deletingLastPathComponent)
    defer { opened.close() }
    var described = opened.view.schema
    for index in described.tables.indices { described.tables[index].rowCount = nil }
    self.schema = described
  }

  /// What an evaluator opens: the rows as they are now, in memory, since it opens no file once it is
  /// locked in.
  func view() throws(Refusal) -> DatabaseView {
    var view = DatabaseView(
      path: scratch.path, isImmutable: false, way: .copy, shownPath: "the rows of the test",
      digest: "", schema: schema, rowCount: 0)
    view.image = try scratch.image()
    return view
  }

  /// Replaces all rows.
  func fill(_ rows: [String: [GivenRow]]) throws(Refusal) {
    let tables = rows.keys.sorted(by: bytewise)
    try scratch.fill(
      tables.flatMap { table in (rows[table] ?? []).map { (table, $0.cells) } },
      emptying: filled)
    filled = tables
  }

  /// Sets one cell of a row to NULL.
  /// - Returns: Whether the schema takes that: a CHECK over several columns may not, and then no
  ///   organisation's database has such a row.
  func takes(nullFor column: String, in table: String, of row: GivenRow) -> Bool {
    do throws(Refusal) {
      try scratch.set(column, to: .null, in: table, where: row.cells)
      return true
    } catch {
      return false
    }
  }

  /// Answers and decisions among the rows.
  func statements(temporaryFolder: String) throws(Refusal) -> OrganisationStatements {
    let opened = try OpenedView.open(
      scratch.path, demandsAssay: false, choice: .copy, lockTimeout: 1000,
      temporaryFolder: temporaryFolder)
    defer { opened.close() }
    return opened.statements
  }
}
