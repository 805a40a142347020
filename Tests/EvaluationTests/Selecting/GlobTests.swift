import Testing

@testable import Evaluation

@Suite struct GlobTests {
  @Test(
    "a star is any run of characters, a question mark any one",
    arguments: [
      ("*", "", true), ("*", "high-risks-treated", true), ("high-*", "high-risks-treated", true),
      ("*-treated", "high-risks-treated", true), ("h?gh", "high", true), ("h?gh", "hgh", false),
      ("*risk*", "high-risks-treated", true), ("*a*b", "aab", true), ("*a*b", "aabc", false),
      ("", "", true), ("", "x", false), ("a.c", "abc", false), ("iso/*", "iso/x", true),
      ("**x", "x", true), ("?", "é", true),
    ])
  func matches(pattern: String, text: String, expected: Bool) {
    #expect(Glob(pattern: pattern).matches(text) == expected)
  }
}
