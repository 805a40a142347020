import ComplianceModel

extension PackSite {
  /// The first page: what the pack is, what a pass shows, where to find what.
  var indexPage: (path: String, text: String) {
    let content: HTML = """
      <h1>\(reference.manifest.title)</h1>
      \(packFacts)
      \(meaning)
      \(finder)
      \(clauseTable)
      \(untested)
      \(parameterTable)
      """
    return (
      SiteAnchor.indexFile, page(reference.manifest.title, content, script: Self.finderScript)
    )
  }

  // MARK: - The pack

  private var packFacts: HTML {
    let manifest = reference.manifest
    let grading: [HTML] = manifest.grading.sentences.map { "\($0)" }
    let counts = [
      counted(reference.catalogues[0].requirements.count, "requirement"),
      counted(reference.rules.count, "rule"), counted(reference.questions.count, "question"),
      counted(
        reference.rules.map(\.tests.count).reduce(0, +)
          + reference.questions.map(\.tests.count).reduce(0, +), "test"),
    ]
    return facts([
      ("Pack", "<code>\(manifest.id.text)</code> \(manifest.version)"),
      ("Holds", "\(counts.joined(separator: ", "))"),
      ("Judges", "\(manifest.schema.words)"),
      ("Uses", "\(manifest.uses.map(\.text).joined(separator: ", "))"),
      ("Grading", items(grading)),
    ])
  }

  // MARK: - What a pass shows

  private var meaning: HTML {
    """
    <h2 id="meaning">What an automated pass shows, and what it does not</h2>
    <p>A rule that ends conforming shows that, on the day of the assessment, the records that it
    judged met the condition that its source states, and it says how many these were. What was not
    checked is never green: an empty table, a missing value, an unanswered question and a requirement
    without a rule are undetermined.</p>
    <p>It does not show that the records are true or complete, that what they describe is any good,
    or that people work as they say. That takes somebody who looks, asks and takes samples. An answer
    to a question is worth what the evidence behind it is worth. An assessment is a forecast, not a
    certificate.</p>
    <p>Requirements are told in the words of their catalogue; where the wording matters, hold them
    against the document that they come from.</p>
    \(items(coverage))
    """
  }

  /// How many requirements are shown in which way.
  private var coverage: [HTML] {
    let ways = reference.catalogues.flatMap(\.requirements).map { requirement in
      (
        hasRule: !rules(testing: requirement.id).isEmpty,
        hasQuestion: !questions(testing: requirement.id).isEmpty
      )
    }
    let counts = [
      (ways.count { $0.hasRule && !$0.hasQuestion }, "by rules over records alone"),
      (ways.count { !$0.hasRule && $0.hasQuestion }, "by the answer of a person alone"),
      (ways.count { $0.hasRule && $0.hasQuestion }, "by both"),
      (ways.count { !$0.hasRule && !$0.hasQuestion }, "by neither, so that nobody can tell"),
    ]
    return counts.filter { $0.0 > 0 }.map { count, how in
      "\(counted(count, "requirement")) \(count == 1 ? "is" : "are") shown \(how)."
    }
  }

  private var untested: HTML {
    let open = reference.catalogues.flatMap(\.requirements).filter {
      rules(testing: $0.id).isEmpty && questions(testing: $0.id).isEmpty
    }
    let lines: [HTML] = open.map { "\(link(to: $0.id)) \($0.text)" }
    guard !lines.isEmpty else { return .none }
    return """
      <h2 id="untested">Requirements without a rule or question</h2>
      <p class="open">They count as not assessed, whatever the records say.</p>
      \(items(lines))
      """
  }

  // MARK: - Clauses

  private var clauseTable: HTML {
    let rows: [HTML] = clauses.map { part in
      let open = part.requirements.count {
        rules(testing: $0.id).isEmpty && questions(testing: $0.id).isEmpty
      }
      let counts = [part.requirements.count, part.rules.count, part.questions.count, open]
      let cells: [HTML] = counts.map { "<td class=\"number\">\($0)</td>" }
      return "<tr><th scope=\"row\">\(link(to: part))</th>\(cells.joined(by: .none))</tr>"
    }
    return """
      <h2 id="clauses">Clauses</h2>
      \(table(
        "Clauses, and how many requirements, rules and questions stand right under them",
        ["Clause", "Requirements", "Rules", "Questions", "Untested"], rows))
      """
  }

  // MARK: - Parameters

  private var parameterTable: HTML {
    let parameters = reference.manifest.parameters
    guard !parameters.isEmpty else {
      return "<h2 id=\"parameters\">Parameters</h2>\n<p>The pack has none.</p>"
    }
    return """
      <h2 id="parameters">Parameters</h2>
      <p>An organisation sets them in <code>assay.yml</code>; the report says which were set, and
      which of them ask for less.</p>
      \(table(
        "Parameters with their defaults, what they may be, and the rules that name them",
        ["Parameter", "Default", "What it is", "Read by"], parameters.map(row)))
      """
  }

  private func row(_ parameter: ParameterDefinition) -> HTML {
    let readers = reference.rules.filter { $0.parameters.contains(parameter.name) }
    return """
      <tr id="\(SiteAnchor.parameter(parameter.name))"><th scope="row"><code>\(parameter.name)</code></th>\
      <td>\(parameter.defaultValue.shown(quotesTexts: false))</td>\
      <td>\(parameter.describe) <span class="quiet">\(parameter.bounds)</span></td>\
      <td>\(list(readers.map { link(to: $0.rule) }))</td></tr>
      """
  }
}

extension SchemaDemand {
  /// Which databases a pack is for.
  fileprivate var words: String {
    switch self {
    case .assay(let major): "Assay's own tables, version \(major)"
    case .reads(let demands): "any database with \(counted(demands.count, "table")) that it names"
    case .anything: "any database; a rule whose tables are missing is not evaluable"
    }
  }
}

extension ParameterDefinition {
  /// Its type, what it may be, and which way asks for more.
  fileprivate var bounds: String {
    [
      kind.rawValue, minimum.map { "at least \($0.shown(quotesTexts: false))" },
      maximum.map { "at most \($0.shown(quotesTexts: false))" },
      choices.isEmpty ? nil : "one of \(choices.joined(separator: ", "))",
      stricter.map { "\($0.rawValue) is stricter" },
    ].compactMap(\.self).joined(separator: "; ")
  }
}
