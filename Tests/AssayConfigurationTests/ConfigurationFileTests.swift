import ComplianceModel
import Foundation
import Testing

@testable import AssayConfiguration

@Suite struct ConfigurationFileTests {
  static let whole = """
    organisation: Acme Forwarding
    database: acme.sqlite
    packs: [iso, ./rules/acme.x]
    time_zone: Europe/Amsterdam
    parameters: { rating: 12 }
    waivers: waivers.yml
    ledger: acme.ledger
    gate: { fail_on: none }
    """
  static let waiver = """
    - rule: risks-treated
      subjects: [17, "a/b"]
      because: The archive moves.
      requested_by: J. Vos
      approved_by: A. Director
      granted_on: 2026-06-01
      until: 2026-08-31

    """

  @Test("a file is read as written, its paths relate to its folder")
  func reads() throws {
    let bench = try Bench(["org/assay.yml": Self.whole, "org/waivers.yml": Self.waiver])
    let read = try ConfigurationFile.find(
      explicit: "org/assay.yml", besideDatabase: nil, workingDirectory: bench.path)
    let file = try #require(read)
    #expect(file.shownPath == "org/assay.yml")
    #expect(file.directory == "\(bench.path)/org")
    #expect(file.organisation == "Acme Forwarding")
    #expect(file.database.map(file.path(of:)) == "\(bench.path)/org/acme.sqlite")
    #expect(file.packs == ["iso", "./rules/acme.x"])
    #expect(file.shownPacks == ["iso", "org/rules/acme.x"])
    #expect(file.timeZone == "Europe/Amsterdam")
    #expect(file.ledger == "acme.ledger")
    #expect(file.gate.failOn == FailOn.none)
    #expect(
      file.waivers == [
        WrittenWaiver(
          rule: WrittenRule(
            text: "risks-treated",
            place: SourcePlace(file: "org/waivers.yml", line: 1, column: 9)),
          subjects: .named([SubjectKey("17"), SubjectKey("a/b")]), because: "The archive moves.",
          risk: "", requestedBy: "J. Vos", approvedBy: "A. Director",
          grantedOn: Day(ordinal: 20_605), until: Day(ordinal: 20_696),
          place: SourcePlace(file: "org/waivers.yml", line: 1, column: 3))
      ])
  }

  @Test("the file named goes before the one beside the database, and that before the folder's")
  func precedence() throws {
    let bench = try Bench([
      "assay.yml": "organisation: here", "data/assay.yml": "organisation: data",
      "other.yml": "organisation: other",
    ])
    func organisation(_ explicit: String?, _ database: String?) throws -> [String?] {
      let file = try ConfigurationFile.find(
        explicit: explicit, besideDatabase: database, workingDirectory: bench.path)
      return [file?.organisation, file?.shownPath]
    }
    #expect(try organisation("other.yml", "data/x.sqlite") == ["other", "other.yml"])
    #expect(try organisation(nil, "data/x.sqlite") == ["data", "data/assay.yml"])
    #expect(try organisation(nil, "x.sqlite") == ["here", "assay.yml"])
    #expect(try organisation(nil, "elsewhere/x.sqlite") == ["here", "assay.yml"])
    #expect(try organisation(nil, nil) == ["here", "assay.yml"])
    #expect(try Bench().file() == nil)
    #expect(try Bench(["assay.yml": "# nothing yet\n"]).file()?.packs == [])
  }

  @Test("a file that is named must be there")
  func missing() throws {
    let bench = try Bench()
    #expect(
      throws: Refusal(
        .configuration, "missing-file", "there is no file none.yml",
        at: SourcePlace(file: "none.yml"), remedy: "check the path")
    ) {
      try ConfigurationFile.find(
        explicit: "none.yml", besideDatabase: nil, workingDirectory: bench.path)
    }
  }

  @Test("all faults of the file and of its waivers are told at once")
  func faults() throws {
    let bench = try Bench([
      "assay.yml": """
      organization: Acme
      packs: iso
      time_zone: Europe/Amstrdam
      tailoring:
        - { rule: a, because: b }
        - { rule: a, grade: mayor, because: b }
        - { grade: minor, until: 2026-13-01 }
      waivers: w.yml
      gate: { fail_on: mayor, min_score: { all: 180 }, open: [{ rule: a }] }
      """,
      "w.yml": """
      - { rule: a, subjects: all, because: b, requested_by: J. Vos, approved_by: " j.  vos ", granted_on: 2026-01-01, until: 2027-01-02 }
      - { rule: a, subjects: [], because: b, requested_by: c, granted_on: 2026-02-01, until: 2026-01-01 }
      - { rule: a, subject: [x] }
      """,
    ])
    #expect(
      bench.faults() == [
        "assay.yml:1:1: unknown field 'organization' in a configuration file"
          + " | did you mean 'organisation'?",
        "assay.yml:2:8: 'packs' must be a list, not 'iso' | write [one, two], or one '- ' a line",
        "assay.yml:3:12: there is no time zone 'Europe/Amstrdam' | did you mean 'Europe/Amsterdam'?",
        "assay.yml:5:5: the tailoring changes nothing | add grade, parameters or off: true",
        "assay.yml:6:23: 'grade' must be one of major, minor, observation, opportunity, not 'mayor'"
          + " | did you mean 'major'?",
        "assay.yml:7:5: a tailoring needs the field 'rule' | add: rule: …",
        "assay.yml:7:5: a tailoring needs the field 'because' | add: because: …",
        "assay.yml:7:28: 'until' must be a day, not '2026-13-01'"
          + " | write it as year-month-day, such as 2026-06-30",
        "assay.yml:9:18: 'fail_on' must be one of none, major, minor, observation, opportunity, "
          + "not 'mayor' | did you mean 'major'?",
        "assay.yml:9:43: 'min_score' of all must lie between 0 and 100"
          + " | a score is a number of 100 points",
        "assay.yml:9:57: an entry of 'open' needs the field 'because' | add: because: …",
        "w.yml:1:76: the waiver is approved by the person who asks for it, J. Vos"
          + " | let another person approve it",
        "w.yml:1:120: the waiver lasts more than 12 months"
          + " | end it by 2027-01-01 and renew it then",
        "w.yml:2:3: a waiver needs the field 'approved_by' | add: approved_by: …",
        "w.yml:2:24: 'subjects' must be a list of keys, or all, not an empty list"
          + " | write the keys that the report shows: subjects: [\"17\"]",
        "w.yml:2:88: the waiver ends on 2026-01-01, before it is granted"
          + " | it is granted on 2026-02-01",
        "w.yml:3:3: a waiver needs the field 'subjects' | add: subjects: …",
        "w.yml:3:3: a waiver needs the field 'because' | add: because: …",
        "w.yml:3:3: a waiver needs the field 'requested_by' | add: requested_by: …",
        "w.yml:3:3: a waiver needs the field 'approved_by' | add: approved_by: …",
        "w.yml:3:3: a waiver needs the field 'granted_on' | add: granted_on: …",
        "w.yml:3:3: a waiver needs the field 'until' | add: until: …",
        "w.yml:3:14: unknown field 'subject' in a waiver | did you mean 'subjects'?",
      ])
  }

  @Test("the settings that ship for the demo are read", arguments: ["exemplar", "meridian"])
  func demo(name: String) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = try ConfigurationFile.read(
      path: root.appending(path: "Fixtures/demo/\(name).yml").path)
    #expect(file.database == "\(name).sqlite")
  }

  @Test("a waiver may last 12 months and no day longer")
  func longest() throws {
    let text = Self.waiver.replacing("until: 2026-08-31", with: "until: 2027-06-01")
    let files = { ["assay.yml": "waivers: w.yml", "w.yml": $0] }
    #expect(try Bench(files(text)).file()?.waivers.count == 1)
    let longer = text.replacing("until: 2027-06-01", with: "until: 2027-06-02")
    #expect(throws: Refusal.self) { try Bench(files(longer)).file() }
  }

  @Test("a file of waivers that is not there is a fault of the file that names it")
  func missingWaivers() throws {
    #expect(
      try Bench(["assay.yml": "waivers: w.yml"]).faults() == [
        "assay.yml:1:10: there is no file of waivers 'w.yml' | its path relates to the folder of "
          + "this file; without waivers leave the field out"
      ])
  }

  @Test(
    "today is a day of the organisation's time zone",
    arguments: [
      ("UTC", 1_782_863_999, "2026-06-30"), ("UTC", 1_782_864_000, "2026-07-01"),
      ("Europe/Amsterdam", 1_782_856_800, "2026-07-01"),
      ("Europe/Amsterdam", 1_782_856_799, "2026-06-30"), ("America/New_York", 0, "1969-12-31"),
      ("UTC", -1, "1969-12-31"),
    ])
  func day(timeZone: String, seconds: Int, day: String) throws {
    #expect(try today(in: timeZone, at: seconds).description == day)
  }

  @Test("an unknown time zone is refused with the nearest")
  func unknownTimeZone() {
    #expect(
      throws: Refusal(
        .configuration, "unknown-time-zone", "there is no time zone 'Europe/Berln'",
        remedy: "did you mean 'Europe/Berlin'?")
    ) { try today(in: "Europe/Berln", at: 0) }
  }
}
