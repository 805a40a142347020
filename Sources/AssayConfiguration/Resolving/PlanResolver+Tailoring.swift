import ComplianceModel
import YAMLDocuments

extension PlanResolver {
  /// The tailorings that count on a day; those that have ended are remarked.
  mutating func tailorings(on day: Day) -> [Tailoring] {
    var tailorings: [Tailoring] = []
    for written in file?.tailoring ?? [] {
      guard let rule = tailored(written), let tailoring = tailoring(written, of: rule) else {
        continue
      }
      if let until = tailoring.until, until < day {
        remark(
          "expired-tailoring", "the tailoring of '\(rule)' ended on \(until) and does not count",
          at: written.place, remedy: "renew it with an approval, or remove it")
        continue
      }
      if let first = tailorings.first(where: { $0.rule == rule }) {
        reader.record(
          "duplicate-tailoring", "rule '\(rule)' is tailored twice", at: written.place,
          remedy: "put both in one; the first is on line \(first.place?.line ?? 0)")
      }
      tailorings.append(tailoring)
    }
    return tailorings.sorted { $0.rule < $1.rule }
  }

  private mutating func tailored(_ written: WrittenTailoring) -> RuleID? {
    let text = written.rule.text
    if case .one(let rule) = names.find(text) { return rule }
    if names.find(text) == .none, mayBelongToAbsentPack(text, separator: "/") {
      remark(
        "unused-tailoring", "the tailoring of '\(text)' is of no pack that is assessed",
        at: written.rule.place, remedy: "it counts when its pack is assessed too")
      return nil
    }
    reader.record(
      "unknown-rule", names.complaint(about: text), at: written.rule.place,
      remedy: names.remedy(for: text))
    return nil
  }

  /// The tailoring of a rule; nil after a fault.
  private mutating func tailoring(_ written: WrittenTailoring, of rule: RuleID) -> Tailoring? {
    checkGrade(written, of: rule)
    var isWeakening = written.isOff
    if let grade = written.grade, let own = self.grade(of: rule), grade < own { isWeakening = true }
    var parameters: [String: ParameterValue] = [:]
    for entry in written.parameters {
      guard let definition = definition(entry, of: rule),
        let value = value(entry.value, for: definition, at: entry.value.place)
      else { continue }
      parameters[definition.name] = value
      if definition.isWeaker(value, than: definition.defaultValue) { isWeakening = true }
    }
    if isWeakening { checkApproval(written, of: rule) }
    remarkIdle(written, of: rule, parameters)
    return Tailoring(
      rule: rule, grade: written.grade, parameters: parameters, isOff: written.isOff,
      because: written.because, approvedBy: written.approvedBy, until: written.until,
      isWeakening: isWeakening, place: written.place)
  }

  /// Warns where a tailoring asks for what holds without it.
  private mutating func remarkIdle(
    _ written: WrittenTailoring, of rule: RuleID, _ parameters: [String: ParameterValue]
  ) {
    guard !written.isOff, parameters.count == written.parameters.count,
      written.grade == nil || written.grade == grade(of: rule)
    else { return }
    let definitions = packs.first { $0.manifest.id == rule.pack }?.manifest.parameters ?? []
    let isDefault = parameters.allSatisfy { name, value in
      definitions.first { $0.name == name }?.defaultValue == value
    }
    guard isDefault, written.grade != nil || !parameters.isEmpty else { return }
    remark(
      "idle-tailoring", "the tailoring of '\(rule)' changes nothing", at: written.place,
      remedy: "remove it: the pack says the same")
  }

  private mutating func checkApproval(_ written: WrittenTailoring, of rule: RuleID) {
    let missing = [
      written.approvedBy == nil ? "approved_by" : nil, written.until == nil ? "until" : nil,
    ].compactMap(\.self)
    guard !missing.isEmpty else { return }
    reader.record(
      "unapproved-tailoring",
      "the tailoring of '\(rule)' asks for less, without \(missing.joined(separator: " and "))",
      at: written.place,
      remedy: "add \(missing.map { "\($0): …" }.joined(separator: ", ")), or ask for as much")
  }

  private mutating func checkGrade(_ written: WrittenTailoring, of rule: RuleID) {
    guard let grade = written.grade, grade > gravest(of: rule) else { return }
    reader.record(
      "grade-above-obligation",
      "rule '\(rule)' is at most \(gravest(of: rule).rawValue), not \(grade.rawValue)",
      at: written.gradePlace, remedy: "its requirement is a should: lower the grade")
  }

  private func grade(of rule: RuleID) -> Grade? { rules[rule]?.grade ?? questions[rule]?.grade }

  /// The gravest grade that the obligation of its requirements allows.
  private func gravest(of rule: RuleID) -> Grade {
    if let rule = rules[rule] { return rule.gravestGrade }
    let requirements = questions[rule]?.requirements ?? []
    let obligations = packs.compactMap(\.catalogue).flatMap(\.requirements)
      .filter { requirements.contains($0.id) }.map(\.obligation.gravestGrade)
    return obligations.max() ?? .major
  }

  /// The parameter of the rule's own pack that an entry names.
  private mutating func definition(
    _ entry: YAMLEntry, of rule: RuleID
  ) -> ParameterDefinition? {
    let definitions = packs.first { $0.manifest.id == rule.pack }?.manifest.parameters ?? []
    let prefix = "\(rule.pack)."
    let name =
      entry.key.hasPrefix(prefix) ? String(entry.key.dropFirst(prefix.count)) : entry.key
    if let definition = definitions.first(where: { $0.name == name }) { return definition }
    reader.record(
      "unknown-parameter", "pack '\(rule.pack)' has no parameter '\(entry.key)'",
      at: entry.keyPlace,
      remedy: nearestName(to: name, among: definitions.map(\.name)).map { "did you mean '\($0)'?" }
        ?? "a tailoring sets parameters of the rule's own pack")
    return nil
  }
}
