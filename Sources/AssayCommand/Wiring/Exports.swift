import ComplianceModel
import Foundation

/// Files that are written whole or not at all: to temporary files beside them, then renamed together.
struct Exports {
  /// Where each text goes, each path once.
  private let files: [(path: String, bytes: [UInt8])]

  /// Holds what is to be written; of two texts for one path the last counts.
  init(files: [(path: String, bytes: [UInt8])]) {
    self.files = files.enumerated().filter { number, file in
      !files.dropFirst(number + 1).contains { $0.path == file.path }
    }.map(\.element)
  }

  /// The temporary file beside `path`: of this process, so that two runs do not write into one.
  private static func temporary(_ path: String) -> String { "\(path).part-\(getpid())" }

  /// Writes them all.
  /// - Throws: `Refusal` (output) naming the file; then none of them has changed.
  func write() throws(Refusal) {
    var written: [String] = []
    for (path, bytes) in files {
      let temporary = Self.temporary(path)
      if let reason = Self.write(bytes, to: temporary) {
        for path in written + [temporary] { unlink(path) }
        throw Refusal(
          .output, "unwritable-export", "\(path) cannot be written: \(reason)",
          remedy: "Name a file in a folder that exists and may be written.")
      }
      written.append(temporary)
    }
    for (path, _) in files {
      guard rename(Self.temporary(path), path) == 0 else {
        let reason = Self.reason
        for (path, _) in files { unlink(Self.temporary(path)) }
        throw Refusal(
          .output, "unwritable-export", "\(path) cannot be replaced: \(reason)",
          remedy: "Name a file, not a folder, in a folder that may be written.")
      }
    }
  }

  /// What the system says of its last failure.
  private static var reason: String { String(cString: strerror(errno)).lowercased() }

  /// Why it could not be written; nil: it was.
  private static func write(_ bytes: [UInt8], to path: String) -> String? {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return reason }
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return reason }
      rest = rest.dropFirst(count)
    }
    return fsync(descriptor) == 0 ? nil : reason
  }
}
