import AssayConfiguration
import ComplianceModel
import Evaluation
import Foundation
import LuaRuntime
import RulePacks
import Testing

@testable import RuleWorkbench

/// The examples of every page, checked in a pack that is otherwise in order: the bad one is found,
/// with that id alone, and the good one is not.
@Suite struct LintExampleTests {
  /// Those that no short text shows.
  static let withoutExample: Set<String> = ["large-file"]

  static let pages = lintPages.filter { page in
    !withoutExample.contains(page.id) && ![.settings, .waivers].contains(page.example.setting)
  }

  @Test("a bad example is found, with that id alone", arguments: pages.map(\.id))
  func bad(id: String) throws {
    let page = try #require(Self.pages.first { $0.id == id })
    let found = try Self.findings(page.example.bad, of: page)
    #expect(
      Set(found.map(\.code.text)) == [id], "\(found.flatMap(\.lines).joined(separator: "\n"))")
    #expect(found.allSatisfy { $0.severity == page.severity })
    #expect(found.contains { !$0.edits.isEmpty } == page.isFixed)
  }

  @Test("a good example has nothing to report", arguments: pages.map(\.id))
  func good(id: String) throws {
    let page = try #require(Self.pages.first { $0.id == id })
    let found = try Self.findings(page.example.good, of: page)
    #expect(found.flatMap(\.lines) == [])
  }

  @Test("a finding of a line is silenced there with a reason", arguments: pages.map(\.id))
  func silenced(id: String) throws {
    let page = try #require(Self.pages.first { $0.id == id })
    var files = ExamplePack.files(of: page.example.bad, page)
    let found = try ExamplePack.findings(files)
    let finding = try #require(found.first)
    guard let place = finding.place, let line = place.line,
      let path = files.keys.first(where: { place.file.hasSuffix("/\($0)") })
    else { return }
    var lines = files[path]?.split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    let isYAML = path.hasSuffix(".yml")
    lines?.insert(
      "\(isYAML ? "#" : "--") assay: allow \(id) because of this test", at: line - 1)
    files[path] = lines?.joined(separator: "\n")
    let rest = try ExamplePack.findings(files)
    #expect(
      rest.contains { $0.code == finding.code && $0.place?.line == line + 1 } != page.isSilenced)
    #expect(rest.contains { $0.code.text == "bad-allowance" } != page.isSilenced)
  }

  static let settingsPages = lintPages.filter {
    [.settings, .waivers].contains($0.example.setting)
  }

  @Test(
    "a bad setting is found, with that id alone, and silenced", arguments: settingsPages.map(\.id))
  func settings(id: String) throws {
    let page = try #require(Self.settingsPages.first { $0.id == id })
    #expect(try ExamplePack.settingsFindings(page.example.good, page).flatMap(\.lines) == [])
    let found = try ExamplePack.settingsFindings(page.example.bad, page)
    #expect(found.map(\.code.text) == [id])
    #expect(found.allSatisfy { $0.severity == page.severity && $0.excerpt?.column != nil })
    let allowance = "# assay: allow \(id) because of this test"
    let lines = page.example.bad.split(separator: "\n").map(String.init)
    let line = try #require(found[0].place?.line)
    let silenced = (lines[..<(line - 1)] + [allowance] + lines[(line - 1)...]).joined(
      separator: "\n")
    let rest = try ExamplePack.settingsFindings(silenced, page).map(\.code.text)
    #expect(rest == (page.isSilenced ? [] : ["bad-allowance", id]))
  }

  private static func findings(_ text: String, of page: LintPage) throws -> [Diagnostic] {
    try ExamplePack.findings(ExamplePack.files(of: text, page))
  }
}

/// A pack around an example.
enum ExamplePack {
  static let schema = """
    CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL, left_on TEXT);
    CREATE TABLE assets (
      id INTEGER PRIMARY KEY, code TEXT NOT NULL,
      status TEXT CHECK (status IN ('open', 'closed')),
      encrypted INTEGER CHECK (encrypted IN (0, 1)), rating INTEGER, due_on TEXT,
      owner_id INTEGER REFERENCES people (id));
    CREATE TABLE checks (id INTEGER PRIMARY KEY, asset_id INTEGER, done_on TEXT);
    """

  static let manifest = "id: shop\nversion: 1.0.0\ntitle: Shop\n"

  static let catalogue = """
    clauses:
      - clause: "1"
        heading: Assets
        requirements:
          - { id: shop/1-a, requirement: Assets have an owner. }
    """

  /// The files of the pack by path.
  static func files(of text: String, _ page: LintPage) -> [String: String] {
    var files = ["pack.yml": manifest, "schema.sql": schema]
    var rules = rule(select: "SELECT id, code, owner_id FROM assets ORDER BY id")
    switch page.example.setting {
    case .judge: rules = rule(judging: text)
    case .select: rules = rule(select: text)
    case .rules: rules = text
    case .library:
      files[page.id == "unused-file" && text == page.example.bad ? "lib/more.lua" : "lib/due.lua"] =
        text + "\n"
      if files["lib/due.lua"] != nil {
        rules =
          "local due = require \"due\"\n"
          + rule(judging: "if due.is_over(due_on, \"1 day\") then return fail(\"late\") end")
      }
    case .tests: files["tests/a_test.lua"] = text.isEmpty ? nil : text + "\n"
    case .manifest: files["pack.yml"] = text + "\n"
    case .catalogue:
      files["catalogue.yml"] = text + "\n"
      rules = rules.replacing(
        "title =", with: "requirement = \"shop/1-a\", rationale = \"It matters.\", title =")
    case .settings, .waivers: break
    }
    if rules.contains("shop/1-a"), files["catalogue.yml"] == nil {
      files["catalogue.yml"] = catalogue
    }
    files["rules/a.lua"] = rules + "\n"
    if page.example.setting != .tests { files["tests/a_test.lua"] = tests(of: rules) }
    return files
  }

  private static func rule(select: String) -> String {
    """
    rule "owned" {
      title = "Every asset has an owner", of = "assets", name = "{code}",
      select = [[ \(select) ]],
      judge = function(owner_id, code)
        if owner_id == nil then return fail("%s has no owner", code) end
      end,
      fix = "Name an owner.",
    }
    """
  }

  private static func rule(judging body: String) -> String {
    let columns = ["code", "status", "encrypted", "rating", "due_on", "owner_id"].filter { column in
      body.contains(column)
    }
    return """
      rule "owned" {
        title = "Every asset has an owner", of = "assets",
        select = "SELECT \((["id"] + columns).joined(separator: ", ")) FROM assets ORDER BY id",
        judge = function(\(columns.joined(separator: ", ")))
      \(body)
        end,
        fix = "Name an owner.",
      }
      """
  }

  /// A test that shows each rule finding something, and one that shows it letting something pass.
  private static func tests(of rules: String) -> String {
    rules.matches(of: /(?:rule|question) "([a-z-]+)"/).flatMap { match in
      ["nonconforming", "conforming"].map { outcome in
        "test \"\(match.1) \(outcome)\" { rule = \"\(match.1)\", given = {}, expect = \"\(outcome)\" }\n"
      }
    }.joined()
  }

  /// What is said of an `assay.yml`, or of the waivers of one, for the pack of these examples.
  static func settingsFindings(_ text: String, _ page: LintPage) throws -> [Diagnostic] {
    let folder = try Workbench.Folder()
    let isWaivers = page.example.setting == .waivers
    let settings = "packs: [./shop]\n" + (isWaivers ? "waivers: waivers.yml\n" : text + "\n")
    try Data(settings.utf8).write(to: URL(filePath: "\(folder.path)/assay.yml"))
    try Data(text.utf8).write(to: URL(filePath: "\(folder.path)/waivers.yml"))
    let file = try ConfigurationFile.read(path: "\(folder.path)/assay.yml", shownAs: "assay.yml")
    let source = PackSource(
      manifest: PackManifest(id: PackID("shop"), version: "1.0.0", title: "Shop"),
      rules: [
        SourceText(
          path: "a.lua", text: rule(select: "SELECT id, code, owner_id FROM assets ORDER BY id"))
      ], digest: "", location: "shop")
    let declared = try declare(source, by: LocalEvaluator()).whole()
    // The lines of the example are counted from 1.
    return checkSettings(file, for: [declared], today: Workbench.day).map { finding in
      var finding = finding
      if !isWaivers, let line = finding.place?.line { finding.place?.line = line - 1 }
      return finding
    }
  }

  /// What `check` says of a pack of these files.
  static func findings(_ files: [String: String]) throws -> [Diagnostic] {
    let folder = try Workbench.Folder()
    for (path, text) in files {
      let url = URL(filePath: "\(folder.path)/shop/\(path)")
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    let (asked, libraries) = try PackLibrary(searchPaths: []).load(
      ["./shop"], relativeTo: folder.path)
    let source = try #require(asked.first)
    let evaluator = LocalEvaluator()
    let declared = try declare(
      source, uses: libraries, catalogues: [source.catalogue].compactMap(\.self), by: evaluator)
    return try check(
      declared, uses: libraries, schema: PackSchema(of: source, database: nil), asOf: Workbench.day,
      temporaryFolder: folder.path, by: evaluator)
  }
}
