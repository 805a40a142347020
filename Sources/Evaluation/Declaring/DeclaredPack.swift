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

  /// The ids of everything it declares.
  package var ids: [RuleID] { rules.map(\.id) + questions.map(\.id) }

  /// The pack with one of its rules and no other; its questions stay, since the rule may ask for
  /// their answers, and so do the requirements that these and the rule test.
  package func alone(_ rule: RuleID) -> DeclaredPack {
    var pack = self
    pack.rules = rules.filter { $0.id == rule }
    let tested = Set((pack.rules.map(\.requirements) + questions.map(\.requirements)).joined())
    pack.catalogue.requirements.removeAll { !tested.contains($0.id) }
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
