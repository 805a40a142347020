import Testing

@testable import CanonicalForm

@Suite struct JSONWritingTests {
  private func canonical(_ value: JSONValue) throws -> String {
    String(decoding: try value.canonicalBytes(), as: UTF8.self)
  }

  @Test("names stand in the order of their UTF-8 bytes")
  func order() throws {
    // UTF-16 would put the emoji (surrogates, U+D83D) before U+FB33; bytes put it last.
    let value: JSONValue = ["\u{1F600}": 1, "\u{FB33}": 2, "b": 3, "B": 4, "": 5, "a b": 6, "a": 7]
    #expect(
      try canonical(value)
        == "{\"\":5,\"B\":4,\"a\":7,\"a b\":6,\"b\":3,\"\u{FB33}\":2,\"\u{1F600}\":1}")
  }

  @Test("only quotes, backslashes and control characters are escaped")
  func escapes() throws {
    let text = "\u{0}\u{8}\t\n\u{B}\u{C}\r\u{1F}\"\\/\u{7F}é\u{2028}"
    #expect(
      try canonical(.string(text))
        == #""\u0000\b\t\n\u000b\f\r\u001f\"\\/"# + "\u{7F}é\u{2028}\"")
  }

  @Test("text keeps its bytes and is not normalised")
  func notNormalised() throws {
    #expect(
      try JSONValue.string("e\u{301}").canonicalBytes() == [0x22, 0x65, 0xCC, 0x81, 0x22])
  }

  @Test("integers of any size are written digit by digit")
  func integers() throws {
    #expect(
      try canonical([.integer(.max), .integer(.min), 0])
        == "[9223372036854775807,-9223372036854775808,0]")
  }

  @Test("a number that is not finite is refused, however deep it stands")
  func nonFinite() {
    let value: JSONValue = ["a": [1, ["b": .number(.nan)]]]
    #expect(
      throws: CanonicalFormError(
        .nonFiniteNumber, "an infinite number or NaN has no canonical form")
    ) { try value.canonicalBytes() }
    #expect(throws: CanonicalFormError.self) { try value.prettyBytes() }
  }

  @Test("the pretty form has the same order, two spaces and a line end")
  func pretty() throws {
    let value: JSONValue = ["b": [1, 2.5], "a": ["x": nil], "empty": [], "none": [:], "t": true]
    #expect(
      String(decoding: try value.prettyBytes(), as: UTF8.self) == """
        {
          "a": {
            "x": null
          },
          "b": [
            1,
            2.5
          ],
          "empty": [],
          "none": {},
          "t": true
        }

        """)
  }

  @Test("both forms hold the same value, and reading a canonical text gives it again")
  func agree() throws {
    let value: JSONValue = [
      "n": [1e20, 1e21, 1.5, .number(1_152_921_504_606_846_976), .number(-0.0), .integer(.min)],
      "s": ["", "a\"b", "\u{1F600}"], "z": [nil, true, false],
    ]
    let bytes = try value.canonicalBytes()
    #expect(try JSONValue.parse(bytes).canonicalBytes() == bytes)
    #expect(try JSONValue.parse(value.prettyBytes()).canonicalBytes() == bytes)
  }

  @Test("texts are equal when their bytes are")
  func equality() {
    #expect(JSONValue.string("\u{E9}") != .string("e\u{301}"))
    #expect(JSONValue.object(["\u{E9}": 1]) != .object(["e\u{301}": 1]))
    #expect(JSONValue.object(["a": 1, "b": [2]]) == .object(["b": [2], "a": 1]))
    #expect(JSONValue.integer(1) != .number(1))
  }
}
