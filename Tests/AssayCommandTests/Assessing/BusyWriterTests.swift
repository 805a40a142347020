import Foundation
import GRDB
import Synchronization
import Testing

/// Somebody goes on working while the organisation is assessed.
@Suite struct BusyWriterTests {
  /// Both orders are urgent, or neither is: a transaction changes them one after the other.
  private static func set(_ urgent: Int) -> [String] {
    [1, 2].map { "UPDATE orders SET urgent = \(urgent) WHERE id = \($0)" }
  }

  @Test(
    "a writer that commits every 10 ms: a verdict each time, on one committed state",
    arguments: ["WAL", "DELETE"], ["automatic", "copy", "lock"])
  func writer(mode: String, view: String) async throws {
    let bench = try CommandBench()
    try bench.makeShopPack()
    try bench.sql("shop.sqlite", "PRAGMA journal_mode = \(mode)")
    var digests: Set<String> = []
    for urgent in [0, 1] {
      try bench.sql("shop.sqlite", Self.set(urgent).joined(separator: ";"))
      digests.insert(try #require(try Document(bench.assay(SameBytesTests.run)).dataDigest))
    }
    #expect(digests.count == 2)

    let writer = try Writer(bench.path("shop.sqlite"))
    writer.start()
    defer { writer.stop() }
    for _ in 0..<4 {
      let ending = try bench.assay(
        SameBytesTests.run + ["--view", view, "--lock-timeout", "20"])
      try #require(ending.code == 1, "\(ending.complaint)")
      let digest = try #require(try Document(ending).dataDigest)
      #expect(digests.contains(digest))
    }
    #expect(writer.stop() > 10, "the writer was hardly at work")
  }

  /// Commits every 10 milliseconds, and waits for readers where it has to.
  private final class Writer: Sendable {
    private let queue: DatabaseQueue
    private let isAtWork = Mutex(true)
    private let commits = Mutex(0)

    init(_ path: String) throws {
      var configuration = Configuration()
      configuration.busyMode = .timeout(60)
      configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = OFF") }
      queue = try DatabaseQueue(path: path, configuration: configuration)
    }

    func start() {
      Thread.detachNewThread { [self] in
        var urgent = 0
        while isAtWork.withLock({ $0 }) {
          urgent = 1 - urgent
          let statements = BusyWriterTests.set(urgent)
          try? queue.write { database in
            for statement in statements { try database.execute(sql: statement) }
          }
          commits.withLock { $0 += 1 }
          usleep(10_000)
        }
      }
    }

    /// Ends the work.
    /// - Returns: How often it has committed.
    @discardableResult func stop() -> Int {
      isAtWork.withLock { $0 = false }
      return commits.withLock { $0 }
    }
  }
}
