import GRDB
import Testing

/// An organisation on its way from an empty database to an open gate, by exit codes.
@Suite struct GateTests {
  let bench: CommandBench

  /// A database of Assay's own and the pack that stands for the standard one.
  init() throws {
    bench = try CommandBench()
    try bench.makeStandardPack(at: "packs/iso28000-2022")
    _ = try bench.assay("init", "acme.sqlite", "--name", "Acme")
  }

  /// Runs and takes the transcript; the pack is found by its name, as the shipped one is.
  private func run(_ more: String...) throws -> (code: Int32, output: String, transcript: String) {
    let arguments = ["run", "acme.sqlite", "--as-of", "2026-06-30"] + more
    let ending = try bench.assay(arguments, environment: ["ASSAY_RULES_PATH": "packs"])
    return (
      ending.code, ending.output, ending.transcript(of: arguments, bench.local)
    )
  }

  private func record(_ statements: String) throws { try bench.sql("acme.sqlite", statements) }

  /// An objective in order, a risk that nobody rated.
  static let oneMajor = """
    INSERT INTO people (id, name) VALUES (1, 'A. Smit'), (2, 'J. Vos');
    INSERT INTO objectives (id, code, title, owner_id) VALUES (1, 'O-1', 'No theft', 1);
    INSERT INTO risks (id, code, title, inherent_rating) VALUES
      (1, 'R-1', 'Theft', 20), (2, 'R-2', 'Fire', NULL);
    """

  static let answer = """
    INSERT INTO attestations
      (id, question, answer, narrative, attested_by, attested_on, reviewed_by, reviewed_on)
    VALUES (1, 'iso28000-2022/experts-asked', 'yes', 'Asked in May.', 1, '2026-05-04', 2, '2026-05-06');
    """

  static let waiver = """
    - rule: risks-rated
      subjects: ["2"]
      because: The assessor comes in July.
      requested_by: A. Smit
      approved_by: J. Vos
      granted_on: 2026-06-01
      until: 2026-08-31
    """

  @Test("in an empty database nothing conforms, and the tables to fill come first")
  func empty() throws {
    let (code, output, transcript) = try run()
    #expect(code == 2)
    try Golden.expect(transcript, as: "gate/empty")
    let ending = try bench.assay(
      "run", "acme.sqlite", "-o", "json", environment: ["ASSAY_RULES_PATH": "packs"])
    #expect(try Document(ending).outcomes.values.allSatisfy { $0.word != "conforming" })
    #expect(output.contains("nothing conforms"))
  }

  @Test("a major and an open question: no, and both are named")
  func majorAndQuestion() throws {
    try record(Self.oneMajor)
    let (code, _, transcript) = try run()
    #expect(code == 1)
    try Golden.expect(transcript, as: "gate/major-and-question")
    #expect(try run("-o", "none").transcript.contains("failed: 1 major, none allowed: risks-rated"))
    #expect(
      try run("-o", "none").transcript.contains("undetermined: experts-asked is not assessed"))
  }

  @Test("whoever does not ask the gate still hears what is undetermined")
  func reportOnly() throws {
    try record(Self.oneMajor)
    let (code, _, transcript) = try run("--report-only")
    #expect(code == 2)
    try Golden.expect(transcript, as: "gate/report-only")
    try record(Self.answer)
    #expect(try run("--report-only").code == 0)
  }

  @Test("answered and waived, the gate holds")
  func answeredAndWaived() throws {
    try record(Self.oneMajor + Self.answer)
    #expect(try run().code == 1)
    try bench.write("waivers: waivers.yml\n", to: "assay.yml")
    try bench.write(Self.waiver, to: "waivers.yml")
    let (code, _, transcript) = try run()
    #expect(code == 0)
    try Golden.expect(transcript, as: "gate/answered-and-waived")
    #expect(try run("--no-waivers").code == 1)
  }

  @Test("a selection is judged by what was selected")
  func selection() throws {
    try record(Self.oneMajor)
    #expect(try run("--clause", "6").code == 0)
    #expect(try run("--method", "test").code == 1)
    #expect(try run("--rule", "experts-asked").code == 2)
    #expect(try run("--clause", "8.3", "--rule", "objectives-owned").code == 2)
    #expect(try run("--clause", "99").code == 3)
  }

  @Test(
    "a waiver that does not count is told, whatever stdout gets",
    arguments: ["pretty", "json", "none"])
  func unusedWaiver(format: String) throws {
    try record(Self.oneMajor)
    try bench.write("waivers: waivers.yml\n", to: "assay.yml")
    try bench.write(Self.waiver.replacing("risks-rated", with: "risks-ratd"), to: "waivers.yml")
    let ending = try bench.assay(
      "run", "acme.sqlite", "--as-of", "2026-06-30", "-o", format,
      environment: ["ASSAY_RULES_PATH": "packs"])
    #expect(ending.code == 1)
    let told = format == "pretty" ? ending.output : ending.complaint
    #expect(told.contains("risks-ratd"))
  }

  @Test("the gate may be asked for more, or less")
  func policy() throws {
    try record(Self.oneMajor + Self.answer)
    #expect(try run("--fail-on", "none").code == 0)
    #expect(try run("--fail-on", "none", "--min-score", "90").code == 1)
    #expect(try run("--fail-on", "none", "--min-score", "8.3=10").code == 0)
  }
}
