import Foundation
import GRDB
import Testing

/// The organisation that conforms, and what becomes of it when its records say nothing any more.
@Suite struct ExemplarTests {
  @Test func `the exemplar has no finding and its gate is met`() throws {
    let exemplar = try ShippedOrganisation("exemplar")
    let assessment = try exemplar.assessment()
    #expect(assessment.rules("nonconforming", "remarked") == [])
    #expect(assessment.rules("error", "not_evaluable", "not_assessed") == [])
    let gate = try exemplar.bench.assay("run", exemplar.database, "--as-of", "2026-06-30")
    #expect(gate.code == 0)
    #expect(gate.output.contains("READY: no nonconformity is open."))
  }

  @Test func `with every nullable column emptied nothing conforms`() throws {
    let exemplar = try ShippedOrganisation("exemplar")
    let emptied = try Self.emptyNullableColumns(of: exemplar.bench.open(exemplar.database))
    #expect(emptied > 500)
    let assessment = try exemplar.assessment()
    #expect(assessment.rules("conforming") == [])
    #expect(assessment.rules("error") == [])
    #expect(assessment.code == 2)
  }

  @Test func `a day later what fell due on the last day is overdue, and nothing else`() throws {
    let exemplar = try ShippedOrganisation("exemplar")
    let ending = try exemplar.bench.assay(
      "run", exemplar.database, "--as-of", "2026-07-01", "--report-only")
    let minors = ending.output.split(separator: "\n").filter { $0.hasPrefix("minor") }
    let named = minors.compactMap { $0.split(separator: " ").dropFirst(2).first.map(String.init) }
    #expect(
      named == [
        "documents-reviewed", "equipment-maintained", "controls-tested-in-time",
        "treatments-in-place-in-time",
      ])
  }

  /// Sets every column that may be NULL to NULL; where a CHECK over two columns forbids one of them
  /// alone, both go together.
  /// - Returns: The number of columns that are empty now.
  static func emptyNullableColumns(of queue: DatabaseQueue) throws -> Int {
    try queue.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA foreign_keys = OFF")
      var emptied = 0
      let tables = try String.fetchAll(
        database,
        sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
      for table in tables {
        let columns = try Row.fetchAll(database, sql: "PRAGMA table_info(\"\(table)\")")
          .filter { $0["notnull"] == 0 && $0["pk"] == 0 }.map { $0["name"] as String }
        guard !columns.isEmpty else { continue }
        let all = columns.map { "\"\($0)\" = NULL" }.joined(separator: ", ")
        do {
          try database.execute(sql: "UPDATE \"\(table)\" SET \(all)")
          emptied += columns.count
        } catch {
          // Some of them are refused by a CHECK, whichever way they are tried; the others count.
          for column in columns {
            let statement = "UPDATE \"\(table)\" SET \"\(column)\" = NULL"
            if (try? database.execute(sql: statement)) != nil { emptied += 1 }
          }
        }
      }
      return emptied
    }
  }
}
