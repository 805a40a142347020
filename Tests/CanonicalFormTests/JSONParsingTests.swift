import Testing

@testable import CanonicalForm

@Suite struct JSONParsingTests {
  @Test("well-formed texts are read")
  func reads() throws {
    let text = #" { "a" : [ 1 , -2.50 , 1E3 , true , null ] , "b\u0041\n" : "\ud83d\ude00\/" } "#
    #expect(
      try JSONValue.parse(Array(text.utf8))
        == ["a": [1, -2.5, 1000.0, true, nil], "bA\n": "\u{1F600}/"])
  }

  @Test(
    "whole numbers that fit are integers, others doubles",
    arguments: [
      ("9223372036854775807", JSONValue.integer(.max)),
      ("-9223372036854775808", .integer(.min)),
      ("9223372036854775808", .number(9_223_372_036_854_775_808)),
      ("-0", .integer(0)), ("0e0", .number(0)), ("1.0", .number(1)), ("1e-400", .number(0)),
    ])
  func numbers(text: String, value: JSONValue) throws {
    #expect(try JSONValue.parse(Array(text.utf8)) == value)
  }

  @Test(
    "what RFC 8259 does not allow is refused",
    arguments: [
      "", " ", "nul", "nulll", "True", "[1,]", "[1 2]", "[", "[1", "{", "{\"a\":1,}", "{\"a\" 1}",
      "{a:1}", "{'a':1}", "01", "-", "+1", ".5", "1.", "1e", "1e+", "--1", "0x1", "NaN", "Infinity",
      "\"", "\"\\x\"", "\"\\u12\"", "\"\\u00zz\"", "\"a\nb\"", "1 2", "[1]]", "// a\n1",
      "\u{FEFF}1",
    ])
  func refuses(text: String) {
    #expect(throws: CanonicalFormError.self) { try JSONValue.parse(Array(text.utf8)) }
  }

  @Test(
    "a refusal says what and where",
    arguments: [
      (
        #"{"a":1,"a":2}"#,
        CanonicalFormError(.duplicateName, "the name 'a' occurs twice in one object", offset: 7)
      ),
      (#"["\ud800"]"#, .init(.invalidText, "the escape is half of a surrogate pair", offset: 4)),
      (#"["\udc00"]"#, .init(.invalidText, "the escape is half of a surrogate pair", offset: 4)),
      (
        "[1e999]",
        .init(.numberOutOfRange, "the number lies outside the range of a double", offset: 1)
      ),
      ("[1 2]", .init(.syntax, "',' or ']' is missing", offset: 3)),
      ("[01]", .init(.syntax, "a number begins with a needless 0", offset: 3)),
    ])
  func places(text: String, error: CanonicalFormError) {
    #expect(throws: error) { try JSONValue.parse(Array(text.utf8)) }
  }

  @Test(
    "bytes that are not UTF-8 are refused",
    arguments: [[0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22]])
  func invalidText(bytes: [UInt8]) {
    #expect(
      throws: CanonicalFormError(.invalidText, "the string is not valid UTF-8", offset: 0)
    ) { try JSONValue.parse(bytes) }
  }

  @Test("nesting is read down to 256 levels and no deeper")
  func depth() throws {
    let nested = { (levels: Int) in
      Array(repeating: UInt8(0x5B), count: levels) + Array(repeating: UInt8(0x5D), count: levels)
    }
    _ = try JSONValue.parse(nested(256))
    #expect(throws: CanonicalFormError.self) { try JSONValue.parse(nested(257)) }
    #expect(throws: CanonicalFormError.self) {
      try JSONValue.parse(Array(repeating: 0x5B, count: 1_000_000))
    }
  }
}
