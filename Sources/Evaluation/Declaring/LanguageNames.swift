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

  /// Names with a meaning of their own in a rule's query.
  static let reserved: Set<String> = ["row", "each", "rule", "question"]
}
