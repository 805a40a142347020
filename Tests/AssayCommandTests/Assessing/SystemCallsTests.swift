#if os(Linux)
import Foundation
import Testing

/// What evaluators ask of the system once they are locked in, seen from outside.
@Suite struct SystemCallsTests {
  private static let tracer = "/usr/bin/strace"

  /// Says what was left out where strace is missing, which CI does not allow.
  private static var isHere: Bool {
    if FileManager.default.isExecutableFile(atPath: tracer) { return true }
    if ProcessInfo.processInfo.environment["CI"] != nil {
      Issue.record("strace is missing: .ci/packages-checks.txt names its package")
    } else {
      print("skipped: \(tracer) is not here, so no system call was seen")
    }
    return false
  }

  @Test func `a locked evaluator opens nothing, connects to nothing and starts nothing`() throws {
    guard Self.isHere else { return }
    let bench = try CommandBench()
    try bench.makeShop()
    // Both the rule and the pack use what could lead to a file: a library, a query, a long text.
    try bench.write(Shop.rule, to: "shop.lua")
    var command = bench.command()
    command.executable = Self.tracer
    let ending = try command.start([
      "-f", "-e", "trace=%file,%network,%process,%desc,prctl", "-o", bench.path("calls"),
      BuiltCommand.path, "run", "shop.sqlite", "--pack", "shop.lua", "-o", "none", "--jobs", "2",
    ]).ending()
    #expect(ending.code == 0, "\(ending.complaint)")
    let trace = String(decoding: try bench.bytes("calls"), as: UTF8.self)
    var locked: [Substring: [Substring]] = [:]
    for line in trace.split(separator: "\n") {
      guard let space = line.firstIndex(of: " ") else { continue }
      let (process, call) = (line[..<space], line[space...].drop { $0 == " " })
      if call.hasPrefix("prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER") {
        locked[process] = []
      } else if locked[process] != nil, call.first?.isLetter == true {
        locked[process]?.append(call.prefix { $0 != "(" })
      }
    }
    // One declares the pack, another opens the database and judges: both were seen to lock themselves in.
    #expect(locked.count >= 2)
    let allowed: Set<Substring> = [
      "read", "write", "pread64", "mmap", "munmap", "mremap", "close", "fcntl", "exit_group",
    ]
    for (process, calls) in locked {
      #expect(!calls.isEmpty, "\(process) said nothing")
      #expect(Set(calls).subtracting(allowed).isEmpty, "\(process)")
    }
  }
}
#endif
