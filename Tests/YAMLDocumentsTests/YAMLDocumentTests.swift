import ComplianceModel
import Testing

@testable import YAMLDocuments

@Suite struct YAMLDocumentTests {
  private func place(_ line: Int, _ column: Int) -> SourcePlace {
    SourcePlace(file: "f.yml", line: line, column: column)
  }

  @Test("every node knows its line and column, and a scalar keeps its text")
  func places() throws {
    let document = try YAMLDocument(
      text: "# note\nclause: 8.10\nlist:\n  - 'yes'\n  - {ä: x, b: null}\n", path: "f.yml")
    let expected = YAMLNode(
      .mapping([
        YAMLEntry(
          key: "clause", keyPlace: place(2, 1),
          value: YAMLNode(.scalar(text: "8.10", isPlain: true), at: place(2, 9))),
        YAMLEntry(
          key: "list", keyPlace: place(3, 1),
          value: YAMLNode(
            .sequence([
              YAMLNode(.scalar(text: "yes", isPlain: false), at: place(4, 5)),
              YAMLNode(
                .mapping([
                  YAMLEntry(
                    key: "ä", keyPlace: place(5, 6),
                    value: YAMLNode(.scalar(text: "x", isPlain: true), at: place(5, 9))),
                  YAMLEntry(
                    key: "b", keyPlace: place(5, 12),
                    value: YAMLNode(.scalar(text: "null", isPlain: true), at: place(5, 15))),
                ]), at: place(5, 5)),
            ]), at: place(4, 3))),
      ]), at: place(2, 1))
    #expect(document.root == expected)
  }

  @Test("a file without content has no root", arguments: ["", "\n", "# only a remark\n", "---\n"])
  func empty(text: String) throws {
    let document = try YAMLDocument(text: text, path: "f.yml")
    #expect(document.root == nil || document.root?.isNull == true)
  }

  @Test("short texts are read as they are", arguments: ["a", "a: b", "[1, 2]", "fourteen bytes"])
  func short(text: String) throws {
    #expect(try YAMLDocument(text: text, path: "f.yml").root != nil)
  }

  static let quoting =
    "indent with spaces, and put quotes around a text that holds ': ' or ' #' or begins with one of "
    + "[ { & * ! | > % @"

  static let refused: [(String, Diagnostic)] = [
    (
      "a: 1\nb: [1,\n",
      Diagnostic(
        "invalid-yaml",
        "this is not valid YAML: did not find expected node content while parsing a flow node",
        at: SourcePlace(file: "f.yml", line: 3, column: 1), remedy: quoting)
    ),
    (
      "a:\n\t- 1\n",
      Diagnostic(
        "invalid-yaml",
        "this is not valid YAML: found character that cannot start any token while scanning for the "
          + "next token", at: SourcePlace(file: "f.yml", line: 2, column: 1), remedy: quoting)
    ),
    (
      "a: 1\nb: 2\na: 3\n",
      Diagnostic(
        "duplicate-key", "the key 'a' stands twice in one mapping",
        at: SourcePlace(file: "f.yml", line: 3, column: 1),
        remedy: "keep one of them; the first is on line 1")
    ),
    (
      "{a: 1, a: 2}\n",
      Diagnostic(
        "duplicate-key", "the key 'a' stands twice in one mapping",
        at: SourcePlace(file: "f.yml", line: 1, column: 2), remedy: "keep one of them")
    ),
    (
      "a: 1\n---\nb: 2\n",
      Diagnostic(
        "invalid-yaml", "the file holds more than one document",
        at: SourcePlace(file: "f.yml", line: 2, column: 1),
        remedy: "remove the line '---' or '...' between them")
    ),
    (
      "a: &x [1]\nb: [*x, *x]\n",
      Diagnostic(
        "invalid-yaml", "the alias '*x' is not read here", at: SourcePlace(file: "f.yml", line: 2),
        remedy: "write the value out")
    ),
    (
      "? [a]\n: 1\n",
      Diagnostic(
        "invalid-yaml", "a key is a list, not a text",
        at: SourcePlace(file: "f.yml", line: 1, column: 3),
        remedy: "put quotes around a key or value that begins with '{' or '['")
    ),
  ]

  @Test("what cannot be read is refused with its place", arguments: refused)
  func refuses(text: String, fault: Diagnostic) {
    #expect(throws: Refusal(.configuration, [fault])) {
      try YAMLDocument(text: text, path: "f.yml")
    }
  }

  @Test("an alias is seen whatever ends its line", arguments: ["\n", "\r\n", "\u{85}", "\u{2028}"])
  func aliases(newline: String) {
    let text = ["a: &x [1]", "b:", "- *x", ""].joined(separator: newline)
    let error = #expect(throws: Refusal.self) { try YAMLDocument(text: text, path: "f.yml") }
    #expect(error?.diagnostics.map(\.message) == ["the alias '*x' is not read here"])
  }

  @Test("neither depth nor aliases of aliases exhaust the reader")
  func bombs() {
    let deep = String(repeating: "[", count: 200_000)
    #expect(throws: Refusal.self) { try YAMLDocument(text: deep, path: "f.yml") }
    let laughs =
      "a0: &a0 [x, x]\n"
      + (1...40).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]\n" }.joined()
    #expect(throws: Refusal.self) { try YAMLDocument(text: laughs, path: "f.yml") }
  }
}
