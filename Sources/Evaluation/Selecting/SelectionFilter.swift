import ComplianceModel

/// A selection held against what the packs declare.
struct SelectionFilter {
  /// What is asked for.
  let selection: Selection
  /// Of which packs.
  let packs: [DeclaredPack]

  /// What rules and questions have in common for a filter.
  private struct Candidate {
    let id: RuleID
    let clauses: [ClauseID]
    let requirements: [RequirementID]
    let tags: [String: String]
    let method: AssessmentMethod

    init(_ rule: Rule) {
      id = rule.id
      clauses = rule.clauses
      requirements = rule.requirements
      tags = rule.tags
      method = rule.method
    }

    init(_ question: Question) {
      id = question.id
      clauses = question.clauses
      requirements = question.requirements
      tags = question.tags
      method = .interview
    }
  }

  /// Everything that can be selected.
  private var candidates: [Candidate] {
    packs.flatMap { pack in
      pack.rules.map(Candidate.init)
        + pack.questions.filter { !$0.isOnDemand }.map(Candidate.init)
    }
  }

  // MARK: - What is selected

  /// The rules, questions and requirements that pass.
  func work(tailoredBy tailorings: [Tailoring]) -> SelectedWork {
    let passing = candidates.filter(passes)
    let ids = Set(passing.map(\.id))
    let rules = packs.flatMap(\.rules).filter { ids.contains($0.id) }
    let questions = packs.flatMap(\.questions).filter { ids.contains($0.id) && !$0.isOnDemand }
    return SelectedWork(
      rules: rules.map { $0.graded(by: tailorings) }.sorted { $0.id < $1.id },
      questions: questions.map { $0.graded(by: tailorings) }.sorted { $0.id < $1.id },
      requirements: scope(of: passing))
  }

  private func passes(_ candidate: Candidate) -> Bool {
    passesClauses(candidate)
      && any(selection.rules) { matches($0, candidate.id) }
      && any(selection.tags) { hasTag($0, candidate.tags) }
      && any(selection.methods) { $0 == candidate.method }
  }

  private func passesClauses(_ candidate: Candidate) -> Bool {
    any(selection.clauses) { clause in candidate.clauses.contains { clause.contains($0) } }
  }

  /// Whether one of `filters` holds, or there is none.
  private func any<Filter>(_ filters: [Filter], _ holds: (Filter) -> Bool) -> Bool {
    filters.isEmpty || filters.contains(where: holds)
  }

  /// All requirements; under `--clause` those below it; else those of what was selected.
  private func scope(of passing: [Candidate]) -> [RequirementID] {
    let tested = Set(passing.flatMap(\.requirements))
    let namesRules =
      !(selection.rules.isEmpty && selection.tags.isEmpty && selection.methods.isEmpty)
    return packs.flatMap(\.catalogue.requirements).filter { requirement in
      any(selection.clauses) { $0.contains(requirement.clause) }
        && (!namesRules || tested.contains(requirement.id))
    }.map(\.id)
  }

  private func matches(_ pattern: String, _ id: RuleID) -> Bool {
    Glob(pattern: pattern).matches(pattern.contains("/") ? id.description : id.name)
  }

  private func hasTag(_ wanted: String, _ tags: [String: String]) -> Bool {
    let (key, value) = Self.pair(wanted)
    guard let found = tags[key] else { return false }
    return value == nil || value == found
  }

  private static func pair(_ tag: String) -> (key: String, value: String?) {
    let parts = tag.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    return (String(parts[0]), parts.count == 2 ? String(parts[1]) : nil)
  }

  // MARK: - What names nothing

  /// Every clause, rule and tag of the selection that the packs do not have.
  var faults: [Diagnostic] {
    let candidates = candidates
    return selection.clauses.compactMap(clauseFault)
      + selection.rules.compactMap { ruleFault($0, candidates.map(\.id).sorted()) }
      + selection.tags.compactMap { tagFault($0, candidates.map(\.tags)) }
  }

  private func clauseFault(_ clause: ClauseID) -> Diagnostic? {
    let known = Set(
      packs.flatMap { pack in
        (pack.catalogue.clauses.map(\.id) + pack.catalogue.requirements.map(\.clause))
          .flatMap(\.lineage)
      })
    guard !known.contains(clause) else { return nil }
    return Diagnostic(
      "unknown-clause", "no catalogue has a clause '\(clause)'",
      remedy: nearestName(to: clause.text, among: known.sorted().map(\.text)).map {
        "Did you mean '\($0)'?"
      } ?? "See them all: assay list clauses")
  }

  private func ruleFault(_ pattern: String, _ known: [RuleID]) -> Diagnostic? {
    let meant = known.filter { matches(pattern, $0) }
    guard !meant.isEmpty else {
      return onDemandFault(pattern) ?? unknownRule(pattern, among: known)
    }
    return Glob(pattern: pattern).isExact && meant.count > 1 ? ambiguousRule(pattern, meant) : nil
  }

  private func onDemandFault(_ pattern: String) -> Diagnostic? {
    let onDemand = packs.flatMap(\.questions).filter { $0.isOnDemand && matches(pattern, $0.id) }
    guard let first = onDemand.first else { return nil }
    return Diagnostic(
      "unknown-rule", "'\(first.id)' is asked on demand only",
      remedy: "Select the rule that reads it with attested(\"\(first.id.name)\").")
  }

  private func tagFault(_ tag: String, _ known: [[String: String]]) -> Diagnostic? {
    guard !known.contains(where: { hasTag(tag, $0) }) else { return nil }
    let pairs = Set(known.flatMap { $0.map { "\($0.key)=\($0.value)" } }).sorted(by: bytewise)
    let names = Set(known.flatMap(\.keys)).sorted(by: bytewise)
    return Diagnostic(
      "unknown-tag", "no rule or question has the tag '\(tag)'",
      remedy: nearestName(to: tag, among: names + pairs).map { "Did you mean '\($0)'?" }
        ?? (pairs.isEmpty
          ? "None has any tag: leave --tag out."
          : "There are: \(pairs.prefix(10).joined(separator: ", "))"))
  }
}
