import Testing

@testable import LuaSyntax

@Suite struct TokenTests {
  /// The spellings of the kinds of tokens in `text`.
  static func kinds(_ text: String) -> [String] {
    TokenList(Array(text.utf8)).tokens.map(\.kind.rawValue)
  }

  @Test(
    "every sign and reserved word is one token",
    arguments: Token.Kind.allCases.filter { kind in
      ![.name, .string, .integer, .float, .endOfFile, .stray].contains(kind)
    })
  func spelling(kind: Token.Kind) throws {
    let list = TokenList(Array(" \(kind.rawValue) ".utf8))
    try #require(list.tokens.count == 2)
    #expect(list.tokens[0].kind == kind)
    #expect(list.tokens[0].range == 1..<1 + kind.rawValue.utf8.count)
  }

  @Test("there are the 22 reserved words of the manual")
  func reservedWords() {
    #expect(Token.Kind.reservedWords.count == 22)
    #expect(Token.Kind.reservedWords["goto"] == .goto)
    #expect(Token.Kind.reservedWords["+"] == nil)
  }

  @Test(
    "the longest sign wins",
    arguments: [
      ("a<<=b", ["<name>", "<<", "=", "<name>", "<eof>"]),
      ("a...b", ["<name>", "...", "<name>", "<eof>"]),
      ("a....b", ["<name>", "...", ".", "<name>", "<eof>"]),
      ("~=~", ["~=", "~", "<eof>"]),
      (":::", ["::", ":", "<eof>"]),
      ("a--b\nc", ["<name>", "<name>", "<eof>"]),
      ("andy and_ or", ["<name>", "<name>", "or", "<eof>"]),
      ("[=", []),
      ("é", ["<stray>", "<stray>", "<eof>"]),
    ])
  func longest(text: String, expected: [String]) {
    #expect(Self.kinds(text) == expected)
  }

  @Test("tokens, comments and blanks together are the whole source")
  func nothingIsLost() throws {
    for source in LuaFiles.all.map(\.bytes) + Grammar.sources.map({ Array($0.utf8) }) {
      let list = TokenList(source)
      let pieces = (list.tokens.map(\.range) + list.comments.map(\.range)).sorted {
        ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound)
      }
      var place = 0
      for piece in pieces {
        try #require(piece.lowerBound >= place)
        #expect(source[place..<piece.lowerBound].allSatisfy { $0 == 0x20 || $0 == 0x0A })
        place = piece.upperBound
      }
      #expect(place == source.count)
    }
  }

  @Test("comments keep their place and what they say")
  func comments() {
    let text = "a -- short\n--[[ long\n]] b --[==[x]]y]==]--[ not long\n--"
    let bytes = Array(text.utf8)
    let list = TokenList(bytes)
    let said = list.comments.map { String(decoding: bytes[$0.contents], as: UTF8.self) }
    #expect(said == [" short", " long\n", "x]]y", "[ not long", ""])
    #expect(list.comments.map(\.isLong) == [false, true, true, false, false])
    #expect(String(decoding: bytes[list.comments[2].range], as: UTF8.self) == "--[==[x]]y]==]")
    #expect(list.tokens.map(\.endLine) == [1, 3, 4])
  }

  // MARK: - Values

  @Test(
    "numerals have the value that Lua gives them",
    arguments: [
      ("0", Numeral.integer(0)), ("08", .integer(8)), ("0xfF", .integer(255)),
      ("9223372036854775807", .integer(.max)), ("9223372036854775808", .float(0x1p63)),
      ("0xffffffffffffffff", .integer(-1)), ("0x1ffffffffffffffff", .integer(-1)),
      ("3.", .float(3)), (".5", .float(0.5)), ("3e2", .float(300)), ("1E-2", .float(0.01)),
      ("1e400", .float(.infinity)), ("0x.8", .float(0.5)), ("0xA.8p1", .float(21)),
      ("0x1P-2", .float(0.25)), ("0x1p4", .float(16)), ("0.1", .float(0.1)),
      ("123456789012345678901234567890", .float(0x1.8ee90ff6c373ep+96)),
    ])
  func numerals(text: String, value: Numeral) throws {
    let tree = try SyntaxTree("return \(text)")
    #expect(tree.all.map { tree[$0].kind }.contains(.numeral(value)))
  }

  @Test(
    "strings have the value that Lua gives them",
    arguments: [
      (#""a\nb\t\\\"\'""#, Array("a\nb\t\\\"'".utf8)),
      (#"'\x41\065\u{48}\z   !'"#, Array("AAH!".utf8)),
      ("'\\\r\nx'", Array("\nx".utf8)),
      ("[[\r\na\r\nb]]", Array("a\nb".utf8)),
      ("[==[a]]b]=]]==]", Array("a]]b]=]".utf8)),
      (#"'\u{7FFFFFFF}\u{800}'"#, [0xFD, 0xBF, 0xBF, 0xBF, 0xBF, 0xBF, 0xE0, 0xA0, 0x80]),
      (#"'\0\255'"#, [0, 255]),
      ("'ÄÖ€'", Array("ÄÖ€".utf8)),
      ("''", []),
      ("[[]]", []),
    ])
  func strings(text: String, value: [UInt8]) throws {
    let tree = try SyntaxTree("return \(text)")
    #expect(tree.all.compactMap { tree.stringValue(of: $0) } == [value])
  }

  // MARK: - Places

  @Test("columns count scalars and bytes; every kind of line end ends a line")
  func positions() throws {
    let bytes = Array("local ä\r\n\n\rx = 'ö€' y".utf8)
    let lines = LineTable(bytes)
    let y = try #require(bytes.lastIndex(of: UInt8(ascii: "y")))
    #expect(lines.position(of: y) == Position(line: 3, column: 10, byteColumn: 13))
    #expect(lines.position(of: 0) == Position(line: 1, column: 1, byteColumn: 1))
    #expect(lines.position(of: bytes.count).column == 11)
    #expect(lines.range(ofLine: 2) == 10..<12)
    #expect(lines.range(ofLine: 4) == nil)
    #expect(lines.count == 3)
  }

  @Test("lines of tokens are those of the table")
  func linesAgree() {
    for source in LuaFiles.all.map(\.bytes) + Grammar.sources.map({ Array($0.utf8) }) {
      let lines = LineTable(source)
      for token in TokenList(source).tokens {
        #expect(lines.line(of: token.range.upperBound) == token.endLine)
      }
    }
  }

  @Test("a first line with # is skipped in a file, not in a text")
  func firstLine() {
    let bytes = Array("#!/usr/bin/lua\nreturn 1".utf8)
    #expect(TokenList(bytes, opening: .file).tokens.map(\.endLine) == [2, 2, 2])
    #expect(TokenList(bytes).tokens.first?.kind == .hash)
    let marked = [0xEF, 0xBB, 0xBF] + bytes
    #expect(TokenList(marked, opening: .file).tokens.first?.range.lowerBound == 18)
  }

  @Test("tokens before a fault are kept")
  func fault() {
    let list = TokenList(Array("local a = 3x".utf8))
    #expect(list.tokens.map(\.kind) == [.local, .name, .assign])
    #expect(list.error?.description == "1: malformed number near '3x'")
    #expect(list.error?.range == 10..<12)
  }
}
