import ComplianceModel
import GRDB

/// Chooses how a view is kept, by the journal mode and the size of the database.
struct ViewOpener {
  /// What was asked for.
  let choice: ViewChoice
  /// Milliseconds to wait for a writer.
  let timeout: Int
  /// Where a private copy may lie.
  let temporaryFolder: String
  /// Is told the folder of a private copy while it is empty.
  let whenCopying: (String) -> Void

  /// How often a database that changes under the hand is looked at anew.
  private static let attempts = 5

  /// Opens `path` in the way that fits.
  func source(of path: String) throws(Refusal) -> ViewSource {
    // A journal that a busy writer begins between two looks of SQLite seems to be one left behind; one
    // that truly is stays.
    let passing = [StoreRefusal.changed, .hotJournal].map { $0.refusal(path) }
    for _ in 1..<Self.attempts {
      do throws(Refusal) {
        return try attempt(path)
      } catch {
        guard passing.contains(error) else { throw error }
      }
    }
    return try attempt(path)
  }

  private func attempt(_ path: String) throws(Refusal) -> ViewSource {
    let file = try DatabaseFile(path)
    let header = try DatabaseHeader(of: file)
    let log = WriteAheadLog(database: file.path)
    let state = log.state(headerSaysWAL: header.isWAL)
    if state == .quiet || state == .abandoned, RollbackJournal.isLeft(beside: file.path) {
      throw StoreRefusal.hotJournal.refusal(path)
    }
    if state == .quiet, let needs = header.promisedSize, let has = file.status?.size, has < needs {
      throw StoreRefusal.truncated(has: has, needs: needs).refusal(path)
    }
    let locks = choice.locks(size: file.status?.size ?? 0)
    switch state {
    case .none: return locks ? try locked(file) : try backup(of: file)
    case .quiet: return locks ? try inPlace(file, log) : try copy(of: file, log)
    case .inUse: return try backup(of: file)
    case .abandoned: return try recovered(file, log)
    }
  }

  // MARK: - Ways

  /// The host holds the read lock.
  private func locked(_ file: DatabaseFile) throws(Refusal) -> ViewSource {
    let connection = try connect(file)
    try file.verifyPath()
    return try ViewSource(file: file, way: .lock, connection: connection)
  }

  /// A WAL database without commits beside it: read where it lies, without making `-wal` and `-shm`.
  private func inPlace(_ file: DatabaseFile, _ log: WriteAheadLog) throws(Refusal) -> ViewSource {
    try file.record()
    let connection = try connect(file, isImmutable: true)
    try verifyQuiet(file, log)
    return try ViewSource(file: file, way: .lock, connection: connection, quietLog: log)
  }

  /// A private copy as of one transaction.
  private func backup(of file: DatabaseFile) throws(Refusal) -> ViewSource {
    let source = try connect(file)
    try file.verifyPath()
    let folder = try privateFolder(for: file.status?.size ?? 0, of: file)
    try source.backup(to: copyPath(in: folder))
    try source.close()
    try file.verifyPath()
    try settle(folder, shownPath: file.shownPath)
    return try opened(folder, way: .copy, shownPath: file.shownPath)
  }

  /// A private copy of a WAL database without commits beside it.
  private func copy(of file: DatabaseFile, _ log: WriteAheadLog) throws(Refusal) -> ViewSource {
    try file.record()
    let folder = try privateFolder(for: file.status?.size ?? 0, of: file)
    try folder.copy(file, as: Self.copyName)
    try verifyQuiet(file, log)
    try settle(folder, shownPath: file.shownPath)
    return try opened(folder, way: .copy, shownPath: file.shownPath)
  }

  /// Both files of a WAL database copied, and recovered there.
  private func recovered(_ file: DatabaseFile, _ log: WriteAheadLog) throws(Refusal) -> ViewSource {
    let commits = try DatabaseFile(log.path, shownPath: file.shownPath)
    try file.record()
    try commits.record()
    let size = (file.status?.size ?? 0) + (commits.status?.size ?? 0)
    let folder = try privateFolder(for: 2 * size, of: file)
    try folder.copy(file, as: Self.copyName)
    try folder.copy(commits, as: Self.copyName + "-wal")
    try file.verifyUnchanged()
    try commits.verifyUnchanged()
    try settle(folder, shownPath: file.shownPath)
    return try opened(folder, way: .recovered, shownPath: file.shownPath)
  }

  // MARK: - Steps

  private static let copyName = "view.db"

  private func copyPath(in folder: PrivateFolder) -> String { "\(folder.path)/\(Self.copyName)" }

  private func privateFolder(for bytes: Int, of file: DatabaseFile) throws(Refusal) -> PrivateFolder
  {
    let folder = try PrivateFolder(in: temporaryFolder, for: bytes, shownPath: file.shownPath)
    whenCopying(folder.path)
    return folder
  }

  private func verifyQuiet(_ file: DatabaseFile, _ log: WriteAheadLog) throws(Refusal) {
    try file.verifyUnchanged()
    guard (log.size ?? 0) == 0 else { throw StoreRefusal.changed.refusal(file.shownPath) }
  }

  /// Connects; an error that a file cut short explains is told so.
  private func connect(_ file: DatabaseFile, isImmutable: Bool = false) throws(Refusal)
    -> ReadConnection
  {
    do throws(Refusal) {
      return try ReadConnection(
        file.path, isImmutable: isImmutable, timeout: timeout, shownPath: file.shownPath)
    } catch {
      guard error.diagnostics.first?.code == "database-corrupt",
        let promised = try DatabaseHeader(of: file).promisedSize, let has = file.status?.size,
        has < promised
      else { throw error }
      throw StoreRefusal.truncated(has: has, needs: promised).refusal(file.shownPath)
    }
  }

  /// Puts the commits of `-wal` into the private copy, which keeps no WAL from then on.
  private func settle(_ folder: PrivateFolder, shownPath: String) throws(Refusal) {
    do {
      var configuration = Configuration()
      configuration.foreignKeysEnabled = false
      let queue = try DatabaseQueue(path: copyPath(in: folder), configuration: configuration)
      try queue.inDatabase { database in
        try database.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE")
      }
      try queue.close()
    } catch let error as DatabaseError {
      throw StoreRefusal.reading(error, timeout: timeout).refusal(shownPath)
    } catch {
      throw StoreRefusal.other("\(error)").refusal(shownPath)
    }
  }

  /// Opens the private copy for the run.
  private func opened(
    _ folder: PrivateFolder, way: DatabaseView.Way, shownPath: String
  ) throws(Refusal) -> ViewSource {
    let file = try DatabaseFile(copyPath(in: folder), shownPath: shownPath)
    let connection = try ReadConnection(
      file.path, isImmutable: false, timeout: timeout, shownPath: shownPath)
    return try ViewSource(file: file, way: way, connection: connection, folder: folder)
  }
}
