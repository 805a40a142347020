import ComplianceModel

/// The findings of every lint in the Lua of a pack.
///
/// - Parameters:
///   - flags: The columns that hold 0 or 1.
///   - known: What was found before: a line with an error has its cause already, and a name that
///     an error suggests would be declared if it were mended.
func lintFindings(in pack: PackSource, flags: Set<String>, besides known: [Diagnostic])
  -> [Diagnostic]
{
  let errors = known.filter { $0.severity == .error }
  let told = Set(errors.compactMap { $0.place?.wholeLine })
  let files =
    pack.rules.map { ($0, LintedFile.Kind.rules) }
    + pack.libraries.values.map { ($0, .library) }
    + (pack.tests + pack.fixtures.values).map { ($0, .tests) }
  return files.flatMap { file, kind in
    lintFindings(in: file, kind: kind, flags: flags) { line, column in
      pack.place(file.path, line: line, column: column)
    }
  }.filter { finding in
    !told.contains { $0 == finding.place?.wholeLine }
      && !errors.contains { $0.suggests(finding.underlined, in: finding.place?.file) }
  }
}

extension Diagnostic {
  /// The word under the caret.
  fileprivate var underlined: String? {
    guard let excerpt, let column = excerpt.column else { return nil }
    let scalars = excerpt.text.unicodeScalars.dropFirst(column - 1).prefix(excerpt.length)
    return String(String.UnicodeScalarView(scalars))
  }

  /// Whether it asks whether `word` was meant.
  fileprivate func suggests(_ word: String?, in file: String?) -> Bool {
    guard let word, place?.file == file else { return false }
    return excerpt?.note == "did you mean '\(word)'?"
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
    var described = tables
    if case .described(let schema) = source { described = schema }
    let columns = described.tables.flatMap(\.columns)
    let others = Set(columns.filter { !$0.isFlag }.map(\.name))
    return Set(columns.filter(\.isFlag).map(\.name)).subtracting(others)
  }
}
