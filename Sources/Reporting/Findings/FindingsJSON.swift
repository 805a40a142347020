package import CanonicalForm
package import ComplianceModel

/// The findings of `check` as a document of ours, `assay-findings/1`.
package func findingsDocument(_ report: FindingsReport) -> JSONValue {
  [
    "schema": "assay-findings/1",
    "findings": .array(report.findings.map(\.json)),
    "counts": [
      "errors": .integer(report.errorCount),
      "warnings": .integer(report.findings.count - report.errorCount),
      "files": .integer(report.fileCount),
    ],
  ]
}

extension Diagnostic {
  fileprivate var json: JSONValue {
    let column = place?.column
    return [
      "id": .string(code.text), "severity": .string(severity.rawValue),
      "message": .string(message), "file": place.map { .string($0.file) } ?? .null,
      "line": place?.line.map(JSONValue.integer) ?? .null,
      "column": column.map(JSONValue.integer) ?? .null,
      "end_column": endColumn.map(JSONValue.integer) ?? .null,
      "note": excerpt?.note.map(JSONValue.string) ?? .null,
      "remedy": remedy.map(JSONValue.string) ?? .null,
      "notes": .array(notes.map(JSONValue.string)), "fixable": .bool(!edits.isEmpty),
    ]
  }

  /// The column behind what is underlined; nil: nothing is.
  var endColumn: Int? {
    guard let column = place?.column, let excerpt, excerpt.column == column else { return nil }
    return column + excerpt.length
  }

  /// What stands beside the caret and what to do, a sentence each.
  var advice: [String] { [excerpt?.note, remedy].compactMap(\.self) + notes }
}
