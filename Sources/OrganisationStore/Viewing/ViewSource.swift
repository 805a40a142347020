import ComplianceModel

/// The file that a view reads, and what keeps it as it is.
final class ViewSource {
  /// The file at the path that readers open: the private copy, or the database itself.
  let file: DatabaseFile
  /// How it is kept.
  let way: DatabaseView.Way
  /// The connection that holds the read lock, or reads the copy.
  let connection: ReadConnection
  /// The folder of the private copy.
  let folder: PrivateFolder?
  /// Where the database is in WAL mode and read in place: no `-wal` may appear.
  private let quietLog: WriteAheadLog?
  private var isOpen = true

  /// Takes what is open already; the state of the file is recorded now.
  init(
    file: DatabaseFile, way: DatabaseView.Way, connection: ReadConnection,
    folder: PrivateFolder? = nil, quietLog: WriteAheadLog? = nil
  ) throws(Refusal) {
    self.file = file
    self.way = way
    self.connection = connection
    self.folder = folder
    self.quietLog = quietLog
    try file.record()
    try file.verifyUnchanged()
  }

  deinit { close() }

  /// Checks that the path still leads to the recorded file, unchanged.
  func verifyUnchanged() throws(Refusal) {
    try file.verifyUnchanged()
    if let quietLog, (quietLog.size ?? 0) > 0 {
      throw StoreRefusal.changed.refusal(file.shownPath)
    }
  }

  /// Ends the connection, then gives back the descriptor: the other order would drop the lock early.
  func close() {
    guard isOpen else { return }
    isOpen = false
    // A connection that only read has nothing to lose.
    try? connection.close()
    file.close()
    folder?.remove()
  }
}
