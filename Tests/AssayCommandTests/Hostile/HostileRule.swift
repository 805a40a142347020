import Foundation
import Testing

/// A rule of the battery under `Tests/HostileRules`: what it tries, and how one sees that it succeeded.
struct HostileRule: Sendable, CustomTestStringConvertible {
  /// What it is after; a folder each.
  enum Category: String, CaseIterable {
    case escape, hang, memory, crash, poison, data, nondeterminism
  }

  /// How its effect is seen where nothing is in its way.
  enum Effect: String {
    /// It tells the word that only the host may read.
    case secret
    /// A file of the folder is there, gone, or another.
    case folder
    /// The process ends before the host has.
    case gone
    /// It does not end.
    case hang
    /// The process grows by 64 MB.
    case memory
    /// The process is killed by a signal.
    case signal
    /// The probe after it does not come out clean.
    case probe
    /// Two runs differ.
    case differs
  }

  let category: Category
  let name: String
  let effect: Effect
  /// Whether already its top level is refused, so that there is no assessment.
  let isRefused: Bool
  let path: String

  var testDescription: String { "\(category.rawValue)/\(name)" }

  /// The folder of the battery.
  static let folder = Repository.folder.appending(path: "Tests/HostileRules").path

  /// The rule that runs beside each of them and must not notice.
  static let probe = "\(folder)/probe.lua"

  /// What only the host may read.
  static let secret = "open-sesame"

  /// All of them, by category and name.
  static let all: [HostileRule] = Category.allCases.flatMap { category in
    let folder = "\(folder)/\(category)"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().filter { $0.hasSuffix(".lua") }.compactMap { HostileRule(category, $0) }
  }

  private init?(_ category: Category, _ file: String) {
    path = "\(Self.folder)/\(category)/\(file)"
    guard let text = try? String(contentsOfFile: path, encoding: .utf8),
      let word = text.firstMatch(of: /(?m)^-- seen: (\w+)$/)?.1,
      let effect = Effect(rawValue: String(word))
    else { return nil }
    self.category = category
    self.effect = effect
    name = String(file.dropLast(4))
    isRefused = text.contains("\n-- here: refused\n")
  }

  /// The text of the rule.
  var text: String { get throws { try String(contentsOfFile: path, encoding: .utf8) } }

  /// What nothing stops but the cap on SQLite's memory, which only a process of its own can have.
  static let meetsHeapLimit: Set = ["memory/query-sorted", "memory/query-copied-columns"]
}

extension CommandBench {
  /// The organisation, and what lies in its folder and is nobody's business.
  func makeVictim() throws {
    try sql(
      "victim.sqlite",
      """
      CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT, note TEXT);
      INSERT INTO things VALUES (1, 'alpha', 'x'), (2, 'beta', 'y'), (3, 'gamma', 'z');
      CREATE TABLE vault (id INTEGER PRIMARY KEY, word TEXT DEFAULT 'open-sesame' /* open-sesame */);
      CREATE TABLE "open-sesame" (id INTEGER PRIMARY KEY AUTOINCREMENT);
      INSERT INTO "open-sesame" VALUES (7);
      """)
    try sql(
      "other.sqlite",
      "CREATE TABLE secrets (word TEXT); INSERT INTO secrets VALUES ('open-sesame');")
    try write("open-sesame\n", to: "secret.txt")
    try write("return \"open-sesame\"\n", to: "planted.lua")
  }

  /// What a process of the battery finds around it.
  func surroundings(timeZone: String) -> [String: String] {
    ["ASSAY_BATTERY_SECRET": HostileRule.secret, "TZ": timeZone, "PATH": "/usr/bin:/bin"]
  }

  /// Every file of the working directory with its bytes.
  func contents() throws -> [String: [UInt8]] {
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    var files: [String: [UInt8]] = [:]
    for name in names {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: path(name), isDirectory: &isFolder)
      files[name] = isFolder.boolValue ? [] : try bytes(name)
    }
    return files
  }
}
