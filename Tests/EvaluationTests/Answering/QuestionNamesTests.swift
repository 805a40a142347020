import ComplianceModel
import Testing

@testable import Evaluation

@Suite struct QuestionNamesTests {
  /// Two packs that both ask `asked`, and one of which asks `climate`.
  private func names() throws -> QuestionNames {
    func pack(_ id: String, _ text: String) throws -> DeclaredPack {
      var source = EvaluationBench.source(text)
      source.manifest.id = PackID(id)
      return try declare(source, by: EvaluationBench().evaluator).whole()
    }
    return QuestionNames([
      try pack("one", "question \"asked\" { ask = \"a\" } question \"climate\" { ask = \"c\" }"),
      try pack("two", "question \"asked\" { ask = \"a\" }"),
    ])
  }

  private func statements(_ questions: String?...) -> OrganisationStatements {
    OrganisationStatements(
      attestations: questions.enumerated().map { Attestation(id: $0 + 1, question: $1) })
  }

  @Test("a plain name stands for the one question that has it")
  func plain() throws {
    let names = try names()
    let found = statements("one/climate", "climate", "asked", "two/asked", nil)
    #expect(
      names.resolving(found).attestations.map(\.question)
        == ["one/climate", "one/climate", "asked", "two/asked", nil])
    #expect(
      names.remarks(on: found).map(\.line)
        == ["attestation 3 answers 'asked', which 2 packs ask"])
    #expect(
      names.remarks(on: found).map(\.remedy) == ["write one of one/asked, two/asked"])
  }

  @Test("what speaks of an absent pack is told once for all of it")
  func absent() throws {
    let remarks = try names().remarks(on: statements("three/x", "three/y", "thre/climate"))
    #expect(
      remarks.map(\.line) == [
        "attestation 3 answers questions of 'thre', which is not among the packs of this run",
        "2 attestations answer questions of 'three', which is not among the packs of this run",
      ])
    #expect(
      remarks.map(\.remedy)
        == ["did you mean 'one/climate'?", "they count when that pack is assessed too"])
  }
}
