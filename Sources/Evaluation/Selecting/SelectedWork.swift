package import ComplianceModel

/// The rules and questions of a run, and the requirements that are in scope.
package struct SelectedWork: Equatable, Sendable {
  /// Rules by id as bytes, tailored ones with their grade.
  package var rules: [Rule]
  /// Questions by id as bytes; those asked on demand are not among them.
  package var questions: [Question]
  /// Requirements in scope, in the order of the catalogues.
  package var requirements: [RequirementID]

  /// Makes it.
  package init(rules: [Rule], questions: [Question], requirements: [RequirementID]) {
    self.rules = rules
    self.questions = questions
    self.requirements = requirements
  }
}

/// What `plan` selects of `packs`.
///
/// AND across the kinds of filter, OR within one; a clause includes all below it.
/// - Throws: `Refusal` (configuration) with every clause, rule and tag that names nothing.
package func selected(_ plan: AssessmentPlan, from packs: [DeclaredPack]) throws(Refusal)
  -> SelectedWork
{
  let filter = SelectionFilter(selection: plan.selection, packs: packs)
  let faults = filter.faults
  guard faults.isEmpty else { throw Refusal(.configuration, faults) }
  return filter.work(tailoredBy: plan.tailorings)
}

/// The id that a person means by `pack/rule`, or by `rule` where one pack alone has it.
/// - Throws: `Refusal` (configuration) where nothing or more than one thing is meant.
package func ruleID(_ text: String, among packs: [DeclaredPack]) throws(Refusal) -> RuleID {
  let known = packs.flatMap(\.ids).sorted()
  let meant = known.filter { $0.description == text || $0.name == text }
  if let only = meant.first, meant.count == 1 { return only }
  throw Refusal(
    .configuration,
    [meant.isEmpty ? unknownRule(text, among: known) : ambiguousRule(text, meant)])
}

/// The fault of a rule that no pack has.
func unknownRule(_ text: String, among known: [RuleID]) -> Diagnostic {
  let names = known.map { text.contains("/") ? $0.description : $0.name }
  return Diagnostic(
    "unknown-rule", "no rule or question is called '\(text)'",
    remedy: nearestName(to: text, among: names).map { "Did you mean '\($0)'?" }
      ?? "See them all: assay list rules")
}

/// The fault of a name that several packs have.
func ambiguousRule(_ text: String, _ meant: [RuleID]) -> Diagnostic {
  Diagnostic(
    "ambiguous-rule", "'\(text)' is in \(meant.count) packs",
    remedy: "Write one of: \(meant.map(\.description).joined(separator: ", "))")
}
