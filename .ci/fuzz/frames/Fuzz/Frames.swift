@testable import EvaluatorProcesses
@testable import LuaRuntime

/// Any bytes as what an evaluator, or the host, hears: read to their end, or refused; what is read can be said again.
///
/// The first byte chooses who listens, the second the size of the pieces in which bytes come.
func hear(_ bytes: [UInt8]) {
  guard bytes.count > 2 else { return }
  let rest = Array(bytes[2...])
  switch bytes[0] % 5 {
  case 0: hearFrames(rest, piece: Int(bytes[1]) + 1)
  case 1: hearReply(rest)
  case 2: hearReady(rest)
  case 3: hearMessages(rest)
  default: hearSettings(rest)
  }
}

/// Frames in pieces are the message that they are in one piece.
private func hearFrames(_ bytes: [UInt8], piece: Int) {
  var whole = FrameReader(most: 1 << 12)
  var parts = FrameReader(most: 1 << 12)
  let expected = whole.take(bytes[...])
  var rest = bytes[...]
  var heard = FrameReader.Progress.incomplete
  while !rest.isEmpty {
    heard = parts.take(rest.prefix(piece))
    rest = rest.dropFirst(piece)
    guard case .incomplete = heard else { break }
  }
  // A message with bytes behind it is refused as soon as they come, which may be in the next piece.
  if rest.isEmpty { precondition(heard == expected, "pieces make a difference") }
  if case .message(let message) = heard, message.count < 1 << 12 {
    precondition(Frame.framed(message).count >= message.count + 4)
  }
}

private func hearReply(_ bytes: [UInt8]) {
  guard let reply = LuaReply(frame: bytes) else { return }
  var writer = ByteWriter()
  writer.put(reply)
  precondition(LuaReply(frame: writer.bytes) == reply, "a reply is not what it was")
  _ = reply.outcome()
  _ = try? reply.declarations()
  _ = try? reply.value()
  _ = try? reply.tables()
  _ = try? reply.statementFace()
  _ = try? reply.rows()
}

private func hearReady(_ bytes: [UInt8]) {
  guard let ready = Ready(message: bytes) else { return }
  let again = Ready(message: ready.bytes)
  precondition(
    again?.layers == ready.layers && again?.failure?.message == ready.failure?.message,
    "what is ready is not what it was")
}

/// One message after the other, as an evaluator hears them; each ends with the byte 0xA5.
private func hearMessages(_ bytes: [UInt8]) {
  var reader = MessageReader()
  for message in bytes.split(separator: 0xA5, omittingEmptySubsequences: false) {
    guard reader.message(in: Array(message)) != nil else { return }
  }
}

private func hearSettings(_ bytes: [UInt8]) {
  guard let settings = WorkerSettings(message: bytes, parent: 1) else { return }
  let message = settings.message
  precondition(
    WorkerSettings(message: message, parent: 1)?.message == message,
    "settings are not what they were")
}
