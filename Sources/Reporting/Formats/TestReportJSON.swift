package import CanonicalForm
package import ComplianceModel

/// The report of `test` as a document, `assay-tests/1`: results in their order, without times, so that
/// the same tests give the same bytes.
package func testDocument(_ report: TestReport) -> JSONValue {
  .object([
    "schema": .string("assay-tests/1"),
    "tests": .integer(report.results.count),
    "passed": .integer(report.passedCount),
    "failed": .integer(report.results.count { !$0.passed && !$0.isBroken }),
    "broken": .integer(report.results.count(where: \.isBroken)),
    "not_run": .integer(report.notRunCount),
    "results": .array(report.results.map(\.json)),
  ])
}

extension TestReport.Result {
  /// The word for how it went.
  var word: String { isBroken ? "broken" : passed ? "passed" : "failed" }

  fileprivate var json: JSONValue {
    .object([
      "name": .string(name),
      "file": .string(place.file),
      "line": place.line.map(JSONValue.integer) ?? .null,
      "rule": rule.map { .string($0.description) } ?? .null,
      "result": .string(word),
      "differences": .array(
        differences.map {
          .object([
            "what": .string($0.what), "expected": .string($0.expected),
            "actual": .string($0.actual),
          ])
        }),
      "failures": .array(failures.map(JSONValue.string)),
      "reason": reason.map(JSONValue.string) ?? .null,
      "rows": .array(notes.map(JSONValue.string)),
      "sites": .array(sites.map(\.json)),
      "trace": .array(trace.map(JSONValue.string)),
    ])
  }
}

extension TestReport.Site {
  fileprivate var json: JSONValue {
    .object([
      "subject": subject.map { .string($0.description) } ?? .null,
      "file": .string(place.file),
      "line": place.line.map(JSONValue.integer) ?? .null,
      "text": excerpt.map { .string($0.text) } ?? .null,
    ])
  }
}
