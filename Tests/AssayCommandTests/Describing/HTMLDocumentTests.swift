import Testing

/// The reader of pages itself: it must find what is wrong.
@Suite struct HTMLDocumentTests {
  @Test(
    "what is not well formed is noticed",
    arguments: [
      "<html><p>a</html>", "<html></p></html>", "<html><p id=\"a\"></p><p id=\"a\"></p></html>",
      "<html><p id=a></p></html>", "<html>a & b</html>", "<html>&nbsp;</html>",
      "<html>a < b</html>",
      "<html><p title=\"<\"></p></html>", "<html><p a=\"1\" a=\"2\"></p></html>", "<html><p",
      "<p></p>",
      "<html></html>text", "<html><p>a",
    ])
  func faults(text: String) {
    #expect(!HTMLDocument("<!DOCTYPE html>\n" + text).faults.isEmpty)
  }

  @Test func `what is well formed is read as it stands`() {
    let page = HTMLDocument(
      "<!DOCTYPE html>\n<html lang=\"en\"><style>p > a { }</style><p id=\"x\">a<br><i hidden>&lt;b&#39;</i></p></html>\n"
    )
    #expect(page.faults == [] && page.ids == ["x"])
    #expect(page.element(id: "x")?.text == "a<b'")
    #expect(page.elements("i").map(\.attributes) == [["hidden": ""]])
    #expect(!HTMLDocument("<html></html>").faults.isEmpty)
  }
}
