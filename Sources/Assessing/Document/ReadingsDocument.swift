import CanonicalForm
import ComplianceModel

extension AssessmentReading {
  /// One of `readings` of the document.
  var json: JSONValue {
    [
      "catalogue": .string(catalogue.text), "kind": .string(kind.rawValue), "by": .string(name),
      "title": .string(title), "verified": .string(verified),
      "headings": .array(rows.map { $0.json(kind) }),
      "without_counterpart": .texts(withoutCounterpart),
    ]
  }
}

extension AssessmentReading.Row {
  /// The requirements under a heading of a framework are all those under its clauses, so that only
  /// those of an edition are told by their ids.
  fileprivate func json(_ kind: AssessmentReading.Kind) -> JSONValue {
    [
      "clause": .text(clause?.text), "heading": .string(heading), "clauses": .texts(clauses),
      "strength": .text(strength?.rawValue), "note": .text(note),
      "requirements": kind == .edition ? .texts(requirements) : .null,
      "states": .object(
        Dictionary(
          states.map { ($0.key.rawValue, .integer($0.value)) },
          uniquingKeysWith: { first, _ in first })),
      "findings": .texts(findings),
    ]
  }
}
