import CanonicalForm
import ComplianceModel
import Foundation

/// A database file held open beside SQLite.
///
/// POSIX locks belong to the process: closing any descriptor of the file drops the locks that SQLite
/// holds on it. So a `DatabaseFile` is opened before the first connection to its path and MUST be
/// closed after the last one; nothing else in the process may open the path meanwhile.
final class DatabaseFile {
  /// The real path, links resolved.
  let path: String
  /// The path for messages, as the person named it.
  let shownPath: String
  private var descriptor: Int32
  /// What the file was when `record` was last called.
  private var recorded: (status: PathStatus, header: [UInt8])?

  /// Opens an existing file.
  /// - Parameter shownPath: The path for messages; nil: `given` itself.
  /// - Throws: `Refusal`, where it is missing, no regular file, or unreadable.
  init(_ given: String, shownPath: String? = nil) throws(Refusal) {
    let shownPath = shownPath ?? given
    guard let resolved = realpath(given, nil) else {
      throw (errno == ENOENT ? StoreRefusal.missing : .unreadable(errno)).refusal(shownPath)
    }
    path = String(cString: resolved)
    free(resolved)
    self.shownPath = shownPath
    // Looked at first: opening a pipe could wait for ever.
    switch PathStatus(of: path)?.kind {
    case .file?: break
    case .folder?: throw StoreRefusal.folder.refusal(shownPath)
    case .other?: throw StoreRefusal.notAFile.refusal(shownPath)
    case nil: throw StoreRefusal.missing.refusal(shownPath)
    }
    descriptor = Foundation.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw StoreRefusal.unreadable(errno).refusal(shownPath) }
  }

  deinit { close() }

  /// Gives the descriptor back; further calls do nothing.
  func close() {
    guard descriptor >= 0 else { return }
    _ = Foundation.close(descriptor)
    descriptor = -1
  }

  /// The file that is held, whatever its path means by now.
  var status: PathStatus? { PathStatus(of: descriptor) }

  /// Up to `count` bytes from `offset`; fewer at the end of the file.
  func bytes(at offset: Int, count: Int) throws(Refusal) -> [UInt8] {
    var reason: Int32 = 0
    let content = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let got = pread(
          descriptor, buffer.baseAddress.map { $0 + filled }, count - filled, off_t(offset + filled)
        )
        if got < 0, errno == EINTR { continue }
        if got < 0 { reason = errno }
        guard got > 0 else { return }
        filled += got
      }
    }
    guard reason == 0 else { throw StoreRefusal.unreadable(reason).refusal(shownPath) }
    return content
  }

  /// Notes device, inode, size, time of change and the first 100 bytes, for `verifyUnchanged`.
  func record() throws(Refusal) {
    guard let status else { throw StoreRefusal.changed.refusal(shownPath) }
    recorded = (status, try bytes(at: 0, count: DatabaseHeader.length))
  }

  /// Checks that the path still leads to the same file with the same content, as far as can be told
  /// without reading all of it.
  /// - Precondition: `record` was called.
  func verifyUnchanged() throws(Refusal) {
    guard let recorded else { preconditionFailure("a file is recorded before it is verified") }
    guard PathStatus(of: path) == recorded.status, status == recorded.status,
      try bytes(at: 0, count: DatabaseHeader.length) == recorded.header
    else { throw StoreRefusal.changed.refusal(shownPath) }
  }

  /// Whether the path still leads to the file that is held.
  func verifyPath() throws(Refusal) {
    guard let held = status, PathStatus(of: path)?.isSameFile(as: held) == true else {
      throw StoreRefusal.changed.refusal(shownPath)
    }
  }

  /// SHA-256 of the data: of all bytes, those of the header that journal mode and backup change
  /// taken as zero.
  func digest() throws(Refusal) -> String {
    var hasher = SHA256Hasher()
    var offset = 0
    while true {
      var part = try bytes(at: offset, count: 1 << 20)
      guard !part.isEmpty else { return hasher.finalize() }
      if offset == 0 { DatabaseHeader.blank(&part) }
      part.withUnsafeBytes { hasher.update($0) }
      offset += part.count
    }
  }
}
