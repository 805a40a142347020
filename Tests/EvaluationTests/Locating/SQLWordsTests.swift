import ComplianceModel
import Testing

@testable import Evaluation

@Suite struct SQLWordsTests {
  static let schema = SchemaDescription(
    kind: .foreign,
    tables: [
      .init(name: "Order Details", columns: [.init(name: "id", type: "INTEGER")]),
      .init(name: "orders", columns: [.init(name: "id", type: "INTEGER")]),
    ])

  @Test("texts, comments and parameters are no names; quoted names are")
  func words() {
    let sql = """
      SELECT o.id, 'custmer', "Order Details".x -- orders
      FROM [orders] AS o /* code */ WHERE id = :code
      """
    #expect(
      SQLWords(sql).words.map(\.text) == [
        "SELECT", "o", "id", "Order Details", "x", "FROM", "orders", "AS", "o", "WHERE", "id",
      ])
  }

  @Test(
    "what is not closed ends with the text", arguments: ["'abc", "\"abc", "/* abc", "[abc", "-- "])
  func unclosed(sql: String) {
    #expect(SQLWords("SELECT " + sql).words.first?.text == "SELECT")
  }

  @Test("an alias stands for its table, with and without AS")
  func aliases() {
    let words = SQLWords("SELECT o.id, d.id FROM orders AS o JOIN \"Order Details\" d ON 1")
    #expect(words.table(of: "o", in: Self.schema)?.name == "orders")
    #expect(words.table(of: "d", in: Self.schema)?.name == "Order Details")
    #expect(words.table(of: "orders", in: Self.schema)?.name == "orders")
    #expect(words.table(of: "x", in: Self.schema) == nil)
    #expect(words.tables(in: Self.schema).map(\.name) == ["orders", "Order Details"])
  }

  @Test("a parameter is found as a whole word")
  func parameters() {
    #expect("x = :limit_a AND y = :limit".place(ofParameter: "limit") == 22..<27)
    #expect("x = 1".place(ofParameter: "limit") == nil)
  }
}
