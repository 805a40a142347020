package import ComplianceModel
import LuaRuntime

/// A pack whose files were compiled and whose top levels ran.
package struct DeclaredPack: Sendable {
  /// The texts it was made of.
  package var source: PackSource
  /// Its catalogue; for a pack without one, the requirements that its rules are themselves.
  package var catalogue: Catalogue
  /// Its rules, in the order of files and lines.
  package var rules: [Rule]
  /// Its questions, those asked on demand included, in the order of files and lines.
  package var questions: [Question]
  /// The compiled files by path, with the libraries they may require.
  var programs: [String: LuaProgram]
  /// The packs whose libraries its files may require.
  package var uses: [PackSource] = []

  /// The ids of everything it declares.
  package var ids: [RuleID] { rules.map(\.id) + questions.map(\.id) }

  /// The pack with one of its rules or questions and nothing else, but the questions where code that
  /// the rule can reach speaks of `attested`, and the requirements that all these test.
  package func alone(_ id: RuleID) -> DeclaredPack {
    var pack = self
    pack.rules = rules.filter { $0.id == id }
    let reachable = source.rules.filter { $0.path == pack.rules.first?.file }.map(\.text)
    let texts = reachable + source.libraries.values.map(\.text)
    let asks =
      !pack.rules.isEmpty
      && (!source.manifest.uses.isEmpty || texts.contains { $0.contains("attested") })
    pack.questions = questions.filter { asks || $0.id == id }
    let tested = Set(
      (pack.rules.map(\.requirements) + pack.questions.map(\.requirements)).joined())
    pack.catalogue.requirements.removeAll { !tested.contains($0.id) }
    let clauses = pack.catalogue.requirements.map(\.clause)
    pack.catalogue.clauses.removeAll { clause in !clauses.contains(where: clause.id.contains) }
    return pack
  }
}

/// What came of declaring a pack: what is whole of it, and every fault of every file.
package struct Declared: Sendable {
  /// The rules and questions without a fault.
  package var pack: DeclaredPack
  /// The faults, by file and line.
  package var diagnostics: [Diagnostic]

  /// The pack, if it has no fault.
  /// - Throws: `Refusal` (configuration) with all diagnostics where one of them is an error.
  package func whole() throws(Refusal) -> DeclaredPack {
    guard diagnostics.contains(where: { $0.severity == .error }) else { return pack }
    throw Refusal(.configuration, diagnostics)
  }
}
