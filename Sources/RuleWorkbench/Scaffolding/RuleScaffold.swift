import ComplianceModel
import Evaluation

/// The text of a first rule over a table, and of the tests that show it passing and failing.
struct RuleScaffold {
  /// The rule's name.
  let name: String
  /// The requirement that it tests; nil: it is its own.
  let requirement: RequirementID?
  /// What it asks.
  let column: JudgedColumn

  // MARK: - The rule

  /// The declaration.
  var rule: String {
    let from = "\(column.table.name.sqlName) ORDER BY \(key.map(\.sql).joined(separator: ", "))"
    let fields =
      (requirement.map { ["requirement = \($0.text.luaText),"] } ?? []) + [
        "title  = \(title.luaText),",
        "rationale = \("A record without its \(column.judged.name) helps nobody who has to act on it.".luaText),",
        "of     = \(column.table.name.luaText)\(keyField)\(nameField),",
        "select = [[ SELECT \(columns.map(\.selected).joined(separator: ", "))",
        "            FROM \(from) ]],",
        "judge  = function(\(parameters.joined(separator: ", ")))",
        "  if \(condition) then return \(failure) end",
        "end,",
        "fix    = \("Record \(column.judged.name), or say why there is none.".luaText),",
      ]
    return """
      -- Each row of the query is one subject, and judge names the columns that it reads. Put what you
      -- ask in its place: the title, the query, the condition with its text, and what a person does.
      rule \(name.luaText) {
      \(fields.map { "  \($0)" }.joined(separator: "\n"))
      }

      """
  }

  /// The words of its name, since no two rules have one title, and what it asks.
  private var title: String {
    let words = name.split(whereSeparator: { "-_.".contains($0) }).joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
      + ": every row of \(column.table.name) has its \(column.judged.name)"
  }

  private var keyField: String {
    if key.count == 1, key[0].alias == "id" { return "" }
    let names = key.map(\.alias.luaText)
    return ", key = " + (names.count == 1 ? names[0] : "{ \(names.joined(separator: ", ")) }")
  }

  private var nameField: String { label.map { ", name = \("{\($0.alias)}".luaText)" } ?? "" }

  private var condition: String {
    column.isAskedAsText ? "blank(\(judged.alias))" : "\(judged.alias) == nil"
  }

  private var failure: String {
    guard let known = label ?? (key.count == 1 ? key[0] : nil) else {
      return "fail(\(lack.luaText))"
    }
    let what = label == nil ? "\(column.table.name) %s \(lack)" : "%s \(lack)"
    return "fail(\(what.luaText), \(known.alias))"
  }

  /// The end of a failing subject's text.
  private var lack: String { "has no \(column.judged.name)".replacing("%", with: "%%") }

  private var parameters: [String] {
    let known = label ?? (key.count == 1 ? key[0] : nil)
    return [known?.alias, judged.alias].compactMap(\.self)
  }

  // MARK: - Its columns

  /// A column as the query names it.
  private struct Selected {
    /// As SQL.
    let sql: String
    /// As `judge` names it.
    let alias: String
    /// With `AS` where the two differ.
    var selected: String {
      let isSame = sql == alias || sql == alias.sqlName
      return isSame ? sql : "\(sql) AS \(alias.sqlName)"
    }
  }

  private var key: [Selected] {
    column.key.isEmpty
      ? [Selected(sql: "rowid", alias: column.table.column("id") == nil ? "id" : "row_number")]
      : column.key.map { Self.selected($0) }
  }

  private var label: Selected? { column.label.map { Self.selected($0) } }
  private var judged: Selected { Self.selected(column.judged) }
  private var columns: [Selected] { key + [label, judged].compactMap(\.self) }

  private static func selected(_ column: SchemaDescription.Column) -> Selected {
    Selected(sql: column.name.sqlName, alias: column.name.parameterName)
  }

  // MARK: - The tests

  /// The tests: what is recorded conforms, what is missing does not.
  /// - Parameter grade: What a failure of the rule means: a remark is no nonconformity.
  func tests(grade: Grade) -> String {
    let failing = grade.isNonconformity ? "nonconforming" : "remarked"
    return """
      test \("\(name): what is recorded conforms".luaText) {
        rule   = \(name.luaText),
        given  = \(given(judged: column.judged.sample(1))),
        expect = "conforming",
      }

      test \("\(name): what is missing is found".luaText) {
        rule   = \(name.luaText),
        given  = \(given(judged: column.judged.isNotNull ? "\"\"" : nil)),
        expect = {
          outcome = "\(failing)",
          subjects = { [\(keyText.luaText)] = { text = \("has no \(column.judged.name)".luaText) } },
        },
      }

      """
  }

  private func given(judged value: String?) -> String {
    var cells = column.key.map { ($0.name, $0.sample(1)) }
    if let label = column.label { cells.append((label.name, label.sample(1))) }
    if let value { cells.append((column.judged.name, value)) }
    let row = cells.map { "\($0.0.luaKey) = \($0.1)" }.joined(separator: ", ")
    return "{ \(column.table.name.luaKey) = { \(row.isEmpty ? "{}" : "{ \(row) }") } }"
  }

  /// The key of the row in the tests, as an outcome names it.
  private var keyText: String {
    guard !column.key.isEmpty else { return "1" }
    return column.key.map { key in
      let text = key.sample(1)
      let bare = text.hasPrefix("\"") ? String(text.dropFirst().dropLast()) : text
      return bare.replacing("%", with: "%25").replacing("/", with: "%2F")
    }.joined(separator: "/")
  }
}

extension String {
  /// The name that `judge` can have for a column: itself where that is a name of Lua and hides nothing.
  var parameterName: String {
    var name = String(
      decoding: utf8.map { byte in
        let isWord =
          (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte)
          || (0x30...0x39).contains(byte) || byte == 0x5F
        return isWord ? byte : 0x5F
      }, as: UTF8.self)
    if name != self { name = name.lowercased() }
    if name.utf8.first.map({ (0x30...0x39).contains($0) }) == true { name = "column_\(name)" }
    let isTaken =
      LanguageNames.keywords.contains(name) || LanguageNames.globals.contains(name)
      || ["row", "each"].contains(name)
    return isTaken ? "\(name)_value" : name
  }
}
