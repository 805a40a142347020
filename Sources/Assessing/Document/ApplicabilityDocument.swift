import CanonicalForm
import ComplianceModel

extension Applicability {
  /// `applicability` of the document.
  var json: JSONValue {
    [
      "decisions": .array(decisions.map(\.json)),
      "sites_out_of_scope": .array(sitesOutOfScope.map(\.json)),
    ]
  }
}

extension JudgedDecision {
  fileprivate var json: JSONValue {
    [
      "id": .integer(decision.id), "requirement": .string(decision.requirement.text),
      "applicable": decision.isApplicable.json { .bool($0) },
      "justification": .text(decision.justification),
      "approved_by": decision.approvedBy.json { .integer($0) },
      "approver": .text(decision.approvedByName), "approved_on": .text(decision.approvedOn),
      "effect": .string(effect.word), "because": .text(effect.reason),
    ]
  }
}

extension JudgedDecision.Effect {
  fileprivate var word: String {
    switch self {
    case .excludes: "excludes"
    case .applies: "applies"
    case .superseded: "superseded"
    case .ineffective: "ineffective"
    }
  }

  fileprivate var reason: String? {
    guard case .ineffective(let reason) = self else { return nil }
    return reason
  }
}

extension SiteOutOfScope {
  fileprivate var json: JSONValue {
    [
      "id": .integer(id), "code": .text(code), "name": .string(name),
      "closed_on": .text(closedOn),
    ]
  }
}

extension CatalogueMaturity {
  /// One of `maturity` of the document.
  var json: JSONValue {
    .array(
      clauses.map { clause, maturity in
        [
          "clause": .string(clause.id.text), "heading": .string(clause.heading),
          "low": .integer(maturity.low), "high": .integer(maturity.high),
          "reach": .integer(maturity.reach),
        ]
      })
  }
}
