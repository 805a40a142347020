package import ComplianceModel
import LuaRuntime

extension DeclaredPack {
  /// The pack with another text for one of its files, as far as rules are declared in `paths`.
  ///
  /// - Parameters:
  ///   - path: The rule file or library that is replaced.
  ///   - text: What it is replaced by.
  ///   - paths: The rule files that are declared again; the variant has no rules of others.
  ///   - uses: The packs that it uses, for their catalogues.
  ///   - limits: What the top level of one file may use.
  /// - Throws: `Refusal` where no evaluator is to be had.
  package func variant(
    replacing path: String, with text: String, declaring paths: Set<String>,
    uses: [PackSource], limits: EvaluationLimits, by evaluator: any Evaluator
  ) throws(Refusal) -> Declared {
    var pack = self
    for index in pack.source.rules.indices where pack.source.rules[index].path == path {
      pack.source.rules[index] = SourceText(path: path, text: text)
    }
    for (name, library) in pack.source.libraries where library.path == path {
      pack.source.libraries[name] = SourceText(path: path, text: text)
    }
    var declarer = PackDeclarer(
      source: pack.source, reach: CataloguesInReach(source: pack.source, uses: uses, beside: []),
      files: ProgramFiles(pack, replacing: [path: text]), limits: LuaLimits(limits))
    return try declarer.declare(only: paths, by: evaluator)
  }
}

extension DeclaredPack {
  /// One rule of this variant with everything else as in `plain`, which is the plain pack with that rule
  /// alone.
  package func alone(_ id: RuleID, like plain: DeclaredPack) -> DeclaredPack {
    var pack = plain
    pack.rules = rules.filter { $0.id == id }
    pack.programs = programs
    pack.questions = plain.questions.map { question in
      questions.first { $0.id == question.id } ?? question
    }
    return pack
  }
}
