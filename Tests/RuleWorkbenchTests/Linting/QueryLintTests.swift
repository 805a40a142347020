import ComplianceModel
import Evaluation
import Testing

@testable import RuleWorkbench

/// What the lints of queries find, and what looks like it and is meant.
@Suite struct QueryLintTests {
  private typealias Column = SchemaDescription.Column

  static let schema = SchemaDescription(
    kind: .foreign,
    tables: [
      .init(
        name: "assets",
        columns: [
          .init(name: "id", type: "INTEGER", primaryKeyPosition: 1),
          .init(name: "code", type: "TEXT", isNotNull: true),
          .init(name: "status", type: "TEXT", words: ["open", "closed"]),
          .init(name: "rating", type: "INTEGER"), .init(name: "due_on", type: "TEXT"),
          .init(name: "owner_id", type: "INTEGER"),
        ]),
      .init(
        name: "people",
        columns: [
          .init(name: "id", type: "INTEGER", primaryKeyPosition: 1),
          .init(name: "name", type: "TEXT", isNotNull: true),
          .init(name: "left_on", type: "TEXT"),
        ]),
    ])

  /// The ids that are found in a file of rules.
  static func ids(_ text: String) -> [String] { findings(text).map(\.code.text) }

  static func findings(_ text: String) -> [Diagnostic] {
    lintFindings(
      in: SourceText(path: "a.lua", text: text), kind: .rules, flags: [], schema: schema
    ) { SourcePlace(file: "a.lua", line: $0, column: $1) }
  }

  /// A rule over `query`, whose `judge` reads `columns`.
  static func rule(_ query: String, _ columns: String = "code", more: String = "") -> String {
    "rule \"r\" { select = [[\(query)]], judge = function(\(columns)) return fail(\"%s\", code) end, \(more) }"
  }

  /// What is found in the query of a rule, as `ID: TEXT UNDER THE CARET`.
  static func found(_ query: String, _ columns: String = "code", more: String = "") -> [String] {
    findings(rule(query, columns, more: more)).map { finding in
      let excerpt = finding.excerpt
      let scalars = (excerpt?.text ?? "").unicodeScalars.dropFirst((excerpt?.column ?? 1) - 1)
      let word = String(String.UnicodeScalarView(scalars.prefix(excerpt?.length ?? 0)))
      return "\(finding.code): \(word)"
    }
  }

  static let base = "SELECT id, code FROM assets"

  @Test(
    "what is wrong is found, and the words at fault are underlined",
    arguments: [
      ("\(base) WHERE NULL = due_on ORDER BY id", ["equals-null: ="]),
      ("\(base) WHERE due_on!=NULL ORDER BY id", ["equals-null: !="]),
      ("\(base) WHERE status IN ('open', 'shut') ORDER BY id", ["impossible-word: 'shut'"]),
      ("\(base) WHERE status IS NOT 'Open' ORDER BY id", ["impossible-word: 'Open'"]),
      ("\(base) WHERE 'shut' = status ORDER BY id", ["impossible-word: 'shut'"]),
      (
        "\(base) a WHERE a.status NOT IN ('x', 'open') ORDER BY id",
        ["dropped-null: a.status", "impossible-word: 'x'"]
      ),
      ("\(base) WHERE status != 'open' ORDER BY id", ["dropped-null: status"]),
      ("\(base) WHERE code = 'A' AND due_on <> :today ORDER BY id", ["dropped-null: due_on"]),
      ("\(base) WHERE due_on NOT LIKE '2026%' ORDER BY id", ["dropped-null: due_on"]),
      ("\(base) WHERE due_on > '2026-6-30' ORDER BY id", ["date-form: '2026-6-30'"]),
      ("\(base) WHERE due_on > '2026-02-30' ORDER BY id", ["date-form: '2026-02-30'"]),
      ("\(base) WHERE due_on < CURRENT_DATE ORDER BY id", ["clock-in-query: CURRENT_DATE"]),
      ("\(base) WHERE julianday('now') > 1 ORDER BY id", ["clock-in-query: 'now'"]),
      ("\(base) ORDER BY id DESC", ["misordered-population: id DESC"]),
      ("\(base) ORDER BY code, id", ["misordered-population: code"]),
      ("\(base) ORDER BY id LIMIT 5", ["limited-population: LIMIT"]),
      ("\(base) UNION SELECT id, name FROM people", ["misordered-population: SELECT"]),
      ("\(base), people ORDER BY id", ["unbound-join: people"]),
      ("SELECT a.* FROM assets a ORDER BY id", ["select-star: a.*"]),
      ("\(base) WHERE id > 1 AND id < 9 OR code = 'A' ORDER BY id", ["mixed-and-or: OR"]),
      ("\(base) WHERE rating / 10 > 1 ORDER BY id", ["whole-number-division: /"]),
      ("SELECT id, code, rating FROM assets ORDER BY id", ["unused-column: rating"]),
      (
        "SELECT id, code, rating + 1 AS more FROM assets ORDER BY id",
        ["unused-column: rating + 1 AS more"]
      ),
      (
        "SELECT a.id, a.code FROM assets a LEFT OUTER JOIN people p ON p.id = a.owner_id "
          + "WHERE a.id > 0 AND p.name LIKE 'A%' ORDER BY a.id", ["outer-join-undone: p.name"]
      ),
      (
        "\(base) WHERE owner_id NOT IN (SELECT b.owner_id FROM assets b) ORDER BY id",
        ["not-in-nullable: b.owner_id"]
      ),
    ])
  func wrong(query: String, expected: [String]) {
    #expect(Self.found(query) == expected)
  }

  @Test(
    "what looks like it and is meant is left alone",
    arguments: [
      "\(base) WHERE due_on IS NULL OR due_on IS NOT NULL ORDER BY id",
      "\(base) WHERE status IN ('open', 'closed') AND status IS NOT 'open' ORDER BY id ASC",
      "\(base) WHERE status = 'OPEN' COLLATE NOCASE ORDER BY id",
      "\(base) WHERE code <> 'A' ORDER BY id",
      "\(base) WHERE due_on IS NULL OR due_on <> :today ORDER BY 1",
      "\(base) WHERE due_on > '2026-06-30' AND code NOT LIKE '1.2.3' ORDER BY assets.id, code"
        .replacing("assets.id", with: "id"),
      "\(base) WHERE code = 'now' ORDER BY id",
      "\(base)",
      "SELECT id, code FROM assets WHERE id IN (SELECT max(id) FROM assets ORDER BY id LIMIT 3) ORDER BY id",
      "\(base) a CROSS JOIN people p ORDER BY id", "\(base) NATURAL JOIN people ORDER BY id",
      "\(base) a, json_each('[1]') j ORDER BY id",
      "SELECT id, code FROM assets WHERE EXISTS (SELECT * FROM people) ORDER BY id",
      "\(base) WHERE rating BETWEEN 1 AND 9 OR due_on IS NULL ORDER BY id",
      "\(base) WHERE (id > 1 AND id < 9) OR code = 'A' ORDER BY id",
      "\(base) WHERE CASE WHEN id > 1 AND id < 3 THEN 1 ELSE 0 END = 1 OR code = 'A' ORDER BY id",
      "\(base) WHERE rating / 10.0 > 1 AND rating * 1.0 / id > 2 ORDER BY id",
      "SELECT id, code, site_id FROM (SELECT 1 AS id, 'A' AS code, 2 AS site_id) ORDER BY id",
      "SELECT id, code, rating * 2 AS twice FROM assets WHERE twice > 4 ORDER BY id",
      "SELECT a.id, a.code FROM assets a LEFT JOIN people p ON p.id = a.owner_id "
        + "WHERE p.left_on IS NULL AND (p.name = 'A' OR p.id IS NULL) ORDER BY a.id",
      "\(base) WHERE id NOT IN (SELECT owner_id FROM assets WHERE owner_id IS NOT NULL) ORDER BY id",
      "\(base) WHERE id NOT IN (SELECT id FROM people) ORDER BY id",
      "\(base) WHERE id NOT IN (SELECT owner_id FROM assets WHERE owner_id > 3) ORDER BY id",
      "WITH few AS (SELECT id, code FROM assets) SELECT id, code FROM few ORDER BY id",
      "SELECT id, code -- = NULL, status = 'shut'\nFROM assets /* LIMIT 1 */ ORDER BY id",
      "SELECT id, code FROM assets WHERE code IS NOT DISTINCT FROM 'A' ORDER BY id",
    ])
  func meant(query: String) {
    #expect(Self.found(query) == [])
  }

  @Test("a column is read by name, site, key, optional and each, and not where the record is whole")
  func readColumns() {
    let query = "SELECT id, code, rating, status FROM assets ORDER BY id"
    #expect(Self.found(query, "code, rating", more: "name = \"{code} {status}\"") == [])
    #expect(
      Self.found(query, "code, rating", more: "optional = { \"assets.status\" }, site = \"id\"")
        == [])
    #expect(Self.ids(Self.rule(query, "row").replacing(", code)", with: ", row.code)")) == [])
    #expect(
      Self.ids(
        Self.rule(query, "code, each").replacing(
          "return fail",
          with: "for _, s, r in each(\"status\", \"rating\") do print(s, r) end return fail"
        )) == [])
    #expect(
      Self.ids(
        Self.rule(query, "code, each").replacing("return fail", with: "print(each) return fail"))
        == [])
  }

  @Test(
    "a query in a local, in code and in quotes is read too; prose and parts of one are not taken whole"
  )
  func elsewhere() {
    #expect(
      Self.ids(
        "local q = [[SELECT id, code FROM assets WHERE id = NULL]] rule \"r\" { select = q, judge = "
          + "function(code) return fail(\"%s\", code) end }") == ["equals-null"])
    #expect(
      Self.ids(
        "local n = org.value(\"SELECT count(*) FROM assets WHERE \\\"id\\\" = NULL\") return n")
        == ["equals-null"])
    #expect(Self.ids("return \"Select a supplier, and = NULL\", \"with whom = NULL\"") == [])
    #expect(Self.ids("return \"SELECT id FROM assets JOIN people \" .. \"ON 1 LIMIT 2\"") == [])
  }

  @Test("whatever is cut off or left out of a query, nothing traps")
  func pieces() {
    let whole = """
      WITH RECURSIVE few (id, code) AS (SELECT a.id, "code" FROM [assets] a LEFT JOIN people AS p
        ON p.id = a.owner_id AND (p.left_on IS NULL OR p.left_on > :today), json_each('[1]') j)
      SELECT DISTINCT f.id, count(*) / count(f.code) AS code FROM few f JOIN (SELECT 1 AS x) s
      WHERE f.id NOT IN (SELECT owner_id FROM assets WHERE status <> 'x' LIMIT 1) AND f.code = NULL
        AND julianday('now') > 1 OR status BETWEEN 1 AND 2 GROUP BY f.id HAVING count(*) > 1
      ORDER BY f.id DESC LIMIT 3 -- the end
      """
    let bytes = Array(whole.utf8)
    for end in 0...bytes.count {
      _ = Self.ids(Self.rule(String(decoding: bytes[..<end], as: UTF8.self)))
      _ = Self.ids(Self.rule("SELECT " + String(decoding: bytes[end...], as: UTF8.self)))
    }
    let tokens = sqlTokens(of: bytes)
    for token in tokens {
      let rest = bytes[..<token.range.lowerBound] + bytes[token.range.upperBound...]
      _ = Self.ids(Self.rule(String(decoding: rest, as: UTF8.self)))
    }
    #expect(tokens.count > 100)
  }
}
