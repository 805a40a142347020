import Foundation
import GRDB
import Testing

/// The organisation that conforms, and what becomes of it when its records say nothing any more.
@Suite struct ExemplarTests {
  /// The exemplar for an edition of the standard; what it has to show of that of 2007 lies beside it.
  private func exemplar(for pack: String) throws -> ShippedOrganisation {
    let exemplar = try ShippedOrganisation("exemplar", packs: [pack])
    if pack == "iso28000-2007" { try exemplar.takeIn("exemplar-2007") }
    return exemplar
  }

  @Test(arguments: ["iso28000-2007", "iso28000-2022"])
  func `the exemplar has no finding and its gate is met`(pack: String) throws {
    let exemplar = try exemplar(for: pack)
    let assessment = try exemplar.assessment()
    #expect(assessment.rules("nonconforming", "remarked") == [])
    #expect(assessment.rules("error", "not_evaluable", "not_assessed") == [])
    let gate = try exemplar.bench.assay(
      ["run", exemplar.database, "--as-of", "2026-06-30"] + exemplar.packs)
    #expect(gate.code == 0)
    #expect(gate.output.contains("READY: no nonconformity is open."))
  }

  @Test(arguments: ["iso28000-2007", "iso28000-2022"])
  func `with every nullable column emptied nothing conforms`(pack: String) throws {
    let exemplar = try exemplar(for: pack)
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

  @Test
  func `sixty damages to the exemplar are noticed as somebody expected, but for those that say so`()
    throws
  {
    let exemplar = try ShippedOrganisation("exemplar")
    let file = try Repository.text("Fixtures/exemplar-probe.yml")
    try exemplar.bench.write(file, to: "expected.yml")
    let ending = try exemplar.bench.assay(
      "probe", exemplar.database, "--expect", "expected.yml", "-o", "json")
    #expect(ending.code == 1)
    let expected = try JSONDecoder().decode(ProbeAnswer.self, from: Data(ending.output.utf8))
      .expected
    let missed = file.split(separator: "\n").filter { $0.contains("note: \"missed") }
    #expect(expected.damages == 60 && expected.asExpected == 50 && missed.count == 10)
    for miss in expected.misses {
      let place = "table: \"\(miss.damage.table)\", column: \"\(miss.damage.column)\""
      #expect(missed.contains { $0.contains(place) })
    }
  }

  private struct ProbeAnswer: Decodable {
    struct Expected: Decodable {
      let damages: Int
      let asExpected: Int
      let misses: [Miss]

      enum CodingKeys: String, CodingKey {
        case damages, misses
        case asExpected = "as_expected"
      }
    }
    struct Miss: Decodable { let damage: Damage }
    struct Damage: Decodable {
      let table: String
      let column: String
    }
    let expected: Expected
  }
}
