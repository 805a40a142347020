import ComplianceModel

extension AssessmentPage {
  /// What the organisation asks of itself otherwise than its packs do: parameters that ask for less, and
  /// every tailoring in force.
  mutating func addExceptions() {
    let plan = assessment.inputs.plan
    let weakening = plan.parameters.filter(\.isWeakening)
    guard !weakening.isEmpty || !plan.tailorings.isEmpty else { return }
    for parameter in weakening { add(parameter) }
    for tailoring in plan.tailorings { add(tailoring) }
    page.add()
  }

  private mutating func add(_ parameter: ResolvedParameter) {
    let before = parameter.weakenedFrom.map { " instead of \($0.shown(quotesTexts: true))" } ?? ""
    page.add(
      lead: "Weakened: ",
      "\(name(of: parameter)) \(parameter.value.shown(quotesTexts: true))\(before) (\(words(parameter.origin)))"
    )
  }

  /// The name of a parameter, with its pack where several are assessed.
  private func name(of parameter: ResolvedParameter) -> String {
    assessment.inputs.packs.count > 1 ? "\(parameter.pack).\(parameter.name)" : parameter.name
  }

  private func words(_ origin: Origin) -> String {
    switch origin {
    case .flag: "--param"
    case .environment: "environment"
    case .file: assessment.run.configuration ?? "configuration file"
    case .pack: "pack default"
    case .builtIn: "default"
    }
  }

  private mutating func add(_ tailoring: Tailoring) {
    let lead =
      tailoring.isOff
      ? "Left out by tailoring: " : tailoring.isWeakening ? "Weakened: " : "Tailored: "
    let changes =
      [tailoring.grade.map { "grade \($0.rawValue)" }].compactMap(\.self)
      + tailoring.parameters.sorted { bytewise($0.key, $1.key) }
      .map { "\($0.key) \($0.value.shown(quotesTexts: true))" }
    let what = tailoring.isOff ? "" : " " + changes.joined(separator: ", ")
    page.add(
      lead: lead,
      "\(tailoring.rule.name)\(what): \(Self.withoutStop(tailoring.because))"
        + approval(of: tailoring))
  }

  private func approval(of tailoring: Tailoring) -> String {
    [
      tailoring.approvedBy.map { ", approved by \($0)" }, tailoring.until.map { " until \($0)" },
    ].compactMap(\.self).joined()
  }

  /// A sentence as part of another.
  private static func withoutStop(_ text: String) -> String {
    text.hasSuffix(".") ? String(text.dropLast()) : text
  }
}
