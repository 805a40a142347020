package import ComplianceModel

/// What rules cost, a line each, with scans of large tables and missing indexes below.
package func renderProfiles(_ profiles: [RuleProfile], style: TerminalStyle = .init()) -> String {
  var page = Page(style)
  let margin = 34
  page.add(
    "time".aligned(right: 11) + "rows".aligned(right: 12) + "memory".aligned(right: 9) + "  rule")
  for profile in profiles {
    let figures =
      "\(milliseconds(profile.milliseconds)) ms".aligned(right: 11)
      + grouped(profile.rows).aligned(right: 12)
      + "\(grouped((profile.peakMemory + 1023) / 1024)) KB".aligned(right: 9) + "  "
    page.add(lead: figures, profile.rule.description)
    let lead = String(repeating: " ", count: margin)
    for scan in profile.scans {
      page.add(lead: lead, "scans \(scan.table), \(counted(scan.rows, "row"))")
    }
    if style.isVerbose { for line in profile.plan { page.add(lead: lead, line) } }
    guard let index = profile.index else { continue }
    page.add(lead: "    missing: ", "\(index.statement);")
    page.add(
      lead: "             ",
      "tried on a private copy: \(milliseconds(index.before)) ms without it, "
        + "\(milliseconds(index.after)) ms with it")
  }
  let sum = profiles.reduce(0) { $0 + $1.milliseconds }
  page.add()
  page.add(
    lead: "",
    "\(counted(profiles.count, "rule")) take \(milliseconds(sum)) ms one after the other, the least "
      + "of several evaluations each." + (style.isVerbose ? "" : " Plans: -v"))
  return page.text
}

/// With one decimal, and without below 100.
private func milliseconds(_ value: Double) -> String {
  guard value < 100 else { return grouped(Int(value.rounded())) }
  let tenths = Int((value * 10).rounded())
  return "\(tenths / 10).\(tenths % 10)"
}
