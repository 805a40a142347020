import ComplianceModel
import Foundation

/// Files that are written whole or not at all: to temporary files beside them, then renamed together.
struct Exports {
  /// Where each text goes.
  let files: [(path: String, bytes: [UInt8])]

  /// Writes them all.
  /// - Throws: `Refusal` (output) naming the file; then none of them has changed.
  func write() throws(Refusal) {
    var written: [String] = []
    for (path, bytes) in files {
      let temporary = "\(path).part"
      if let reason = Self.write(bytes, to: temporary) {
        for path in written + [temporary] { unlink(path) }
        throw Refusal(
          .output, "unwritable-export", "\(path) cannot be written: \(reason)",
          remedy: "Name a file in a folder that exists and may be written.")
      }
      written.append(temporary)
    }
    for (path, _) in files {
      guard rename("\(path).part", path) == 0 else {
        let reason = String(cString: strerror(errno))
        for (path, _) in files { unlink("\(path).part") }
        throw Refusal(.output, "unwritable-export", "\(path) cannot be replaced: \(reason)")
      }
    }
  }

  /// Why it could not be written; nil: it was.
  private static func write(_ bytes: [UInt8], to path: String) -> String? {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return String(cString: strerror(errno)) }
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return String(cString: strerror(errno)) }
      rest = rest.dropFirst(count)
    }
    return fsync(descriptor) == 0 ? nil : String(cString: strerror(errno))
  }
}
