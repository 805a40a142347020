package import CanonicalForm
package import ComplianceModel

/// The findings of `check` as a SARIF log, with the pages of lints as its rules.
///
/// Norm: Static Analysis Results Interchange Format 2.1.0, OASIS Standard, 27 March 2020.
package func sarifLog(_ report: FindingsReport) -> JSONValue {
  let codes = Set(report.findings.map(\.code.text)).union(report.pages.map(\.id)).sorted(
    by: bytewise)
  let indices = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, $0) })
  let pages = Dictionary(report.pages.map { ($0.id, $0) }) { first, _ in first }
  let rules = codes.map { code in pages[code]?.sarif ?? unknownRule(code) }
  var fingerprints = Fingerprints()
  let results = report.findings.map { finding in
    finding.sarif(
      rule: indices[finding.code.text] ?? 0, fingerprint: fingerprints.next(of: finding),
      folder: report.folder)
  }
  return [
    "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
    "runs": [
      [
        "tool": [
          "driver": [
            "name": "Assay", "semanticVersion": .string(report.version), "rules": .array(rules),
          ]
        ],
        // Columns count characters, as everywhere in Assay, not UTF-16.
        "columnKind": "unicodeCodePoints",
        "results": .array(results),
      ]
    ],
  ]
}

/// The rule of what has no page, such as a fault of a manifest.
private func unknownRule(_ code: String) -> JSONValue {
  ["id": .string(code), "shortDescription": ["text": .string(code.replacing("-", with: " "))]]
}

/// Fingerprints that stay where lines move: of what is found, in which file, on what text.
private struct Fingerprints {
  private var counts: [String: Int] = [:]

  mutating func next(of finding: Diagnostic) -> String {
    let words = [
      finding.code.text, finding.place?.file ?? "", finding.excerpt?.text ?? "", finding.message,
    ].joined(separator: "\u{0}")
    counts[words, default: 0] += 1
    return sha256(Array("\(words)\u{0}\(counts[words] ?? 1)".utf8))
  }
}

extension LintPage {
  fileprivate var sarif: JSONValue {
    let help =
      "\(why)\n\nFound, in \(example.setting.rawValue):\n\(example.bad)\n\n"
      + "As it should be:\n\(example.good)"
    return [
      "id": .string(id), "shortDescription": ["text": .string(finds)],
      "fullDescription": ["text": .string(why)], "help": ["text": .string(help)],
      "defaultConfiguration": ["level": .string(severity.rawValue)],
    ]
  }
}

extension Diagnostic {
  fileprivate func sarif(rule: Int, fingerprint: String, folder: String) -> JSONValue {
    let text = ([message] + advice).joined(separator: "\n")
    var members: [String: JSONValue] = [
      "ruleId": .string(code.text), "ruleIndex": .integer(rule),
      "level": .string(severity.rawValue),
      // Braces stand for arguments in a SARIF message.
      "message": ["text": .string(text.replacing("{", with: "{{").replacing("}", with: "}}"))],
      "partialFingerprints": ["assayFinding/v1": .string(fingerprint)],
    ]
    guard let place else { return .object(members) }
    let file: JSONValue = ["uri": .string(place.file.uri(in: folder))]
    var location: [String: JSONValue] = ["artifactLocation": file]
    location["region"] = region
    members["locations"] = [["physicalLocation": .object(location)]]
    members["fixes"] = fixes(in: file)
    return .object(members)
  }

  private var region: JSONValue? {
    guard let line = place?.line else { return nil }
    var members: [String: JSONValue] = ["startLine": .integer(line)]
    members["startColumn"] = place?.column.map(JSONValue.integer)
    members["endColumn"] = endColumn.map(JSONValue.integer)
    members["snippet"] = excerpt.map { ["text": .string($0.text)] }
    return .object(members)
  }

  private func fixes(in file: JSONValue) -> JSONValue? {
    guard !edits.isEmpty else { return nil }
    let replacements = edits.map { edit -> JSONValue in
      [
        "deletedRegion": [
          "byteOffset": .integer(edit.range.lowerBound), "byteLength": .integer(edit.range.count),
        ],
        "insertedContent": ["text": .string(edit.replacement)],
      ]
    }
    return [
      [
        "description": ["text": .string(remedy ?? message)],
        "artifactChanges": [["artifactLocation": file, "replacements": .array(replacements)]],
      ]
    ]
  }
}

extension String {
  /// This path as a URI reference (RFC 3986): relative where it goes down from `folder`.
  fileprivate func uri(in folder: String) -> String {
    let parts = split(separator: "/", omittingEmptySubsequences: true).filter { $0 != "." }
    guard hasPrefix("/") || parts.contains("..") else {
      return parts.map(\.percentEncoded).joined(separator: "/") + (hasSuffix("/") ? "/" : "")
    }
    let start = hasPrefix("/") ? [] : folder.split(separator: "/")
    var whole: [Substring] = []
    for part in start + parts {
      if part == ".." { _ = whole.popLast() } else { whole.append(part) }
    }
    return "file:///" + whole.map(\.percentEncoded).joined(separator: "/")
  }
}

extension Substring {
  /// With everything but unreserved characters as percent and two digits.
  fileprivate var percentEncoded: String {
    let kept = Set("-._~abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".utf8)
    let digits = Array("0123456789ABCDEF")
    return utf8.map { byte in
      kept.contains(byte)
        ? String(UnicodeScalar(byte)) : "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
    }.joined()
  }
}
