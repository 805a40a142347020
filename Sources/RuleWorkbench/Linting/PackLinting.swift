import ComplianceModel
import Evaluation
import LuaSyntax

/// The findings of every lint in a pack, without those that a comment silences.
///
/// - Parameters:
///   - pack: The pack, with the tests that could be read.
///   - tables: The tables of an empty database of the schema; nil: no schema is at hand.
///   - database: The database that was named for want of a schema, if one was.
///   - lent: The code of packs that it uses, and the parameters that this reads; nil: it is lent nothing.
///   - isWhole: Whether everything of it declared, so that what is missing is missing indeed.
///   - known: What was found before: a line with an error has its cause already, and a name that
///     an error suggests would be declared if it were mended.
func lintFindings(
  in pack: DeclaredPack, beside: [DeclaredPack], tests: [RuleTest]?, flags: Set<String>,
  tables: SchemaDescription?, isWhole: Bool, database: String? = nil, lent: LentCode? = nil,
  parameters: LentParameters? = nil,
  besides known: [Diagnostic]
) -> [Diagnostic] {
  let files = LintedPack.files(of: pack.source, flags: flags, tables: tables)
  var searches = files.map { file in
    FileSearch(file.file) { pack.source.place(file.path, line: $0, column: $1) }
  }
  var found: [Diagnostic] = []
  for index in searches.indices { found += searches[index].findings(of: Lint.all) }
  if let lent {
    var linting = LentLinting(lent, flags: flags, tables: tables)
    found += linting.findings()
  }
  var documents = pack.source.documents.map { LintedDocument($0, in: pack.source) }
  var asked = Set(Lint.all.filter(\.isOfFiles).map(\.id))
  if isWhole, let tests {
    asked = Set(Lint.all.map(\.id))
    let whole = LintedPack(
      pack: pack, beside: beside, tests: tests, files: files, tables: tables,
      database: database, lentParameters: parameters)
    found += whole.findings().filter { finding in
      !searches.allow(finding, in: pack.source, files) && !documents.allow(finding)
    }
  }
  found += searches.flatMap { $0.faultsOfAllowances(asked: asked) }
  found += documents.flatMap { $0.faultsOfAllowances(asked: asked) }
  return found.filter { !$0.hasItsCause(in: known) }
}

extension Lint {
  /// Whether it looks at the text of a file.
  fileprivate var isOfFiles: Bool {
    if case .file = search { return true }
    return false
  }
}

extension LintedPack {
  /// The Lua files of a pack that can be read.
  fileprivate static func files(
    of source: PackSource, flags: Set<String>, tables: SchemaDescription?
  ) -> [File] {
    let texts =
      source.rules.map { ($0, LintedFile.Kind.rules) }
      + source.libraries.values.sorted { bytewise($0.path, $1.path) }.map { ($0, .library) }
      + (source.tests + source.fixtures.values.sorted { bytewise($0.path, $1.path) }).map {
        ($0, .tests)
      }
    return texts.compactMap { text, kind in
      // Declaring it tells why it is not Lua.
      guard let tree = try? SyntaxTree(text.text) else { return nil }
      return File(
        path: text.path, file: LintedFile(tree, kind: kind, flags: flags, schema: tables))
    }
  }

  /// What the lints of packs find.
  fileprivate func findings() -> [Diagnostic] {
    Lint.all.flatMap { lint -> [Diagnostic] in
      guard case .pack(let search) = lint.search else { return [] }
      return search(self).map { finding in
        Diagnostic(
          Diagnostic.Code(lint.id), finding.message, at: finding.place, severity: lint.severity,
          excerpt: finding.excerpt, remedy: finding.remedy)
      }
    }
  }
}

extension [FileSearch] {
  /// Whether a comment in one of the files silences a finding.
  fileprivate mutating func allow(
    _ finding: Diagnostic, in source: PackSource, _ files: [LintedPack.File]
  ) -> Bool {
    guard let place = finding.place, let line = place.line,
      let index = files.firstIndex(where: { source.place($0.path).file == place.file })
    else { return false }
    return self[index].allowances.allow(finding.code.text, on: line)
  }
}

extension Diagnostic {
  /// Whether it stands on a line with an error, or is about a name that an error suggests.
  fileprivate func hasItsCause(in known: [Diagnostic]) -> Bool {
    known.contains { other in
      guard other.severity == .error else { return false }
      return other.place?.wholeLine == place?.wholeLine
        || other.place?.file == place?.file && other.suggests(underlined)
    }
  }

  /// The word under the caret.
  private var underlined: String? {
    guard let excerpt, let column = excerpt.column else { return nil }
    let scalars = excerpt.text.unicodeScalars.dropFirst(column - 1).prefix(excerpt.length)
    return String(String.UnicodeScalarView(scalars))
  }

  /// Whether it asks whether `word` was meant.
  private func suggests(_ word: String?) -> Bool {
    word.map { excerpt?.note == "did you mean '\($0)'?" } ?? false
  }
}

extension SourcePlace {
  /// The same without its column.
  fileprivate var wholeLine: SourcePlace { SourcePlace(file: file, line: line) }
}

extension PackSchema {
  /// The names of columns that are flags in every table that has them.
  ///
  /// - Parameter tables: What an empty database of the schema holds.
  func flags(_ tables: SchemaDescription) -> Set<String> {
    let columns = described(tables).tables.flatMap(\.columns)
    let others = Set(columns.filter { !$0.isFlag }.map(\.name))
    return Set(columns.filter(\.isFlag).map(\.name)).subtracting(others)
  }

  /// The tables as the pack or its database describes them, else those of an empty database.
  func described(_ tables: SchemaDescription) -> SchemaDescription {
    if case .described(let schema) = source { return schema }
    return tables
  }
}
