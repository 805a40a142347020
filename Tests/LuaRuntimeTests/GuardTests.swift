import Foundation
import Testing

@testable import LuaRuntime

/// The guard on every connection that runs a rule's SQL.
@Suite struct GuardTests {
  static let schema = """
    CREATE TABLE risks (id INTEGER PRIMARY KEY, status TEXT, "unit price" REAL, due_on TEXT);
    INSERT INTO risks VALUES (1, 'open', 2.5, '2026-01-31'), (2, NULL, NULL, 'soon');
    CREATE VIEW open_risks AS SELECT id FROM risks WHERE status = 'open';
    """

  static func connection(_ bench: RuleBench) throws -> GuardedConnection {
    try GuardedConnection(path: bench.database, isImmutable: false, asOf: "2026-06-30")
  }

  @Test(
    "nothing but a query of this database is prepared",
    arguments: [
      "DELETE FROM risks", "UPDATE risks SET status = 'x'", "INSERT INTO risks (id) VALUES (9)",
      "DROP TABLE risks", "CREATE TABLE x (a)", "CREATE TEMP VIEW risks AS SELECT 1 AS id",
      "ATTACH DATABASE ':memory:' AS other", "DETACH DATABASE main", "PRAGMA user_version",
      "PRAGMA writable_schema = 1", "VACUUM", "VACUUM INTO '/tmp/assay-guard-test'", "BEGIN",
      "COMMIT", "SAVEPOINT x", "ANALYZE", "REINDEX", "EXPLAIN SELECT 1",
      "SELECT load_extension('x')", "SELECT fts3_tokenizer('simple')", "SELECT random()",
      "SELECT randomblob(8)", "SELECT zeroblob(100000000)", "SELECT sqlite_version()",
      "SELECT printf('%d', 1)", "SELECT 1; SELECT 2", "SELECT \"staus\" FROM risks", "",
      "SELECT 1 --\0", "SELECT count(*) FROM pragma_database_list", "SELECT ?", "-- nothing",
    ])
  func refused(sql: String) throws {
    let bench = try RuleBench(Self.schema)
    let connection = try Self.connection(bench)
    var refused = false
    do throws(LuaFault) {
      let face = try connection.describe(sql)
      // A parameter without a name has no value: binding it is refused when it runs.
      refused = face.parameters.contains { $0.isEmpty || $0 == "?" }
    } catch {
      refused = true
    }
    #expect(refused, "\(sql) was prepared")
  }

  @Test(
    "queries a rule may ask",
    arguments: [
      "SELECT id FROM risks", "SELECT id FROM open_risks -- with a comment",
      "SELECT \"unit price\" AS p FROM risks;",
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT i FROM n",
      "SELECT value FROM json_each('[1,2]')", "SELECT days('2026-01-01', '2026-01-31') AS d",
      "SELECT date('now') AS d", "SELECT count(*) OVER () AS n FROM risks",
    ])
  func allowed(sql: String) throws {
    let bench = try RuleBench(Self.schema)
    let connection = try Self.connection(bench)
    #expect(try connection.describe(sql).columns.count == 1)
  }

  static func value(_ sql: String) throws -> String? {
    try RuleBench(schema).evaluate(
      "rule 'r' { check = function() return fail('%s', tostring(org.value([[\(sql)]]))) end }"
    ).texts["organisation"]?.first
  }

  @Test(
    "now is the as-of day, in SQL too",
    arguments: [
      ("SELECT date('now')", "2026-06-30"), ("SELECT date('now', '-1 day')", "2026-06-29"),
      ("SELECT strftime('%Y', 'now')", "2026"),
      ("SELECT julianday('now') = julianday('2026-06-30')", "1"),
      ("SELECT date()", "2026-06-30"), ("SELECT CURRENT_DATE", "2026-06-30"),
    ])
  func now(sql: String, expected: String) throws {
    #expect(try Self.value(sql) == expected)
  }

  @Test(
    "dates in SQL: clamped month ends, NULL stays NULL",
    arguments: [
      ("SELECT days('2026-01-31', '2026-03-01')", "29"),
      ("SELECT date_add('2026-01-31', '1 month')", "2026-02-28"),
      ("SELECT date_add('2024-02-29', '1 year')", "2025-02-28"),
      ("SELECT due(NULL, '2026-01-31', '1 month')", "2026-02-28"),
      ("SELECT due('2026-05-01', '2026-01-31', '1 month')", "2026-05-01"),
      ("SELECT day('2026-01-31T23:59:59Z')", "2026-01-31"),
      ("SELECT hours('2026-01-01T00:00:00Z', '2026-01-01T01:30:00Z')", "1.5"),
      ("SELECT done('2026-06-30')", "1"), ("SELECT done('2026-07-01')", "0"),
      ("SELECT days(NULL, '2026-01-01')", "nil"), ("SELECT done(NULL)", "nil"),
    ])
  func dates(sql: String, expected: String) throws {
    #expect(try Self.value(sql) == expected)
  }

  @Test("a malformed date in SQL ends the rule and names the value")
  func malformed() throws {
    let outcome = try RuleBench(Self.schema).evaluate(
      "rule 'r' { select = \"SELECT id, days(due_on, '2026-06-30') AS d FROM risks ORDER BY id\", judge = function(d) end }"
    )
    #expect(outcome.fault?.kind == .data)
    #expect(outcome.fault?.message.contains("'soon'") == true)
    #expect(outcome.counts == LuaCounts())
  }

  @Test("what a rule reads is recorded, behind views and inside org.value too")
  func reads() throws {
    let outcome = try RuleBench(Self.schema).evaluate(
      "rule 'r' { check = function() org.exists('SELECT 1 FROM open_risks') return pass() end }")
    #expect(
      Set(outcome.reads.map { "\($0.table).\($0.column)" }).isSuperset(
        of: ["risks.id", "risks.status"]))
  }

  @Test("the schema is told whole: tables, views, columns, keys of several columns")
  func wholeSchema() throws {
    let bench = try RuleBench(
      """
      CREATE TABLE parents (a INTEGER NOT NULL, b TEXT DEFAULT 'x', PRIMARY KEY (b, a));
      CREATE TABLE children (id INTEGER PRIMARY KEY, pa INTEGER, pb TEXT, owner INTEGER REFERENCES people,
        FOREIGN KEY (pb, pa) REFERENCES parents (b, a));
      CREATE VIEW both_of AS SELECT id FROM children;
      """)
    typealias Column = LuaTable.Column
    func column(
      _ name: String, _ type: String, notNull: Bool = false, hasDefault: Bool = false, key: Int = 0
    )
      -> Column
    {
      Column(
        name: name, type: type, isNotNull: notNull, hasDefault: hasDefault, primaryKeyPosition: key)
    }
    #expect(
      try Self.connection(bench).schema == [
        LuaTable(
          name: "both_of", isView: true, columns: [column("id", "INTEGER")], foreignKeys: []),
        LuaTable(
          name: "children", isView: false,
          columns: [
            column("id", "INTEGER", key: 1), column("pa", "INTEGER"), column("pb", "TEXT"),
            column("owner", "INTEGER"),
          ],
          foreignKeys: [
            .init(columns: ["pb", "pa"], parentTable: "parents", parentColumns: ["b", "a"]),
            .init(columns: ["owner"], parentTable: "people", parentColumns: []),
          ]),
        LuaTable(
          name: "parents", isView: false,
          columns: [
            column("a", "INTEGER", notNull: true, key: 2),
            column("b", "TEXT", hasDefault: true, key: 1),
          ], foreignKeys: []),
      ])
  }

  @Test("the file is not touched by any of it")
  func untouched() throws {
    let bench = try RuleBench(Self.schema)
    let before = try Data(contentsOf: URL(filePath: bench.database))
    _ = try bench.evaluate(
      "rule 'r' { check = function() pcall(org.value, 'DELETE FROM risks RETURNING id') return pass() end }"
    )
    #expect(try Data(contentsOf: URL(filePath: bench.database)) == before)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: bench.folder.url.path) == ["test.sqlite"])
  }
}
