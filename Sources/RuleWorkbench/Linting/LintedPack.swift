import ComplianceModel
import Evaluation
import LuaSyntax

/// A pack with everything that lints of a pack look at.
struct LintedPack {
  /// One of its Lua files as a tree.
  struct File {
    /// Its path in the pack.
    let path: String
    let file: LintedFile
  }

  /// The pack.
  let pack: DeclaredPack
  /// The packs that are checked with it.
  let beside: [DeclaredPack]
  /// Its tests.
  let tests: [RuleTest]
  /// Its Lua files that can be read: rules, helpers, tests, fixtures.
  let files: [File]
  /// The tables that its rules are held against; nil: no schema is at hand.
  let tables: SchemaDescription?
  /// The database that was named for want of a schema; nil: none was.
  let database: String?
  /// The parameters that code of packs reads which it uses; nil: it is lent none.
  let lentParameters: LentParameters?

  /// Its texts.
  var source: PackSource { pack.source }

  /// What is said of a rule where it is declared, with a caret under its name.
  func finding(_ message: String, of rule: Rule, remedy: String) -> PackFinding {
    finding(message, in: rule.file, line: rule.line, word: rule.id.name, remedy: remedy)
  }

  /// What is said of a line of a file of the pack, with a caret under a word.
  func finding(
    _ message: String, in path: String, line: Int, word: String, remedy: String
  ) -> PackFinding {
    let texts = source.rules + source.tests + source.documents
    let text = texts.first { $0.path == path }?.text ?? ""
    let excerpt = Excerpt(of: text, line: line, word: word)
    return PackFinding(
      message: message, place: source.place(path, line: line, column: excerpt?.column),
      excerpt: excerpt, remedy: remedy)
  }

  /// What is said of a place of `pack.yml` or `catalogue.yml`, with a caret under a word.
  func finding(
    _ message: String, at place: SourcePlace?, of path: String, word: String, remedy: String
  ) -> PackFinding {
    guard let line = place?.line else {
      return PackFinding(message: message, place: source.place(path), remedy: remedy)
    }
    return finding(message, in: path, line: line, word: word, remedy: remedy)
  }

  /// What is said of bytes of a Lua file.
  func finding(_ message: String, in file: File, at range: Range<Int>, remedy: String)
    -> PackFinding
  {
    let tree = file.file.tree
    let position = tree.lines.position(of: range.lowerBound)
    let line = tree.lines.range(ofLine: position.line) ?? range
    let end = tree.source[line].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? line.upperBound
    return PackFinding(
      message: message,
      place: source.place(file.path, line: position.line, column: position.column),
      excerpt: Excerpt(
        line: position.line, text: tree.text(of: line.lowerBound..<end), column: position.column,
        length: max(1, tree.text(of: range).unicodeScalars.count)),
      remedy: remedy)
  }
}
