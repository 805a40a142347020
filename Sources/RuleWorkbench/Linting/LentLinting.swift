import ComplianceModel
import Evaluation
import LuaSyntax

/// The lints of files over what a pack's rules reach of the packs that it uses, held against the
/// pack's own schema.
///
/// Comments there silence what they name; whether they silence anything is asked where the lending
/// pack itself is checked.
struct LentLinting {
  private let code: LentCode
  private var searches: [FileSearch]

  /// Reads the files.
  init(_ code: LentCode, flags: Set<String>, tables: SchemaDescription?) {
    self.code = code
    searches = code.files.map { file in
      FileSearch(LintedFile(file.tree, kind: .library, flags: flags, schema: tables)) {
        code.pack.place(ofFile: file.path, line: $0, column: $1)
      }
    }
  }

  /// What the lints find in code that is reached, by file and place.
  mutating func findings() -> [Diagnostic] {
    var found: [Diagnostic] = []
    for (index, file) in code.files.enumerated() {
      found += searches[index].findings(
        of: Lint.all,
        where: { [code] range in code.rules(reaching: range.lowerBound, of: file.path) != nil })
    }
    return found
  }
}
