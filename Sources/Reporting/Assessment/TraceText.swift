package import ComplianceModel

/// What the rules printed, rule by rule; empty where none did.
package func renderTrace(_ assessment: Assessment, style: TerminalStyle = .init()) -> String {
  var page = Page(style)
  for outcome in assessment.outcomes where !outcome.outcome.trace.isEmpty {
    page.add()
    page.add("Trace of \(outcome.outcome.rule)")
    for line in outcome.outcome.trace { page.add(lead: "  ", line) }
  }
  return page.text
}
