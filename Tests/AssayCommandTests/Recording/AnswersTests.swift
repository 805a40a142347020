import Testing

/// From a question to an answer that counts, and what is told of one that does not.
@Suite struct AnswersTests {
  let bench: CommandBench

  init() throws {
    bench = try CommandBench()
    try bench.makeStandardPack(at: "packs/iso28000-2022")
    _ = try bench.assay("init", "acme.sqlite")
    try bench.sql(
      "acme.sqlite", "INSERT INTO people (id, name) VALUES (1, 'A. Smit'), (2, 'J. Vos')")
  }

  private func assay(_ line: String) throws -> BuiltCommand.Ending {
    try bench.assay(
      line.split(separator: " ").map(String.init), environment: ["ASSAY_RULES_PATH": "packs"])
  }

  private func answer(_ question: String, reviewer: String = "2") throws {
    try bench.sql(
      "acme.sqlite",
      """
      INSERT INTO attestations
        (question, answer, narrative, attested_by, attested_on, reviewed_by, reviewed_on)
      VALUES ('\(question)', 'partial', 'Asked in May.', 1, '2026-05-04', \(reviewer), '2026-05-06');
      """)
  }

  @Test(
    "an answer is explained, whether it counts or not",
    arguments: [("counting", "2", 0), ("not-reviewed", "NULL", 0), ("none", "2", 1)])
  func explained(name: String, reviewer: String, left: Int) throws {
    if left == 0 { try answer("iso28000-2022/experts-asked", reviewer: reviewer) }
    let line = "explain experts-asked -d acme.sqlite --as-of 2026-06-30"
    let ending = try assay(line)
    #expect(ending.code == 0 && ending.complaint == "")
    let words = line.split(separator: " ").map(String.init)
    try Golden.expect(ending.transcript(of: words, bench.local), as: "records/answer-\(name)")
  }

  @Test("the plain name is enough where one pack alone asks it, and show tells who answered")
  func plainName() throws {
    try answer("experts-asked")
    let run = try assay("run acme.sqlite --as-of 2026-06-30 --rule experts-asked")
    #expect(run.output.contains("experts-asked") && !run.output.contains("Note:"))
    let shown = try assay("show experts-asked -d acme.sqlite").output
    #expect(shown.contains(/answer it as +question = iso28000-2022\/experts-asked in attestations/))
    #expect(shown.contains(/answered +partial, by A. Smit on 2026-05-04/))
    #expect(shown.contains(/counts +(until 2027-05-04|the answer was valid until)/))
  }

  @Test(
    "an answer that answers nothing is remarked on, with the nearest question",
    arguments: [
      (
        "iso28000-2022/expert-asked",
        "attestation 1 answers 'iso28000-2022/expert-asked', which no pack of this run asks",
        "did you mean 'iso28000-2022/experts-asked'?"
      ),
      (
        "expert-askd", "attestation 1 answers 'expert-askd', which no pack of this run asks",
        "did you mean 'experts-asked'?"
      ),
      (
        "iso28000-2007/roles",
        "attestation 1 answers questions of 'iso28000-2007', which is not among the packs of this run",
        "they count when that pack is assessed too"
      ),
    ])
  func unanswering(question: String, message: String, remedy: String) throws {
    try answer(question)
    let ending = try assay("run acme.sqlite --as-of 2026-06-30 -o none")
    let words = ending.complaint.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    #expect(words.contains(message), "\(words)")
    #expect(ending.complaint.contains(remedy.dropFirst()), "its first letter is a capital")
  }
}
