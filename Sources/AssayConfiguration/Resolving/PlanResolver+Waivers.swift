import ComplianceModel
import YAMLDocuments

extension PlanResolver {
  /// The waivers of known rules; those that do not count on a day are remarked and kept.
  mutating func waivers(on day: Day) -> [Waiver] {
    var waivers: [Waiver] = []
    for written in file?.waivers ?? [] {
      guard let rule = waived(written) else { continue }
      let waiver = written.waiver(of: rule)
      waivers.append(waiver)
      remarkPeriod(of: waiver, on: day)
    }
    return waivers
  }

  private mutating func waived(_ written: WrittenWaiver) -> RuleID? {
    let text = written.rule.text
    switch names.find(text) {
    case .one(let rule):
      return rule
    case .several:
      reader.record(
        "ambiguous-rule", names.complaint(about: text), at: written.rule.place,
        remedy: names.remedy(for: text))
    case .none where mayBelongToAbsentPack(text, separator: "/"):
      remark(
        "unused-waiver", "the waiver of '\(text)' is of no pack that is assessed",
        at: written.rule.place, remedy: "it counts when its pack is assessed too")
    case .none:
      remark(
        "unknown-rule", "the waiver covers nothing: \(names.complaint(about: text))",
        at: written.rule.place, remedy: names.remedy(for: text))
    }
    return nil
  }

  private mutating func remarkPeriod(of waiver: Waiver, on day: Day) {
    if waiver.until < day {
      remark(
        "expired-waiver", "the waiver of '\(waiver.rule)' ended on \(waiver.until)",
        at: waiver.place, remedy: "put the finding right, or ask for a new waiver")
    } else if day < waiver.grantedOn {
      remark(
        "future-waiver",
        "the waiver of '\(waiver.rule)' counts from \(waiver.grantedOn) on only", at: waiver.place,
        remedy: "on \(day) it covers nothing")
    }
  }
}
