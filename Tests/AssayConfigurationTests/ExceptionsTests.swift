import ComplianceModel
import Testing

@testable import AssayConfiguration

/// Tailoring and waivers: what an organisation asks to be let off.
@Suite struct ExceptionsTests {
  private func place(_ file: String, _ line: Int, _ column: Int) -> SourcePlace {
    SourcePlace(file: file, line: line, column: column)
  }

  @Test("a tailoring changes a rule's grade, its parameters, or switches it off")
  func tailors() throws {
    let bench = try Bench([
      "assay.yml": """
      tailoring:
        - { rule: risks-treated, parameters: { rating: 12, iso.every: 6 months }, because: a }
        - { rule: acme.x/shared, grade: major, because: b }
        - { rule: leadership, off: true, because: c, approved_by: d, until: 2026-06-30 }
      """
    ])
    let iso = PackID("iso")
    #expect(
      try bench.plan().tailorings == [
        Tailoring(
          rule: RuleID(pack: PackID("acme.x"), name: "shared"), grade: .major, because: "b",
          place: place("assay.yml", 3, 5)),
        Tailoring(
          rule: RuleID(pack: iso, name: "leadership"), isOff: true, because: "c", approvedBy: "d",
          until: Bench.today, isWeakening: true, place: place("assay.yml", 4, 5)),
        Tailoring(
          rule: RuleID(pack: iso, name: "risks-treated"),
          parameters: ["rating": .integer(12), "every": .duration(CalendarInterval(6, .months))],
          because: "a", place: place("assay.yml", 2, 5)),
      ])
  }

  @Test("what weakens without approval and end, and what is unknown, is refused")
  func refuses() throws {
    let bench = try Bench([
      "assay.yml": """
      tailoring:
        - { rule: risks-treated, grade: minor, because: a }
        - { rule: iso/shared, off: true, because: a, approved_by: b }
        - { rule: nice, grade: minor, because: a }
        - { rule: leadership, grade: major, because: a }
        - { rule: risk-treated, off: true, because: a }
        - { rule: shared, grade: major, because: a }
        - { rule: acme.x/shared, parameters: { max_discount: 0.3, rating: 3, max_discont: 1 }, because: a, until: 2027-01-01 }
        - { rule: acme.x/shared, grade: major, because: a }
      """
    ])
    #expect(
      bench.faults() == [
        "assay.yml:2:5: the tailoring of 'iso/risks-treated' asks for less, without approved_by "
          + "and until | add approved_by: …, until: …, or ask for as much",
        "assay.yml:3:5: the tailoring of 'iso/shared' asks for less, without until"
          + " | add until: …, or ask for as much",
        "assay.yml:4:26: rule 'iso/nice' is at most observation, not minor"
          + " | its requirement is a should: lower the grade",
        "assay.yml:5:32: rule 'iso/leadership' is at most observation, not major"
          + " | its requirement is a should: lower the grade",
        "assay.yml:6:13: there is no rule 'risk-treated' | did you mean 'risks-treated'?",
        "assay.yml:7:13: several packs have a rule 'shared'"
          + " | write one of acme.x/shared, iso/shared",
        "assay.yml:8:5: the tailoring of 'acme.x/shared' asks for less, without approved_by"
          + " | add approved_by: …, or ask for as much",
        "assay.yml:8:61: pack 'acme.x' has no parameter 'rating'"
          + " | a tailoring sets parameters of the rule's own pack",
        "assay.yml:8:72: pack 'acme.x' has no parameter 'max_discont'"
          + " | did you mean 'max_discount'?",
        "assay.yml:9:5: rule 'acme.x/shared' is tailored twice"
          + " | put both in one; the first is on line 8",
      ])
  }

  @Test("a tailoring that has ended is remarked and does not count")
  func endedTailoring() throws {
    let bench = try Bench([
      "assay.yml": """
      tailoring:
        - { rule: risks-treated, off: true, because: a, approved_by: b, until: 2026-06-29 }
        - { rule: risks-treated, grade: minor, because: a, approved_by: b, until: 2026-12-31 }
      """
    ])
    let plan = try bench.plan()
    #expect(plan.tailorings.map(\.grade) == [.minor])
    #expect(
      plan.remarks == [
        Diagnostic(
          "expired-tailoring",
          "the tailoring of 'iso/risks-treated' ended on 2026-06-29 and does not count",
          at: place("assay.yml", 2, 5), severity: .warning,
          remedy: "renew it with an approval, or remove it")
      ])
  }

  private func waived(
    _ rule: String, subjects: String = "all", from: String = "2026-06-01",
    until: String = "2026-06-30"
  ) throws -> AssessmentPlan {
    let text = """
      - rule: \(rule)
        subjects: \(subjects)
        because: a
        risk: b
        requested_by: c
        approved_by: d
        granted_on: \(from)
        until: \(until)
      """
    return try Bench(["assay.yml": "waivers: w.yml", "w.yml": text]).plan()
  }

  @Test("a waiver counts from the day it is granted through its last")
  func waives() throws {
    let plan = try waived("risks-treated")
    #expect(
      plan.waivers == [
        Waiver(
          rule: RuleID(pack: PackID("iso"), name: "risks-treated"), subjects: .all, because: "a",
          risk: "b", requestedBy: "c", approvedBy: "d", grantedOn: Day(ordinal: 20_605),
          until: Bench.today, place: place("w.yml", 1, 3))
      ])
    #expect(plan.remarks.isEmpty)
    #expect(plan.waivers.allSatisfy { $0.isInForce(on: plan.asOf) })
  }

  @Test(
    "a waiver that does not count on the day is kept and remarked",
    arguments: [
      (
        "2026-01-01", "2026-06-29",
        "w.yml:1:3: the waiver of 'iso/shared' ended on 2026-06-29"
          + " | put the finding right, or ask for a new waiver"
      ),
      (
        "2026-07-01", "2026-07-31",
        "w.yml:1:3: the waiver of 'iso/shared' counts from 2026-07-01 on only"
          + " | on 2026-06-30 it covers nothing"
      ),
    ])
  func remarks(from: String, until: String, remark: String) throws {
    let plan = try waived("iso/shared", from: from, until: until)
    #expect(plan.waivers.count == 1)
    #expect(plan.remarks.map(\.line) == [remark])
    #expect(plan.remarks.map(\.severity) == [.warning])
  }

  @Test("a waiver of an unknown rule covers nothing and is remarked")
  func unknownWaiver() throws {
    let plan = try waived("risks-treted")
    #expect(plan.waivers.isEmpty)
    #expect(
      plan.remarks.map(\.line) == [
        "w.yml:1:9: the waiver covers nothing: there is no rule 'risks-treted'"
          + " | did you mean 'risks-treated'?"
      ])
  }

  @Test("a waiver of a name that several packs have is refused")
  func ambiguousWaiver() {
    #expect(
      throws: Refusal(
        .configuration, "ambiguous-rule", "several packs have a rule 'shared'",
        at: place("w.yml", 1, 9), remedy: "write one of acme.x/shared, iso/shared")
    ) { try waived("shared") }
  }
}
