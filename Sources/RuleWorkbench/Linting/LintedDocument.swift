import ComplianceModel
import LuaSyntax

/// A YAML file while lints look at what stands in it.
struct LintedDocument {
  private let path: String
  private let text: [UInt8]
  private let lines: LineTable
  private var allowances: Allowances

  /// Reads the comments of a document that messages show under its own path.
  init(_ document: SourceText) {
    path = document.path
    text = Array(document.text.utf8)
    lines = LineTable(text)
    allowances = Allowances(yaml: document.text)
  }

  /// Reads the comments of a document of a pack.
  init(_ document: SourceText, in pack: PackSource) {
    self.init(SourceText(path: pack.place(document.path).file, text: document.text))
  }

  /// Whether a comment silences a finding in it.
  mutating func allow(_ finding: Diagnostic) -> Bool {
    guard finding.place?.file == path, let line = finding.place?.line else { return false }
    return allowances.allow(finding.code.text, on: line)
  }

  /// What is wrong with the comments themselves, once those of `asked` have been looked for.
  func faultsOfAllowances(asked: Set<String>) -> [Diagnostic] {
    allowances.faults(asked: asked).map { finding in
      Diagnostic(finding, .badAllowance, text: text, lines) {
        SourcePlace(file: path, line: $0, column: $1)
      }
    }
  }
}

extension [LintedDocument] {
  /// Whether a comment in one of them silences a finding.
  mutating func allow(_ finding: Diagnostic) -> Bool {
    for index in indices where self[index].allow(finding) { return true }
    return false
  }
}
