import ComplianceModel
import Evaluation

extension TestFieldReader {
  /// What the test expects: one word, or a table of what is compared.
  mutating func expectation(_ value: DeclaredValue?) -> Expectation? {
    guard let value else {
      refuse(
        "missing-field", "the test has no 'expect'", field: nil,
        remedy: "Say what must come out: expect = \"conforming\".")
      return nil
    }
    if value.text != nil {
      return Expectation(
        outcome: word(value, among: Expectation.outcomes, "expect", field: "expect"))
    }
    guard let table = table(value, "expect", field: "expect") else { return nil }
    refuseUnknown(
      table.keys,
      known: [
        "outcome", "grade", "reason", "population", "score", "subjects", "trace", "findings",
      ], of: "'expect'", field: "expect")
    return Expectation(
      outcome: word(table["outcome"], among: Expectation.outcomes, "outcome", field: "expect"),
      grade: grade(table["grade"], field: "expect"),
      reason: text(table["reason"], "reason", field: "expect"),
      population: numbers(table["population"], "population", known: Expectation.counts) {
        Int(exactly: $0)
      },
      score: numbers(table["score"], "score", known: ["low", "high"]) {
        Int(exactly: ($0 * 100).rounded())
      },
      subjects: subjects(table["subjects"]), trace: text(table["trace"], "trace", field: "expect"),
      findings: findings(table["findings"]))
  }

  private mutating func numbers(
    _ value: DeclaredValue?, _ name: String, known: [String], _ whole: (Double) -> Int?
  ) -> [String: Int] {
    guard let table = table(value, name, field: "expect") else { return [:] }
    refuseUnknown(table.keys, known: known, of: "'\(name)'", field: "expect")
    var numbers: [String: Int] = [:]
    for name in table.keys.sorted(by: bytewise) where known.contains(name) {
      numbers[name] = number(table[name], name, field: "expect").flatMap(whole)
    }
    return numbers
  }

  // MARK: - Subjects

  private mutating func subjects(_ value: DeclaredValue?) -> [String: Expectation.Subject]? {
    guard let table = table(value, "subjects", field: "expect") else { return nil }
    var subjects: [String: Expectation.Subject] = [:]
    for key in table.keys.sorted(by: bytewise) { subjects[key] = table[key].map { subject($0) } }
    return subjects
  }

  /// A word (a verdict or a grade), or a table of what is compared.
  private mutating func subject(_ value: DeclaredValue) -> Expectation.Subject {
    var subject = Expectation.Subject()
    if let word = value.text, let grade = Grade(rawValue: word) {
      subject.grade = grade
      return subject
    }
    if value.text != nil {
      subject.verdict = word(value, among: Expectation.verdicts, "subjects", field: "expect")
      return subject
    }
    guard let table = table(value, "subjects", field: "expect") else { return subject }
    refuseUnknown(
      table.keys,
      known: [
        "verdict", "grade", "text", "name", "site", "unit", "measured", "limit", "waived",
      ], of: "a subject", field: "expect")
    subject.verdict = word(
      table["verdict"], among: Expectation.verdicts, "verdict", field: "expect")
    subject.grade = grade(table["grade"], field: "expect")
    subject.text = text(table["text"], "text", field: "expect")
    subject.name = text(table["name"], "name", field: "expect")
    subject.site = shown(table["site"])
    subject.unit = text(table["unit"], "unit", field: "expect")
    subject.measured = number(table["measured"], "measured", field: "expect")
    subject.limit = number(table["limit"], "limit", field: "expect")
    subject.isWaived = flag(table["waived"], "waived", field: "expect")
    return subject
  }

  /// A site is an id or a name.
  private func shown(_ value: DeclaredValue?) -> String? {
    switch value {
    case .integer(let integer): String(integer)
    default: value?.text
    }
  }

  // MARK: - Findings

  private mutating func findings(_ value: DeclaredValue?) -> [Expectation.Finding]? {
    guard let items = list(value, "findings", field: "expect") else { return nil }
    var findings: [Expectation.Finding] = []
    for item in items {
      if item.text != nil {
        findings.append(Expectation.Finding(grade: grade(item, field: "expect")))
        continue
      }
      guard let table = table(item, "findings", field: "expect") else { continue }
      refuseUnknown(table.keys, known: ["grade", "waived"], of: "a finding", field: "expect")
      findings.append(
        Expectation.Finding(
          grade: grade(table["grade"], field: "expect"),
          isWaived: flag(table["waived"], "waived", field: "expect")))
    }
    return findings
  }
}
