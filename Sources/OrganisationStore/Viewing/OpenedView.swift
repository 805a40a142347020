package import ComplianceModel
import GRDB

/// One consistent view of a database from the first to the last reader, and the digest of it.
///
/// Everything of a run reads `view.path`. While it is open nothing else in the process may open and
/// close the database by another way than SQLite, since that would drop its locks. One view of a file
/// at a time in a process.
package final class OpenedView {
  /// What readers need to know.
  package let view: DatabaseView
  /// Answers and decisions of an Assay database; none of a foreign one.
  package let statements: OrganisationStatements
  /// The folder of the private copy; nil where there is none.
  ///
  /// `close` removes it; a handler that ends the process at once does so itself.
  package let privateFolder: String?
  private let source: ViewSource

  /// Opens a database and settles how its view is kept.
  /// - Parameters:
  ///   - path: The database, as the person named it.
  ///   - demandsAssay: Refuse the database of another application.
  ///   - milliseconds: How long a writer is waited for.
  ///   - temporaryFolder: Where a private copy may lie.
  ///   - whenCopying: Is told the folder of a private copy before there is anything in it, so that a
  ///     handler which ends the process at once can remove it.
  /// - Throws: `Refusal` (organisation database), which says what is wrong and what to do.
  package static func open(
    _ path: String, demandsAssay: Bool, choice: ViewChoice, lockTimeout milliseconds: Int,
    temporaryFolder: String, whenCopying: @escaping (String) -> Void = { _ in }
  ) throws(Refusal) -> OpenedView {
    let opener = ViewOpener(
      choice: choice, timeout: milliseconds, temporaryFolder: temporaryFolder,
      whenCopying: whenCopying)
    let source = try opener.source(of: path)
    return try OpenedView(source, shownPath: path, demandsAssay: demandsAssay)
  }

  private init(_ source: ViewSource, shownPath: String, demandsAssay: Bool) throws(Refusal) {
    let file = source.file
    let (schema, statements, name) = try source.connection.read { database in
      try Self.refuseOthers(database, demandsAssay: demandsAssay, shownPath: shownPath)
      let schema = try SchemaReader(database: database, countsRows: true).description()
      let statements = try StatementsReader.statements(database, schema: schema)
      return (schema, statements, try Self.organisationName(database, schema: schema))
    }
    var view = DatabaseView(
      path: file.path, isImmutable: true, way: source.way, shownPath: shownPath,
      digest: try file.digest(), schema: schema,
      rowCount: schema.tables.reduce(0) { $0 + ($1.rowCount ?? 0) }, organisationName: name)
    view.identity = file.status?.identity
    self.view = view
    self.statements = statements
    self.source = source
    privateFolder = source.folder?.path
    try source.verifyUnchanged()
  }

  /// Checks that what was read is still what the path leads to: called when the last reader is done.
  /// - Throws: `Refusal`, where it is not; there is no assessment then.
  package func verifyUnchanged() throws(Refusal) { try source.verifyUnchanged() }

  /// Ends the lock, and removes the private copy; further calls do nothing.
  package func close() { source.close() }

  private static func refuseOthers(
    _ database: Database, demandsAssay: Bool, shownPath: String
  ) throws {
    switch try SchemaReader(database: database, countsRows: false).databaseKind() {
    case .assay(let version) where version > OrganisationDatabase.currentVersion:
      throw StoreRefusal.newer(version: version).refusal(shownPath)
    case .foreign where demandsAssay:
      let id = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
      throw StoreRefusal.foreign(applicationID: id).refusal(shownPath)
    default: return
    }
  }

  private static func organisationName(_ database: Database, schema: SchemaDescription) throws
    -> String?
  {
    guard case .assay = schema.kind, schema.table("organisation") != nil else { return nil }
    return try String.fetchOne(database, sql: "SELECT name FROM organisation WHERE id = 1")
  }
}
