import ComplianceModel
import Evaluation

extension String {
  /// As a text of Lua between double quotes.
  var luaText: String {
    let escaped = flatMap { character -> String in
      switch character {
      case "\"": "\\\""
      case "\\": "\\\\"
      case "\n": "\\n"
      case "\r": "\\r"
      default: String(character)
      }
    }
    return "\"\(String(escaped))\""
  }

  /// As the key of a Lua table: bare where it can be.
  var luaKey: String {
    isPlainName && !LanguageNames.keywords.contains(self) ? self : "[\(luaText)]"
  }

  /// As a name of SQL: bare where it is a plain word and no keyword that a query would trip over.
  var sqlName: String {
    isPlainName && !Self.sqlWords.contains(uppercased())
      ? self : "\"\(replacing("\"", with: "\"\""))\""
  }

  /// As a key or value of YAML: bare where nothing in it has a meaning.
  var yamlText: String {
    let isPlain =
      utf8.allSatisfy { $0.isWordByte || $0 == 0x20 } && first != " " && last != " "
      && utf8.first.map { !$0.isDigit } == true && !Self.yamlWords.contains(lowercased())
    guard !isPlain else { return self }
    return "'\(replacing("'", with: "''"))'"
  }

  /// Letters, digits and `_`, not beginning with a digit.
  var isPlainName: Bool {
    utf8.first.map { !$0.isDigit } == true && utf8.allSatisfy(\.isWordByte)
  }

  /// Words of SQL that are no names without quotes (sqlite.org/lang_keywords.html, those that the
  /// parser does not take as names).
  private static let sqlWords: Set<String> = [
    "ADD", "ALL", "ALTER", "AND", "AS", "AUTOINCREMENT", "BETWEEN", "CASE", "CHECK", "COLLATE",
    "COMMIT", "CONSTRAINT", "CREATE", "CROSS", "CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP",
    "DEFAULT", "DEFERRABLE", "DELETE", "DISTINCT", "DROP", "ELSE", "ESCAPE", "EXCEPT", "EXISTS",
    "FOREIGN", "FROM", "FULL", "GROUP", "HAVING", "IN", "INDEX", "INNER", "INSERT", "INTERSECT",
    "INTO", "IS", "ISNULL", "JOIN", "LEFT", "LIMIT", "NATURAL", "NOT", "NOTHING", "NOTNULL", "NULL",
    "ON", "OR", "ORDER", "OUTER", "PRIMARY", "REFERENCES", "RETURNING", "RIGHT", "SELECT", "SET",
    "TABLE", "THEN", "TO", "TRANSACTION", "UNION", "UNIQUE", "UPDATE", "USING", "VALUES", "WHEN",
    "WHERE", "WITH",
  ]

  /// What a bare word of YAML would mean instead of itself.
  private static let yamlWords: Set<String> = [
    "true", "false", "yes", "no", "on", "off", "null", "y", "n", "",
  ]
}

extension UInt8 {
  fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }

  fileprivate var isWordByte: Bool {
    (0x61...0x7A).contains(self) || (0x41...0x5A).contains(self) || isDigit || self == 0x5F
  }
}
