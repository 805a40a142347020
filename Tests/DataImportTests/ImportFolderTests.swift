import ComplianceModel
import DataImport
import Foundation
import Testing

@Suite struct ImportFolderTests {
  private var meridian: String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Fixtures/meridian").path
  }

  @Test("the 99 files of Meridian go in whole, and a second time change nothing")
  func meridianGoesIn() throws {
    let trial = try ImportTrial()
    let first = try importFolder(meridian, into: trial.database)
    #expect(first.tables.count == 99)
    #expect(first.tables.reduce(0) { $0 + $1.added } > 7000)
    #expect(first.tables.allSatisfy { $0.updated == 0 && $0.unchanged == 0 })
    let second = try importFolder(meridian, into: trial.database)
    #expect(
      second.tables.map { "\($0.name) \($0.unchanged)" }
        == first.tables.map { "\($0.name) \($0.added)" })
    #expect(second.tables.allSatisfy { $0.added == 0 && $0.updated == 0 })
    #expect(try trial.rows("PRAGMA foreign_key_check") == [])
  }

  @Test("rows without a key are told: the next import adds them anew")
  func keyless() throws {
    let trial = try ImportTrial()
    let remarks = try trial.remarks([
      "people.csv": "code,name\nP-1,Ada\n,Bo\n,Cy\n", "sites.csv": "name\nVenlo\n",

    ])
    #expect(
      remarks == [
        "people.csv: 2 rows have no key and are added anew by each import, the first in line 3 | "
          + "give them id, or code, or email",
        "sites.csv: 1 row has no key and is added anew by each import, the first in line 2 | "
          + "give it id, or code",
      ])
    #expect(try trial.remarks(["people.csv": "code,name\nP-1,Ada\n"]) == [])
  }

  @Test("rows are known by their code, and an update sets what the file has and nothing else")
  func updatesByCode() throws {
    let trial = try ImportTrial()
    #expect(
      try trial.take(["sites.csv": "code,name,country\nRTM,Rotterdam,NL\nVNL,Venlo,NL\n"])
        == ["sites 2 0 0"])
    #expect(
      try trial.take(["sites.csv": "code,name\nRTM,Rotterdam port\nVNL,Venlo\nGDY,Gdynia\n"])
        == ["sites 1 1 1"])
    #expect(
      try trial.rows("SELECT id, code, name, country FROM sites")
        == ["1|RTM|Rotterdam port|NL", "2|VNL|Venlo|NL", "3|GDY|Gdynia|-"])
  }

  @Test("references are written as numbers or keys, whichever file comes first")
  func references() throws {
    let trial = try ImportTrial()
    try trial.take([
      "people.csv": "id,code,name,email\n7,M001,Ada,ada@m.example\n8,,Bo,bo@m.example\n",
      "risks.csv": "code,title,owner_id\nR-1,Theft,M001\nR-2,Fraud,bo@m.example\nR-3,Fire,7\n",
      "treatments.csv": "code,risk_id,owner_id\nT-1,R-3,8\n",
    ])
    #expect(try trial.rows("SELECT id, owner_id FROM risks") == ["1|7", "2|8", "3|7"])
    #expect(try trial.rows("SELECT risk_id, owner_id FROM treatments") == ["3|8"])
    #expect(try trial.take(["treatments.csv": "code,risk_id\nT-1,R-1\n"]) == ["treatments 0 1 0"])
  }

  @Test("a pair names a row of any table by number or key")
  func pairs() throws {
    let trial = try ImportTrial()
    try trial.take([
      "evidence_files.csv": "path,sha256\na.pdf,\(String(repeating: "0", count: 64))\n",
      "evidence_links.csv":
        "evidence_file_id,target_table,target_id\na.pdf,policies,P-2\na.pdf,seals,12\n",
      "policies.csv": "code,title\nP-1,Old\nP-2,New\n",
    ])
    #expect(
      try trial.rows("SELECT evidence_file_id, target_table, target_id FROM evidence_links")
        == ["1|policies|2", "1|seals|12"])
  }

  @Test("rows without a code are known by what the model names, empty equal to empty")
  func matchedKeys() throws {
    let trial = try ImportTrial()
    let sheet = "partner_id,assessed_on,score\nP1,2026-01-02,80\nP1,,70\n"
    let files = ["partners.csv": "code,name\nP1,Carrier\n", "partner_assessments.csv": sheet]
    #expect(try trial.take(files) == ["partner_assessments 2 0 0", "partners 1 0 0"])
    #expect(try trial.take(files) == ["partner_assessments 0 0 2", "partners 0 0 1"])
    let other = ["partner_assessments.csv": sheet.replacingOccurrences(of: "70", with: "75")]
    #expect(try trial.take(other) == ["partner_assessments 0 1 1"])
  }

  @Test("the one row of the organisation is updated without a number")
  func organisation() throws {
    let trial = try ImportTrial()
    #expect(try trial.take(["organisation.csv": "name\nOld\n"]) == ["organisation 1 0 0"])
    #expect(try trial.take(["organisation.csv": "name\nNew\n"]) == ["organisation 0 1 0"])
    #expect(try trial.rows("SELECT id, name FROM organisation") == ["1|New"])
  }

  @Test("instants are written in their first form")
  func instants() throws {
    let trial = try ImportTrial()
    try trial.take([
      "incidents.csv":
        "code,title,occurred_at\nI-1,A,2026-01-02 03:04:05\nI-2,B,2026-01-02\nI-3,C,2026-01-02T03:04Z\n"
    ])
    #expect(
      try trial.rows("SELECT occurred_at FROM incidents ORDER BY code")
        == ["2026-01-02T03:04:05Z", "2026-01-02", "2026-01-02T03:04:00Z"])
  }

  @Test(
    "an instant outside the clock of a day is refused",
    arguments: [
      "2026-01-02T24:00", "2026-01-02T23:60", "2026-01-02T23:59:60", "2026-01-02T3:04",
      "2026-02-29T03:04", "2026-01-02T03:04+02:00", "2026-01-02T",
    ])
  func badInstants(text: String) throws {
    let faults = try ImportTrial().faults([
      "incidents.csv": "code,title,occurred_at\nI-1,A,\(text)\n"
    ])
    #expect(faults.count == 1)
    #expect(faults[0].hasPrefix("incidents.csv:2:7: '\(text)' is no"), "\(faults)")
  }

  @Test("one file instead of a folder")
  func oneFile() throws {
    let trial = try ImportTrial()
    let file = "\(trial.folder)/sites.csv"
    try Data("code,name\nRTM,Rotterdam\n".utf8).write(to: URL(fileURLWithPath: file))
    #expect(try importFolder(file, into: trial.database).tables.map(\.added) == [1])
  }

  @Test("a folder without files, and a path that leads nowhere")
  func nothingToImport() throws {
    let trial = try ImportTrial()
    #expect(
      throws: Refusal(
        .configuration, "import-empty", "\(trial.folder) has no CSV file",
        remedy: "name files after their tables, such as risks.csv")
    ) { try importFolder(trial.folder, into: trial.database) }
    let missing = #expect(throws: Refusal.self) {
      try importFolder(trial.folder, into: "\(trial.path)/none.db")
    }
    #expect(missing == nil || missing?.subject == .configuration)
    try Data("a".utf8).write(to: URL(fileURLWithPath: "\(trial.folder)/t.csv"))
    let database = #expect(throws: Refusal.self) {
      try importFolder(trial.folder, into: "\(trial.path)/none.db")
    }
    #expect(database?.subject == .organisationDatabase)
  }
}
