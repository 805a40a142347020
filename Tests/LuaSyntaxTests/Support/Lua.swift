import Foundation
import Testing

/// Lua's own judgement, from the package `lua5.4`.
enum Lua {
  /// What Lua says of one source.
  struct Verdict: Equatable {
    /// Whether `loadfile` takes it, in text mode.
    let loads: Bool
    /// What `load` says of the text, as `LINE: MESSAGE`; nil: it takes it.
    let message: String?
  }

  /// Says what was left out where Lua is missing, which CI does not allow.
  static func isHere(_ program: String) -> Bool {
    if FileManager.default.isExecutableFile(atPath: "/usr/bin/\(program)") { return true }
    if ProcessInfo.processInfo.environment["CI"] != nil {
      Issue.record("\(program) is missing: .ci/packages-checks.txt names its package")
    } else {
      print("skipped: /usr/bin/\(program) is not here, so nothing was compared with it")
    }
    return false
  }

  /// Reads the paths in a file, one a line; prints `1` or `0` and the message in hexadecimal digits.
  private static let driver = """
    for path in io.lines(arg[1]) do
      local file = assert(io.open(path, "rb"))
      local text = file:read("a")
      file:close()
      local _, message = load(text, "=m", "t")
      message = message and message:gsub(".", function(c) return ("%02x"):format(c:byte()) end)
      print((loadfile(path, "t") and "1" or "0") .. (message or ""))
    end
    """

  /// Lua's verdicts on `sources`, in order, from one process.
  static func verdicts(on sources: [[UInt8]]) throws -> [Verdict] {
    try withFolder { folder in
      var paths: [String] = []
      for (index, source) in sources.enumerated() {
        let path = "\(folder)/\(index).lua"
        try Data(source).write(to: URL(filePath: path))
        paths.append(path)
      }
      let (driver, list) = ("\(folder)/driver", "\(folder)/list")
      try Data(Self.driver.utf8).write(to: URL(filePath: driver))
      try Data(paths.joined(separator: "\n").utf8).write(to: URL(filePath: list))
      let (status, output) = try run("lua5.4", [driver, list])
      try #require(status == 0, "\(output)")
      let lines = output.split(separator: "\n")
      try #require(lines.count == sources.count)
      return lines.map { Verdict(loads: $0.first == "1", message: message($0.dropFirst())) }
    }
  }

  /// Whether `luac5.4 -p` takes `source`.
  static func compiles(_ source: String) throws -> Bool {
    try withFolder { folder in
      let path = "\(folder)/source.lua"
      try Data(source.utf8).write(to: URL(filePath: path))
      return try run("luac5.4", ["-p", path]).status == 0
    }
  }

  private static func message(_ digits: Substring) -> String? {
    guard !digits.isEmpty else { return nil }
    let characters = Array(digits)
    let bytes = stride(from: 0, to: characters.count, by: 2).map { index in
      UInt8(String(characters[index...index + 1]), radix: 16) ?? 0
    }
    let text = String(decoding: bytes, as: UTF8.self)
    return text.hasPrefix("m:") ? String(text.dropFirst(2)) : text
  }

  private static func run(_ program: String, _ arguments: [String]) throws -> (
    status: Int32, output: String
  ) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/\(program)")
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  private static func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "assay-lua-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder.path)
  }
}
