import Testing

@testable import Reporting

/// Pieces of HTML: what is text cannot become markup.
@Suite struct HTMLTests {
  @Test(
    "a text that is put in is escaped, as content and in an attribute",
    arguments: [
      ("a < b & c > d", "a &lt; b &amp; c &gt; d"), ("\"x\" 'y'", "&quot;x&quot; &#39;y&#39;"),
      ("&amp;", "&amp;amp;"), ("Größe – 港", "Größe – 港"), ("", ""),
      ("a\u{0}b\u{1}\u{85}\u{FFFE}c", "a\u{FFFD}b\u{FFFD}\u{FFFD}\u{FFFD}c"),
      ("a\tb\r\nc", "a\tb\r\nc"), ("e\u{301}<", "e\u{301}&lt;"),
    ])
  func escaping(text: String, escaped: String) {
    let piece: HTML = "<p title=\"\(text)\">\(text)</p>"
    #expect(piece.markup == "<p title=\"\(escaped)\">\(escaped)</p>")
  }

  @Test func `a mark that follows the sign of a tag does not hide it`() {
    // Swift takes both for one character.
    let text = "<\u{301}script>"
    let piece: HTML = "\(text)"
    #expect(piece.markup == "&lt;\u{301}script&gt;")
  }

  @Test func `a piece goes in as it is, and what is empty leaves no line`() {
    let text = "a&b"
    let item: HTML = "<li>\(text)</li>"
    let list: HTML = "<ul>\n\([item, .none, item])\n</ul>\(3)"
    #expect(list.markup == "<ul>\n<li>a&amp;b</li>\n<li>a&amp;b</li>\n</ul>3")
  }

  @Test func `the policy of a page names the digest of its script and allows nothing else`() {
    // printf 'alert(1)' | openssl dgst -sha256 -binary | base64
    let script = HTMLScript("alert(1)")
    #expect(script.digest == "bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI=")
    let page = HTMLPage(title: "A & B", style: .none, body: "<main></main>", script: script).text
    #expect(page.contains("<title>A &amp; B</title>"))
    #expect(page.contains("script-src 'sha256-\(script.digest)'"))
    #expect(page.contains("<script>alert(1)</script>"))
    let plain = HTMLPage(title: "A", style: .none, body: "<main></main>").text
    #expect(plain.contains("default-src 'none'") && plain.contains("script-src 'none'"))
    #expect(!plain.contains("<script"))
  }

  @Test func `the script of the finder holds nothing that would end it`() {
    #expect(!PackSite.finderScript.source.lowercased().contains("</script"))
    #expect(!PackSite.finderScript.source.contains("<!--"))
  }

  @Test func `two texts never have one anchor, nor two pages one file`() {
    let texts = ["a b", "a~20b", "a_20b", "a/b", "A/b", "ä", "a", ""]
    #expect(Set(texts.map(SiteAnchor.escaped)).count == texts.count)
    #expect(SiteAnchor.escaped("order lines/é") == "order~20lines/~C3~A9")
    var names = SiteFileNames()
    let long = String(repeating: "8.", count: 200)
    let files = ["A", "a", "index", "tables", "a/b", long, long + "1"].map {
      names.file(for: $0)
    }
    #expect(
      files.prefix(5) == ["A.html", "a~2.html", "index~2.html", "tables~2.html", "a~2Fb.html"])
    #expect(Set(files.map { $0.lowercased() }).count == files.count)
    #expect(files.allSatisfy { $0.utf8.count < 200 && !$0.contains("/") })
  }
}
