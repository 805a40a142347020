import ComplianceModel
import Foundation
import Testing

@testable import RulePacks

@Suite struct PackFaultTests {
  /// Faults as `path:line:column: message | remedy`.
  private func faults(_ files: [String: String], of name: String = "p") throws -> [String] {
    let folder = try PackFolder(files)
    do {
      _ = try PackLibrary(searchPaths: []).find(name, relativeTo: folder.path)
      return []
    } catch { return error.diagnostics.map(\.line) }
  }

  @Test("all faults of a pack are told at once")
  func manyFaults() throws {
    let manifest = """
      id: My Pack
      version: 1.0
      titel: Pack
      language: 2
      schema: iso/1
      uses: [Common]
      parameters:
        rating: { type: integer, default: 30, max: 25 }
        share: { type: number, default: high }
        end: { type: flag, default: true, min: 0 }
        word: { type: word, default: a }
        pick: { type: text, default: c, choices: [a, b], stricter: lower }
      grading: { isolated: { share_at_most: 10 }, isolatd: {} }
      """
    let catalogue = """
      clauses:
        - clause: "8.3"
          heading: Risks
          requirements:
            - { id: 28000-2022/8.4-a, requirement: A. }
            - { id: 28000-2022/8.3-a, requirement: A., grade: mayor }
            - { id: 28000-2022/8.3-a, requirement: B. }
            - { id: 28000-2022/8.3-c, obligation: should, grade: minor }
        - { clause: "8.3", heading: Again }
      """
    let expected = [
      "p/catalogue.yml:5:15: requirement '28000-2022/8.4-a' stands under clause 8.3"
        + " | move it under clause 8.4, or number it 8.3",
      "p/catalogue.yml:6:57: 'grade' must be one of major, minor, observation, opportunity, "
        + "not 'mayor' | did you mean 'major'?",
      "p/catalogue.yml:7:15: requirement '28000-2022/8.3-a' stands twice"
        + " | rename one; the first is on line 6",
      "p/catalogue.yml:8:9: a requirement needs the field 'requirement' | add: requirement: …",
      "p/catalogue.yml:8:60: a should is at most an observation, not a minor"
        + " | write obligation: shall, or lower the grade",
      "p/catalogue.yml:9:15: clause 8.3 stands twice"
        + " | put its requirements under the first, on line 2",
      "p/pack.yml:1:1: a pack needs the field 'title' | add: title: …",
      "p/pack.yml:1:5: 'My Pack' is no id of a pack"
        + " | use lower-case letters, digits, '-', '_' and '.': my-pack",
      "p/pack.yml:2:10: '1.0' is no version | write three numbers: version: 1.0.0",
      "p/pack.yml:3:1: unknown field 'titel' in a pack | did you mean 'title'?",
      "p/pack.yml:4:11: the pack is written in language level 2, this Assay reads 1"
        + " | write language: 1, or use a newer Assay",
      "p/pack.yml:5:9: 'iso/1' is no schema"
        + " | write schema: assay/1, or name tables and columns under 'reads'",
      "p/pack.yml:6:8: 'Common' is no id of a pack"
        + " | use lower-case letters, digits, '-', '_' and '.': common",
      "p/pack.yml:8:37: the default of 'rating' must be at most 25, not 30"
        + " | change the default or its bounds",
      "p/pack.yml:9:35: 'default' must be a number, not 'high' | the parameter's type is number",
      "p/pack.yml:10:3: 'end' is no name of a parameter"
        + " | choose another: the rule language has this word itself",
      "p/pack.yml:10:42: 'min' means nothing for a parameter of type flag | remove it",
      "p/pack.yml:11:17: 'type' must be one of integer, number, text, flag, date, duration, list, "
        + "not 'word' | choose one of these words",
      "p/pack.yml:12:32: the default of 'pick' must be one of a, b, not c"
        + " | change the default or its bounds",
      "p/pack.yml:12:62: 'stricter' means nothing for a parameter of type text | remove it",
      "p/pack.yml:13:22: 'isolated' needs the field 'rows_at_most' | add: rows_at_most: …",
      "p/pack.yml:13:39: 'share_at_most' must lie between 0 and 1 | a tenth is 0.10",
      "p/pack.yml:13:45: unknown field 'isolatd' in 'grading' | did you mean 'isolated'?",
      "p/rules/a.lua:1:3: the file is not UTF-8 (byte 0xff) | save it as UTF-8",
    ]
    let folder = try PackFolder(["p/pack.yml": manifest, "p/catalogue.yml": catalogue])
    try folder.write("", to: "p/rules/a.lua")
    try Data([0x2D, 0x2D, 0xFF]).write(to: URL(filePath: folder.path + "/p/rules/a.lua"))
    let error = #expect(throws: Refusal.self) {
      try PackLibrary(searchPaths: []).find("p", relativeTo: folder.path)
    }
    #expect(error?.diagnostics.map(\.line) == expected)
  }

  static let small = "id: p\nversion: 1.0.0\ntitle: P\n"

  static let cases: [([String: String], String, [String])] = [
    (
      ["p/pack.yml": small], "p",
      ["p/rules: the pack has no rules | write the first: p/rules/first.lua"]
    ),
    (
      ["p/pack.yml": small, "p/orders.lua": ""], "p",
      ["p/rules: the pack has no rules | move p/orders.lua to p/rules/orders.lua"]
    ),
    (
      ["p/rules/a.lua": ""], "p",
      [
        "p/pack.yml: p is no pack: it has no pack.yml"
          + " | write it with id, version and title; a single .lua file needs none"
      ]
    ),
    (
      ["p/pack.yml": "# nothing\n", "p/rules/a.lua": ""], "p",
      ["p/pack.yml: the manifest is empty | write id, version and title"]
    ),
    (
      ["p/pack.yml": small, "p/rules/deep/a.lua": "", "p/rules/a.lua": "", "p/tests/a.lua": ""],
      "p",
      [
        "p/rules/deep: rules holds files, not folders | move its files to p/rules",
        "p/tests/a.lua: a test file's name ends in _test.lua"
          + " | name it a_test.lua, or move it to tests/fixtures",
      ]
    ),
    (
      ["p/pack.yml": small, "p/rules/my rule.lua": ""], "p",
      [
        "p/rules/my rule.lua: a file of a pack is named by letters, digits, '-', '_' and '.'"
          + " | rename it"
      ]
    ),
    (
      ["My Checks.lua": ""], "My Checks.lua",
      [
        "My Checks.lua: a file's name is its pack's id, and 'My Checks' is none"
          + " | rename it my-checks.lua"
      ]
    ),
    (
      ["a_test.lua": ""], "./a_test.lua",
      ["a_test.lua: a_test.lua holds tests, not rules | name the pack: a.lua"]
    ),
    (
      [:], "./none",
      ["there is no pack at none | name a folder with pack.yml, or a .lua file"]
    ),
    (
      ["notes.txt": ""], "./notes.txt",
      ["notes.txt is no pack | name a folder with pack.yml, or a .lua file"]
    ),
    ([:], "none", ["there is no pack 'none' | name a folder with pack.yml, or a .lua file"]),
  ]

  @Test("each fault of a pack has its place and its remedy", arguments: cases)
  func singleFaults(files: [String: String], name: String, expected: [String]) throws {
    #expect(try faults(files, of: name) == expected)
  }

  @Test("links inside a pack are not followed")
  func links() throws {
    let folder = try PackFolder(["p/pack.yml": Self.small, "secret": "x", "more/a.lua": ""])
    let manager = FileManager.default
    try manager.createDirectory(
      atPath: folder.path + "/p/rules", withIntermediateDirectories: true)
    try manager.createSymbolicLink(
      atPath: folder.path + "/p/rules/a.lua", withDestinationPath: folder.path + "/secret")
    try manager.createSymbolicLink(
      atPath: folder.path + "/p/lib", withDestinationPath: folder.path + "/more")
    let error = #expect(throws: Refusal.self) {
      try PackLibrary(searchPaths: []).find("p", relativeTo: folder.path)
    }
    #expect(
      error?.diagnostics.map(\.line) == [
        "p/lib: lib is no folder | put a folder in its place; links are not followed",
        "p/rules/a.lua: p/rules/a.lua is a symbolic link | put the file itself in its place",
      ])
  }
}

extension Diagnostic {
  /// The fault on one line.
  var line: String {
    (place.map { "\($0): " } ?? "") + message + (remedy.map { " | \($0)" } ?? "")
  }
}
