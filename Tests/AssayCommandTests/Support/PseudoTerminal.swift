import Foundation

/// A terminal that nobody sits at.
final class PseudoTerminal {
  /// The device that a command writes to.
  let path: String
  private let ours: Int32
  /// Held open so that what is written before anybody reads is not lost.
  private let theirs: Int32

  init() throws {
    var (ours, theirs): (Int32, Int32) = (-1, -1)
    var name = [CChar](repeating: 0, count: 1_024)
    guard openpty(&ours, &theirs, &name, nil, nil) == 0 else {
      throw BuiltCommand.Failure(description: "there is no pseudo terminal")
    }
    (self.ours, self.theirs) = (ours, theirs)
    path = name.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
  }

  deinit {
    close(ours)
    close(theirs)
  }

  /// Types a text, as a person would whose fingers are quick.
  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { write(ours, $0.baseAddress, $0.count) }
  }

  /// What is shown here up to a text, which must come within half a minute.
  func read(until text: String) throws -> String {
    var shown = ""
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while !shown.hasSuffix(text) {
      var face = pollfd(fd: ours, events: Int16(POLLIN), revents: 0)
      guard poll(&face, 1, 30_000) > 0 else {
        throw BuiltCommand.Failure(description: "'\(text)' did not come: \(shown)")
      }
      let count = Foundation.read(ours, &buffer, buffer.count)
      shown += String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
    }
    return shown
  }

  /// What a run shows here, up to its end; at most what a terminal keeps unread.
  func read(until running: BuiltCommand.Running) throws -> String {
    _ = try running.ending()
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = Foundation.read(ours, &buffer, buffer.count)
    return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
  }
}
