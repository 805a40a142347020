package import ComplianceModel
import LuaRuntime

/// One `test "name" { … }` as its file declared it.
package struct DeclaredTest: Sendable {
  /// Its name.
  package let name: String
  /// Its fields.
  package let fields: [String: DeclaredValue]
  /// Where it stands.
  let site: DeclarationSite

  /// Where it stands: file and line.
  package var place: SourcePlace { site.pack.place(site.file.path, line: site.line) }

  /// The path of its file in the pack.
  package var file: String { site.file.path }

  /// A fault of the test, with a caret under `word` in `field` where it stands there once.
  package func fault(
    _ code: Diagnostic.Code, _ message: String, field: String? = nil, word: String? = nil,
    nearest: String? = nil, remedy: String? = nil, notes: [String] = []
  ) -> Diagnostic {
    let spot = field.flatMap { field in
      word.flatMap { site.spot(of: $0, inField: field) } ?? site.spot(ofField: field)
    }
    return site.fault(
      code, message, at: spot, nearest: nearest, remedy: remedy, notes: notes)
  }
}

/// Compiles the test files of `source` and runs their top levels.
/// - Parameters:
///   - limits: What the top level of one file may use.
///   - evaluator: What runs the files.
/// - Returns: The tests in the order of files and lines, and every fault of every file.
/// - Throws: `Refusal` where no evaluator is to be had.
package func declareTests(
  of source: PackSource, uses: [PackSource] = [], limits: EvaluationLimits = EvaluationLimits(),
  by evaluator: any Evaluator
) throws(Refusal) -> (tests: [DeclaredTest], diagnostics: [Diagnostic]) {
  let files = try ProgramFiles(source: source, uses: uses, withFixtures: true, by: evaluator)
  var (tests, diagnostics): ([DeclaredTest], [Diagnostic]) = ([], files.diagnostics)
  for file in source.tests {
    let reply = try evaluator.reply(
      to: .declare(files.program(of: file), .tests, LuaLimits(limits)), of: source.manifest.id)
    do throws(LuaFault) {
      tests += try reply.declarations().map { DeclaredTest($0, in: file, of: source) }
    } catch {
      diagnostics.append(files.diagnostic(of: error, in: file))
    }
  }
  return (tests, diagnostics.inReadingOrder)
}

extension DeclaredTest {
  fileprivate init(_ declaration: LuaDeclaration, in file: SourceText, of source: PackSource) {
    name = declaration.name
    fields = Dictionary(
      declaration.fields.map { ($0.key.shown ?? "nil", DeclaredValue($0.value)) },
      uniquingKeysWith: { first, _ in first })
    site = DeclarationSite(
      pack: source, file: file, line: declaration.line, name: declaration.name)
  }
}
