import ComplianceModel
import Testing

@testable import Reporting

@Suite struct AssessmentPageTests {
  static let styles = [
    TerminalStyle(), TerminalStyle(usesUTF8: false), TerminalStyle(isVerbose: true),
    TerminalStyle(width: 60), TerminalStyle(usesColour: true),
  ]

  @Test("no line is wider than the terminal, and nothing of the data steers it")
  func fits() {
    for style in Self.styles {
      let text = renderAssessment(MadeAssessment.assessment, style: style)
      let plain = text.replacing("\u{1B}[31;1m", with: "").replacing("\u{1B}[0m", with: "")
      for line in plain.split(separator: "\n") {
        #expect(String(line).displayWidth <= style.width, "\(line)")
      }
      #expect(!plain.contains("\u{1B}") && !plain.contains("\u{07}"))
    }
  }

  @Test("without UTF-8 in the locale what Assay draws is ASCII")
  func ascii() {
    let text = renderAssessment(
      MadeAssessment.assessment, style: TerminalStyle(usesUTF8: false))
    #expect(text.contains("##########??...."))
    #expect(!text.contains { "█▒░–·…".contains($0) })
  }

  @Test func `what is left out is told with who decided it, and what was recorded in vain`() {
    var assessment = MadeAssessment.assessment
    let requirement = RequirementID("a/8.6-g")
    assessment.applicability = Applicability(
      decisions: [
        .init(
          ApplicabilityDecision(
            id: 1, requirement: requirement, isApplicable: false, justification: "No neighbours.",
            approvedBy: 7, approvedByName: "Ada Vos", approvedOn: "2026-01-01"), .excludes),
        .init(ApplicabilityDecision(id: 2, requirement: requirement, isApplicable: true), .applies),
        .init(
          ApplicabilityDecision(id: 3, requirement: requirement, isApplicable: false), .superseded),
        .init(
          ApplicabilityDecision(id: 4, requirement: requirement, isApplicable: false),
          .ineffective("nobody approved it")),
      ],
      sitesOutOfScope: [
        SiteOutOfScope(id: 1, code: "MAR", name: "Marina"),
        SiteOutOfScope(id: 2, code: nil, name: "Old quay", closedOn: "2026-06-30"),
        SiteOutOfScope(id: 3, code: nil, name: "Office", closedOn: "2026-07-01"),
      ])
    let text = renderAssessment(assessment)
    #expect(
      text.contains(
        """
        Excluded: a/8.6-g, approved by Ada Vos on 2026-01-01: No neighbours.
        Not excluded: a/8.6-g, by decision 4: nobody approved it
        Out of scope: sites MAR Marina, Office

        """))
    #expect(!renderAssessment(MadeAssessment.assessment).contains("xcluded"))
  }

  @Test func `maturity is told of clauses where it is known, with -v of all`() {
    var assessment = MadeAssessment.assessment
    let clause = { Clause(id: ClauseID($0), heading: "") }
    assessment.maturity = [
      CatalogueMaturity(
        catalogue: MadeAssessment.pack, title: "ISO 28000", isLadder: true,
        clauses: [
          (clause("4"), Maturity(low: 1, high: 3, reach: 4)),
          (clause("8"), Maturity(low: 2, high: 2, reach: 4)),
          (clause("8.3"), Maturity(low: 3, high: 3, reach: 4)),
          (clause("10"), Maturity(low: 0, high: 0, reach: 5)),
        ])
    ]
    #expect(
      renderAssessment(assessment).contains("Maturity: clause 8 at 2 of 4, 10 at 0 of 5\n"))
    #expect(
      renderAssessment(assessment, style: TerminalStyle(isVerbose: true)).contains(
        "Maturity: clause 4 at 1–3 of 4, 8 at 2 of 4, 8.3 at 3 of 4, 10 at 0 of 5."))
    assessment.maturity[0].isLadder = false
    #expect(!renderAssessment(assessment).contains("Maturity"))
  }

  @Test("the whole report, conclusion last")
  func whole() {
    #expect(
      renderAssessment(MadeAssessment.assessment) == """
        Meridian Forwarding against ISO 28000, as of 2026-06-30
        meridian.sqlite (5,812 rows), 7 rules, settings from assay.yml

             Clause                          score             low–high  maj min obs   ?
          8  Operation                       ██████████▒▒░░░░     66–77    1   ·   ·   1
         10  Improvement                     ░░░░░░░░░░░░░░░░         –    ·   ·   ·   1

        MAJOR  8.3  high-risks-treated                                      4 of 40 fail
               Every subject of high-risks-treated is as it should be, however long this
               sentence becomes
                 R-17  treatment of risk R-17 is overdue           1,234.5 days, limit 0
                 R-22  risk R-22 has no owner
                 R-31  risk R-31 has no owner
                 and 1 more: assay run -v
               Raised from minor: repeated, first recorded on 2025-12-31.
               Fix: Do on Monday what high-risks-treated asks for.

        minor  7.5   documents-reviewed   2 of 40  D-11, D-19
                    waived until 2026-09-30 by J. Vos: archive move
        minor  8.4   seals-controlled     1 of 40  東京都千代田区の長い名前の倉庫番号一…
                    and 1 observation or opportunity: assay run -v

        Not determined: fails in the low score, conforms in the high one
          no answer   1 question: 4.1
          no rows     exercises (1 rule)
          error       8.4  broken-rule: rules/8.4.lua:31: attempt to compare number with
                           nil (1044)
          no rule     1 requirement: a/10.2-none

        Do next                                             owner      by          gain
          8.3   Assign an owner and a date to the           risk owner 2026-07-30  +2.1
                treatment, or accept the risk with
                approval. (high-risks-treated)

        NOT READY: 1 major nonconformity is open. A forecast, not a certificate.
        Score 76.3–84.1 of 100, weighted; 77.0–84.8 with waivers.
        Gate FAILED: 1 major, none allowed: high-risks-treated; 3 of 7 not
        determined.                                                               exit 1
        Why: assay explain high-risks-treated R-17

        """)
  }

  @Test("where one clause has all the others below it, these are shown")
  func oneTopClause() {
    var assessment = MadeAssessment.assessment
    func clause(_ number: String, _ low: Int) -> (Clause, CatalogueScores.Score) {
      let score = ScoreInterval(low: low, high: 10_000)
      return (
        Clause(id: ClauseID(number), heading: "Heading"),
        .init(beforeWaivers: score, afterWaivers: score)
      )
    }
    func lines() -> [Substring] {
      renderAssessment(assessment, style: TerminalStyle()).split(separator: "\n").filter {
        $0.contains("Heading")
      }
    }
    assessment.scores[0].clauses = [
      clause("4", 5000), clause("4.3", 6000), clause("4.3.1", 7000), clause("4.6", 8000),
    ].map { (clause: $0.0, score: $0.1) }
    #expect(lines().map { $0.split(separator: " ")[0] } == ["4", "4.3", "4.6"])
    assessment.scores[0].clauses.append((clause: clause("5", 0).0, score: clause("5", 0).1))
    #expect(lines().map { $0.split(separator: " ")[0] } == ["4", "5"])
  }

  @Test("with -v every text of a subject is shown")
  func everyText() {
    var assessment = MadeAssessment.assessment
    assessment.outcomes[3].instances[0].instance.texts.append("and nobody owns it")
    let texts = "treatment of risk R-17 is overdue; and nobody owns it"
    #expect(renderAssessment(assessment, style: .init(isVerbose: true)).contains(texts))
    #expect(!renderAssessment(assessment).contains("nobody owns it"))
  }

  @Test("where nothing was judged it fits one screen and names the tables to fill first")
  func nothing() {
    var assessment = MadeAssessment.assessment
    assessment.gate.judgedNothing = true
    assessment.outcomes = (0..<60).map { number in
      MadeAssessment.outcome(
        "r\(number)", clause: "8.1", .notEvaluable(.noRows(tables: ["table\(number % 9)"])),
        of: 0)
    }
    let text = renderAssessment(assessment)
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 24)
    #expect(text.contains("  table0  7 rules need it\n  table1  7 rules need it\n"))
    #expect(text.contains("Nothing was judged."))
  }

  @Test("a table that is empty and fails by when_empty is among those to fill")
  func emptyAndFailing() {
    var assessment = MadeAssessment.assessment
    assessment.gate.judgedNothing = true
    assessment.outcomes = [
      MadeAssessment.outcome(
        "r", clause: "8.1", .nonconforming, of: 0, grade: .minor, tables: ["exercises"]),
      MadeAssessment.outcome("s", clause: "8.1", .conforming, of: 4, tables: ["sites"]),
    ]
    let text = renderAssessment(assessment)
    #expect(text.contains("  exercises  1 rule needs it\n"))
    #expect(!text.contains("  sites  "))
  }
}
