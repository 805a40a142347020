import ComplianceModel

extension PackSite {
  /// The page of a clause: its requirements, then the rules and questions that test them.
  func page(of part: ClausePart) -> (path: String, text: String) {
    let title = Self.title(of: part.clause)
    let content: HTML = """
      \(trail(of: part))
      <h1>\(title)</h1>
      \([origin(of: part), below(part)])
      \(group("Requirements", part.requirements.map(section)))
      \(group("Rules", part.rules.map(section)))
      \(group("Questions", part.questions.map(section)))
      \(neighbours(of: part))
      """
    return (part.file, page("\(title) – \(reference.manifest.title)", content))
  }

  /// `8.3 Risk assessment and treatment`; one that is called like its heading is called once.
  static func title(of clause: Clause) -> String {
    clause.id.text.lowercased() == clause.heading.lowercased()
      ? clause.heading : "\(clause.id) \(clause.heading)"
  }

  private func group(_ heading: HTML, _ sections: [HTML]) -> HTML {
    sections.isEmpty ? .none : "<h2>\(heading)</h2>\n\(sections)"
  }

  private func origin(of part: ClausePart) -> HTML {
    guard part.catalogue.id != reference.manifest.id else { return .none }
    return """
      <p>Of the catalogue of pack <code>\(part.catalogue.id.text)</code>, \(part.catalogue.title):
      what this pack tests of it.</p>
      """
  }

  // MARK: - Other clauses

  private func trail(of part: ClausePart) -> HTML {
    let above = clauses.filter { part.above.contains($0.file) }
    let items: [HTML] = above.map { "<li>\(link(to: $0))</li>" }
    return """
      <nav aria-label="Above this clause">
      <ul class="row">
      \(["<li><a href=\"index.html#clauses\">All clauses</a></li>"] + items)
      </ul>
      </nav>
      """
  }

  private func below(_ part: ClausePart) -> HTML {
    let parts = clauses.filter { $0.above.last == part.file }
    guard !parts.isEmpty else { return .none }
    return "<h2>Below this clause</h2>\n\(items(parts.map { link(to: $0) }))"
  }

  private func neighbours(of part: ClausePart) -> HTML {
    guard let place = clauses.firstIndex(where: { $0.file == part.file }), clauses.count > 1 else {
      return .none
    }
    let before: HTML = place == 0 ? .none : "<li>Before: \(link(to: clauses[place - 1]))</li>"
    let after: HTML =
      place + 1 == clauses.count ? .none : "<li>After: \(link(to: clauses[place + 1]))</li>"
    return """
      <nav aria-label="Neighbouring clauses">
      <ul class="row">
      \([before, after])
      </ul>
      </nav>
      """
  }

  /// A link to the page of a clause.
  func link(to part: ClausePart) -> HTML {
    "<a href=\"\(part.file)\">\(Self.title(of: part.clause))</a>"
  }

  // MARK: - Requirements

  private func section(_ requirement: Requirement) -> HTML {
    let anchor = SiteAnchor.requirement(requirement.id)
    return """
      <section class="part" id="\(anchor)">
      <h3>\(requirement.id.text)</h3>
      <p>\(requirement.text)</p>
      \(facts([
        ("Asks for", "\(Self.words(of: requirement).joined(separator: ", "))"),
        ("Evidence", "\(requirement.evidence.joined(separator: "; "))"),
        ("Tested by", testers(of: requirement)),
      ]))
      </section>
      """
  }

  /// How binding it is, how grave, how it is shown, and how sure the catalogue is.
  static func words(of requirement: Requirement) -> [String] {
    [
      requirement.obligation.rawValue, requirement.grade.rawValue, requirement.kind.rawValue,
      requirement.applicability == .always ? "always applicable" : "may be excluded with approval",
      requirement.group.map { "group \($0)" }, requirement.verified.map { "verified: \($0)" },
    ].compactMap(\.self)
  }

  /// The rules and questions that test a requirement, and what its kind asks for and is not there.
  private func testers(of requirement: Requirement) -> HTML {
    let rules = rules(testing: requirement.id)
    let questions = questions(testing: requirement.id)
    let links = rules.map { link(to: $0.rule) } + questions.map { link(to: $0.question) }
    guard !links.isEmpty else {
      return "<p class=\"open\">No rule or question of this pack: it counts as not assessed.</p>"
    }
    var lacking: HTML = .none
    if requirement.kind != .attested, rules.isEmpty {
      lacking = "<p class=\"open\">No rule, although it is \(requirement.kind.rawValue).</p>"
    } else if requirement.kind != .automated, questions.isEmpty {
      lacking = "<p class=\"open\">No question, although it is \(requirement.kind.rawValue).</p>"
    }
    return "<p>\(list(links))</p>\n\(lacking)"
  }

  /// The rules that test a requirement.
  func rules(testing id: RequirementID) -> [RuleReference] {
    reference.rules.filter { $0.rule.requirements.contains(id) }
  }

  /// The questions that answer for a requirement.
  func questions(testing id: RequirementID) -> [QuestionReference] {
    reference.questions.filter { $0.question.requirements.contains(id) }
  }

  /// The requirements of a rule or question, in the catalogue's words.
  func requirements(_ ids: [RequirementID]) -> HTML {
    items(
      ids.map { id in
        guard let requirement = requirements[id] else {
          preconditionFailure("a rule names requirements of catalogues in reach")
        }
        let words = Self.words(of: requirement).joined(separator: ", ")
        return "\(link(to: id)) \(requirement.text) <span class=\"quiet\">\(words)</span>"
      })
  }
}
