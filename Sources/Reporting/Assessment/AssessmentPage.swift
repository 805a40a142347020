package import ComplianceModel

/// The report of `run`: clauses, findings, what is open, what to do, and the conclusion last.
///
/// - Parameters:
///   - flags: What was asked on the command line, as `explain` must be given it again.
///   - reading: The framework or edition by whose headings it is to be read as well.
/// - Returns: Lines of at most `style.width` columns; with `style.isVerbose` nothing is left out.
package func renderAssessment(
  _ assessment: Assessment, flags: [String] = [], by reading: String? = nil,
  style: TerminalStyle = .init()
) -> String {
  var report = AssessmentPage(assessment, flags, style)
  report.reading = reading
  return report.render()
}

/// Writes one assessment.
struct AssessmentPage {
  /// What is told.
  let assessment: Assessment
  /// Words of the command line that a further command needs too.
  let flags: [String]
  /// The framework or edition by whose headings the results are told again.
  var reading: String?
  /// How.
  let style: TerminalStyle
  /// Where.
  var page: Page
  /// The outcomes by rule.
  let outcomes: [RuleID: GradedOutcome]

  /// Begins a page.
  init(_ assessment: Assessment, _ flags: [String], _ style: TerminalStyle) {
    self.assessment = assessment
    self.flags = flags
    self.style = style
    page = Page(style)
    outcomes = Dictionary(
      assessment.outcomes.map { ($0.outcome.rule, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The whole text.
  mutating func render() -> String {
    addHeader()
    if assessment.gate.judgedNothing {
      addNothingJudged()
    } else {
      addClauses()
      addMaturity()
      addFindings()
      addUndetermined()
      addReadings()
      addActions()
    }
    addExceptions()
    addApplicability()
    addRemarks()
    addConclusion()
    return page.text
  }

  // MARK: - Header

  private mutating func addHeader() {
    let titles = assessment.inputs.packs.map(\.title).joined(separator: "; ")
    page.add(
      lead: "",
      "\(assessment.organisation) against \(titles), as of \(assessment.asOf)")
    let questions = assessment.outcomes.count { $0.method == .interview }
    let parts = [
      "\(assessment.run.database) (\(counted(assessment.run.databaseRows, "row")))",
      counted(assessment.outcomes.count - questions, "rule"),
      questions > 0 ? counted(questions, "question") : nil,
      assessment.run.configuration.map { "settings from \($0)" },
    ]
    page.add(lead: "", parts.compactMap(\.self).joined(separator: ", "))
    let selection = assessment.inputs.plan.selection
    if !selection.isEverything {
      page.add(lead: "", "Selected: \(selection.words). A selection has no conclusion.")
    }
    page.add()
  }

  // MARK: - Remarks

  private mutating func addRemarks() {
    let remarks = assessment.run.remarks
    guard !remarks.isEmpty else { return }
    for remark in remarks {
      page.add(
        lead: "Note: ",
        [remark.message, remark.place.map { " (\($0))" }, remark.remedy.map { ": \($0)" }]
          .compactMap(\.self).joined())
    }
    page.add()
  }
}

extension Selection {
  /// The flags in words.
  fileprivate var words: String {
    let parts = [
      Self.list("clause", clauses.map(\.text)), Self.list("rule", rules), Self.list("tag", tags),
      Self.list("method", methods.map(\.rawValue)),
    ]
    return parts.compactMap(\.self).joined(separator: "; ")
  }

  private static func list(_ noun: String, _ things: [String]) -> String? {
    things.isEmpty ? nil : "\(noun) \(things.joined(separator: ", "))"
  }
}
