import Foundation

/// The files `-wal` and `-shm` beside a database; <https://www.sqlite.org/walformat.html>.
struct WriteAheadLog {
  /// What they mean for a reader.
  enum State: Equatable {
    /// The database keeps a rollback journal.
    case none
    /// In WAL mode, and everything is in the database file: nobody has it open for writing.
    case quiet
    /// Commits are in `-wal`, and a program has the database open.
    case inUse
    /// Commits are in `-wal`, and no program can share them: a writer crashed, or the folder cannot
    /// be written.
    case abandoned
  }

  /// Path of the database file.
  let database: String

  var path: String { database + "-wal" }
  private var indexPath: String { database + "-shm" }

  /// Bytes of `-wal`; nil where there is none.
  var size: Int? { PathStatus(of: path)?.size }

  /// What the files mean now.
  func state(headerSaysWAL: Bool) -> State {
    guard let size else { return headerSaysWAL ? .quiet : .none }
    guard size > 0 else { return .quiet }
    return indexIsShared ? .inUse : .abandoned
  }

  /// Whether a program holds the index: it has a lock on the byte that says "dead man's switch".
  ///
  /// A reader may join it then without changing more than its own mark. A lock of this very process
  /// cannot be seen; the files are copied then, with a check that they stayed as they were.
  private var indexIsShared: Bool {
    guard access(indexPath, R_OK | W_OK) == 0 else { return false }
    let descriptor = open(indexPath, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var lock = flock()
    lock.l_type = Int16(F_WRLCK)
    lock.l_whence = Int16(SEEK_SET)
    lock.l_start = 128
    lock.l_len = 1
    guard fcntl(descriptor, F_GETLK, &lock) == 0 else { return false }
    return lock.l_type != Int16(F_UNLCK)
  }
}

/// The file `-journal` beside a database.
enum RollbackJournal {
  private static let magic: [UInt8] = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7]

  /// Whether it holds pages that a crashed writer did not put back.
  ///
  /// Only for databases that no SQLite connection of ours judges, such as those in WAL mode.
  static func isLeft(beside database: String) -> Bool {
    let descriptor = open(database + "-journal", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var begin = [UInt8](repeating: 0, count: magic.count)
    return read(descriptor, &begin, begin.count) == begin.count && begin == magic
  }
}
