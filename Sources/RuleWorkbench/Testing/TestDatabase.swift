import ComplianceModel
import Foundation
import OrganisationStore

/// A database of a schema without a row, built once: every test database begins as a copy of its pages.
struct EmptyDatabase: Sendable {
  /// Its tables, without counts of rows.
  let schema: SchemaDescription
  /// Its pages.
  let image: [UInt8]

  /// Builds it at `path`, and removes that file again.
  init(_ schema: PackSchema, path: String) throws(Refusal) {
    try schema.write(to: path)
    // Best effort: the folder goes too.
    defer { try? FileManager.default.removeItem(atPath: path) }
    let scratch = try ScratchDatabase(path: path)
    // Each test hands all pages to the evaluator.
    try scratch.shrink()
    self.schema = try TestDatabase.describe(path)
    image = try scratch.image()
  }
}

/// The database that tests of a pack fill one after the other.
final class TestDatabase {
  /// Its tables, without counts of rows.
  let schema: SchemaDescription
  private let scratch: ScratchDatabase
  /// Tables with rows of the test before.
  private var filled: [String] = []

  /// Writes a copy of `empty` at `path`.
  /// - Parameter missing: Tables that it does not have.
  init(_ empty: EmptyDatabase, path: String, without missing: [String] = []) throws(Refusal) {
    try ScratchDatabase.write(empty.image, to: path)
    scratch = try ScratchDatabase(path: path)
    guard !missing.isEmpty else {
      schema = empty.schema
      return
    }
    for table in missing {
      try scratch.run("DROP TABLE IF EXISTS \"\(table.replacing("\"", with: "\"\""))\"")
    }
    schema = try Self.describe(path)
  }

  /// The tables of the database at `path`, without counts of rows.
  static func describe(_ path: String) throws(Refusal) -> SchemaDescription {
    let opened = try OpenedView.open(
      path, demandsAssay: false, choice: .lock, lockTimeout: 1000,
      temporaryFolder: (path as NSString).deletingLastPathComponent)
    defer { opened.close() }
    var described = opened.view.schema
    for index in described.tables.indices { described.tables[index].rowCount = nil }
    return described
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
