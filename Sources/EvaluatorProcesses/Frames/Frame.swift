import CJail

/// How messages travel over a pipe: parts of at most 1 MB, each behind four bytes that say how long it
/// is and whether more of the message follows.
enum Frame {
  /// Most bytes of one part.
  static let longest = 1 << 20
  /// Set in the length of a part that is not the last.
  static let moreFollows: UInt32 = 1 << 31

  /// A message as it is written.
  static func framed(_ message: [UInt8]) -> [UInt8] {
    var framed: [UInt8] = []
    framed.reserveCapacity(message.count + 4 * (message.count / longest + 1))
    var rest = message[...]
    repeat {
      let part = rest.prefix(longest)
      rest = rest.dropFirst(part.count)
      let length = UInt32(part.count) | (rest.isEmpty ? 0 : moreFollows)
      withUnsafeBytes(of: length.littleEndian) { framed += $0 }
      framed += part
    } while !rest.isEmpty
    return framed
  }
}

/// Puts a message together from bytes that come in any pieces, from a process that is not trusted.
struct FrameReader {
  /// What became of the bytes.
  enum Progress: Equatable {
    case incomplete
    case message([UInt8])
    /// Too long, or no message of this form.
    case malformed
  }

  /// Most bytes of a message.
  let most: Int
  private var bytes: [UInt8] = []
  private var message: [UInt8] = []

  /// Makes a reader of one message.
  init(most: Int) { self.most = most }

  /// Takes what came.
  mutating func take(_ piece: ArraySlice<UInt8>) -> Progress {
    bytes += piece
    while bytes.count >= 4 {
      let header = bytes[0..<4].reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      let length = Int(header & ~Frame.moreFollows)
      guard length <= Frame.longest, message.count + length <= most else { return .malformed }
      guard bytes.count >= 4 + length else { return .incomplete }
      message += bytes[4..<4 + length]
      bytes.removeFirst(4 + length)
      guard header & Frame.moreFollows == 0 else { continue }
      // An evaluator says nothing that it was not asked for.
      return bytes.isEmpty ? .message(message) : .malformed
    }
    return .incomplete
  }
}
