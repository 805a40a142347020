import LuaSyntax

/// Numbers that are the same for the same seed everywhere (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// One of `choices`.
  mutating func pick<Choices: RandomAccessCollection>(_ choices: Choices) -> Choices.Element {
    choices[
      choices.index(choices.startIndex, offsetBy: Int.random(in: 0..<choices.count, using: &self))]
  }
}

/// Damages sources of Lua, the same for the same seed.
struct Mutator {
  private var numbers: SeededNumbers

  init(seed: UInt64) { numbers = SeededNumbers(seed: seed) }

  /// A copy of `source` with one to three faults.
  mutating func mutant(of source: [UInt8]) -> [UInt8] {
    var source = source
    for _ in 0..<numbers.pick([1, 1, 1, 2, 2, 3]) { source = mutated(source) }
    return source
  }

  /// One of `choices`.
  mutating func pick<Choices: RandomAccessCollection>(_ choices: Choices) -> Choices.Element {
    numbers.pick(choices)
  }

  // MARK: - Changes

  private mutating func mutated(_ source: [UInt8]) -> [UInt8] {
    let tokens = TokenList(source).tokens.filter { !$0.range.isEmpty }
    guard !tokens.isEmpty else { return source + Self.words[0].utf8 }
    let token = numbers.pick(tokens)
    let other = numbers.pick(tokens)
    switch Int.random(in: 0..<14, using: &numbers) {
    case 0: return replacing(token.range, with: [], in: source)
    case 1:
      return replacing(
        token.range, with: source[token.range] + [0x20] + source[token.range], in: source)
    case 2: return swapping(token.range, other.range, in: source)
    case 3: return replacing(token.range, with: Array(source[other.range]), in: source)
    case 4: return replacing(token.range, with: Array(numbers.pick(Self.words).utf8), in: source)
    case 5, 6:
      return inserting(" \(numbers.pick(Self.words)) ", at: token.range.lowerBound, in: source)
    case 7: return Array(source.prefix(Int.random(in: 0...source.count, using: &numbers)))
    case 8: return replacing(place(in: source, 0), with: [numbers.pick(Self.bytes)], in: source)
    case 9: return replacing(place(in: source, 1), with: [], in: source)
    case 10: return replacing(place(in: source, 1), with: [numbers.pick(Self.bytes)], in: source)
    case 11:
      return replacing(
        kind([.integer, .float], tokens), with: Array(numbers.pick(Self.numerals).utf8), in: source)
    case 12:
      return replacing(
        kind([.string], tokens), with: Array(numbers.pick(Self.strings).utf8), in: source)
    default:
      let string = kind([.string], tokens)
      let inside = min(string.lowerBound + 1, source.count)
      return inserting(numbers.pick(Self.escapes), at: inside, in: source)
    }
  }

  private mutating func kind(_ kinds: [Token.Kind], _ tokens: [Token]) -> Range<Int> {
    let found = tokens.filter { kinds.contains($0.kind) }
    return found.isEmpty ? numbers.pick(tokens).range : numbers.pick(found).range
  }

  private mutating func place(in source: [UInt8], _ length: Int) -> Range<Int> {
    guard !source.isEmpty else { return 0..<0 }
    let start = Int.random(in: 0..<source.count, using: &numbers)
    return start..<start + length
  }

  private func replacing(_ range: Range<Int>, with bytes: [UInt8], in source: [UInt8]) -> [UInt8] {
    source[..<range.lowerBound] + bytes + source[range.upperBound...]
  }

  private func inserting(_ text: String, at place: Int, in source: [UInt8]) -> [UInt8] {
    replacing(place..<place, with: Array(text.utf8), in: source)
  }

  private func swapping(_ one: Range<Int>, _ other: Range<Int>, in source: [UInt8]) -> [UInt8] {
    let (first, second) = one.lowerBound < other.lowerBound ? (one, other) : (other, one)
    guard first.upperBound <= second.lowerBound else { return source }
    let parts = [
      source[..<first.lowerBound], source[second], source[first.upperBound..<second.lowerBound],
      source[first], source[second.upperBound...],
    ]
    return Array(parts.joined())
  }

  // MARK: - What is put in

  private static let words: [String] =
    Token.Kind.allCases.map(\.rawValue).filter { !$0.hasPrefix("<") || $0.count < 3 } + [
      "<const>", "<close>", "<konst>", "::a::", "goto a", "break", "goto continue", "x", "_ENV",
      "...", "function()", "local function f()", "end end", "local a <const> = 1", "a = 1",
      "::continue::", "repeat", "until x", "-- c\n", "--[[", "]]", "#", "\u{FEFF}", "0x", "€",
      "self",
      "function(...)", "for i = 1, 2 do", "while a do", "if a then", "return", "return 1;",
    ]

  private static let bytes: [UInt8] =
    Array("()[]{}<>=~+-*/%^#&|:;,.\"'\\ \n\r\t!?$@`_azAZ09xeEpP".utf8) + [
      0, 1, 7, 0x0B, 0x0C, 0x1B, 0x7F, 0x80, 0xC3, 0xFE, 0xFF,
    ]

  private static let numerals = [
    "0", "0x", "0x1", "0xG", "1e", "1e+", "1e+5", "1E-3", "3.", ".5", ".", "3..2", "0x.8p-3",
    "0x.p1",
    "0x1p", "0x1P+4", "3a", "3_", "0b1", "9223372036854775807", "9223372036854775808", "1e400",
    "0x7fffffffffffffff1", "00", "08", "1.2.3", "0x1.2.3", "5e5e5", "0xep1", "0xe+1", "1..2",
    "1...2",
  ]

  private static let strings = [
    "\"", "'", "\"a", "'a\nb'", "[[a]]", "[=[a]=]", "[=[a]]", "[=a", "[[\n]]", "\"\\\n\"",
    "\"\\z\n \"",
    "\"\\300\"", "\"\\256\"", "\"\\9\"", "\"\\u{7FFFFFFF}\"", "\"\\u{80000000}\"", "\"\\u{}\"",
    "\"\\u{1\"",
    "\"\\x4\"", "\"\\xZZ\"", "\"\\q\"", "\"\\0\"", "[==[ ]=] ]==]", "'\"'", "\"\0\"",
    "\"a\\\r\nb\"",
  ]

  private static let escapes = [
    "\\q", "\\x", "\\x4g", "\\u", "\\u{", "\\u{110000}", "\\u{FFFFFFFFFF}", "\\999", "\\255",
    "\\z ", "\\\n",
    "\n", "\r", "\\", "\\\"", "]]", "\0", "\\n\\q", "\\065\\x41\\u{41}\\!", "é\\é",
  ]
}
