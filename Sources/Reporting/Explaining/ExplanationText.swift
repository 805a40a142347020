package import ComplianceModel

/// The pages of `explain`: query, records, verdict, grade and score, step by step.
package func renderExplanation(_ explanation: Explanation, style: TerminalStyle = .init()) -> String
{
  var text = ExplanationText(explanation, style)
  return text.render()
}

/// Writes one explanation.
private struct ExplanationText {
  let explanation: Explanation
  let style: TerminalStyle
  var page: Page

  /// Columns left of every text.
  private static let margin = 12

  init(_ explanation: Explanation, _ style: TerminalStyle) {
    self.explanation = explanation
    self.style = style
    page = Page(style)
  }

  private var rule: Rule { explanation.rule }
  private var outcome: Outcome { explanation.outcome.outcome }

  mutating func render() -> String {
    addHead()
    addSubject()
    page.add()
    for requirement in explanation.requirements where requirement.id.text != rule.id.description {
      add("Requirement", "\(requirement.id)  \(requirement.text)")
    }
    add("Asks", rule.title)
    if let why = rule.rationale { add("Why", why) }
    page.add()
    addQuery()
    addRecords()
    addJudge()
    addGrade()
    addScore()
    page.add()
    addWhatToDo()
    page.add(
      lead: "",
      "What this does not show: that the content of these records is good, or true.")
    return page.text
  }

  private mutating func addHead() {
    let line = "\(rule.id)   \(explanation.place)"
    if line.displayWidth > style.width {
      page.add(rule.id.description)
      page.add(lead: "", explanation.place.description)
    } else {
      page.add(line)
    }
    if let body = explanation.body { page.add(lead: "judged at ", body.description) }
  }

  private mutating func add(_ name: String, _ text: String) {
    page.add(lead: name.padded(to: Self.margin), text)
  }

  // MARK: - Subject

  private var instance: GradedOutcome.GradedInstance? {
    explanation.outcome.instances.first { $0.instance.key == explanation.subject?.key }
  }

  private mutating func addSubject() {
    guard let subject = explanation.subject else {
      return page.add(lead: "", "As a whole it is \(spoken(outcome.result.word)).")
    }
    let name = subject.name.map { "\($0) (\(subject.key))" } ?? subject.key.description
    page.add(lead: "", "Subject \(name) \(verdict)")
  }

  private var verdict: String {
    guard let instance else {
      switch explanation.verdict {
      case .conforms(let measure): return "conforms" + (measure.map { ": \(words(of: $0))" } ?? ".")
      case .doesNotApply: return "does not apply."
      case nil: return "is among neither the failing nor the unknown."
      }
    }
    let text = instance.instance.texts.first.map { ": \($0)" } ?? "."
    switch instance.instance.verdict {
    case .failed: return "does NOT conform\(text)"
    case .unknown: return "is unknown\(text)"
    case .broken: return "is \(instance.instance.undeterminedText)"
    }
  }

  private func spoken(_ word: String) -> String {
    String(word.map { $0 == "_" ? " " : $0 })
  }

  // MARK: - Steps

  private mutating func addQuery() {
    guard case .population(let population) = rule.form else {
      return add("1 Query", "The rule asks for itself, by org.*, and reports its subjects.")
    }
    let lines = population.selectLines
    for (number, line) in lines.enumerated() {
      let lead = (number == 0 ? "1 Query" : "").padded(to: Self.margin)
      if style.isVerbose { page.add(lead: lead, whole: line) } else { page.add(lead + line) }
    }
    for parameter in explanation.parameters {
      add(
        "",
        ":\(parameter.name) = \(parameter.value.shown(quotesTexts: true)) (\(originWords(parameter.origin)))"
      )
    }
    if let of = outcome.population.of {
      let tables = rule.tables.joined(separator: ", ")
      add(
        "",
        "\(counted(outcome.population.judged, "subject")) judged of \(counted(of, "row")) of "
          + "\(tables).")
    }
    for line in explanation.plan { add("", line) }
  }

  private func originWords(_ origin: Origin) -> String {
    switch origin {
    case .flag: "flag"
    case .environment: "environment"
    case .file: "configuration file"
    case .pack: "pack default"
    case .builtIn: "default"
    }
  }

  private mutating func addRecords() {
    guard let subject = explanation.subject, !subject.records.isEmpty else { return }
    let shown = subject.records.prefix(style.isVerbose ? subject.records.count : 5)
    for (number, record) in shown.enumerated() {
      for (line, text) in lines(of: record).enumerated() {
        add(number + line == 0 ? "2 Records" : "", text)
      }
    }
    if subject.records.count > shown.count {
      add("", "and \(subject.records.count - shown.count) more: -v")
    }
  }

  /// The values of a record, as many on a line as fit.
  private func lines(of record: [Explanation.Cell]) -> [String] {
    var lines: [String] = []
    for cell in record.map({ "\($0.column) = \($0.value)" }) {
      if let last = lines.last,
        last.displayWidth + 2 + cell.displayWidth <= style.width - Self.margin
      {
        lines[lines.count - 1] = "\(last), \(cell)"
      } else {
        lines.append(cell)
      }
    }
    return lines
  }

  /// Whether a subject was asked for that is among neither the failing nor the unknown.
  private var isAboutPassing: Bool { explanation.subject != nil && instance == nil }

  private mutating func addJudge() {
    if let instance, explanation.subject != nil {
      addLines()
      let texts = self.texts(of: instance.instance)
      for (number, text) in texts.enumerated() {
        add(number == 0 && explanation.lines.isEmpty ? "3 Judge" : "", text)
      }
      if let measure = instance.instance.measure { add("", words(of: measure)) }
      return
    }
    if isAboutPassing {
      addLines()
      add(
        explanation.lines.isEmpty ? "3 Judge" : "",
        explanation.verdict == .doesNotApply ? "not applicable" : "no failure")
      if case .conforms(let measure?) = explanation.verdict { add("", words(of: measure)) }
    }
    if explanation.subject == nil { addLines() }
    let count = outcome.population
    add(
      isAboutPassing || !explanation.lines.isEmpty ? "" : "3 Judge",
      "\(count.conforming) conform, \(count.nonconforming) do not, \(count.remarked) remarked, "
        + "\(count.unknown) unknown, \(count.broken) broken, \(count.notApplicable) not applicable"
        + (count.outOfScope > 0 ? ", \(count.outOfScope) of sites out of scope" : ""))
    if let reason = outcome.result.reason { add("", reason) }
    if let worst = outcome.worst {
      add(
        "", "nearest to its limit, or farthest past it: \(worst.key), \(words(of: worst.measure))")
    }
    guard !isAboutPassing else { return }
    let instances = explanation.outcome.instances
    let shown = instances.prefix(style.isVerbose ? instances.count : 5)
    for instance in shown {
      let text =
        instance.grade == nil
        ? instance.instance.undeterminedText : instance.instance.texts.first ?? "fails"
      add("", "\(instance.instance.shownName): \(text)")
    }
    if outcome.instanceTotal > shown.count {
      let rest = "and \(grouped(outcome.instanceTotal - shown.count)) more"
      add("", style.isVerbose ? rest : "\(rest): -v")
    }
    for nearest in explanation.nearest {
      let name = nearest.name ?? nearest.key.description
      add("", "still conforms: \(name), \(words(of: nearest.measure))")
    }
  }

  /// The lines of `judge` or `check` that ran, `>` at the one after which nothing ran, and what each of them set.
  private mutating func addLines() {
    let lines = explanation.lines
    let indent =
      lines.map { $0.text.prefix { $0 == " " || $0 == "\t" }.count }.min() ?? 0
    let width = lines.map { "\($0.number)".count }.max() ?? 0
    for (place, line) in lines.enumerated() {
      let number = "\(line.number)".aligned(right: width)
      let lead = (place == 0 ? "3 Judge" : "").padded(to: Self.margin)
      let code = line.text.dropFirst(indent)
      let text = "\(number) \(line.isLast ? ">" : " ") \(code)"
      let values = line.set.map { "\($0.column) = \($0.value)" }.joined(separator: ", ")
      let note = line.times > 1 ? "(\(line.times) times) \(values)" : values
      if style.isVerbose { page.add(lead: lead, whole: text) } else { page.add(lead + text) }
      if !note.isEmpty {
        page.add(lead: String(repeating: " ", count: Self.margin + width + 3), note)
      }
    }
  }

  private func texts(of instance: Instance) -> [String] {
    if case .broken = instance.verdict { return [instance.undeterminedText] }
    return instance.texts.isEmpty ? ["no text"] : instance.texts
  }

  private func words(of measure: Measure) -> String {
    let unit = measure.unit.isEmpty ? "" : " \(measure.unit)"
    return "measured \(shown(measure.measured))\(unit), "
      + (measure.isUpperLimit
        ? "at most \(shown(measure.limit)) allowed" : "at least \(shown(measure.limit)) required")
  }

  private mutating func addGrade() {
    add("4 Grade", "the rule says \(rule.grade.rawValue)")
    if let because = explanation.outcome.gradedBecause { add("", because) }
    if let grade = explanation.subject == nil ? explanation.outcome.grade : instance?.grade {
      add("", "it is \(grade.rawValue)")
    }
    if explanation.outcome.isWeakened {
      add("", "tailoring or a parameter asks less of it than its pack does")
    }
  }

  private mutating func addScore() {
    let weights = explanation.requirements.map { "\($0.grade.weight)" }
    add(
      "5 Score",
      "\(points(outcome.score.low))\(style.dash)\(points(outcome.score.high)) of 100"
        + (weights.isEmpty ? "" : ", weight \(weights.joined(separator: " and "))"))
  }

  private func points(_ score: Int) -> String { "\(score / 100).\(score % 100 / 10)" }

  private mutating func addWhatToDo() {
    guard let fix = rule.fix, !isAboutPassing else { return }
    let when = explanation.action.map { action in
      " \(action.owner.map { "\($0.prefix(1).uppercased())\($0.dropFirst()), by" } ?? "By") \(action.dueOn)."
    }
    add("Fix", fix + (when ?? ""))
  }
}
