import ComplianceModel

extension AssessmentPage {
  /// The results again under the headings of the framework or edition that was asked for: what was
  /// found and what is open, never a score.
  mutating func addReadings() {
    for reading in assessment.readings where reading.name == self.reading { add(reading) }
  }

  private mutating func add(_ reading: AssessmentReading) {
    let columns = ReadingColumns(reading, width: style.width)
    page.add(lead: "Read by ", "\(reading.title):")
    page.add(
      columns.line("", "heading", "", "req", "  maj min obs   ?", style)[0])
    let isWhole = assessment.inputs.plan.selection.isEverything
    for row in reading.rows where isWhole || !row.requirements.isEmpty { add(row, columns) }
    addWithoutCounterpart(reading.withoutCounterpart)
    page.add(lead: "  Verified: ", reading.verified)
    page.add(
      lead: "  ", "Where to look, not a verdict: nobody has judged whether \(reading.title) is met."
    )
    page.add()
  }

  private mutating func add(_ row: AssessmentReading.Row, _ columns: ReadingColumns) {
    let count = row.clauses.isEmpty ? "" : "\(row.requirements.count)"
    let line = columns.line(
      row.clause?.text ?? "", row.heading.printable, row.strength?.rawValue ?? "", count,
      row.clauses.isEmpty ? "  no counterpart" : counts(of: row), style)
    for text in line { page.add(text) }
    guard style.isVerbose else { return }
    let lead = "".padded(to: columns.number + 4)
    if row.strength != nil, !row.clauses.isEmpty {
      page.add(lead: lead, "clauses \(row.clauses.map(\.text).joined(separator: ", "))")
    }
    if let note = row.note { page.add(lead: lead, note) }
  }

  /// Findings by grade, then requirements that are not determined.
  private func counts(of row: AssessmentReading.Row) -> String {
    let rules = Set(row.findings)
    let grades = assessment.findings.filter { rules.contains($0.rule) }.map(\.grade)
    let numbers = [
      grades.count { $0 == .major }, grades.count { $0 == .minor },
      grades.count { !$0.isNonconformity },
      row.states.reduce(0) { $0 + ($1.key.isOpen ? $1.value : 0) },
    ]
    return "  "
      + numbers.map { ($0 == 0 ? style.dot : String($0)).aligned(right: 3) }.joined(separator: " ")
  }

  private mutating func addWithoutCounterpart(_ requirements: [RequirementID]) {
    guard !requirements.isEmpty else { return }
    page.add(
      lead: "  Not in it: ", requirements.map(\.text).joined(separator: ", "))
  }
}

/// How wide the columns of a reading are.
private struct ReadingColumns {
  /// Of the clause's number; 0 where headings have none.
  let number: Int
  /// Of the heading.
  let heading: Int
  /// Of the word for how close it is; 0 where there is none.
  let strength: Int

  init(_ reading: AssessmentReading, width: Int) {
    number = reading.rows.compactMap { $0.clause?.text.displayWidth }.max() ?? 0
    strength = reading.rows.compactMap { $0.strength?.rawValue.displayWidth }.max() ?? 0
    let taken = 2 + (number > 0 ? number + 2 : 0) + 2 + (strength > 0 ? strength + 1 : 0) + 3 + 17
    heading = max(20, width - taken)
  }

  /// A row: a long heading is shortened, or with `-v` goes on below.
  func line(
    _ clause: String, _ text: String, _ word: String, _ count: String, _ rest: String,
    _ style: TerminalStyle
  ) -> [String] {
    let lead = number > 0 ? "  " + clause.padded(to: number) + "  " : "  "
    let headings =
      style.isVerbose
      ? text.wrapped(to: heading).flatMap { $0.cut(every: heading) }
      : [text.shortened(to: heading, style)]
    let first =
      lead + (headings.first ?? "").padded(to: heading) + "  "
      + (strength > 0 ? word.padded(to: strength) + " " : "") + count.aligned(right: 3) + rest
    let below = headings.dropFirst().map { "".padded(to: lead.displayWidth) + $0 }
    return [first] + below
  }
}
