package import ComplianceModel

/// The page of `explain` for a question: who answered, when, until when it counts, and why or why not.
package func renderAnswer(_ explanation: AnswerExplanation, style: TerminalStyle = .init())
  -> String
{
  var text = AnswerText(explanation: explanation, page: Page(style))
  return text.render()
}

/// Writes one answer.
private struct AnswerText {
  let explanation: AnswerExplanation
  var page: Page

  private var question: Question { explanation.question }

  mutating func render() -> String {
    let line = "\(question.id)   \(explanation.place)"
    if line.displayWidth > page.style.width {
      page.add(lead: "", question.id.description)
      page.add(lead: "", explanation.place.description)
    } else {
      page.add(line)
    }
    page.add(lead: "", verdict)
    page.add()
    for requirement in explanation.requirements
    where requirement.id.text != question.id.description {
      add("Requirement", "\(requirement.id)  \(requirement.text)")
    }
    add("Asks", question.ask)
    page.add()
    for (name, text) in explanation.facts { add(name, text) }
    return page.text
  }

  private var verdict: String {
    switch (explanation.attestation, explanation.fault) {
    case (nil, _): "Nobody has answered."
    case (.some(let answer), nil): "The answer counts: \(answer.word)."
    case (.some, .some(let fault)): "The answer does NOT count: \(fault)."
    }
  }

  private mutating func add(_ name: String, _ text: String) {
    page.add(lead: name.padded(to: 12), text)
  }
}

extension AnswerExplanation {
  /// The answer and what makes it count, as named facts.
  package var facts: [(name: String, text: String)] {
    let form = "attestations.question = '\(question.id)' (or '\(question.id.name)' alone, "
    var facts: [(name: String, text: String)] = []
    if let attestation { facts += self.facts(of: attestation) }
    facts.append(("To answer", form + "where no other pack asks a question of that name)"))
    facts.append(("Grade", "a no is \(question.grade.rawValue)"))
    if let outcome {
      let word = String(outcome.outcome.result.word.map { $0 == "_" ? " " : $0 })
      facts.append(("Outcome", word + (outcome.grade.map { ", \($0.rawValue)" } ?? "")))
    }
    return facts
  }

  private func facts(of answer: Attestation) -> [(name: String, text: String)] {
    let giver = answer.attestedByName ?? answer.attestedBy.map { "person \($0)" } ?? "nobody named"
    let reviewer = answer.reviewedByName ?? answer.reviewedBy.map { "person \($0)" }
    var facts = [
      (name: "Answer", text: "\(answer.word), by \(giver) on \(answer.attestedOn ?? "no day")"),
      ("", answer.narrative.map { "\"\($0)\"" } ?? "without a word"),
      (
        "Review",
        reviewer.map { "by \($0) on \(answer.reviewedOn ?? "no day")" } ?? "nobody has reviewed it"
      ),
    ]
    if let lastDay {
      let stated = answer.validUntil.map { "; the answer says until \($0)" } ?? ""
      facts.append(("In time", "until \(lastDay): for \(question.validFor)\(stated)"))
    }
    let files = answer.evidenceCount == 1 ? "1 file" : "\(answer.evidenceCount) files"
    facts.append(
      ("Evidence", "\(files) linked, \(question.needsEvidence ? "required" : "not required")"))
    if olderCount > 0 {
      facts.append(
        ("Older", "\(olderCount == 1 ? "1 answer" : "\(olderCount) answers"), no more counting"))
    }
    return facts
  }
}
