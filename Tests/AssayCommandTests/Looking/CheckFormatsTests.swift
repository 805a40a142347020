import CanonicalForm
import Foundation
import Testing

/// The forms in which `check` tells what it found, and what it puts right itself.
@Suite struct CheckFormatsTests {
  let bench: CommandBench

  static let rules = """
    rule "owned" {
      title = "Every asset, 100 %: has an owner.", of = "assets",
      select = [[ SELECT id, code, owner_id FROM assets WHERE status = NULL ]],
      judge = function(code, owner_id)
        if owner_id == nil then fail("%s has no owner.", code) end
        local limit = 15
      end,
      fix = "Name an owner.", -- assay: allow full-stop because it was there
    }

    """

  init() throws {
    bench = try CommandBench()
    try bench.write("id: shop\nversion: 1.0.0\ntitle: Shop\n", to: "my shop/pack.yml")
    try bench.write(
      "CREATE TABLE assets (id INTEGER PRIMARY KEY, code TEXT, owner_id INTEGER, status TEXT);",
      to: "my shop/schema.sql")
    try bench.write(Self.rules, to: "my shop/rules/a.lua")
    try bench.write(
      """
      test "a" { rule = "owned", given = {}, expect = "conforming" }
      test "b" { rule = "owned", given = {}, expect = "nonconforming" }

      """, to: "my shop/tests/a_test.lua")
  }

  @Test(
    "several targets are written at once, and what is written stays",
    arguments: ["json", "sarif", "github"])
  func formats(format: String) throws {
    let arguments = ["check", "./my shop", "-o", "\(format)=found.txt"]
    let ending = try bench.assay(arguments)
    #expect(ending.code == 1 && ending.complaint == "")
    #expect(ending.output.hasSuffix("\n2 errors, 4 warnings in 2 files\n"))
    let written = String(decoding: try bench.bytes("found.txt"), as: UTF8.self)
    try Golden.expect(written, as: "check/\(format)")
    let shown = try bench.assay("check", "./my shop", "-o", format)
    #expect(shown.output == written)
  }

  @Test("a SARIF log has what the norm asks for")
  func sarif() throws {
    let log = try JSONValue.parse(
      Array(try bench.assay("check", "./my shop", "-o", "sarif").output.utf8))
    #expect(log["version"] == "2.1.0")
    guard case .array(let runs)? = log["runs"],
      case .array(let rules)? = runs[0]["tool"]?["driver"]?["rules"],
      case .array(let results)? = runs[0]["results"]
    else { throw JSONShape() }
    #expect(runs.count == 1 && results.count > 4)
    let ids = rules.compactMap { $0["id"]?.text }
    #expect(ids == Set(ids).sorted() && ids.count >= 25)
    #expect(rules.allSatisfy { $0["shortDescription"]?["text"]?.text?.isEmpty == false })
    var fingerprints: Set<String> = []
    for result in results {
      guard case .integer(let index)? = result["ruleIndex"],
        case .array(let places)? = result["locations"]
      else { throw JSONShape() }
      #expect(result["ruleId"]?.text == ids[index])
      #expect(["error", "warning"].contains(result["level"]?.text))
      #expect(result["message"]?["text"]?.text?.isEmpty == false)
      let place = places[0]["physicalLocation"]
      #expect(place?["artifactLocation"]?["uri"]?.text?.hasPrefix("my%20shop/") == true)
      guard case .integer(let start)? = place?["region"]?["startColumn"],
        case .integer(let end)? = place?["region"]?["endColumn"]
      else { throw JSONShape() }
      #expect(start < end)
      fingerprints.insert(result["partialFingerprints"]?["assayFinding/v1"]?.text ?? "")
    }
    #expect(fingerprints.count == results.count)
  }

  @Test(
    "a form that there is not, and two for stdout, are refused",
    arguments: [
      ["-o", "xml"], ["-o", "none=x"], ["-o", "json="], ["-o", "json", "-o", "sarif"],
    ])
  func refused(words: [String]) throws {
    let ending = try bench.assay(["check", "./my shop"] + words)
    #expect(ending.code == 3 && ending.output == "")
  }

  @Test("none keeps stdout quiet, and the code still tells")
  func quiet() throws {
    let ending = try bench.assay("check", "./my shop", "-o", "none")
    #expect(ending.code == 1 && ending.output == "" && ending.complaint == "")
  }

  // MARK: - Putting right

  @Test("what cannot mean anything else is put right, once")
  func fix() throws {
    let arguments = ["check", "./my shop", "--fix"]
    let first = try bench.assay(arguments)
    try Golden.expect(first.transcript(of: arguments, bench.local), as: "check/fix")
    let text = String(decoding: try bench.bytes("my shop/rules/a.lua"), as: UTF8.self)
    #expect(
      text == """
        rule "owned" {
          title = "Every asset, 100 %: has an owner", of = "assets",
          select = [[ SELECT id, code, owner_id FROM assets WHERE status IS NULL ]],
          judge = function(code, owner_id)
            if owner_id == nil then return fail("%s has no owner", code) end
          end,
          fix = "Name an owner.",
        }

        """)
    let again = try bench.assay(arguments)
    #expect(again.code == 0 && again.complaint == "")
    #expect(try bench.bytes("my shop/rules/a.lua") == Array(text.utf8))
    #expect(bench.names(in: bench.path("my shop/rules")) == ["a.lua"])
  }

  @Test("a pack found by its name is not written")
  func foundByName() throws {
    try bench.write(Self.rules, to: "packs/shop/rules/a.lua")
    for name in ["pack.yml", "schema.sql", "tests/a_test.lua"] {
      try bench.write(try bench.bytes("my shop/\(name)"), to: "packs/shop/\(name)")
    }
    let ending = try bench.assay(
      "check", "shop", "--fix", environment: ["ASSAY_RULES_PATH": bench.path("packs")])
    #expect(ending.code == 1 && ending.complaint.contains("is not written"))
    #expect(try bench.bytes("packs/shop/rules/a.lua") == Array(Self.rules.utf8))
  }

  @Test("a file that cannot be written leaves all as they were")
  func unwritable() throws {
    guard getuid() != 0 else { return }
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o500], ofItemAtPath: bench.path("my shop/rules"))
    let ending = try bench.assay("check", "./my shop", "--fix")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o700], ofItemAtPath: bench.path("my shop/rules"))
    #expect(ending.code == 6)
    #expect(try bench.bytes("my shop/rules/a.lua") == Array(Self.rules.utf8))
  }
}

/// A document without a member that it must have.
private struct JSONShape: Error {}

extension JSONValue {
  /// The text that it is; nil: it is none.
  fileprivate var text: String? {
    if case .string(let text) = self { return text }
    return nil
  }
}
