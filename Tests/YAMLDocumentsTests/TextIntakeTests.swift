import ComplianceModel
import Foundation
import Testing

@testable import YAMLDocuments

@Suite struct TextIntakeTests {
  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "intake-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  private func message(_ intake: TextIntake, _ path: String) -> String? {
    do {
      _ = try intake.text(of: path, shownAs: "shown.lua")
      return nil
    } catch { return error.diagnostics.map(\.message).joined() }
  }

  @Test("a regular file of the largest size is read, one more byte is refused")
  func sizes() throws {
    try withFolder { folder in
      let file = folder.appending(path: "a.lua")
      try Data(repeating: 0x20, count: 65_536).write(to: file)
      #expect(try TextIntake.lua.text(of: file.path, shownAs: "a.lua").utf8.count == 65_536)
      try Data(repeating: 0x20, count: 65_537).write(to: file)
      #expect(message(.lua, file.path) == "shown.lua is larger than 65536 bytes")
    }
  }

  @Test("folders, pipes and links are not read, and a pipe is not waited for")
  func special() throws {
    try withFolder { folder in
      let (pipe, link) = (folder.appending(path: "pipe"), folder.appending(path: "link"))
      #expect(mkfifo(pipe.path, 0o600) == 0)
      try Data("x".utf8).write(to: folder.appending(path: "real"))
      try FileManager.default.createSymbolicLink(
        at: link, withDestinationURL: folder.appending(path: "real"))
      #expect(message(.lua, folder.path) == "shown.lua is a folder")
      #expect(message(.lua, pipe.path) == "shown.lua is no regular file")
      #expect(message(.lua, link.path) == "shown.lua is a symbolic link")
      #expect(message(.lua, folder.path + "/none") == "there is no file shown.lua")
      #expect(message(.settings, link.path) == nil)
    }
  }

  @Test(
    "what is no plain UTF-8 text is refused with its place",
    arguments: [
      ([0xEF, 0xBB, 0xBF, 0x61], "the file begins with a byte order mark", 1, 1),
      ([0x1B, 0x4C, 0x75, 0x61, 0x54, 0], "the file holds a NUL byte and so is no text", 1, 6),
      ([0x61, 0x0A, 0xC3, 0xA9, 0xFF], "the file is not UTF-8 (byte 0xff)", 2, 2),
    ] as [([UInt8], String, Int, Int)])
  func texts(bytes: [UInt8], message: String, line: Int, column: Int) {
    let error = #expect(throws: Refusal.self) { try TextIntake.text(of: bytes, shownAs: "a.lua") }
    #expect(error?.diagnostics.map(\.message) == [message])
    #expect(
      error?.diagnostics.map(\.place) == [SourcePlace(file: "a.lua", line: line, column: column)])
  }
}
