import ComplianceModel
import Testing

@testable import Evaluation

@Suite struct DeclarationSiteTests {
  static let text = """
    -- rule "orders-shipped" { title = "a comment" }
    rule "orders-shipped" {
      title  = "Orders are shipped",
      select = [[
        SELECT id, code, required_on
        FROM orders WHERE title = 'custmer_id' AND custmer_id IS NULL]],
      judge  = function(requird_on, code)
        if not requird_on then return fail("order %s", code) end
        for n, code in each("code") do local x = { title = 1 } end
      end,
      action = { kind = "corective", owner = "clerk" },
      titel = "x",
    }
    """

  static let site = DeclarationSite(
    pack: PackSource(
      manifest: PackManifest(id: PackID("shop"), version: "1.0.0", title: "Shop"), rules: [],
      digest: "", location: "./shop"),
    file: SourceText(path: "rules/orders.lua", text: text), line: 2, name: "orders-shipped")

  @Test("a field's name is underlined where it is declared, not where it is mentioned")
  func field() {
    #expect(
      Self.site.fault("unknown-field", "no", at: Self.site.spot(ofField: "title")).place
        == SourcePlace(file: "./shop/rules/orders.lua", line: 3, column: 3))
  }

  @Test("a parameter of judge is underlined at its first place")
  func parameter() {
    let fault = Self.site.fault(
      "unknown-column", "the query has no column 'requird_on'",
      at: Self.site.spot(ofParameter: "requird_on", inField: "judge"), nearest: "required_on")
    #expect(
      fault
        == Diagnostic(
          "unknown-column", "the query has no column 'requird_on'",
          at: SourcePlace(file: "./shop/rules/orders.lua", line: 7, column: 21),
          excerpt: Excerpt(
            line: 7, text: "  judge  = function(requird_on, code)", column: 21, length: 10,
            note: "did you mean 'required_on'?")))
  }

  @Test("an offset of the query is a place of the file")
  func offset() throws {
    let start = try #require(Self.text.firstRange(of: "    SELECT id"))
    let end = try #require(Self.text.firstRange(of: "]],"))
    let sql = String(Self.text[start.lowerBound..<end.lowerBound])
    let word = try #require(SQLWords(sql).place(of: "custmer_id", from: nil))
    let spot = Self.site.spot(
      ofOffset: word.lowerBound, length: word.count, inText: sql, field: "select")
    #expect(
      Self.site.fault("unknown-column", "no", at: spot).place
        == SourcePlace(file: "./shop/rules/orders.lua", line: 6, column: 48))
  }

  @Test("a word in a nested table is found by its text")
  func nested() {
    let spot = Self.site.spot(of: "corective", inField: "action")
    #expect(Self.site.fault("x", "no", at: spot).place?.column == 22)
  }

  @Test("the names that each asks for have their places")
  func eachCalls() {
    #expect(
      Self.site.arguments(ofCallsTo: "each", inField: "judge").map(\.text) == ["code"])
  }

  @Test("a fault without a place stands at the declaration")
  func declaration() {
    #expect(
      Self.site.fault("x", "no").place == SourcePlace(file: "./shop/rules/orders.lua", line: 2))
  }
}

extension String {
  fileprivate func firstRange(of needle: String) -> Range<Index>? {
    indices.first { self[$0...].hasPrefix(needle) }.map {
      $0..<index($0, offsetBy: needle.count)
    }
  }
}
