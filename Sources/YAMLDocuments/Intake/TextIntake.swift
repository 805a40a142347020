package import ComplianceModel

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Opens files that strangers wrote: regular, bounded, plain text, read once.
///
/// A special file is neither waited for nor read, a compiled Lua file is not taken for a text (it
/// holds NUL), and what was checked is what is used, since nothing is opened twice.
package struct TextIntake: Sendable {
  /// The most bytes that a file may have.
  package var limit: Int
  /// Whether the path may be a symbolic link.
  package var followsLinks: Bool
  /// What to do about a file that is too large.
  package var remedyWhenLarge: String

  /// Makes an intake.
  package init(limit: Int, followsLinks: Bool, remedyWhenLarge: String) {
    self.limit = limit
    self.followsLinks = followsLinks
    self.remedyWhenLarge = remedyWhenLarge
  }

  /// For the Lua files of packs: 64 KB, since compiling takes quadratic time at worst.
  package static let lua = TextIntake(
    limit: 65_536, followsLinks: false,
    remedyWhenLarge: "split it: about ten rules a file read well")

  /// For the YAML and SQL files of packs: 1 MB.
  package static let packDocument = TextIntake(
    limit: 1_048_576, followsLinks: false, remedyWhenLarge: "split the pack")

  /// For the organisation's own settings: 1 MB, and a link is the organisation's business.
  package static let settings = TextIntake(
    limit: 1_048_576, followsLinks: true, remedyWhenLarge: "name a settings file written by hand")

  /// The whole text of a file.
  /// - Parameters:
  ///   - path: The path to open.
  ///   - shown: The path that messages show.
  /// - Throws: A refusal of the file: `missing-file`, `unreadable-file`, `large-file` or
  ///   `invalid-text`.
  package func text(of path: String, shownAs shown: String) throws(Refusal) -> String {
    let bytes = try bytes(of: path, shownAs: shown)
    return try TextIntake.text(of: bytes, shownAs: shown)
  }

  private func bytes(of path: String, shownAs shown: String) throws(Refusal) -> [UInt8] {
    let flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC | (followsLinks ? 0 : O_NOFOLLOW)
    let descriptor = open(path, flags)
    guard descriptor >= 0 else { throw TextIntake.refusal(errno, shown) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw TextIntake.refusal(errno, shown) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw TextIntake.unreadable(
        shown, status.st_mode & S_IFMT == S_IFDIR ? "is a folder" : "is no regular file",
        "name a regular file")
    }
    return try content(of: descriptor, shown)
  }

  private func content(of descriptor: CInt, _ shown: String) throws(Refusal) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while bytes.count <= limit {
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw TextIntake.refusal(errno, shown) }
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
    throw Refusal(
      .configuration, "large-file", "\(shown) is larger than \(limit) bytes",
      at: SourcePlace(file: shown), remedy: remedyWhenLarge)
  }
}

// MARK: - What a text may hold

extension TextIntake {
  /// The text that some bytes are: UTF-8 without a byte order mark and without NUL.
  package static func text(of bytes: [UInt8], shownAs shown: String) throws(Refusal) -> String {
    guard !bytes.starts(with: [0xEF, 0xBB, 0xBF]) else {
      throw invalid(
        "the file begins with a byte order mark", bytes, at: 0, shown,
        remedy: "save it as UTF-8 without a mark")
    }
    if let index = bytes.firstIndex(of: 0) {
      throw invalid(
        "the file holds a NUL byte and so is no text", bytes, at: index, shown,
        remedy: bytes.first == 0x1B ? "name the source, not the compiled file" : "save it as UTF-8")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let index = firstInvalid(in: bytes)
      throw invalid(
        "the file is not UTF-8 (byte \(hexadecimal(bytes[index])))", bytes, at: index, shown,
        remedy: "save it as UTF-8")
    }
    return text
  }

  /// Index of the first byte that belongs to no valid character.
  private static func firstInvalid(in bytes: [UInt8]) -> Int {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var count = 0
    while true {
      guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return count }
      count += UTF8.width(scalar)
    }
  }

  private static func invalid(
    _ message: String, _ bytes: [UInt8], at index: Int, _ shown: String, remedy: String
  ) -> Refusal {
    let before = bytes[..<index]
    let start = (before.lastIndex(of: 0x0A) ?? -1) + 1
    let column = before[start...].count { $0 & 0xC0 != 0x80 } + 1
    let line = before.count { $0 == 0x0A } + 1
    return Refusal(
      .configuration, "invalid-text", message,
      at: SourcePlace(file: shown, line: line, column: column), remedy: remedy)
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    "0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }
}

// MARK: - What the system says

extension TextIntake {
  /// The refusal for an error number of `open`, `fstat` or `read`.
  private static func refusal(_ number: CInt, _ shown: String) -> Refusal {
    switch number {
    case ENOENT, ENOTDIR:
      Refusal(
        .configuration, "missing-file", "there is no file \(shown)",
        at: SourcePlace(file: shown), remedy: "check the path")
    case ELOOP:
      unreadable(shown, "is a symbolic link", "put the file itself in its place")
    case EACCES, EPERM:
      unreadable(shown, "may not be read", "give yourself the right to read it")
    default:
      unreadable(shown, "cannot be read: \(String(cString: strerror(number)))", "check the disk")
    }
  }

  private static func unreadable(_ shown: String, _ why: String, _ remedy: String) -> Refusal {
    Refusal(
      .configuration, "unreadable-file", "\(shown) \(why)", at: SourcePlace(file: shown),
      remedy: remedy)
  }
}
