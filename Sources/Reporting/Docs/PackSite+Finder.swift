import ComplianceModel

extension PackSite {
  /// Everything that can be found, as a list that opens; with scripts it is searched.
  var finder: HTML {
    let entries =
      clauses.flatMap { part in
        part.requirements.map(entry) + part.rules.map(entry) + part.questions.map(entry)
      } + reference.manifest.parameters.map(entry) + (tables ?? []).map(entry)
    return """
      <h2 id="find">Find</h2>
      <form id="finder" role="search" hidden>
      <label for="words">Words of a title, an id, a requirement, a table or a column</label>
      <input type="search" id="words" autocomplete="off">
      </form>
      <p id="found" role="status"></p>
      <details id="entries">
      <summary>All \(counted(entries.count, "entry", "entries"))</summary>
      <ul>
      \(entries)
      </ul>
      </details>
      """
  }

  // MARK: - Entries

  /// A line of the list: what is shown, and what is searched besides.
  private func entry(_ link: HTML, _ what: String, more: [String?]) -> HTML {
    let words = more.compactMap(\.self).joined(separator: " ")
    return "<li data-more=\"\(words)\">\(link) <span class=\"quiet\">\(what)</span></li>"
  }

  private func entry(_ requirement: Requirement) -> HTML {
    entry(
      link(to: SiteAnchor.requirement(requirement.id), "\(requirement.text)"),
      "requirement \(requirement.id)", more: requirement.evidence)
  }

  private func entry(_ described: RuleReference) -> HTML {
    let rule = described.rule
    let reads = (described.reads ?? []).flatMap { [$0.table] + $0.columns }
    return entry(
      link(to: SiteAnchor.declaration(rule.id, isRule: true), "\(rule.title)"),
      "rule \(rule.id.name)",
      more: [rule.rationale, rule.fix] + rule.requirements.map(\.text) + reads)
  }

  private func entry(_ described: QuestionReference) -> HTML {
    let question = described.question
    return entry(
      link(to: SiteAnchor.declaration(question.id, isRule: false), "\(question.ask)"),
      "question \(question.id.name)", more: question.requirements.map(\.text))
  }

  private func entry(_ parameter: ParameterDefinition) -> HTML {
    entry(link(toParameter: parameter.name), "parameter", more: [parameter.describe])
  }

  private func entry(_ table: SchemaDescription.Table) -> HTML {
    entry(
      link(toTable: table.name), "table", more: [table.comment] + table.columns.map(\.name))
  }

  // MARK: - The script

  /// Shows the field, and hides the entries that lack one of its words, accents and capitals aside.
  static let finderScript = HTMLScript(
    #"""
    (() => {
      const plain = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
      const form = document.getElementById("finder"), field = document.getElementById("words");
      const list = document.getElementById("entries"), told = document.getElementById("found");
      const entries = [...list.querySelectorAll("li")].map(item =>
        ({ item, text: plain(item.textContent + " " + item.dataset.more) }));
      const find = () => {
        const words = plain(field.value).split(/\s+/).filter(Boolean);
        for (const { item, text } of entries) item.hidden = !words.every(word => text.includes(word));
        const count = entries.filter(({ item }) => !item.hidden).length;
        list.open = words.length > 0;
        told.textContent = words.length === 0 ? ""
          : count === 0 ? "Nothing has all these words." : `${count} of ${entries.length} entries`;
      };
      field.addEventListener("input", find);
      form.addEventListener("submit", event => {
        event.preventDefault();
        const first = entries.find(({ item }) => !item.hidden);
        if (first && field.value.trim() !== "") first.item.querySelector("a").click();
      });
      form.hidden = false;
      if (field.value !== "") find();
    })();
    """#)
}
