import CJail
import Foundation
import Testing

/// What a locked process can do, and what ends it.
///
/// The probe locks itself in and then does one thing.
@Suite struct JailTests {
  /// How a probe ended, and what it said.
  struct Probed: Equatable {
    var output: String
    var signal: Int32?
    var status: Int32?
  }

  private static let probe: String = {
    Bundle.main.bundleURL.appending(path: "JailProbe").path
  }()

  /// Spawns the probe with one word, writes `input` to it, and waits for its end.
  static func probe(_ word: String, environment: [String] = [], input: String = "") throws
    -> Probed
  {
    var child = cjail_child()
    let code = withCStrings([probe, word]) { arguments in
      withCStrings(environment) { cjail_spawn(probe, arguments, $0, &child) }
    }
    try #require(code == 0)
    #expect(cjail_write(child.input, input, input.utf8.count, -1))
    var end = cjail_end()
    let hasEnded = cjail_wait(child.pid, 10_000, &end)
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = bytes.withUnsafeMutableBytes { cjail_read(child.output, $0.baseAddress, $0.count) }
    if hasEnded { child.pid = -1 }
    var none = cjail_end()
    cjail_kill(&child, &none)
    try #require(hasEnded)
    return Probed(
      output: String(decoding: bytes.prefix(max(0, count)), as: UTF8.self),
      signal: end.by_signal ? end.number : nil, status: end.by_signal ? nil : end.number)
  }

  private static func withCStrings<Result>(
    _ texts: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    var pointers: [UnsafeMutablePointer<CChar>?] = texts.map { strdup($0) }
    defer { for pointer in pointers { free(pointer) } }
    pointers.append(nil)
    return pointers.withUnsafeBufferPointer { buffer in
      guard let first = buffer.baseAddress else { preconditionFailure("there is a NULL at least") }
      return body(first)
    }
  }

  #if os(Linux)
  @Test func `the mandatory layers hold, whoever runs it`() throws {
    let probed = try Self.probe("compute")
    #expect(probed.status == 0)
    let layers = UInt32(probed.output.split(separator: "\n")[0].dropFirst(7)) ?? 0
    #expect(layers & CJAIL_MANDATORY.rawValue == CJAIL_MANDATORY.rawValue)
    #expect(probed.output.hasSuffix("done\n"))
  }

  @Test(
    arguments: [
      "open", "create", "unlink", "stat", "socket", "exec", "fork", "thread", "map-code",
      "make-code",
      "kill-parent", "signal-parent", "ptrace", "limits", "unlock",
    ])
  func `what rule code has no business to do ends the process`(word: String) throws {
    let probed = try Self.probe(word)
    #expect(probed.signal == SIGSYS, "\(probed)")
    #expect(!probed.output.contains("done"))
  }

  #if arch(x86_64)
  @Test func `the calls of the x32 kind are refused too`() throws {
    #expect(try Self.probe("x32").signal == SIGSYS)
  }
  #endif

  @Test func `memory is bounded by the address space`() throws {
    let probed = try Self.probe("memory")
    #expect(probed.output.hasSuffix("got 100 MB\nno 600 MB\ndone\n"))
  }
  #endif

  @Test func `a locked process computes, sets its timer, reads its input and ends`() throws {
    #expect(try Self.probe("compute").output.hasSuffix("done\n"))
    #expect(try Self.probe("timer").output.hasSuffix("done\n"))
    #expect(try Self.probe("read", input: "x").output.hasSuffix("read\ndone\n"))
    #expect(try Self.probe("exit").status == 3)
  }

  @Test func `a crash is told by its signal`() throws {
    // Swift's own backtracer would start a program: the evaluators run without it too.
    let environment = ["SWIFT_BACKTRACE=enable=no"]
    #expect(try Self.probe("crash", environment: environment).signal == SIGSEGV)
    #expect(try Self.probe("abort", environment: environment).signal == SIGABRT)
  }

  // MARK: - Spawning

  @Test func `nothing is inherited but what is given`() throws {
    setenv("ASSAY_PROBE_SECRET", "1", 1)
    defer { unsetenv("ASSAY_PROBE_SECRET") }
    #expect(try Self.probe("environment", environment: ["A=b"]).output == "A=b\n")
    let file = open("/dev/null", O_RDONLY)
    defer { close(file) }
    #if os(Linux)
    #expect(try Self.probe("descriptors").output == "0 1 2 ")
    #endif
    #expect(try Self.probe("signals").output == "open\ndefault\n")
  }

  @Test func `what cannot be started is told by its errno, and leaves nothing open`() {
    var child = cjail_child()
    let before = (0..<256).count { fcntl($0, F_GETFD) >= 0 }
    let code = Self.withCStrings(["/nowhere"]) { cjail_spawn("/nowhere", $0, $0, &child) }
    #expect(code == ENOENT)
    #expect(child.pid == -1 && child.input == -1 && child.output == -1 && child.error == -1)
    // Other tests open files meanwhile; a leak of six would show all the same in a thousand tries.
    for _ in 0..<1000 {
      _ = Self.withCStrings(["/nowhere"]) { cjail_spawn("/nowhere", $0, $0, &child) }
    }
    #expect((0..<256).count { fcntl($0, F_GETFD) >= 0 } < before + 100)
  }

  @Test func `writing to a process that has ended is refused without a signal`() throws {
    var child = cjail_child()
    let code = Self.withCStrings([Self.probe, "exit"]) {
      cjail_spawn(Self.probe, $0, [nil], &child)
    }
    try #require(code == 0)
    var end = cjail_end()
    try #require(cjail_wait(child.pid, 10_000, &end))
    child.pid = -1
    let much = [UInt8](repeating: 0, count: 1 << 20)
    #expect(!much.withUnsafeBytes { cjail_write(child.input, $0.baseAddress, $0.count, -1) })
    cjail_kill(&child, &end)
  }

  @Test func `writing to a process that takes nothing ends at the deadline`() throws {
    var child = cjail_child()
    let code = Self.withCStrings([Self.probe, "sleep"]) {
      cjail_spawn(Self.probe, $0, [nil], &child)
    }
    try #require(code == 0)
    let much = [UInt8](repeating: 0, count: 1 << 20)
    let start = cjail_milliseconds()
    #expect(
      !much.withUnsafeBytes { cjail_write(child.input, $0.baseAddress, $0.count, start + 100) })
    #expect(cjail_milliseconds() - start < 5_000)
    var end = cjail_end()
    cjail_kill(&child, &end)
    #expect(end.by_signal && end.number == SIGKILL)
  }
}
