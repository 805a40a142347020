import CanonicalForm
import ComplianceModel
import Foundation
import Testing

@testable import Reporting

#if canImport(FoundationXML)
import FoundationXML
#endif

/// The formats of `test` that servers read: structure, counts, and texts that are hostile to them.
@Suite struct TestFormatTests {
  private static let hostile = "a <b> & \"c\" # d \\ \u{1B}[1m\u{0} é\nnext"
  private static let rule = RuleID(pack: PackID("shop"), name: "late")

  private static func place(_ file: String, _ line: Int) -> SourcePlace {
    SourcePlace(file: file, line: line)
  }

  private static let report = TestReport(results: [
    .init(name: "fine", place: place("a_test.lua", 1), rule: rule),
    .init(
      name: hostile, place: place("a_test.lua", 2), rule: rule,
      differences: [.init(what: "outcome", expected: "conforming", actual: hostile)],
      reason: "because: it is", notes: ["orders: id=1"],
      sites: [
        .init(
          subject: SubjectKey("1"), place: place("a.lua", 3),
          excerpt: Excerpt(line: 3, text: "  return fail(\"]]>\")", column: 10, length: 11))
      ], trace: [hostile]),
    .init(
      name: "broken", place: place("b_test.lua", 1), rule: rule, failures: ["no table"],
      isBroken: true),
    .init(name: "fine", place: place("a_test.lua", 9), rule: rule),
  ])

  // MARK: - JUnit

  /// Every start of an element with its attributes, and the texts of failures.
  private final class Reading: NSObject, XMLParserDelegate {
    var elements: [(name: String, attributes: [String: String])] = []
    var text = ""

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) { elements.append((name, attributes)) }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
  }

  private static func read(_ xml: String) throws -> Reading {
    let reading = Reading()
    let parser = XMLParser(data: Data(xml.utf8))
    parser.delegate = reading
    try #require(parser.parse())
    return reading
  }

  @Test("JUnit counts each suite, and tells failures from errors")
  func suites() throws {
    let reading = try Self.read(renderTestsAsJUnit(Self.report))
    let suites = reading.elements.filter { $0.name == "testsuite" }.map(\.attributes)
    #expect(
      suites == [
        ["name": "a_test.lua", "tests": "3", "failures": "1", "errors": "0"],
        ["name": "b_test.lua", "tests": "1", "failures": "0", "errors": "1"],
      ])
    #expect(
      reading.elements.first?.attributes == [
        "name": "assay test", "tests": "4", "failures": "1", "errors": "1",
      ])
    #expect(
      reading.elements.map(\.name) == [
        "testsuites", "testsuite", "testcase", "testcase", "failure", "testcase", "testsuite",
        "testcase", "error",
      ])
  }

  @Test("names come back as they were, but for what XML cannot hold; none is given twice")
  func names() throws {
    let cases = try Self.read(renderTestsAsJUnit(Self.report)).elements
      .filter { $0.name == "testcase" }.map(\.attributes)
    let told = Self.hostile.replacing("\u{1B}", with: "\u{FFFD}").replacing(
      "\u{0}", with: "\u{FFFD}")
    #expect(cases.map { $0["name"] } == ["fine", told, "fine (2)", "broken"])
    #expect(Set(cases.map { $0["classname"] }) == ["shop/late"])
  }

  @Test("a failure says what was expected, the rows and the line that judged")
  func details() throws {
    let text = try Self.read(renderTestsAsJUnit(Self.report)).text
    for part in ["a_test.lua:2", "orders: id=1", "a.lua:3: return fail(\"]]>\")", "no table"] {
      #expect(text.contains(part))
    }
  }

  // MARK: - TAP

  @Test("TAP has a plan, a point a test, and a block for each that failed")
  func tap() {
    let lines = renderTestsAsTAP(Self.report).split(separator: "\n").map(String.init)
    #expect(lines.first == "TAP version 14" && lines[1] == "1..4")
    #expect(
      lines.filter { $0.hasPrefix("ok") || $0.hasPrefix("not ok") } == [
        "ok 1 - late: fine",
        "not ok 2 - late: a <b> & \"c\" \\# d \\\\ \u{FFFD}[1m\u{FFFD} é\u{FFFD}next",
        "not ok 3 - late: broken", "ok 4 - late: fine",
      ])
    #expect(lines.count { $0 == "  ---" } == 2 && lines.count { $0 == "  ..." } == 2)
    #expect(
      lines.contains("      actual: \"a <b> & \\\"c\\\" # d \\\\ \\u001b[1m\\u0000 é\\nnext\""))
    #expect(lines.contains("  judged_at: |") && lines.contains("    a.lua:3: return fail(\"]]>\")"))
  }

  @Test("without a test TAP has a plan of none")
  func emptyPlan() {
    #expect(
      renderTestsAsTAP(TestReport(results: [])) == "TAP version 14\n1..0 # no test was run\n")
  }

  // MARK: - JSON

  @Test("the document counts passed, failed, broken and not run, and has no time")
  func document() throws {
    var report = Self.report
    report.notRunCount = 5
    guard case .object(let members) = testDocument(report) else {
      Issue.record("the document is an object")
      return
    }
    #expect(
      Set(members.keys) == [
        "schema", "tests", "passed", "failed", "broken", "not_run", "results",
      ])
    #expect(members["schema"] == .string("assay-tests/1"))
    let counts = ["tests", "passed", "failed", "broken", "not_run"].map { members[$0] }
    #expect(counts == [4, 2, 1, 1, 5].map(JSONValue.integer))
  }
}
