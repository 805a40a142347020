import ComplianceModel
import Evaluation

extension Lint {
  /// A requirement without what its kind asks for.
  static let uncoveredRequirement = Lint(
    "uncovered-requirement", .warning, finds: "a requirement without a rule or question",
    why: """
      It is never determined: every assessment says so, and the whole cannot be ready.
      """,
    LintPage.Example(
      in: .catalogue,
      bad: """
        clauses:
          - clause: "1"
            heading: Assets
            requirements:
              - { id: shop/1-a, requirement: Assets have an owner. }
              - { id: shop/1-b, requirement: Assets are insured. }
        """,
      good: """
        clauses:
          - clause: "1"
            heading: Assets
            requirements:
              - { id: shop/1-a, requirement: Assets have an owner. }
        """),
    inPack: { pack in
      guard let catalogue = pack.source.catalogue else { return [] }
      let packs = [pack.pack] + pack.beside
      let tested = Set(packs.flatMap(\.rules).flatMap(\.requirements))
      let answered = Set(packs.flatMap(\.questions).flatMap(\.requirements))
      return catalogue.requirements.compactMap { requirement in
        let lacking: [String] = [
          requirement.kind != .attested && !tested.contains(requirement.id) ? "rule" : nil,
          requirement.kind != .automated && !answered.contains(requirement.id) ? "question" : nil,
        ].compactMap(\.self)
        guard !lacking.isEmpty else { return nil }
        return pack.finding(
          "requirement '\(requirement.id)' is \(requirement.kind.rawValue) and has no "
            + lacking.joined(separator: " and no "), at: catalogue.places[requirement.id],
          of: "catalogue.yml", word: requirement.id.text,
          remedy: """
            Write it, or change the requirement's kind: automated asks for a rule, attested for a \
            question, mixed for both.
            """)
      }
    })

  /// A question that is answered without evidence.
  static let questionWithoutEvidence = Lint(
    "question-without-evidence", .warning, finds: "a question of a 'shall' that wants no evidence",
    why: """
      The answer is then a word that somebody gave. An auditor asks what shows it, and the answer \
      counts for as much as a test of records does.
      """,
    LintPage.Example(
      in: .rules,
      bad: """
        question "owners-known" {
          ask = "Do the owners know of their assets?", grade = "minor",
          evidence = "optional",
        }
        """,
      good: """
        question "owners-known" {
          ask = "Do the owners know of their assets?", grade = "minor",
          evidence = "required",
        }
        """),
    inPack: { pack in
      let should = Set(
        pack.pack.catalogue.requirements.filter { $0.obligation == .should }.map(\.id))
      return pack.pack.questions.filter { question in
        !question.needsEvidence && !question.requirements.allSatisfy(should.contains)
      }.map { question in
        pack.finding(
          "question '\(question.id.name)' is answered without evidence", in: question.file,
          line: question.line, word: question.id.name, remedy: "Write evidence = \"required\".")
      }
    })
}
