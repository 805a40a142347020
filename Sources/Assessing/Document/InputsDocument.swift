import CanonicalForm
import ComplianceModel

extension AssessmentInputs {
  /// `inputs` of the document: everything that determines the rest.
  var json: JSONValue {
    [
      "database": ["sha256": .string(databaseDigest)],
      "packs": .array(
        packs.map {
          [
            "id": .string($0.id.text), "version": .string($0.version), "title": .string($0.title),
            "sha256": .string($0.digest),
          ]
        }),
      "versions": [
        "assay": .string(versions.assay), "sqlite": .string(versions.sqlite),
        "lua": .string(versions.lua), "language": .integer(versions.language),
      ],
      "limits": plan.limits.json,
      "parameters": .object(
        Dictionary(
          plan.parameters.map { ("\($0.pack).\($0.name)", $0.json) },
          uniquingKeysWith: { first, _ in first })),
      "selection": plan.selection.json,
      "tailoring": .array(plan.tailorings.map(\.json)),
      "waivers": .array(plan.waivers.map { $0.json(on: plan.asOf) }),
      "ignores_waivers": .bool(plan.ignoresWaivers),
      "gate": plan.gate.json(isReportOnly: plan.isReportOnly),
      "policy": .object(
        Dictionary(
          policies.map { ($0.pack.text, $0.policy.json) }, uniquingKeysWith: { first, _ in first })
      ),
      "history": historyDigest.json { ["sha256": .string($0)] },
    ]
  }
}

extension EvaluationLimits {
  fileprivate var json: JSONValue {
    [
      "memory": .integer(memory), "rows": .integer(rows),
      "milliseconds": milliseconds.json { .integer($0) },
      "instructions": instructions.json { .integer($0) }, "kept_keys": .integer(keptKeys),
      "detailed": .integer(detailed),
    ]
  }
}

extension ResolvedParameter {
  fileprivate var json: JSONValue {
    ["value": value.json, "from": .string(origin.rawValue), "weakens": .bool(isWeakening)]
  }
}

extension ParameterValue {
  fileprivate var json: JSONValue {
    switch self {
    case .integer(let integer): .integer(integer)
    case .number(let number): .number(number)
    case .text(let text): .string(text)
    case .flag(let flag): .bool(flag)
    case .date(let day): .string(day.description)
    case .duration(let interval): .string(interval.description)
    case .list(let items): .array(items.map(\.json))
    }
  }
}

extension ParameterItem {
  fileprivate var json: JSONValue {
    switch self {
    case .integer(let integer): .integer(integer)
    case .number(let number): .number(number)
    case .text(let text): .string(text)
    }
  }
}

extension Selection {
  fileprivate var json: JSONValue {
    [
      "clauses": .texts(clauses), "rules": .texts(rules), "tags": .texts(tags),
      "methods": .texts(methods.map(\.rawValue)),
    ]
  }
}

extension Tailoring {
  fileprivate var json: JSONValue {
    [
      "rule": .string(rule.description), "grade": .text(grade?.rawValue), "off": .bool(isOff),
      "parameters": .object(parameters.mapValues(\.json)), "because": .string(because),
      "approved_by": .text(approvedBy), "until": .text(until?.description),
      "weakens": .bool(isWeakening),
    ]
  }
}

extension Waiver {
  fileprivate func json(on day: Day) -> JSONValue {
    let covered: JSONValue =
      switch subjects {
      case .all: "all"
      case .named(let keys): .texts(keys)
      }
    return [
      "rule": .string(rule.description), "subjects": covered, "because": .string(because),
      "risk": .string(risk), "requested_by": .string(requestedBy),
      "approved_by": .string(approvedBy), "granted_on": .string(grantedOn.description),
      "until": .string(until.description), "in_force": .bool(isInForce(on: day)),
    ]
  }
}

extension GatePolicy {
  fileprivate func json(isReportOnly: Bool) -> JSONValue {
    [
      "asked": .bool(!isReportOnly),
      "fail_on": .text(failOn?.rawValue),
      "min_score": .array(
        minimumScores.map { scope, score in
          ["scope": .string(scope.word), "score": .integer(score)]
        }),
      "open": .array(
        open.map { ["rule": .string($0.rule.description), "because": .string($0.because)] }),
    ]
  }
}

extension GatePolicy.ScoreScope {
  /// `all` or the clause.
  fileprivate var word: String {
    switch self {
    case .all: "all"
    case .clause(let clause): clause.text
    }
  }
}

extension GradingPolicy {
  fileprivate var json: JSONValue {
    [
      "isolated": isolated.json {
        ["share_at_most": .number($0.shareAtMost), "rows_at_most": .integer($0.rowsAtMost)]
      },
      "systemic": systemic.json {
        ["share_from": .number($0.shareFrom), "rows_from": .integer($0.rowsFrom)]
      },
      "crowded": crowdedMinors.json { ["minors": .integer($0)] },
      "repeated": repeatedAfter.json { ["after": .string($0.description)] },
    ]
  }
}
