import CanonicalForm
package import ComplianceModel

/// What rules cost as JSON: an array, the slowest first.
package func profilesJSON(_ profiles: [RuleProfile]) -> String {
  let value = JSONValue.array(profiles.map(\.json))
  do throws(CanonicalFormError) {
    return String(decoding: try value.prettyBytes(), as: UTF8.self)
  } catch {
    preconditionFailure("times are finite and names are texts: \(error)")
  }
}

extension RuleProfile {
  fileprivate var json: JSONValue {
    [
      "rule": .string(rule.description), "outcome": .string(outcome),
      "milliseconds": .number(milliseconds), "rows": .integer(rows),
      "peak_memory": .integer(peakMemory), "plan": .array(plan.map { .string($0) }),
      "scans": .array(scans.map { ["table": .string($0.table), "rows": .integer($0.rows)] }),
      "missing_index": index?.json ?? .null,
    ]
  }
}

extension RuleProfile.MissingIndex {
  fileprivate var json: JSONValue {
    [
      "table": .string(table), "column": .string(column), "statement": .string(statement),
      "milliseconds_before": .number(before), "milliseconds_after": .number(after),
    ]
  }
}
