import Foundation
import Testing

/// What a run remembers of how long rules took changes when they begin, and nothing else.
@Suite struct RuleDurationsTests {
  private static let run = [
    "run", "shop.sqlite", "--pack", "shop.lua", "--as-of", "2026-06-30", "-o", "json", "--jobs",
    "2",
  ]

  private func bench() throws -> CommandBench {
    let bench = try CommandBench()
    try bench.makeShop()
    try bench.write(Shop.rule + Shop.rule.replacing("in-time", with: "twice"), to: "shop.lua")
    return bench
  }

  @Test("they lie in the user's cache folder, of every rule that was run, and nowhere else")
  func remembered() throws {
    let bench = try bench()
    let home = ["HOME": "\(bench.root)/home"]
    let first = try Document(bench.assay(Self.run, environment: home)).lasting
    let file = "\(bench.root)/home/.cache/assay/durations/shop.json"
    let kept = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: file)))
        as? [String: Double])
    #expect(kept.keys.sorted() == ["in-time", "twice"] && kept.values.allSatisfy { $0 > 0 })
    #expect(bench.names() == ["shop.lua", "shop.sqlite"])
    // A run of one rule keeps what is known of the other.
    try Data(#"{"in-time":3,"twice":1234.5}"#.utf8).write(to: URL(filePath: file))
    _ = try bench.assay(Self.run + ["--rule", "in-time"], environment: home)
    let again = try String(contentsOfFile: file, encoding: .utf8)
    #expect(again.contains("\"twice\":1234.5") && !again.contains("\"in-time\":3,"))
    #expect(try Document(bench.assay(Self.run, environment: home)).lasting == first)
  }

  @Test(
    "whatever is in the file, or in its way, the assessment is the same",
    arguments: ["", "no JSON", "[1]", #"{"twice":-1,"in-time":"x"}"#, #"{"twice":1e999}"#])
  func rubbish(text: String) throws {
    let bench = try bench()
    let whole = try Document(bench.assay(Self.run)).lasting
    let cache = "\(bench.root)/cache"
    try FileManager.default.createDirectory(
      atPath: "\(cache)/assay/durations", withIntermediateDirectories: true)
    try text.write(
      toFile: "\(cache)/assay/durations/shop.json", atomically: true, encoding: .utf8)
    let ending = try bench.assay(Self.run, environment: ["XDG_CACHE_HOME": cache])
    #expect(try Document(ending).lasting == whole)
    // A file where the folder should be.
    let blocked = try bench.assay(
      Self.run, environment: ["XDG_CACHE_HOME": bench.path("shop.lua")])
    #expect(try Document(blocked).lasting == whole)
  }

  @Test("without a home, or with a relative folder, nothing is remembered")
  func nowhere() throws {
    let bench = try bench()
    _ = try bench.assay(Self.run, environment: ["XDG_CACHE_HOME": "cache"])
    _ = try bench.assay(Self.run)
    #expect(bench.names() == ["shop.lua", "shop.sqlite"])
  }
}
