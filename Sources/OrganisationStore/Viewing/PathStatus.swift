import ComplianceModel
import Foundation

/// What the file system says of a path without opening it: opening and closing would drop SQLite's
/// locks (<https://www.sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_>).
struct PathStatus: Equatable {
  /// What lies there.
  enum Kind: Equatable {
    case file
    case folder
    case other
  }

  /// What lies there, links followed.
  var kind: Kind
  /// The device and the file on it.
  var device: UInt64
  var inode: UInt64
  /// Bytes.
  var size: Int
  /// Time of the last change of its content, in nanoseconds since 1970.
  var changedAt: Int

  /// Looks at `path`; nil where nothing is there.
  init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  /// Looks at an open file; nil for a bad descriptor.
  init?(of descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  private init(_ status: stat) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: kind = .file
    case S_IFDIR: kind = .folder
    default: kind = .other
    }
    device = UInt64(truncatingIfNeeded: status.st_dev)
    inode = UInt64(truncatingIfNeeded: status.st_ino)
    size = Int(status.st_size)
    let time = status.st_mtim
    changedAt = Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
  }

  /// What tells the file from another one.
  var identity: FileIdentity {
    FileIdentity(device: device, inode: inode, size: size, changedAt: changedAt)
  }

  /// Whether it is the same file, whatever became of its content.
  func isSameFile(as other: PathStatus) -> Bool {
    device == other.device && inode == other.inode
  }
}
