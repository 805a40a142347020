package import ComplianceModel
package import Evaluation
import Foundation

/// Describes packs for readers: everything of a pack that is known before it judges anything.
package struct PackDescribing {
  /// The packs that it uses.
  private let uses: [PackSource]
  /// The catalogues of the packs that are declared with it.
  private let beside: [Catalogue]
  private let schema: PackSchema?
  private let temporaryFolder: String
  private let evaluator: any Evaluator

  /// Holds what a description needs besides the pack.
  /// - Parameters:
  ///   - uses: The packs that it uses.
  ///   - beside: The catalogues that its rules may name besides its own.
  ///   - schema: What its rules are held against; nil: nothing is at hand, and what they read is not told.
  ///   - temporaryFolder: Where an empty database is made, and removed again.
  package init(
    uses: [PackSource], beside: [Catalogue], schema: PackSchema?, temporaryFolder: String,
    by evaluator: any Evaluator
  ) {
    self.uses = uses
    self.beside = beside
    self.schema = schema
    self.temporaryFolder = temporaryFolder
    self.evaluator = evaluator
  }

  /// Describes a pack.
  /// - Throws: `Refusal` (configuration) with every fault of its test files; where the schema cannot
  ///   be made.
  package func reference(of pack: DeclaredPack) throws(Refusal) -> PackReference {
    let (tests, faults) = try readTests(of: pack, uses: uses, by: evaluator)
    guard !faults.contains(where: { $0.severity == .error }) else {
      throw Refusal(.configuration, faults)
    }
    let described = Dictionary(grouping: tests, by: \.rule).mapValues { tests in
      tests.map { TestReference($0, of: pack.source) }
    }
    let catalogues = catalogues(of: pack)
    let (rules, tables) = try rules(of: pack, described)
    return PackReference(
      manifest: pack.source.manifest, digest: pack.source.digest, catalogues: catalogues,
      rules: rules,
      questions: pack.questions.map { question in
        QuestionReference(
          question: question, mayBeExcluded: catalogues.mayBeExcluded(question.requirements),
          source: pack.listing(of: question.file, at: question.line),
          tests: described[question.id] ?? [])
      }, schema: tables)
  }

  // MARK: - Catalogues

  /// The pack's own catalogue, and what its rules and questions name of others.
  private func catalogues(of pack: DeclaredPack) -> [Catalogue] {
    let own = Set(pack.catalogue.requirements.map(\.id))
    let named = Set((pack.rules.map(\.requirements) + pack.questions.map(\.requirements)).joined())
    var missing = named.subtracting(own)
    var catalogue = pack.catalogue
    // All its rules name requirements of others: none is its own.
    if catalogue.requirements.isEmpty { catalogue.clauses = [] }
    var catalogues = [catalogue]
    for catalogue in uses.compactMap(\.catalogue) + beside {
      var part = catalogue
      part.requirements.removeAll { !missing.contains($0.id) }
      guard !part.requirements.isEmpty else { continue }
      missing.subtract(part.requirements.map(\.id))
      let clauses = Set(part.requirements.map(\.clause))
      part.clauses.removeAll { !clauses.contains($0.id) }
      catalogues.append(part)
    }
    return catalogues
  }

  // MARK: - Rules

  private func rules(of pack: DeclaredPack, _ tests: [RuleID: [TestReference]]) throws(Refusal)
    -> ([RuleReference], SchemaDescription?)
  {
    var reach = CodeReach(pack.source, uses: uses)
    let codes = pack.rules.map { reach.code(ofDeclarationIn: $0.file, at: $0.line) }
    let queries = zip(pack.rules, codes).map { rule, code in
      let (texts, areAll) = code.queries
      return RuleQueries(texts: rule.form.queries + texts, areAll: areAll)
    }
    let (reads, tables) = try reads(of: queries, in: pack)
    let parameters = pack.source.manifest.parameters.map(\.name)
    let rules = pack.rules.enumerated().map { index, rule in
      let words = parameters.isEmpty ? [] : codes[index].words
      return RuleReference(
        rule: rule, parameters: parameters.filter(words.contains),
        reads: reads?[index].reads, readsMore: reads?[index].areAll == false,
        source: pack.listing(of: rule.file, at: rule.line), tests: tests[rule.id] ?? [])
    }
    return (rules, tables)
  }

  /// The queries of one rule, and whether these are all.
  private struct RuleQueries {
    let texts: [String]
    let areAll: Bool
  }

  /// What the queries of each rule read, and the tables of the schema; nil: there is no schema.
  private func reads(of queries: [RuleQueries], in pack: DeclaredPack) throws(Refusal) -> (
    [(reads: [TableRead], areAll: Bool)]?, SchemaDescription?
  ) {
    guard let schema else { return (nil, nil) }
    let path = "\(temporaryFolder)/assay-docs-\(UUID().uuidString).sqlite"
    defer {
      for ending in ["", "-journal"] { unlink(path + ending) }
    }
    let database = try TestDatabase(EmptyDatabase(schema, path: path), path: path)
    let texts = Set(queries.flatMap(\.texts)).sorted(by: bytewise)
    let told = try pack.reads(
      of: texts, in: database.view(), asOf: RuleTest.defaultDay, by: evaluator)
    let byText = Dictionary(uniqueKeysWithValues: zip(texts, told))
    let reads = queries.map { queries in
      let known = queries.texts.map { byText[$0] ?? nil }
      return (
        known.compactMap(\.self).flatMap(\.self).merged,
        queries.areAll && !known.contains { $0 == nil }
      )
    }
    return (reads, schema.described(database.schema))
  }
}

extension Rule.Form {
  /// The query that finds its subjects, if it has one.
  fileprivate var queries: [String] {
    guard case .population(let population) = self else { return [] }
    return [population.select]
  }
}

extension [TableRead] {
  /// Each table once, with all columns.
  fileprivate var merged: [TableRead] {
    Dictionary(grouping: self, by: \.table).map { table, parts in
      TableRead(table: table, columns: Set(parts.flatMap(\.columns)).sorted(by: bytewise))
    }.sorted { bytewise($0.table, $1.table) }
  }
}

extension [Catalogue] {
  /// Whether all of `requirements` may be excluded.
  fileprivate func mayBeExcluded(_ requirements: [RequirementID]) -> Bool {
    let all = flatMap(\.requirements)
    return requirements.allSatisfy { id in
      all.first { $0.id == id }?.applicability == .whereApplicable
    }
  }
}

extension DeclaredPack {
  /// The text of a declaration as its file has it.
  fileprivate func listing(of file: String, at line: Int) -> SourceListing {
    SourceListing(lua: declaration(in: file, at: line) ?? "", file: file, firstLine: line)
  }
}

extension TestReference {
  /// A test without anything that only this machine knows.
  fileprivate init(_ test: RuleTest, of pack: PackSource) {
    let file = pack.tests.first { pack.place($0.path).file == test.place.file }
    self.init(
      name: test.name, file: file?.path ?? "", line: test.place.line ?? 1, asOf: test.asOf,
      expects: test.expected.phrases + [test.raises.map { "the error “\($0)”" }].compactMap(\.self))
  }
}
