import ComplianceModel
import Evaluation

/// What is known of one id.
struct Lookup {
  typealias Facts = [(name: String, text: String)]

  let packs: [DeclaredPack]
  let schema: SchemaDescription

  /// The facts of the first thing that has that id; nil where nothing has it.
  func facts(of id: String) -> Facts? {
    for pack in packs {
      if let facts = facts(of: id, in: pack) { return facts }
    }
    return schema.table(id).map { facts(of: $0) }
  }

  /// The question of that id, where no rule before it has it.
  func question(_ id: String) -> Question? {
    for pack in packs {
      if pack.rules.contains(where: { $0.id.matches(id) }) { return nil }
      if let question = pack.questions.first(where: { $0.id.matches(id) }) { return question }
    }
    return nil
  }

  /// The declaration of the rule or question of that id as its file has it.
  func text(of id: String) -> String? {
    for pack in packs {
      if let rule = pack.rules.first(where: { $0.id.matches(id) }) {
        let body = body(of: rule, pack).map { "-- \($0.place)\n\($0.text)" }
        return [pack.declaration(in: rule.file, at: rule.line), body].compactMap(\.self)
          .joined(separator: "\n\n")
      }
      if let question = pack.questions.first(where: { $0.id.matches(id) }) {
        return pack.declaration(in: question.file, at: question.line)
      }
    }
    return nil
  }

  /// The refusal of an id that nothing has, with the nearest name.
  func unknown(_ id: String, besides others: [String]) -> Refusal {
    let names = packs.flatMap(names) + schema.tables.map(\.name) + others
    return Refusal(
      .configuration, "unknown-id", "nothing is called '\(id)'",
      remedy: nearestName(to: id, among: names).map { "Did you mean '\($0)'?" }
        ?? "See what there is: assay list rules")
  }

  private func names(of pack: DeclaredPack) -> [String] {
    pack.ids.flatMap { [$0.name, $0.description] } + pack.catalogue.requirements.map(\.id.text)
      + pack.catalogue.clauses.map(\.id.text) + pack.source.manifest.parameters.map(\.name)
      + pack.source.frameworks.map(\.name) + [pack.source.manifest.id.text]
  }

  private func facts(of id: String, in pack: DeclaredPack) -> Facts? {
    if let rule = pack.rules.first(where: { $0.id.matches(id) }) { return facts(of: rule, pack) }
    if let question = pack.questions.first(where: { $0.id.matches(id) }) {
      return facts(of: question, pack)
    }
    if let requirement = pack.catalogue.requirements.first(where: { $0.id.text == id }) {
      return facts(of: requirement, pack)
    }
    if let clause = pack.catalogue.clauses.first(where: { $0.id.text == id }) {
      return facts(of: clause, pack)
    }
    let manifest = pack.source.manifest
    if let parameter = manifest.parameters.first(where: {
      $0.name == id || "\(manifest.id).\($0.name)" == id
    }) {
      return facts(of: parameter, pack)
    }
    if let framework = pack.source.frameworks.first(where: { $0.name == id }) {
      return facts(of: framework)
    }
    return manifest.id.text == id ? facts(of: pack) : nil
  }

  // MARK: - Rules and questions

  private func facts(of rule: Rule, _ pack: DeclaredPack) -> Facts {
    var facts: Facts = [
      ("rule", rule.id.description), ("title", rule.title),
      ("stands at", pack.source.place(rule.file, line: rule.line).description),
      ("judged at", body(of: rule, pack)?.place ?? ""),
      ("why", rule.rationale ?? ""), ("fix", rule.fix ?? ""),
      ("grade", rule.grade.rawValue), ("method", rule.method.rawValue),
      ("tags", rule.tags.map { "\($0)=\($1)" }.sorted().joined(separator: ", ")),
      ("maturity", "\(rule.maturity)"), ("subjects", rule.tables.joined(separator: ", ")),
    ]
    if case .population(let population) = rule.form {
      facts.append(("query", population.selectLines.joined(separator: "\n")))
      facts.append(("judges", population.parameters.joined(separator: ", ")))
    }
    facts += requirementFacts(rule.requirements)
    return facts
  }

  /// Where the function that judges lies, and its lines, where a helper wrote it.
  private func body(of rule: Rule, _ pack: DeclaredPack) -> (place: String, text: String)? {
    guard let judging = rule.judging, judging.file != rule.file,
      let file = pack.file(called: judging.file)
    else { return nil }
    let lines = file.text.text.split(separator: "\n", omittingEmptySubsequences: false)
    return (
      pack.place(ofFile: judging.file, line: judging.lines.lowerBound).description,
      lines.dropFirst(judging.lines.lowerBound - 1).prefix(judging.lines.count)
        .joined(separator: "\n")
    )
  }

  private func facts(of question: Question, _ pack: DeclaredPack) -> Facts {
    [
      ("question", question.id.description), ("asks", question.ask),
      ("stands at", pack.source.place(question.file, line: question.line).description),
      ("grade", question.grade.rawValue),
      ("evidence", question.needsEvidence ? "required" : "optional"),
      ("valid for", question.validFor.description), ("scale", scale(of: question)),
      ("answer it as", "question = \(question.id) in attestations"),
    ] + requirementFacts(question.requirements)
  }

  private func scale(of question: Question) -> String {
    switch question.scale {
    case .yesNo: "yes, partial, no" + (mayBeExcluded(question) ? ", not_applicable" : "")
    case .maturity(let level): "level 0 to 5, conforms from \(level) on"
    }
  }

  /// Whether all its requirements may be excluded: then *not applicable* is an answer.
  private func mayBeExcluded(_ question: Question) -> Bool {
    let requirements = packs.flatMap(\.catalogue.requirements)
    return question.requirements.allSatisfy { id in
      requirements.first { $0.id == id }?.applicability == .whereApplicable
    }
  }

  private func requirementFacts(_ ids: [RequirementID]) -> Facts {
    ids.compactMap { id in
      packs.flatMap(\.catalogue.requirements).first { $0.id == id }.map {
        ("requirement", "\($0.id)  \($0.text)")
      }
    }
  }

  // MARK: - Catalogues

  private func facts(of requirement: Requirement, _ pack: DeclaredPack) -> Facts {
    let tests =
      pack.rules.filter { $0.requirements.contains(requirement.id) }.map(\.id.name)
      + pack.questions.filter { $0.requirements.contains(requirement.id) }.map(\.id.name)
    return [
      ("requirement", requirement.id.text), ("in our words", requirement.text),
      (
        "clause",
        "\(requirement.clause) \(pack.catalogue.heading(of: requirement.clause) ?? "")"
      ),
      ("obligation", requirement.obligation.rawValue), ("grade", requirement.grade.rawValue),
      ("kind", requirement.kind.rawValue), ("applicable", requirement.applicability.rawValue),
      ("group", requirement.group ?? ""),
      ("evidence", requirement.evidence.joined(separator: "; ")),
      ("verified", requirement.verified ?? ""),
      ("tested by", tests.isEmpty ? "no rule or question yet" : tests.joined(separator: ", ")),
    ] + crosswalkFacts(of: [requirement.id], pack.source)
      + frameworkFacts(touching: requirement.clause, pack.source)
  }

  private func facts(of clause: Clause, _ pack: DeclaredPack) -> Facts {
    let requirements = pack.catalogue.requirements.filter { clause.id.contains($0.clause) }
    return [("clause", "\(clause.id) \(clause.heading)"), ("pack", pack.source.manifest.id.text)]
      + requirements.map { ("requirement", "\($0.id)  \($0.text)") }
      + crosswalkFacts(of: requirements.map(\.id), pack.source)
      + frameworkFacts(touching: clause.id, pack.source)
  }

  // MARK: - The rest

  private func facts(of parameter: ParameterDefinition, _ pack: DeclaredPack) -> Facts {
    [
      ("parameter", "\(pack.source.manifest.id).\(parameter.name)"),
      ("what it is", parameter.describe), ("type", parameter.kind.rawValue),
      ("default", parameter.defaultValue.shown(quotesTexts: false)),
      ("least", parameter.minimum?.shown(quotesTexts: false) ?? ""),
      ("greatest", parameter.maximum?.shown(quotesTexts: false) ?? ""),
      ("choices", parameter.choices.joined(separator: ", ")),
      ("stricter", parameter.stricter?.rawValue ?? ""),
    ]
  }

  func facts(of pack: DeclaredPack) -> Facts {
    let manifest = pack.source.manifest
    return [
      ("pack", manifest.id.text), ("title", manifest.title), ("version", manifest.version),
      ("where", pack.source.location), ("sha256", pack.source.digest),
      ("rules", pack.source.isLending ? "none: others use its lib" : "\(pack.rules.count)"),
      ("questions", "\(pack.questions.count)"),
      ("requirements", "\(pack.catalogue.requirements.count)"),
      ("uses", manifest.uses.map(\.text).joined(separator: ", ")),
    ]
  }

  private func facts(of table: SchemaDescription.Table) -> Facts {
    [("table", table.name), ("one row is", table.comment ?? "")]
      + table.columns.map { column in
        (column.name, schema.facts(of: column, in: table).joined(separator: "; "))
      }
  }
}

extension RuleID {
  /// Whether a person means it by `pack/rule` or `rule`.
  fileprivate func matches(_ text: String) -> Bool { description == text || name == text }
}
