import ComplianceModel
import LuaSyntax

/// One thing that is looked for in the text of a pack's Lua, without running it.
struct Lint: Sendable {
  /// Its stable name, by which a line silences it.
  let id: String
  /// Whether what it finds breaks a rule or is worth a look.
  let severity: Diagnostic.Severity
  /// What it finds in a file, in any order.
  let findings: @Sendable (LintedFile) -> [LintFinding]

  /// All of them, by id.
  static let all: [Lint] = [
    .bareTestOfFlag, .booleanVerdict, .negatedFlag, .templateArguments, .undeclaredGlobal,
    .unusedLocal, .unusedParameter, .verdictNotReturned,
  ]
}

/// What one lint found at one place.
struct LintFinding: Equatable {
  /// What is wrong: lower case, one sentence, no full stop.
  let message: String
  /// The bytes to underline.
  let range: Range<Int>
  /// What stands beside the caret.
  var note: String?
  /// What to do about it.
  var remedy: String?
}

/// A file of a pack as a tree, with what the lints need to know beside it.
struct LintedFile {
  /// What kind of file it is: they see different globals.
  enum Kind {
    case rules
    case library
    case tests
  }

  /// What kind of file it is.
  let kind: Kind
  /// Its text.
  let tree: SyntaxTree
  /// The columns that hold 0 or 1.
  let flags: Set<String>

  /// The places of each variable's name.
  let uses: [Variable.ID: [Use]]
  /// The declarations of rules in it.
  let declarations: [RuleDeclaration]

  /// Reads what the lints share.
  init(_ tree: SyntaxTree, kind: Kind, flags: Set<String> = []) {
    self.kind = kind
    self.tree = tree
    self.flags = flags
    uses = tree.uses()
    declarations = kind == .rules ? RuleDeclaration.all(in: tree, uses) : []
  }

  /// The name of the global that a call calls, such as `fail`; nil: it calls something else.
  func calledGlobal(_ call: Node.ID) -> (name: String, arguments: [Node.ID])? {
    guard case .call(let callee, let arguments) = tree[call].kind,
      tree[callee].kind == .name(.global)
    else { return nil }
    return (tree.text(of: callee), arguments)
  }
}

/// The findings of every lint in one file, without those that a comment silences.
///
/// `-- assay: allow ID because REASON` silences that lint on its line.
///
/// - Parameters:
///   - text: The file; nothing is found in one that is not Lua, which declaring it tells.
///   - place: Where a line and column of it are, for messages.
/// - Returns: By place.
func lintFindings(
  in text: SourceText, kind: LintedFile.Kind, flags: Set<String>, lints: [Lint] = Lint.all,
  place: (_ line: Int, _ column: Int) -> SourcePlace
) -> [Diagnostic] {
  guard let tree = try? SyntaxTree(text.text) else { return [] }
  let file = LintedFile(tree, kind: kind, flags: flags)
  var allowances = Allowances(in: tree)
  var found: [(finding: LintFinding, code: String, severity: Diagnostic.Severity)] = []
  for lint in lints {
    for finding in lint.findings(file) {
      let line = tree.lines.line(of: finding.range.lowerBound)
      guard !allowances.allow(lint.id, on: line) else { continue }
      found.append((finding, lint.id, lint.severity))
    }
  }
  found += allowances.faults(of: lints).map { ($0, Allowances.id, .warning) }
  let sorted = found.enumerated().sorted {
    ($0.element.finding.range.lowerBound, $0.offset)
      < ($1.element.finding.range.lowerBound, $1.offset)
  }
  return sorted.map {
    tree.diagnostic($0.element.finding, $0.element.code, $0.element.severity, place)
  }
}

extension SyntaxTree {
  /// A finding with its line and a caret.
  fileprivate func diagnostic(
    _ finding: LintFinding, _ code: String, _ severity: Diagnostic.Severity,
    _ place: (Int, Int) -> SourcePlace
  ) -> Diagnostic {
    let position = lines.position(of: finding.range.lowerBound)
    let line = lines.range(ofLine: position.line) ?? 0..<0
    let end = source[line].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? line.upperBound
    let shown = text(of: finding.range.lowerBound..<min(finding.range.upperBound, end))
    return Diagnostic(
      Diagnostic.Code(code), finding.message, at: place(position.line, position.column),
      severity: severity,
      excerpt: Excerpt(
        line: position.line, text: text(of: line.lowerBound..<end), column: position.column,
        length: max(1, shown.unicodeScalars.count), note: finding.note),
      remedy: finding.remedy)
  }
}
