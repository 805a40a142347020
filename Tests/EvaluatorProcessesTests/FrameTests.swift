import Testing

@testable import EvaluatorProcesses

/// Frames are parsed as the bytes of somebody who means harm.
@Suite struct FrameTests {
  private func read(_ bytes: [UInt8], most: Int = 64 << 20, piece: Int) -> FrameReader.Progress {
    var reader = FrameReader(most: most)
    var rest = bytes[...]
    var progress = FrameReader.Progress.incomplete
    while !rest.isEmpty {
      progress = reader.take(rest.prefix(piece))
      rest = rest.dropFirst(piece)
      if progress == .malformed { return progress }
    }
    return progress
  }

  @Test(arguments: [
    0, 1, 5, Frame.longest - 1, Frame.longest, Frame.longest + 1, 3 * Frame.longest,
  ])
  func `a message of any length arrives whole, in pieces of any size`(length: Int) {
    let message = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let frames = Frame.framed(message)
    for piece in length < 100 ? [1, 2, 3, 1000] : [4096, 65_536, 1 << 21] {
      #expect(read(frames, piece: piece) == .message(message))
    }
  }

  @Test func `too long a part, too long a message, and bytes behind the message are refused`() {
    let long = UInt32(Frame.longest + 1)
    let header = withUnsafeBytes(of: long.littleEndian) { Array($0) }
    #expect(read(header, piece: 4) == .malformed)
    #expect(read(Frame.framed(Array(repeating: 0, count: 11)), most: 10, piece: 64) == .malformed)
    #expect(read(Frame.framed([1]) + [0], piece: 64) == .malformed)
    // Parts without end, each empty, never make a message, and never grow.
    let endless = [0, 0, 0, 0x80] as [UInt8]
    #expect(read(Array(repeating: endless, count: 1000).flatMap(\.self), piece: 7) == .incomplete)
  }

  @Test func `whatever the bytes, reading ends`() {
    var state: UInt64 = 42
    for _ in 0..<2_000 {
      let bytes = (0..<64).map { _ -> UInt8 in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 56)
      }
      _ = read(bytes, most: 1000, piece: Int(bytes[0] % 7) + 1)
      _ = Ready(message: bytes)
      var reader = MessageReader()
      _ = reader.message(in: bytes)
    }
  }
}
