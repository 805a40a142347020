import ComplianceModel
import LuaSyntax

/// One thing that `check` looks for.
struct Lint: Sendable {
  /// How it is looked for.
  enum Search: Sendable {
    /// In the text of one file, in any order.
    case file(@Sendable (LintedFile) -> [LintFinding])
    /// In the pack as a whole.
    case pack(@Sendable (LintedPack) -> [PackFinding])
    /// Where files are declared, queries bound or settings resolved: the code is theirs.
    case elsewhere
  }

  /// What a person reads about it.
  let page: LintPage
  /// How it is looked for.
  let search: Search

  /// Its stable name, by which a line silences it.
  var id: String { page.id }
  /// Whether what it finds breaks a rule or is worth a look.
  var severity: Diagnostic.Severity { page.severity }

  /// Makes a lint of a file's text.
  init(
    _ id: String, _ severity: Diagnostic.Severity, finds: String, why: String,
    _ example: LintPage.Example, isFixed: Bool = false,
    findings: @escaping @Sendable (LintedFile) -> [LintFinding]
  ) {
    page = LintPage(
      id: id, severity: severity, finds: finds, why: why, example: example, isFixed: isFixed)
    search = .file(findings)
  }

  /// Makes a lint of a pack.
  init(
    _ id: String, _ severity: Diagnostic.Severity, finds: String, why: String,
    _ example: LintPage.Example, inPack findings: @escaping @Sendable (LintedPack) -> [PackFinding]
  ) {
    page = LintPage(id: id, severity: severity, finds: finds, why: why, example: example)
    search = .pack(findings)
  }

  /// Makes the page of what is found elsewhere.
  init(
    elsewhere id: String, _ severity: Diagnostic.Severity, finds: String, why: String,
    _ example: LintPage.Example, isSilenced: Bool = false, isFixed: Bool = false
  ) {
    page = LintPage(
      id: id, severity: severity, finds: finds, why: why, example: example, isSilenced: isSilenced,
      isFixed: isFixed)
    search = .elsewhere
  }
}

/// What one lint found at one place of a file.
struct LintFinding: Equatable {
  /// What is wrong: lower case, one sentence, no full stop.
  let message: String
  /// The bytes to underline.
  let range: Range<Int>
  /// What stands beside the caret.
  var note: String?
  /// What to do about it.
  var remedy: String?
  /// What would put it right without changing what is meant; empty: a person decides.
  var edits: [SourceEdit] = []
}

/// What one lint found in a pack.
struct PackFinding {
  /// What is wrong: lower case, one sentence, no full stop.
  let message: String
  /// Where.
  let place: SourcePlace
  /// The line with the words to underline; nil: it is about a file.
  var excerpt: Excerpt?
  /// What to do about it.
  let remedy: String
}
