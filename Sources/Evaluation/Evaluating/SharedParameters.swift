import ComplianceModel
import LuaRuntime

/// The parameters of rules in the form that evaluators take, the same object for rules of which they are
/// the same: only those that are tailored differ.
struct SharedParameters {
  private var known: [PackID: [(values: [String: ParameterValue], form: LuaParameters)]] = [:]

  /// The parameters of a rule.
  mutating func of(_ rule: BoundRule) -> LuaParameters {
    let pack = rule.rule.id.pack
    if let known = known[pack]?.first(where: { $0.values == rule.parameters }) { return known.form }
    let form = LuaParameters(
      rule.parameters.mapValues(\.bound), lists: rule.parameters.compactMapValues(\.elements))
    known[pack, default: []].append((rule.parameters, form))
    return form
  }
}
