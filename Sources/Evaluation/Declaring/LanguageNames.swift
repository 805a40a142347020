import ComplianceModel

/// The words that a column cannot have as its name in a rule.
package enum LanguageNames {
  /// Lua's reserved words (Lua 5.4 manual, §3.1).
  package static let keywords: Set<String> = [
    "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in",
    "local", "nil", "not", "or", "repeat", "return", "then", "true", "until", "while",
  ]

  /// What a rule can see: a parameter of `judge` that is called so hides it.
  package static let globals: Set<String> = [
    "rule", "question", "require", "today", "params", "org", "date", "pass", "fail", "major",
    "minor", "observation", "opportunity", "at_most", "at_least", "not_applicable", "unknown",
    "attested", "report", "yes", "no", "blank", "string", "table", "math", "utf8", "ipairs",
    "pairs", "next", "type", "tonumber", "tostring", "error", "assert", "pcall", "setmetatable",
    "getmetatable", "print",
  ]

  /// Whether a rule or question can be called so: lower-case letters, digits, `-`, `_` and `.`.
  package static func isDeclarationName(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
          || [0x2D, 0x2E, 0x5F].contains(byte)
      }
  }

  /// What to write instead of a name that nobody declared: those of Lua that are not here say why.
  static func instead(of name: String) -> String? {
    switch name {
    case "os": return "there is no os: the as-of day is 'today', and 'date' reckons with days"
    case "io", "dofile", "loadfile", "package", "debug": return "a rule has no files"
    case "load", "loadstring": return "a rule runs no text as code"
    case "math.random", "random": return "a rule has no chance"
    case "select", "unpack": return "write 'table.unpack', or name the values"
    case "null", "NULL", "None": return "NULL is nil"
    default: return nearestName(to: name, among: globals.sorted()).map { "did you mean '\($0)'?" }
    }
  }

  /// The message of a fault with what to write instead, where it is about a name nobody declared.
  static func explained(_ message: String) -> String {
    guard message.hasSuffix("' is not declared"), let name = message.quotedWord,
      let hint = instead(of: name)
    else { return message }
    return "\(message): \(hint)"
  }

  /// Names with a meaning of their own in a rule's query.
  static let reserved: Set<String> = ["row", "each", "rule", "question"]
}
