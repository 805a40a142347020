import ComplianceModel
import Foundation

/// A folder that only this user can enter, for a private copy; `remove` takes it away with all in it.
final class PrivateFolder {
  /// Its path.
  let path: String
  private var isThere = true

  /// Makes a folder in `parent`, with room for `bytes`.
  /// - Throws: `Refusal` about `shownPath`, where there is no room or no right.
  init(in parent: String, for bytes: Int, shownPath: String) throws(Refusal) {
    var space = statvfs()
    if statvfs(parent, &space) == 0, Int(space.f_bavail) * Int(space.f_frsize) < bytes {
      throw StoreRefusal.noSpace(folder: parent, bytes: bytes).refusal(shownPath)
    }
    var template = Array("\(parent)/assay-view-XXXXXX".utf8CString)
    // mkdtemp makes it with mode 0700.
    guard mkdtemp(&template) != nil else {
      throw Self.failure(parent, bytes: bytes, shownPath: shownPath)
    }
    path = template.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { String(cString: $0) } ?? ""
    }
  }

  deinit { remove() }

  /// Removes the folder; further calls do nothing.
  func remove() {
    guard isThere else { return }
    isThere = false
    // Best effort: nobody could do more about what cannot be removed.
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Writes the content of `file` to a new file of that name.
  /// - Throws: `Refusal`, where it cannot be read, or there is no room.
  func copy(_ file: DatabaseFile, as name: String) throws(Refusal) {
    let target = open("\(path)/\(name)", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard target >= 0 else { throw Self.failure(path, bytes: 0, shownPath: file.shownPath) }
    defer { close(target) }
    var offset = 0
    while true {
      let part = try file.bytes(at: offset, count: 1 << 20)
      guard !part.isEmpty else { return }
      guard Self.write(part, to: target) else {
        throw Self.failure(path, bytes: file.status?.size ?? 0, shownPath: file.shownPath)
      }
      offset += part.count
    }
  }

  /// Writes all of `bytes`; false, with `errno` set, where it cannot.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let part = UnsafeRawBufferPointer(rebasing: rest)
        let count = Foundation.write(descriptor, part.baseAddress, part.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        rest = rest.dropFirst(count)
      }
      return true
    }
  }

  private static func failure(_ folder: String, bytes: Int, shownPath: String) -> Refusal {
    let reason = errno
    guard reason != ENOSPC, reason != EDQUOT else {
      return StoreRefusal.noSpace(folder: folder, bytes: bytes).refusal(shownPath)
    }
    let text = String(cString: strerror(reason)).lowercased()
    return StoreRefusal.copyFailed(folder: folder, reason: text).refusal(shownPath)
  }
}
