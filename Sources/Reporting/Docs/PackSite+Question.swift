import ComplianceModel

extension PackSite {
  /// A question: what is asked, how it is answered, what an auditor would look at, how long an answer
  /// counts.
  func section(_ described: QuestionReference) -> HTML {
    let question = described.question
    let anchor = SiteAnchor.declaration(question.id, isRule: false)
    return """
      <section class="part" id="\(anchor)">
      <h3>\(question.ask)</h3>
      <p><a href="#\(anchor)"><code>\(question.id.description)</code></a></p>
      \(facts(asking(described)))
      \([details(described.source), details(described.tests)])
      </section>
      """
  }

  private func asking(_ described: QuestionReference) -> [(name: HTML, value: HTML)] {
    let question = described.question
    let period: HTML = "\(question.validFor.description) from the day of the answer"
    return [
      ("Requirement", requirements(question.requirements)),
      ("Answers", "\(answers(to: described))"),
      ("Grade", "\(question.grade.rawValue) where the answer is no"),
      ("Evidence", evidence(for: question)),
      ("Counts for", "\(period), once somebody else has reviewed it"),
      ("Asked", question.isOnDemand ? "only where a rule asks for its answer" : .none),
      ("Tags", tags(question.tags)),
    ]
  }

  private func answers(to described: QuestionReference) -> String {
    switch described.question.scale {
    case .yesNo: "yes, partial, no" + (described.mayBeExcluded ? ", not applicable" : "")
    case .maturity(let level): "level 0 to 5; conforms from \(level) on"
    }
  }

  private func evidence(for question: Question) -> HTML {
    let looked = question.requirements.flatMap { requirements[$0]?.evidence ?? [] }
    var seen: Set<String> = []
    let each: [HTML] = looked.filter { seen.insert($0).inserted }.map { "\($0)" }
    let demand: HTML =
      question.needsEvidence
      ? "<p>A file must be linked to the answer.</p>" : "<p>A file may be linked to the answer.</p>"
    return [demand, each.isEmpty ? .none : "<p>What to look at:</p>", items(each)].joined()
  }
}
