package import CanonicalForm
package import ComplianceModel

extension Assessment {
  /// The assessment document, `assay-assessment/1`: sealed part, `digest`, `run` and `exit`.
  ///
  /// Its JSON Schema is `Rules/editor/assay-assessment-1.schema.json`.
  package var document: JSONValue {
    var members = sealedMembers
    members["digest"] = .string(Self.digest(of: members))
    members["run"] = run.json(asOfOrigin: inputs.plan.asOfOrigin)
    members["exit"] = exit.json
    return .object(members)
  }

  /// SHA-256 over the canonical form of everything but `digest`, `run` and `exit`, in lower-case
  /// hexadecimal.
  /// - Complexity: O(n) in the size of the document, each time it is asked.
  package var digest: String { Self.digest(of: sealedMembers) }

  private static func digest(of members: [String: JSONValue]) -> String {
    do {
      return sha256(try JSONValue.object(members).canonicalBytes())
    } catch {
      // Measures are checked where they enter: LuaRuntime refuses what is not finite.
      preconditionFailure("an assessment holds finite numbers only: \(error)")
    }
  }

  private var sealedMembers: [String: JSONValue] {
    [
      "schema": "assay-assessment/1",
      "as_of": .string(asOf.description),
      "organisation": ["name": .string(organisation)],
      "inputs": inputs.json,
      "outcomes": .array(outcomes.map(\.json)),
      "requirements": .array(requirements.map(\.json)),
      "findings": .array(findings.map(\.json)),
      "actions": .array(actions.map(\.json)),
      "scores": .object(
        Dictionary(
          scores.map { ($0.catalogue.text, $0.json) }, uniquingKeysWith: { first, _ in first })),
      "maturity": .object(
        Dictionary(
          maturity.map { ($0.catalogue.text, $0.json) }, uniquingKeysWith: { first, _ in first })),
      "applicability": applicability.json,
      "readings": .array(readings.map(\.json)),
      "conclusion": conclusion.json(\.json),
      "gate": gate.json,
    ]
  }
}

// MARK: - Results

extension GradedOutcome {
  fileprivate var json: JSONValue {
    [
      "rule": .string(outcome.rule.description),
      "title": .string(title),
      "requirements": .texts(requirements),
      "clauses": .texts(clauses),
      "method": .string(method.rawValue),
      "tables": .texts(tables),
      "outcome": .string(outcome.result.word),
      "grade": .text(grade?.rawValue),
      "graded_because": .text(gradedBecause),
      "weakened": .bool(isWeakened),
      "reason": .text(outcome.result.isError ? nil : outcome.result.reason),
      "error": outcome.result.fault.json(\.json),
      "population": outcome.population.json,
      "needed": .integer(outcome.needed),
      "score": outcome.score.json,
      "worst": outcome.worst.json(\.json),
      "reads": .texts(outcome.reads),
      "trace": .texts(outcome.trace),
      "subjects": [
        "shown": .integer(instances.count),
        "total": .integer(outcome.instanceTotal),
        "items": .array(instances.map(\.json)),
      ],
    ]
  }
}

extension Outcome.Result {
  fileprivate var fault: EvaluationFault? {
    guard case .error(let fault) = self else { return nil }
    return fault
  }

  fileprivate var isError: Bool { fault != nil }
}

extension EvaluationFault {
  fileprivate var json: JSONValue {
    [
      "kind": .string(kind.rawValue), "message": .string(message),
      "place": .text(place?.description), "subject": .text(subject?.description),
    ]
  }
}

extension PopulationCount {
  fileprivate var json: JSONValue {
    [
      "of": of.json { .integer($0) }, "judged": .integer(judged),
      "conforming": .integer(conforming), "nonconforming": .integer(nonconforming),
      "remarked": .integer(remarked), "not_applicable": .integer(notApplicable),
      "unknown": .integer(unknown), "broken": .integer(broken),
      "out_of_scope": .integer(outOfScope),
    ]
  }
}

extension ScoreInterval {
  fileprivate var json: JSONValue { ["low": .integer(low), "high": .integer(high)] }
}

extension Worst {
  fileprivate var json: JSONValue {
    [
      "key": .string(key.description), "measured": .number(measure.measured),
      "limit": .number(measure.limit), "unit": .string(measure.unit),
      "bound": .string(measure.boundWord),
    ]
  }
}

extension Measure {
  /// Which way the limit holds.
  fileprivate var boundWord: String { isUpperLimit ? "at_most" : "at_least" }
}

extension GradedOutcome.GradedInstance {
  fileprivate var json: JSONValue {
    let measure = instance.measure
    return [
      "key": .string(instance.key.description),
      "name": .text(instance.name),
      "verdict": .string(instance.verdict.word(at: grade)),
      "grade": .text(grade?.rawValue),
      "texts": .texts(instance.texts),
      "measured": measure.json { .number($0.measured) },
      "limit": measure.json { .number($0.limit) },
      "unit": .text(measure?.unit),
      "bound": .text(measure?.boundWord),
      "site": .text(instance.site),
      "waived": waiver.json { .integer($0) },
    ]
  }
}

extension Instance.Verdict {
  /// The word of the document; a failure below minor is a remark.
  fileprivate func word(at grade: Grade?) -> String {
    switch self {
    case .failed(let own, _):
      (grade ?? own).isNonconformity ? "nonconforming" : "remarked"
    case .unknown: "unknown"
    case .broken: "broken"
    }
  }
}

extension RequirementResult {
  fileprivate var json: JSONValue {
    [
      "id": .string(requirement.id.text),
      "catalogue": .string(catalogue.text),
      "clause": .string(requirement.clause.text),
      "requirement": .string(requirement.text),
      "obligation": .string(requirement.obligation.rawValue),
      "grade": .string(requirement.grade.rawValue),
      "kind": .string(requirement.kind.rawValue),
      "state": .string(state.rawValue),
      "score": score.json(\.json),
      "score_after_waivers": scoreAfterWaivers.json(\.json),
      "rules": .texts(rules),
      "excluded": exclusion.json { decision in
        [
          "justification": .text(decision.justification),
          "approved_by": decision.approvedBy.json { .integer($0) },
          "approved_on": .text(decision.approvedOn),
        ]
      },
    ]
  }
}

extension Finding {
  fileprivate var json: JSONValue {
    [
      "rule": .string(rule.description), "grade": .string(grade.rawValue),
      "title": .string(title), "requirements": .texts(requirements),
      "clause": .string(clause.text), "instances": .integer(instanceTotal),
      "waived": .bool(isWaived), "group": .text(group),
    ]
  }
}

extension ImprovementAction {
  fileprivate var json: JSONValue {
    [
      "rule": .string(rule.description), "clause": .string(clause.text),
      "grade": .string(grade.rawValue), "kind": .string(kind.rawValue), "text": .string(text),
      "owner": .text(owner), "due_on": .string(dueOn.description), "gain": .integer(gain),
    ]
  }
}

extension CatalogueScores {
  fileprivate var json: JSONValue {
    [
      "title": .string(title), "model": .string(model), "whole": whole.json,
      "clauses": .array(
        clauses.map { clause, score in
          [
            "clause": .string(clause.id.text), "heading": .string(clause.heading),
            "score": score.json,
          ]
        }),
    ]
  }
}

extension CatalogueScores.Score {
  fileprivate var json: JSONValue {
    [
      "before_waivers": beforeWaivers.json(\.json), "after_waivers": afterWaivers.json(\.json),
    ]
  }
}

extension Conclusion {
  fileprivate var json: JSONValue {
    [
      "readiness": .string(readiness.rawValue), "because": .texts(because),
      "catalogues": .array(
        catalogues.map {
          [
            "catalogue": .string($0.catalogue.text), "readiness": .string($0.readiness.rawValue),
            "because": .texts($0.because),
          ]
        }),
    ]
  }
}

extension GateDecision {
  fileprivate var json: JSONValue {
    [
      "state": .string(state.rawValue), "unmet": .texts(unmet), "open": .texts(open),
      "judged_nothing": .bool(judgedNothing), "undetermined": .integer(undeterminedCount),
      "asked": .integer(askedCount),
    ]
  }
}

// MARK: - What differs from run to run

extension RunFacts {
  fileprivate func json(asOfOrigin: Origin) -> JSONValue {
    [
      "started_at": .string(startedAt), "milliseconds": .integer(milliseconds),
      "host": .string(host), "database": .string(database), "view": .string(view.rawValue),
      "rows": .integer(databaseRows), "configuration": .text(configuration),
      "as_of_from": .string(asOfOrigin.rawValue),
      "rules": .array(
        rules.map {
          [
            "rule": .string($0.rule.description), "milliseconds": .number($0.milliseconds),
            "rows": .integer($0.rows),
          ]
        }),
      "remarks": .array(remarks.map(\.json)), "jail": .texts(jail),
    ]
  }
}

extension Diagnostic {
  fileprivate var json: JSONValue {
    [
      "code": .string(code.text), "severity": .string(severity.rawValue),
      "message": .string(message), "place": .text(place?.description), "remedy": .text(remedy),
    ]
  }
}

extension ExitFacts {
  fileprivate var json: JSONValue {
    ["code": .integer(code), "name": .string(name), "reasons": .texts(reasons)]
  }
}
