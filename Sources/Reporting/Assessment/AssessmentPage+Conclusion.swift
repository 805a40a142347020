import ComplianceModel

extension AssessmentPage {
  // MARK: - What to do

  /// The actions to take first; those of waived findings wait.
  mutating func addActions() {
    let waived = Set(assessment.findings.filter(\.isWaived).map(\.rule))
    let actions = assessment.actions.filter { !waived.contains($0.rule) }
    guard !actions.isEmpty else { return }
    let widest = max(5, actions.compactMap(\.owner?.displayWidth).max() ?? 5)
    let ownerWidth = min(style.isVerbose ? 30 : 18, widest)
    let clauseWidth = max(4, actions.map { Self.short($0.clause).displayWidth }.max() ?? 4)
    let textWidth = max(20, style.width - ownerWidth - clauseWidth - 22)
    page.add(
      "Do next".padded(to: textWidth + clauseWidth + 4) + "owner".padded(to: ownerWidth)
        + " by          gain")
    let shown = actions.prefix(style.isVerbose ? actions.count : 5)
    for action in shown { add(action, clauseWidth, textWidth, ownerWidth) }
    if actions.count > shown.count {
      page.add("       and \(actions.count - shown.count) more: assay run -v")
    }
    page.add()
  }

  /// What to do stands whole: cut short it would say what is wrong, and not what to do.
  private mutating func add(
    _ action: ImprovementAction, _ clauseWidth: Int, _ textWidth: Int, _ ownerWidth: Int
  ) {
    let lines = Self.lines(of: action, in: textWidth - 1)
    let owners = cell(action.owner ?? style.dash, width: ownerWidth)
    let gain = "+\(Self.gain(action.gain))".aligned(right: 5)
    for number in 0..<max(lines.count, owners.count) {
      let clause = number == 0 ? Self.short(action.clause) : ""
      page.add(
        "  \(clause.padded(to: clauseWidth))  "
          + (number < lines.count ? lines[number] : "").padded(to: textWidth)
          + (number < owners.count ? owners[number] : "").padded(to: ownerWidth)
          + (number == 0 ? " \(action.dueOn) \(gain)" : ""))
    }
  }

  /// A text in a column: shortened, or with `-v` in as many lines as it takes.
  func cell(_ text: String, width: Int) -> [String] {
    let text = text.printable
    return style.isVerbose
      ? text.wrapped(to: width).flatMap { $0.cut(every: width) }
      : [text.shortened(to: width, style)]
  }

  /// What to do, then the name of the rule, by which one can ask why.
  private static func lines(of action: ImprovementAction, in width: Int) -> [String] {
    var lines = action.text.printable.wrapped(to: width)
    let name = "(\(action.rule.name))"
    if let last = lines.last, last.displayWidth + 1 + name.displayWidth <= width {
      lines[lines.count - 1] += " " + name
    } else {
      lines += name.cut(every: width)
    }
    return lines
  }

  /// One digit behind the point; two where one would say nothing.
  static func gain(_ score: Int) -> String {
    guard score < 10 else { return points(score) }
    return score == 0 ? "0" : "0.0\(score)"
  }

  /// A clause in a narrow column; one that is a word is left out.
  static func short(_ clause: ClauseID) -> String {
    clause.text.displayWidth <= 7 ? clause.text : ""
  }

  // MARK: - How it ends

  /// Readiness, score, gate and how the command ends.
  mutating func addConclusion() {
    addReadiness()
    for catalogue in assessment.scores { addScore(catalogue) }
    addLeastScores()
    addGate()
    addWhy()
  }

  private mutating func addReadiness() {
    guard let conclusion = assessment.conclusion else { return }
    let word = conclusion.readiness.rawValue.uppercased()
    let reasons = conclusion.because.joined(separator: "; ")
    let text = ": \(reasons). A forecast, not a certificate."
    let lines = (word + text).wrapped(to: style.width)
    switch conclusion.readiness {
    case .notReady: page.add(word, .alarm, String((lines.first ?? word).dropFirst(word.count)))
    case .ready: page.add(word, .good, String((lines.first ?? word).dropFirst(word.count)))
    default: page.add(lines.first ?? word)
    }
    for line in lines.dropFirst() { page.add(line) }
  }

  private mutating func addScore(_ scores: CatalogueScores) {
    guard let before = scores.whole.beforeWaivers else {
      page.add("No score: nothing that was asked has a weight.")
      return
    }
    let name = assessment.scores.count > 1 ? " for \(scores.title)" : ""
    var text = "Score\(name) \(range(before)) of 100, \(scores.model)"
    if let after = scores.whole.afterWaivers, after != before {
      text += "; \(range(after)) with waivers"
    }
    page.add(lead: "", text + ".")
  }

  /// The scores that the gate asks of single clauses, as it used them: after waivers.
  private mutating func addLeastScores() {
    let plan = assessment.inputs.plan
    guard !plan.isReportOnly else { return }
    for (scope, least) in plan.gate.minimumScores {
      guard case .clause(let clause) = scope else { continue }
      for catalogue in assessment.scores {
        for entry in catalogue.clauses where entry.clause.id == clause {
          let score = entry.score.afterWaivers
          page.add(
            lead: "",
            "Clause \(clause): \(score.map(range) ?? "no score"), at least "
              + "\(Self.points(least)) asked"
              + (score == entry.score.beforeWaivers ? "." : "; with waivers."))
        }
      }
    }
  }

  private func range(_ interval: ScoreInterval) -> String {
    "\(Self.points(interval.low))\(style.dash)\(Self.points(interval.high))"
  }

  /// One digit behind the point, rounded down.
  static func points(_ score: Int) -> String { "\(score / 100).\(score % 100 / 10)" }

  private mutating func addGate() {
    let gate = assessment.gate
    let exit = "exit \(assessment.exit.code)"
    let open =
      gate.undeterminedCount > 0
      ? "\(gate.undeterminedCount) of \(gate.askedCount) not determined" : nil
    let parts: [String?]
    switch gate.state {
    case .met: parts = ["Gate met", open.map { "\($0), accepted" }]
    case .unmet: parts = ["Gate FAILED: " + gate.unmet.joined(separator: "; "), open]
    case .open: parts = ["Gate open: " + (open ?? gate.open.joined(separator: "; "))]
    case .notAsked: parts = ["Gate not asked", open]
    }
    let text = (gate.judgedNothing ? ["Nothing was judged"] : parts).compactMap(\.self)
      .joined(separator: "; ")
    addWrapped(text + ".", right: exit)
  }

  private mutating func addWrapped(_ text: String, right: String) {
    var lines = text.printable.wrapped(to: style.width - right.count - 1)
    let last = lines.popLast() ?? ""
    for line in lines { page.add(line) }
    page.add(last, right: right)
  }

  private mutating func addWhy() {
    if let finding = assessment.findings.first, let outcome = outcomes[finding.rule],
      let instance = outcome.instances.first(where: { $0.grade != nil })?.instance,
      !assessment.gate.judgedNothing
    {
      let words = [finding.rule.name, instance.key.description] + flags
      page.add(
        lead: "Why: ", "assay explain \(words.map(quoted).joined(separator: " "))")
    }
  }

  private func quoted(_ word: String) -> String {
    word.printable.contains { " '\"$`\\*?".contains($0) } ? "'\(word.printable)'" : word.printable
  }
}
