import ComplianceModel

@testable import Evaluation

extension DeclaredPack {
  /// A pack of values, without any source.
  static func made(
    _ id: String, clauses: KeyValuePairs<String, [String]>, rules: [Rule] = [],
    questions: [Question] = []
  ) -> DeclaredPack {
    let requirements = clauses.sorted { $0.key < $1.key }.flatMap { clause, ids in
      ids.map { Requirement(id: RequirementID($0), clause: ClauseID(clause), text: $0) }
    }
    return DeclaredPack(
      source: PackSource(
        manifest: PackManifest(id: PackID(id), version: "1.0.0", title: id), rules: [], digest: "",
        location: id),
      catalogue: Catalogue(
        id: PackID(id), title: id,
        clauses: clauses.map { Clause(id: ClauseID($0.key), heading: "") },
        requirements: requirements),
      rules: rules, questions: questions, programs: [:])
  }
}

extension Rule {
  /// A rule of values.
  static func made(
    _ pack: String, _ name: String, _ requirements: [String], clause: String,
    tags: [String: String] = [:], method: AssessmentMethod = .test
  ) -> Rule {
    Rule(
      id: RuleID(pack: PackID(pack), name: name), file: "rules/a.lua", line: 1, ordinal: 0,
      requirements: requirements.map(RequirementID.init), clauses: [ClauseID(clause)], title: name,
      grade: .minor, method: method, tags: tags, form: .check)
  }
}

extension Question {
  /// A question of values.
  static func made(
    _ pack: String, _ name: String, _ requirements: [String], clause: String,
    isOnDemand: Bool = false
  ) -> Question {
    Question(
      id: RuleID(pack: PackID(pack), name: name), file: "rules/a.lua", line: 1,
      requirements: requirements.map(RequirementID.init), clauses: [ClauseID(clause)], ask: name,
      grade: .minor, isOnDemand: isOnDemand)
  }
}
