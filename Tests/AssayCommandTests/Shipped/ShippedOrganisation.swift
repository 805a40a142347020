import Foundation
import Testing

/// One of the organisations that ship, imported and assessed as `assay demo` does it.
struct ShippedOrganisation {
  /// Where it is.
  let bench: CommandBench
  /// Its database, in the folder of the bench.
  let database: String
  /// `--pack` and name of each pack that it is assessed by; empty: the standard's.
  let packs: [String]

  /// Imports the CSV files of `name` into a database with the tables of `packs`.
  init(_ name: String, packs: [String] = []) throws {
    bench = try CommandBench()
    database = "\(name).sqlite"
    self.packs = packs.flatMap { ["--pack", $0] }
    #expect(try bench.assay(["init", database] + self.packs).code == 0)
    try takeIn(name)
  }

  /// Imports the CSV files of `name` over what is there.
  func takeIn(_ name: String) throws {
    let files = Repository.folder.appending(path: "Fixtures/\(name)").path
    let imported = try bench.assay("data", "import", database, files)
    try #require(imported.code == 0, "\(imported.complaint)")
  }

  /// The assessment on the last day of its records, without asking the gate.
  func assessment() throws -> ShippedAssessment {
    let ending = try bench.assay(
      ["run", database, "--as-of", "2026-06-30", "--report-only", "-o", "json"] + packs)
    let data = Data(ending.output.utf8)
    return ShippedAssessment(
      code: ending.code, outcomes: try JSONDecoder().decode(Decoded.self, from: data).outcomes)
  }

  private struct Decoded: Decodable { let outcomes: [ShippedAssessment.Outcome] }
}

/// As much of an assessment document as these tests look at.
struct ShippedAssessment {
  struct Outcome: Decodable {
    struct Subjects: Decodable {
      struct Item: Decodable {
        let key: String
        let grade: String?
        let verdict: String
      }
      let items: [Item]
    }
    let rule: String
    let outcome: String
    let clauses: [String]
    let requirements: [String]
    /// Columns that it read, as `table.column`.
    let reads: [String]
    let tables: [String]
    let method: String
    let worst: Worst?
    let subjects: Subjects
    struct Worst: Decodable { let measured: Double }
  }

  let code: Int32
  let outcomes: [Outcome]

  /// Rules and questions by outcome.
  func rules(_ words: String...) -> [String] {
    outcomes.filter { words.contains($0.outcome) }.map(\.rule)
  }
}
