import ComplianceModel

extension AssessmentPage {
  /// Majors in detail, minors a line each, the rest counted; with `-v` all in detail.
  mutating func addFindings() {
    let findings = assessment.findings
    let detailed = findings.filter { $0.grade == .major || style.isVerbose }
    for finding in detailed { addDetail(finding) }
    let brief = findings.filter { $0.grade == .minor && !style.isVerbose }
    let width = brief.map(\.rule.name.displayWidth).max() ?? 0
    for finding in brief { addLine(finding, nameWidth: min(width, 34)) }
    let rest = findings.count - detailed.count - brief.count
    if rest > 0 {
      let noun = counted(rest, "observation or opportunity", "observations and opportunities")
      page.add("            and \(noun): assay run -v")
    }
    if findings.count > detailed.count { page.add() }
  }

  // MARK: - In detail

  private mutating func addDetail(_ finding: Finding) {
    guard let outcome = outcomes[finding.rule] else { return }
    addHead(finding, outcome)
    let indent = String(repeating: " ", count: 7)
    page.add(lead: indent, finding.title)
    addInstances(of: outcome)
    if let because = outcome.gradedBecause { page.add(lead: indent, because) }
    if finding.isWaived { addWaiver(of: outcome, indent: indent) }
    if let fix = outcome.fix { page.add(lead: "\(indent)Fix: ", fix) }
    page.add()
  }

  private mutating func addHead(_ finding: Finding, _ outcome: GradedOutcome) {
    let word = finding.grade.word.padded(to: 7)
    let count = "\(grouped(finding.instanceTotal)) of \(grouped(outcome.outcome.population.judged))"
    let verb = finding.instanceTotal == 1 ? "fails" : "fail"
    let right = ["\(count) \(verb)", outcome.undeterminedCounts].compactMap(\.self)
      .joined(separator: ", ")
    let left = "\(finding.clause)  \(finding.rule.name)"
    let room = style.width - 7 - right.displayWidth
    if left.displayWidth + 1 <= room {
      add(word, finding.grade, left.padded(to: room) + right)
    } else {
      add(word, finding.grade, left)
      page.add(right.aligned(right: style.width))
    }
  }

  private mutating func add(_ word: String, _ grade: Grade, _ rest: String) {
    if grade == .major {
      page.add(word, .alarm, rest)
    } else {
      page.add(word + rest)
    }
  }

  private mutating func addInstances(of outcome: GradedOutcome) {
    let failing = outcome.instances.filter { $0.grade != nil }
    let shown = failing.prefix(style.isVerbose ? failing.count : 3)
    let names = shown.map(\.instance.shownName)
    let width = min(20, names.map(\.displayWidth).max() ?? 0)
    for (instance, name) in zip(shown, names) { add(instance.instance, name, width) }
    let rest =
      outcome.outcome.population.nonconforming + outcome.outcome.population.remarked
      - shown.count
    if rest > 0 {
      page.add("         and \(grouped(rest)) more" + (style.isVerbose ? "" : ": assay run -v"))
    }
    if style.isVerbose { addUndetermined(of: outcome, width) }
  }

  /// The subjects of a finding that nobody could judge, with what was said of them.
  private mutating func addUndetermined(of outcome: GradedOutcome, _ width: Int) {
    let open = outcome.instances.filter { $0.grade == nil }
    for instance in open {
      let names = cell(instance.instance.shownName, width: max(12, width))
      for line in names.dropLast() { page.add("         \(line)") }
      page.add(
        lead: "         \((names.last ?? "").padded(to: width))  ",
        instance.instance.undeterminedText)
    }
    let rest = outcome.outcome.population.undetermined - open.count
    if rest > 0 { page.add("         and \(grouped(rest)) more that are not determined") }
  }

  private mutating func add(_ instance: Instance, _ name: String, _ width: Int) {
    let names = cell(name, width: width)
    for line in names.dropLast() { page.add("         \(line)") }
    let lead = "         \((names.last ?? "").padded(to: width))  "
    let texts = instance.texts.prefix(style.isVerbose ? instance.texts.count : 1)
    let text = texts.isEmpty ? "fails" : texts.joined(separator: "; ")
    let measure = instance.measure.map(\.shown)
    let room = style.width - lead.displayWidth
    let line = text.shortened(to: style.isVerbose ? .max : room, style)
    guard let measure, line.displayWidth + 2 + measure.displayWidth <= room else {
      page.add(lead: lead, style.isVerbose ? text : line)
      if let measure, style.isVerbose { page.add(measure.aligned(right: style.width)) }
      return
    }
    page.add(lead + line, right: measure)
  }

  private mutating func addWaiver(of outcome: GradedOutcome, indent: String) {
    let waivers = Set(outcome.instances.compactMap(\.waiver)).sorted().map {
      assessment.inputs.plan.waivers[$0]
    }
    for waiver in waivers {
      page.add(
        lead: indent,
        "waived until \(waiver.until) by \(waiver.approvedBy): \(waiver.because)")
    }
  }

  // MARK: - A line

  private mutating func addLine(_ finding: Finding, nameWidth: Int) {
    guard let outcome = outcomes[finding.rule] else { return }
    let count =
      "\(grouped(finding.instanceTotal)) of \(grouped(outcome.outcome.population.judged))"
    let head =
      "minor  \(Self.short(finding.clause).padded(to: 5)) \(finding.rule.name.padded(to: nameWidth))"
      + "  \(count.aligned(right: 8))  "
    let room = style.width - head.displayWidth
    page.add(head + names(of: outcome, total: finding.instanceTotal, room: max(0, room)))
    if let counts = outcome.undeterminedCounts { page.add("            and \(counts)") }
    if finding.isWaived { addWaiver(of: outcome, indent: "            ") }
  }

  /// As many names as fit, and how many more there are.
  private func names(of outcome: GradedOutcome, total: Int, room: Int) -> String {
    let names = outcome.instances.filter { $0.grade != nil }.map(\.instance.shownName)
    var kept = min(names.count, 3)
    while kept > 0 {
      let more = total - kept
      let text =
        names.prefix(kept).joined(separator: ", ") + (more > 0 ? " and \(grouped(more)) more" : "")
      if text.displayWidth <= room { return text }
      kept -= 1
    }
    return names.first?.shortened(to: room, style) ?? ""
  }
}

extension GradedOutcome {
  /// `7 unknown, 2 broken`; nil where all its subjects are determined.
  var undeterminedCounts: String? {
    let count = outcome.population
    let parts = [(count.unknown, "unknown"), (count.broken, "broken")].filter { $0.0 > 0 }
    return parts.isEmpty
      ? nil : parts.map { "\(grouped($0.0)) \($0.1)" }.joined(separator: ", ")
  }
}

extension Instance {
  /// Why nobody can say how it went.
  var undeterminedText: String {
    switch verdict {
    case .broken(let fault):
      "broken: \(fault.message)" + (fault.place.map { " at \($0)" } ?? "")
    default: texts.isEmpty ? "unknown" : "unknown: \(texts.joined(separator: "; "))"
    }
  }

  /// Its name, else its key.
  var shownName: String { (name ?? key.description).printable }
}

extension Grade {
  /// The word of the report: only a major is shouted.
  var word: String { self == .major ? "MAJOR" : self == .opportunity ? "opp." : shortWord }

  private var shortWord: String { self == .observation ? "obs." : rawValue }
}

extension Measure {
  /// Such as `2 days, limit 0`.
  var shown: String {
    "\(Reporting.shown(measured))\(unit.isEmpty ? "" : " \(unit)"), limit \(Reporting.shown(limit))"
  }
}

/// A measured value as a person reads it: at most four digits behind the point.
func shown(_ value: Double) -> String {
  if value == value.rounded(), value.magnitude < 1e15 { return grouped(Int(value)) }
  guard value.magnitude < 1e15 else { return "\(value)" }
  let scaled = Int((value.magnitude * 10_000).rounded())
  var digits = String(scaled % 10_000)
  digits = String(repeating: "0", count: 4 - digits.count) + digits
  while digits.last == "0" { digits.removeLast() }
  let whole = grouped(scaled / 10_000)
  return (value < 0 ? "-" : "") + (digits.isEmpty ? whole : "\(whole).\(digits)")
}
