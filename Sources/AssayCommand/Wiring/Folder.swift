import ComplianceModel
import Foundation

/// A folder that is written as a whole: complete, or not there.
struct Folder {
  /// Where it goes, as the person named it.
  let path: String
  /// What a person does where it cannot be written.
  let remedy: String

  /// Lets `body` fill a folder beside it, which then takes its place.
  /// - Parameters:
  ///   - target: Where it goes indeed, where that is not what the person named.
  ///   - isThere: Whether a folder is there, which goes.
  ///   - body: Is told the folder, which is there and empty.
  /// - Throws: `Refusal` (output) where it cannot be written, and what `body` throws. Then nothing has
  ///   changed.
  func write(
    to target: String? = nil, replacing isThere: Bool = false,
    _ body: (String) throws(Refusal) -> Void
  ) throws(Refusal) {
    let target = target ?? path
    let process = ProcessInfo.processInfo.processIdentifier
    let new = "\(target).part-\(process)"
    // Best effort: it is gone already where all went well.
    defer { try? FileManager.default.removeItem(atPath: new) }
    do {
      try FileManager.default.createDirectory(atPath: new, withIntermediateDirectories: true)
    } catch {
      throw unwritable(Self.reason(error))
    }
    try body(new)
    try replace(target, isThere ? "\(target).old-\(process)" : nil, by: new)
  }

  private func replace(_ target: String, _ old: String?, by new: String) throws(Refusal) {
    if let old, rename(target, old) != 0 { throw unwritable(Self.reason) }
    guard rename(new, target) == 0 else {
      let refusal = unwritable(Self.reason)
      if let old { _ = rename(old, target) }
      throw refusal
    }
    // Best effort: what stays behind is written again at will.
    if let old { try? FileManager.default.removeItem(atPath: old) }
  }

  /// The refusal of a folder that takes no files.
  func unwritable(_ reason: String) -> Refusal {
    Refusal(
      .output, "unwritable-folder", "\(path) cannot be written: \(reason)", remedy: remedy)
  }

  /// What the system says of its last failure.
  private static var reason: String { String(cString: strerror(errno)).lowercased() }

  /// What the system says, in the words of the other messages.
  static func reason(_ error: any Error) -> String {
    let error = error as NSError
    let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError ?? error
    guard cause.domain == NSPOSIXErrorDomain else { return "the folder takes no files" }
    return String(cString: strerror(Int32(cause.code))).lowercased()
  }

  /// Makes a folder with those above it, where it is missing.
  /// - Throws: `Refusal` (output) naming it.
  static func make(_ path: String) throws(Refusal) {
    guard !path.isEmpty else { return }
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw Refusal(
        .output, "unwritable-folder", "the folder \(path) cannot be made",
        remedy: "Name one in a place that may be written.")
    }
  }
}
