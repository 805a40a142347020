import ComplianceModel
import GRDB
import Testing

@testable import OrganisationStore

@Suite struct SchemaDescriptionTests {
  @Test("Assay's schema has 99 tables, with the words and comments of its columns")
  func ownSchema() throws {
    let schema = try OrganisationDatabase.emptySchema(packSchemas: [])
    #expect(schema.kind == .assay(version: 1))
    #expect(schema.tables.count == 99)
    let sites = try #require(schema.table("sites"))
    #expect(sites.comment == "One physical place")
    #expect(
      sites.column("criticality")
        == .init(name: "criticality", type: "TEXT", words: ["low", "medium", "high", "critical"]))
    #expect(
      sites.column("code")
        == .init(name: "code", type: "TEXT", comment: "short name people use, such as RTM2"))
    #expect(sites.column("closed_on")?.comment == "NULL: still in use")
    #expect(sites.column("name")?.isNotNull == true)
    let treatments = try #require(schema.table("treatments"))
    #expect(
      treatments.foreignKeys.contains(
        .init(columns: ["risk_id"], parentTable: "risks", parentColumns: ["id"])))
  }

  @Test("every column of a closed list has its words, and every table its comment")
  func nothingIsLost() throws {
    let schema = try OrganisationDatabase.emptySchema(packSchemas: [])
    let lists = schema.tables.flatMap(\.columns).filter { !$0.words.isEmpty }
    #expect(lists.count == 133)
    #expect(schema.tables.filter { $0.comment == nil }.map(\.name) == [])
  }

  @Test("another application's schema is described: odd names, composite keys, views, defaults")
  func foreignSchema() throws {
    let queue = try DatabaseQueue()
    let schema = try queue.write { database in
      try database.execute(
        sql: """
          CREATE TABLE "order lines" ( -- what was ordered
            -- the order it belongs to
            "order no" INTEGER NOT NULL, line INTEGER DEFAULT (1),
            state VARCHAR(9) CHECK ("state" IN ('open','it''s done') OR state IS NULL), /* where */
            PRIMARY KEY ("order no", line)
          ) WITHOUT ROWID;
          CREATE TABLE parcels (id INTEGER PRIMARY KEY, o INT, l INT, [sum] AS (o + l),
            CHECK (o NOT IN (1, 2)), FOREIGN KEY (o, l) REFERENCES "order lines");
          CREATE VIEW open_lines AS SELECT line FROM "order lines" WHERE state = 'open';
          CREATE VIEW broken AS SELECT * FROM gone;
          INSERT INTO "order lines" VALUES (1, 1, 'open'), (1, 2, NULL);
          """)
      return try SchemaReader(database: database, countsRows: true).description()
    }
    let lines = SchemaDescription.Table(
      name: "order lines",
      columns: [
        .init(
          name: "order no", type: "INTEGER", isNotNull: true, primaryKeyPosition: 1,
          comment: "the order it belongs to"),
        .init(
          name: "line", type: "INTEGER", isNotNull: true, hasDefault: true, primaryKeyPosition: 2),
        .init(
          name: "state", type: "VARCHAR(9)", words: ["open", "it's done"], comment: "where"),
      ], rowCount: 2, comment: "what was ordered")
    let parcels = SchemaDescription.Table(
      name: "parcels",
      columns: [
        .init(name: "id", type: "INTEGER", primaryKeyPosition: 1),
        .init(name: "o", type: "INT"), .init(name: "l", type: "INT"), .init(name: "sum", type: ""),
      ],
      foreignKeys: [
        .init(
          columns: ["o", "l"], parentTable: "order lines", parentColumns: ["order no", "line"])
      ], rowCount: 0)
    let view = SchemaDescription.Table(
      name: "open_lines", isView: true, columns: [.init(name: "line", type: "INTEGER")])
    let broken = SchemaDescription.Table(name: "broken", isView: true, columns: [])
    #expect(schema == .init(kind: .foreign, tables: [broken, view, lines, parcels]))
  }

  @Test("virtual tables are described, also one whose module is not here")
  func virtualTables() throws {
    let queue = try DatabaseQueue()
    let schema = try queue.writeWithoutTransaction { database in
      try database.execute(
        sql: """
          CREATE VIRTUAL TABLE notes USING fts5(body);
          INSERT INTO notes VALUES ('one'), ('two');
          PRAGMA writable_schema = ON;
          INSERT INTO sqlite_schema VALUES
            ('table', 'shapes', 'shapes', 0, 'CREATE VIRTUAL TABLE shapes USING gone(a)');
          PRAGMA writable_schema = RESET;
          """)
      return try SchemaReader(database: database, countsRows: true).description()
    }
    #expect(
      schema.tables == [
        .init(name: "notes", columns: [.init(name: "body", type: "")], rowCount: 2),
        .init(name: "shapes", columns: []),
      ])
  }
}
