/// What ids, versions and names in packs look like.
package enum PackNames {
  /// Words of Lua and of the rule language that a parameter cannot be called.
  static let reserved: Set<String> = [
    "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in",
    "local", "nil", "not", "or", "repeat", "return", "then", "true", "until", "while", "today",
  ]

  /// Whether a text is a pack's id: lower-case letters, digits, `-`, `_` and `.`, at most 64.
  package static func isPackID(_ text: String) -> Bool {
    let isLetterOrDigit = { (byte: UInt8) in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
    }
    return (1...64).contains(text.utf8.count) && text.utf8.first.map(isLetterOrDigit) == true
      && text.utf8.allSatisfy { isLetterOrDigit($0) || "-_.".utf8.contains($0) }
  }

  /// The id nearest to a text that is none: lower case, `-` for what is not allowed.
  package static func packID(near text: String) -> String {
    let id = text.lowercased().map { character in
      isPackID(String(character)) || "-_.".contains(character) ? character : "-"
    }
    return String(String(id).drop { "-_.".contains($0) }.prefix(64))
  }

  /// Whether a text is a version: three numbers without needless zeros, joined by points.
  static func isVersion(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 3
      && parts.allSatisfy { part in
        (1...9).contains(part.utf8.count) && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
          && (part == "0" || part.utf8.first != 0x30)
      }
  }

  /// Whether a text can be written `params.NAME` and `:NAME`.
  static func isParameterName(_ text: String) -> Bool {
    guard let first = text.utf8.first, !(0x30...0x39).contains(first) else { return false }
    return !reserved.contains(text) && text.utf8.allSatisfy(isWordByte)
  }

  /// Whether a file of a pack may have this name: ASCII letters, digits, `-`, `_` and `.`.
  static func isFileName(_ text: String) -> Bool {
    text.utf8.allSatisfy { isWordByte($0) || $0 == 0x2D || $0 == 0x2E }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
      || byte == 0x5F
  }
}
