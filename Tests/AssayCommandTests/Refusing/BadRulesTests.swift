import Foundation
import Testing

/// What `check` says of rules with a mistake, a file each: message, place, caret, suggestion, id.
@Suite struct BadRulesTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "BadRules")

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".lua") && !$0.hasSuffix("_test.lua") }
      .map { String($0.dropLast(4)) }.sorted()
  }()

  @Test("a mistake is told where it stands", arguments: names)
  func bad(name: String) throws {
    let bench = try CommandBench()
    try bench.sql(
      "assets.sqlite",
      """
      CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL, left_on TEXT);
      CREATE TABLE assets (
        id INTEGER PRIMARY KEY, code TEXT NOT NULL,
        status TEXT CHECK (status IN ('open', 'closed')),
        encrypted INTEGER CHECK (encrypted IN (0, 1)), rating INTEGER, due_on TEXT,
        owner_id INTEGER REFERENCES people (id));
      """)
    let rules = try Self.text("\(name).lua")
    try bench.write(rules, to: "\(name).lua")
    let tests = try? Self.text("\(name)_test.lua")
    try bench.write(tests ?? Self.tests(of: rules), to: "\(name)_test.lua")
    let arguments = ["check", "\(name).lua", "-d", "assets.sqlite"]
    let ending = try bench.assay(arguments)
    #expect(ending.complaint == "")
    #expect(ending.output.contains("\(name).lua:") || ending.output.contains("\(name)_test.lua:"))
    try Golden.expect(ending.transcript(of: arguments, bench.local), as: "bad/\(name)")
  }

  @Test("at least 40 bad rules over at least 25 ids are looked at")
  func counts() throws {
    let golden = Self.folder.deletingLastPathComponent().appending(path: "Golden/bad")
    var ids: Set<Substring> = []
    for name in Self.names {
      let text = try String(contentsOf: golden.appending(path: "\(name).txt"), encoding: .utf8)
      ids.formUnion(
        text.split(separator: "\n").filter { $0.contains(/^    = [a-z]+(-[a-z]+)+$/) })
    }
    #expect(Self.names.count >= 40)
    #expect(ids.count >= 25)
  }

  private static func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  /// A test that shows each rule finding something, and one that shows it letting something pass.
  private static func tests(of rules: String) -> String {
    rules.matches(of: /rule "([a-z-]+)"/).flatMap { match in
      ["nonconforming", "conforming"].map { outcome in
        "test \"\(outcome)\" { rule = \"\(match.1)\", given = {}, expect = \"\(outcome)\" }\n"
      }
    }.joined()
  }
}
