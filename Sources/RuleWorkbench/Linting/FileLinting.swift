import ComplianceModel
import LuaSyntax

/// The findings of `lints` in one file, without those that a comment silences.
///
/// - Parameters:
///   - text: The file; nothing is found in one that is not Lua, which declaring it tells.
///   - schema: The tables that its rules are held against; nil: nothing is at hand.
///   - place: Where a line and column of it are, for messages.
/// - Returns: By place.
func lintFindings(
  in text: SourceText, kind: LintedFile.Kind, flags: Set<String>, schema: SchemaDescription? = nil,
  lints: [Lint] = Lint.all, place: @escaping (_ line: Int, _ column: Int) -> SourcePlace
) -> [Diagnostic] {
  guard let tree = try? SyntaxTree(text.text) else { return [] }
  var search = FileSearch(
    LintedFile(tree, kind: kind, flags: flags, schema: schema), place: place)
  return search.findings(of: lints) + search.faultsOfAllowances(asked: Set(lints.map(\.id)))
}

/// One file while lints look at it.
struct FileSearch {
  let file: LintedFile
  /// The comments in it that silence lints.
  var allowances: Allowances
  private let place: (_ line: Int, _ column: Int) -> SourcePlace

  /// Makes a search of `file`, whose lines and columns are where `place` says.
  init(_ file: LintedFile, place: @escaping (_ line: Int, _ column: Int) -> SourcePlace) {
    self.file = file
    self.place = place
    allowances = Allowances(in: file.tree, file.queries)
  }

  /// What the lints of files find, without what is silenced, by place.
  /// - Parameter isAsked: Whether what stands at some bytes is of interest.
  mutating func findings(
    of lints: [Lint], where isAsked: (Range<Int>) -> Bool = { _ in true }
  ) -> [Diagnostic] {
    var found: [(offset: Int, diagnostic: Diagnostic)] = []
    for lint in lints {
      guard case .file(let search) = lint.search else { continue }
      for finding in search(file) where isAsked(finding.range) {
        let line = file.tree.lines.line(of: finding.range.lowerBound)
        guard !allowances.allow(lint.id, on: line) else { continue }
        found.append((finding.range.lowerBound, diagnostic(finding, lint)))
      }
    }
    return found.enumerated().sorted {
      ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset)
    }.map(\.element.diagnostic)
  }

  /// What is wrong with the comments themselves, once those of `asked` have been looked for.
  func faultsOfAllowances(asked: Set<String>) -> [Diagnostic] {
    allowances.faults(asked: asked).map { diagnostic($0, .badAllowance) }
  }

  /// A finding with its line and a caret.
  private func diagnostic(_ finding: LintFinding, _ lint: Lint) -> Diagnostic {
    Diagnostic(finding, lint, text: file.tree.source, file.tree.lines, place: place)
  }
}

extension Diagnostic {
  /// A finding with its line and a caret.
  init(
    _ finding: LintFinding, _ lint: Lint, text: [UInt8], _ lines: LineTable,
    place: (_ line: Int, _ column: Int) -> SourcePlace
  ) {
    let position = lines.position(of: finding.range.lowerBound)
    let line = lines.range(ofLine: position.line) ?? 0..<0
    let end = text[line].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? line.upperBound
    let spot =
      finding.range
      .lowerBound..<max(
        finding.range.lowerBound, min(finding.range.upperBound, end))
    let shown = String(decoding: text[spot], as: UTF8.self)
    self.init(
      Diagnostic.Code(lint.id), finding.message, at: place(position.line, position.column),
      severity: lint.severity,
      excerpt: Excerpt(
        line: position.line, text: String(decoding: text[line.lowerBound..<end], as: UTF8.self),
        column: position.column, length: max(1, shown.unicodeScalars.count), note: finding.note),
      remedy: finding.remedy, edits: finding.edits)
  }
}
