import ComplianceModel

extension PackSite {
  /// A rule: what it asks and why, what to do about a failure, what it reads, how it is written, and
  /// what its tests expect.
  func section(_ described: RuleReference) -> HTML {
    let rule = described.rule
    let anchor = SiteAnchor.declaration(rule.id, isRule: true)
    return """
      <section class="part" id="\(anchor)">
      <h3>\(rule.title)</h3>
      <p><a href="#\(anchor)"><code>\(rule.id.description)</code></a></p>
      \(facts(meaning(of: rule) + judging(described)))
      \([query(of: rule), details(described.source), details(described.tests)])
      </section>
      """
  }

  private func meaning(of rule: Rule) -> [(name: HTML, value: HTML)] {
    let action = rule.actionSentence
    return [
      ("Requirement", requirements(rule.requirements)), ("Why", "\(rule.rationale ?? "")"),
      ("Grade", "\(rule.gradeSentence)"), ("Fix", "\(rule.fix ?? "")"), ("Action", "\(action)"),
      ("Tags", tags(rule.tags)),
    ]
  }

  private func judging(_ described: RuleReference) -> [(name: HTML, value: HTML)] {
    let rule = described.rule
    let columns: [HTML] = rule.optional.map { "<code>\($0)</code>" }
    return [
      ("Judges", judged(rule)), ("Parameters", list(described.parameters.map(link(toParameter:)))),
      ("Reads", reads(of: described)), ("May be empty", list(columns)),
    ]
  }

  private func judged(_ rule: Rule) -> HTML {
    let tables = rule.tables.map(link(toTable:))
    let from: HTML =
      tables.isEmpty ? "What its query finds." : "Records of \(list(tables))."
    let sentences: [HTML] = [from] + rule.judgingSentences.map { "\($0)" }
    return sentences.joined(by: " ")
  }

  private func reads(of described: RuleReference) -> HTML {
    guard let reads = described.reads else {
      return "Not told: the pack names no schema, and no database was at hand."
    }
    let tables: [HTML] = reads.map { read in
      let columns = read.columns.joined(separator: ", ")
      return "\(link(toTable: read.table)): \(columns.isEmpty ? "how many rows" : columns)"
    }
    guard described.readsMore else { return items(tables) }
    return """
      \(items(tables))
      <p>More is known only while it runs: a query that comes about there, or a table that a record
      names.</p>
      """
  }

  private func query(of rule: Rule) -> HTML {
    guard case .population(let population) = rule.form else { return .none }
    let lines = population.selectLines.map { $0.trimmingTrailingSpaces }
    return """
      <details>
      <summary>Query</summary>
      <pre><code>\(lines.joined(separator: "\n"))</code></pre>
      </details>
      """
  }
}
