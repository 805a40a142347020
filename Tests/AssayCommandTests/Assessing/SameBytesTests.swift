import Foundation
import GRDB
import Testing

/// Same inputs, same bytes: whatever the directory, the time zone, the locale, or how the file is kept.
@Suite struct SameBytesTests {
  static let run = ["run", "shop.sqlite", "--pack", "shop", "--as-of", "2026-06-30", "-o", "json"]

  @Test("directory, time zone and locale do not show in the document")
  func surroundings() throws {
    let (here, there) = (try CommandBench(), try CommandBench())
    try here.makeShopPack()
    try there.makeFolder("deeper/ground")
    for name in ["shop.sqlite", "shop"] {
      try FileManager.default.copyItem(
        atPath: here.path(name), toPath: there.path("deeper/ground/\(name)"))
    }
    var documents: Set<String> = []
    for zone in ["UTC", "America/Los_Angeles", "Pacific/Kiritimati"] {
      for locale in ["C", "C.UTF-8"] {
        let variables = ["TZ": zone, "LC_ALL": locale]
        documents.insert(try Document(here.assay(Self.run, environment: variables)).lasting)
        var elsewhere = Self.run
        elsewhere[1] = "deeper/ground/shop.sqlite"
        elsewhere[3] = "deeper/ground/shop"
        documents.insert(try Document(there.assay(elsewhere, environment: variables)).lasting)
      }
    }
    #expect(documents.count == 1)
    #expect(documents.first?.contains("\"run\": {") == false)
  }

  @Test("however many evaluators are at work, on however many processors")
  func jobs() throws {
    let shipped = try ShippedOrganisation("meridian")
    let run = ["run", shipped.database, "--as-of", "2026-06-30", "-o", "json"]
    var documents: Set<String> = []
    for jobs in ["1", "2", "8"] {
      documents.insert(try Document(shipped.bench.assay(run + ["--jobs", jobs])).lasting)
    }
    #if os(Linux)
    var pinned = shipped.bench.command()
    pinned.executable = "/usr/bin/taskset"
    for jobs in [[], ["--jobs", "8"]] {
      let ending = try pinned.start(["-c", "0", BuiltCommand.path] + run + jobs).ending()
      documents.insert(try Document(ending).lasting)
    }
    #endif
    #expect(documents.count == 1)
  }

  @Test("the digest of the data outlives a backup, and a journal of another kind")
  func digest() throws {
    let bench = try CommandBench()
    try bench.makeShopPack()
    let first = try #require(try Document(bench.assay(Self.run)).dataDigest)
    let (source, target) = (try bench.open("shop.sqlite"), try bench.open("copy.sqlite"))
    try source.backup(to: target)
    try source.close()
    try target.close()
    var copied = Self.run
    copied[1] = "copy.sqlite"
    #expect(try Document(bench.assay(copied)).dataDigest == first)
    for mode in ["WAL", "DELETE"] {
      try bench.sql("shop.sqlite", "PRAGMA journal_mode = \(mode)")
      #expect(try Document(bench.assay(Self.run)).dataDigest == first, "after \(mode)")
    }
    try bench.sql("shop.sqlite", "UPDATE orders SET urgent = 0 WHERE id = 2")
    #expect(try Document(bench.assay(Self.run)).dataDigest != first)
  }

  @Test("a run leaves the data and its folder as they were", arguments: ["copy", "lock"])
  func nothingWritten(view: String) throws {
    let bench = try CommandBench()
    try bench.makeShopPack()
    let before = try bench.bytes("shop.sqlite")
    _ = try bench.assay(Self.run + ["--view", view])
    #expect(try bench.bytes("shop.sqlite") == before)
    #expect(bench.names() == ["shop", "shop.sqlite"])
    #expect(bench.names(in: bench.temporary) == [])
  }
}
