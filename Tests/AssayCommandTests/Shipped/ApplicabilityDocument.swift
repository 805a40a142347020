import Foundation

/// As much of an assessment document as tests of small organisations look at.
struct ApplicabilityDocument: Decodable {
  struct Requirement: Decodable {
    struct Score: Decodable {}
    let id: String
    let state: String
    let score: Score?
    let rules: [String]
  }
  struct Outcome: Decodable {
    struct Population: Decodable {
      let judged: Int
      let outOfScope: Int
    }
    let rule: String
    let requirements: [String]
    let outcome: String
    let grade: String?
    let reason: String?
    let population: Population

    var name: String { String(rule.split(separator: "/")[1]) }
  }
  struct Applicability: Decodable {
    struct Decision: Decodable {
      let requirement: String
      let effect: String
      let because: String?
      let approver: String?
      let justification: String?
    }
    struct Site: Decodable { let code: String? }
    let decisions: [Decision]
    let sitesOutOfScope: [Site]
  }
  let outcomes: [Outcome]
  let requirements: [Requirement]
  let applicability: Applicability

  /// Reads what a run printed with `-o json`.
  init(_ ending: BuiltCommand.Ending) throws {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    self = try decoder.decode(Self.self, from: Data(ending.output.utf8))
  }

  /// Rules and questions of which nobody can say how they went.
  var open: [String] {
    outcomes.filter { ["error", "not_evaluable", "not_assessed"].contains($0.outcome) }.map(\.rule)
  }

  /// Rules and questions with a finding, each with its grade.
  var found: [String] {
    outcomes.filter { ["nonconforming", "remarked"].contains($0.outcome) }
      .map { "\($0.name) \($0.grade ?? "")" }
  }
}
