package import CanonicalForm
package import ComplianceModel

/// The report of `probe` as a document, `assay-probe/1`: the same database, packs, day and seed give the
/// same bytes.
package func probeDocument(_ report: ProbeReport, expected: [DamageExpectation]? = nil)
  -> JSONValue
{
  var members: [String: JSONValue] = [
    "schema": .string("assay-probe/1"),
    "as_of": .string(report.asOf.description),
    "seed": .string(String(report.seed)),
    "columns": .array(
      report.columns.map { column in
        .object([
          "column": .string(column.place), "watch": .string(column.watch.word),
          "requirements": .array(
            Set(column.trials.flatMap(\.requirements)).sorted().map { .string($0.text) }),
        ])
      }),
    "damages": .array(report.trials.map(\.json)),
    "not_damaged": .array(
      report.spared.map {
        .object([
          "table": .string($0.table), "column": .string($0.column), "reason": .string($0.reason),
        ])
      }),
    "broken_rules": .array(report.broken.map { .string($0.description) }),
  ]
  if let expected {
    let pairs = Array(zip(report.trials, expected))
    members["expected"] = .object([
      "damages": .integer(pairs.count),
      "as_expected": .integer(pairs.count { $0.0.meets($0.1) }),
      "misses": .array(
        pairs.filter { !$0.0.meets($0.1) }.map { trial, expectation in
          .object([
            "damage": trial.json,
            "expected": .array(expectation.requirements.map { .string($0.text) }),
          ])
        }),
    ])
  }
  return .object(members)
}

extension ProbeReport.Watch {
  fileprivate var word: String {
    switch self {
    case .watched: "watched"
    case .unnoticed: "unnoticed"
    case .unread: "unread"
    case .refused: "refused"
    }
  }
}

extension ProbeReport.Trial {
  fileprivate var json: JSONValue {
    var members: [String: JSONValue] = [
      "table": .string(damage.table), "column": .string(damage.column),
      "key": .string(damage.key), "kind": .string(damage.kind.rawValue),
      "old": .string(damage.old), "new": .string(damage.new),
    ]
    switch fate {
    case .noticed(let notices):
      members["fate"] = .string("noticed")
      members["noticed_by"] = .array(notices.map(\.json))
    case .unnoticed(let readers, let losing):
      members["fate"] = .string("unnoticed")
      members["readers"] = .array(readers.map { .string($0.description) })
      members["losing_subjects"] = .array(losing.map { .string($0.description) })
    case .unread: members["fate"] = .string("unread")
    case .refused(let reason):
      members["fate"] = .string("refused")
      members["reason"] = .string(reason)
    }
    return .object(members)
  }
}

extension ProbeReport.Notice {
  fileprivate var json: JSONValue {
    .object([
      "rule": .string(rule.description),
      "requirements": .array(requirements.map { .string($0.text) }),
      "before": .string(before), "after": .string(after),
      "text": text.map(JSONValue.string) ?? .null,
    ])
  }
}
