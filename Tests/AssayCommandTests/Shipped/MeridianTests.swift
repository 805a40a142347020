import Foundation
import Testing

/// Meridian's planted weaknesses were written down before the first rule: what the rules find is held
/// against them, row by row.
@Suite struct MeridianTests {
  /// A row that an auditor would speak of: where it stands, and under which clause.
  struct Row: Hashable, Comparable, CustomStringConvertible {
    let clause: String
    let table: String
    let key: String

    var description: String { "\(clause):\(table)/\(key)" }

    static func < (one: Row, other: Row) -> Bool { one.description < other.description }
  }

  struct Weakness {
    let number: Int
    let grade: String
    /// Its own row first, then further rows by which it can be seen.
    let rows: [Row]
  }

  /// `clause:table/key`, as the column `also` has it.
  private static func row(_ text: Substring) -> Row? {
    let halves = text.split(separator: ":")
    let place = halves.last?.split(separator: "/") ?? []
    guard halves.count == 2, place.count == 2 else { return nil }
    return Row(clause: String(halves[0]), table: String(place[0]), key: String(place[1]))
  }

  static func weaknesses() throws -> [Weakness] {
    try Repository.rows("Fixtures/meridian-weaknesses.csv").map { row in
      let own = Row(
        clause: row["clause"] ?? "", table: row["table"] ?? "", key: row["key"] ?? "")
      let also = (row["also"] ?? "").split(separator: " ").compactMap(Self.row)
      return Weakness(
        number: Int(row["number"] ?? "") ?? 0, grade: row["grade"] ?? "", rows: [own] + also)
    }
  }

  /// The failing subjects of the rules with findings, as rows of the records.
  private func found() throws -> [(rows: [Row], rule: String, grade: String)] {
    let assessment = try ShippedOrganisation("meridian").assessment()
    return assessment.outcomes.filter { ["nonconforming", "remarked"].contains($0.outcome) }
      .flatMap { outcome in
        outcome.subjects.items.filter { $0.grade != nil }.map { item in
          let rows = outcome.clauses.flatMap { clause in
            outcome.tables.map { Row(clause: clause, table: $0, key: item.key) }
          }
          return (rows, outcome.rule, item.grade ?? "")
        }
      }
  }

  /// Its records were made for the edition of 2022: by that of 2007 it lacks more than was planted.
  @Test func `by ISO 28000-2007 what is planted is found as well, and no decoy is reported`() throws
  {
    let assessment = try ShippedOrganisation("meridian", packs: ["iso28000-2007"]).assessment()
    #expect(assessment.rules("error") == [])
    let failing = assessment.outcomes.flatMap { outcome in
      outcome.subjects.items.filter { $0.grade != nil }.flatMap { item in
        outcome.tables.map { "\($0)/\(item.key)" }
      }
    }
    let decoys = try Repository.rows("Fixtures/meridian-decoys.csv").map {
      "\($0["table"] ?? "")/\($0["key"] ?? "")"
    }
    #expect(Set(decoys).intersection(failing) == [])
    let seen = try Self.weaknesses().filter { weakness in
      weakness.rows.contains { failing.contains("\($0.table)/\($0.key)") }
    }
    #expect(seen.count >= 30)
  }

  @Test func `what the rules find is planted, and no decoy is reported`() throws {
    let weaknesses = try Self.weaknesses()
    #expect(weaknesses.count >= 40)
    let planted = Dictionary(
      weaknesses.flatMap { weakness in weakness.rows.map { ($0, weakness) } },
      uniquingKeysWith: { first, _ in first })
    let decoys = Set(
      try Repository.rows("Fixtures/meridian-decoys.csv").map {
        "\($0["table"] ?? "")/\($0["key"] ?? "")"
      })
    var seen: Set<Int> = []
    for (rows, rule, grade) in try found() {
      let known = rows.compactMap { planted[$0] }
      #expect(!known.isEmpty, "\(rule) reports \(rows), which is not planted")
      // The row of a weakness has the weakness's grade; further rows may weigh less.
      for weakness in known where rows.contains(weakness.rows[0]) {
        #expect(grade == weakness.grade, "\(rule) grades weakness \(weakness.number)")
      }
      for row in rows where !known.contains(where: { $0.rows.contains(row) }) {
        #expect(!decoys.contains("\(row.table)/\(row.key)"), "\(rule) reports the decoy \(row)")
      }
      seen.formUnion(known.map(\.number))
    }
    let missed = weaknesses.filter { !seen.contains($0.number) }
    let list = missed.map { "\($0.number) \($0.rows[0])" }.joined(separator: ", ")
    print("weaknesses of Meridian that no rule has found: \(list.isEmpty ? "none" : list)")
    #expect(missed.count == 0)
  }

  @Test func `every weakness and decoy is a row of the records`() throws {
    let places =
      try Self.weaknesses().flatMap(\.rows).map { ($0.table, $0.key) }
      + Repository.rows("Fixtures/meridian-decoys.csv").map { ($0["table"] ?? "", $0["key"] ?? "") }
    for (table, keys) in Dictionary(grouping: places, by: \.0) {
      let known = Set(try Repository.rows("Fixtures/meridian/\(table).csv").compactMap { $0["id"] })
      for (_, key) in keys { #expect(known.contains(key), "\(table) has no row \(key)") }
    }
  }

  @Test func `at least half of the rules carry a measured value`() throws {
    let outcomes = try ShippedOrganisation("meridian").assessment().outcomes
    let rules = outcomes.filter { $0.method != "interview" }
    #expect(rules.count >= 40)
    #expect(rules.count { $0.worst != nil } * 2 >= rules.count)
    #expect(outcomes.count - rules.count >= 6)
  }
}
