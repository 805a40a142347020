import Testing

@testable import Evaluation

@Suite struct NameTemplateTests {
  @Test("columns stand in braces, all else as it is")
  func parts() {
    #expect(
      NameTemplate("{code} – {title}!")?.parts == [
        .column("code"), .literal(" – "), .column("title"), .literal("!"),
      ])
    #expect(NameTemplate("plain")?.columns == [])
  }

  @Test("braces must pair and hold a name", arguments: ["{code", "code}", "{}", "{a{b}}"])
  func malformed(text: String) {
    #expect(NameTemplate(text) == nil)
  }
}
