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
