package import ComplianceModel

/// A file of a pack with what can be put right in it put right.
package struct FixedText: Equatable, Sendable {
  /// The path that messages show.
  package let file: String
  /// Its text before and after.
  package let (before, after): (String, String)
  /// What was put right, in the order of the file.
  package let findings: [Diagnostic]
}

/// The texts of `source` in which findings can be put right, by path; each edit that meets another
/// waits for the next time.
package func fixedTexts(of findings: [Diagnostic], in source: PackSource) -> [FixedText] {
  let texts =
    source.rules + source.libraries.values + source.tests + source.fixtures.values
    + source.documents
  return texts.sorted { bytewise($0.path, $1.path) }.compactMap { text in
    let file = source.place(text.path).file
    let own = findings.filter { $0.place?.file == file && !$0.edits.isEmpty }
    return own.isEmpty ? nil : FixedText(text.text, file: file, own)
  }
}

extension FixedText {
  /// Applies the edits of `findings` to `text`.
  init?(_ text: String, file: String, _ findings: [Diagnostic]) {
    var bytes = Array(text.utf8)
    var (fixed, edits): ([Diagnostic], [SourceEdit]) = ([], [])
    for finding in findings {
      let isFree = finding.edits.allSatisfy { edit in
        edit.range.upperBound <= bytes.count && !edits.contains { $0.meets(edit) }
      }
      guard isFree else { continue }
      edits += finding.edits
      fixed.append(finding)
    }
    for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      bytes.replaceSubrange(edit.range, with: Array(edit.replacement.utf8))
    }
    guard !fixed.isEmpty else { return nil }
    self.file = file
    (before, after) = (text, String(decoding: bytes, as: UTF8.self))
    self.findings = fixed
  }
}

extension SourceEdit {
  /// Whether both change a byte, or one place.
  fileprivate func meets(_ other: SourceEdit) -> Bool {
    range.lowerBound == other.range.lowerBound
      || range.lowerBound < other.range.upperBound && other.range.lowerBound < range.upperBound
  }
}

extension PackSource {
  /// The pack with texts in the place of those that it has.
  package func replacing(_ texts: [FixedText]) -> PackSource {
    let after = Dictionary(texts.map { ($0.file, $0.after) }) { first, _ in first }
    let replaced = { (text: SourceText) in
      SourceText(path: text.path, text: after[self.place(text.path).file] ?? text.text)
    }
    var source = self
    source.rules = rules.map(replaced)
    source.libraries = libraries.mapValues(replaced)
    source.tests = tests.map(replaced)
    source.fixtures = fixtures.mapValues(replaced)
    source.documents = documents.map(replaced)
    return source
  }
}
