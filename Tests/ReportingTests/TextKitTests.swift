import ComplianceModel
import Testing

@testable import Reporting

@Suite struct TextKitTests {
  @Test(
    "columns are counted as a terminal shows them",
    arguments: [
      ("abc", 3), ("東京", 4), ("e\u{301}", 1), ("", 0), ("–", 1),
    ])
  func width(text: String, columns: Int) {
    #expect(text.displayWidth == columns)
  }

  @Test("shortening keeps within the columns, wide characters too", arguments: 1...12)
  func shortening(width: Int) {
    for text in ["a long sentence", "東京都千代田区", "a"] {
      #expect(text.shortened(to: width, TerminalStyle()).displayWidth <= width)
    }
  }

  @Test(
    "numbers are shown as people write them",
    arguments: [
      (12.0, "12"), (-3.0, "-3"), (1_234_567.0, "1,234,567"), (0.5, "0.5"), (-0.25, "-0.25"),
      (2.0 / 3, "0.6667"), (1e20, "1e+20"),
    ])
  func numbers(value: Double, text: String) {
    #expect(shown(value) == text)
  }

  @Test("a full bar means 100 and nothing less")
  func bar() {
    #expect(Bar(ScoreInterval(low: 9_999, high: 10_000)).text(.init()) == "███████████████▒")
    #expect(Bar(.full).text(.init()) == "████████████████")
    #expect(Bar(nil).text(.init(usesUTF8: false)) == "................")
  }

  @Test("a finding has its place, its line with a caret, its notes and its code")
  func finding() {
    let diagnostic = Diagnostic(
      "unknown-column", "the query has no column 'requird_on'",
      at: SourcePlace(file: "shop/rules/orders.lua", line: 7, column: 20),
      excerpt: Excerpt(
        line: 7, text: "\tjudge = function(requird_on)", column: 19, length: 10,
        note: "did you mean 'required_on'?"),
      remedy: "Write required_on.", notes: ["line 5 selects: id"])
    #expect(
      renderFindings([diagnostic]) == """
        shop/rules/orders.lua:7:20: error: the query has no column 'requird_on'
          7 |  judge = function(requird_on)
                                ^^^^^^^^^^ did you mean 'required_on'?
            = line 5 selects: id
            = Write required_on.
            = unknown-column

        """)
  }

  @Test("what is longer than a line goes on below, and the line with the place stays whole")
  func longFinding() {
    let words = Array(repeating: "words", count: 16).joined(separator: " ")
    let diagnostic = Diagnostic(
      "unknown-column", words, at: SourcePlace(file: "orders.lua", line: 7, column: 70),
      excerpt: Excerpt(
        line: 7, text: String(repeating: "-", count: 80), column: 70, length: 3,
        note: "did you mean 'id'?"), remedy: words)
    #expect(
      renderFindings([diagnostic]) == """
        orders.lua:7:70: error: \(words)
          7 | \(String(repeating: "-", count: 80))
        \(String(repeating: " ", count: 75))^^^
            = Did you mean 'id'?
            = Words words words words words words words words words words words words
              words words words words
            = unknown-column

        """)
    #expect(
      renderRefusal(Refusal(.configuration, "x", words, remedy: "do it")) == """
        assay: words words words words words words words words words words words words
               words words words words
          Do it

        """)
  }

  @Test("a path that is longer than a line is continued, and not cut")
  func longPath() {
    let path = String(repeating: "0123456789", count: 9)
    let table = renderTable(["id", "where"], [["a", path]], style: .init(isVerbose: true))
    #expect(
      table == """
        id  where
        a   \(path.prefix(76))
            \(path.dropFirst(76))

        """)
    #expect(renderFacts([("where", path)]).split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func `an identifier of usual length stays in the line of its row`() {
    let path = String(repeating: "/folder", count: 12)
    let title = "Control tests of suppliers and carriers"
    for isVerbose in [false, true] {
      let table = renderTable(
        ["pack", "version", "title", "where"],
        [["supplier-control-tests", "1.0.0", title, path]], style: .init(isVerbose: isVerbose))
      #expect(table.contains("\nsupplier-control-tests  1.0.0    Control"), "\(table)")
      #expect(table.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }
  }

  @Test("the first column of a table is never shortened: it holds what is typed elsewhere")
  func tableWidths() {
    let long = Array(repeating: "words", count: 16).joined(separator: " ")
    let id = "a-pack/a-rule-with-a-rather-long-name"
    for isVerbose in [false, true] {
      let table = renderTable(
        ["id", "title", "fix"], [[id, long, long]], style: .init(isVerbose: isVerbose))
      #expect(table.contains(id))
      #expect(table.split(separator: "\n").allSatisfy { $0.count <= 80 })
      #expect(!isVerbose || table.split { $0 == " " || $0 == "\n" }.count == 36, "no word is lost")
    }
  }

  @Test("a refusal says what is wrong and what to do")
  func refusal() {
    let refusal = Refusal(
      .organisationDatabase, "not-a-database", "notes.txt is not an SQLite database",
      remedy: "If it is a spreadsheet export: assay data import DATABASE notes.txt")
    #expect(
      renderRefusal(refusal) == """
        assay: notes.txt is not an SQLite database
          If it is a spreadsheet export: assay data import DATABASE notes.txt

        """)
  }

  @Test("a failing test shows expected against actual")
  func testReport() {
    let place = SourcePlace(file: "orders_test.lua", line: 12)
    let report = TestReport(results: [
      .init(
        name: "an order on its last day is not late", place: place,
        rule: RuleID(pack: PackID("shop"), name: "on-time"),
        differences: [.init(what: "outcome", expected: "conforming", actual: "nonconforming")],
        trace: ["late for B is 0"]),
      .init(name: "fine", place: place, rule: nil),
    ])
    #expect(
      renderTestReport(report, seconds: 0.021, again: "assay test shop") == """
        FAIL  orders_test.lua:12  an order on its last day is not late           on-time
                              expected          actual
                outcome       conforming        nonconforming
              trace: late for B is 0

        2 tests, 1 passed, 1 failed in 0.02 s. Again: assay test shop

        """)
  }
}
