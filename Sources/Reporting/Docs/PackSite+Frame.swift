import ComplianceModel

extension PackSite {
  /// A page between the head and the foot that all have.
  func page(_ title: String, _ content: HTML, script: HTMLScript? = nil) -> String {
    let manifest = reference.manifest
    return HTMLPage(
      title: title, style: Self.style,
      body: """
        <a class="skip" href="#content">Skip to the content</a>
        <header>
        <p><a href="index.html">\(manifest.title)</a> <span class="quiet">\(manifest.version)</span></p>
        <nav aria-label="Site">
        <ul class="row">
        <li><a href="index.html#find">Find</a></li>
        <li><a href="index.html#clauses">Clauses</a></li>
        <li><a href="index.html#parameters">Parameters</a></li>
        <li><a href="tables.html">Tables</a></li>
        </ul>
        </nav>
        </header>
        <main id="content">
        \(content)
        </main>
        <footer>
        <p class="quiet">Pack \(manifest.id.text) \(manifest.version), SHA-256 \(reference.digest).
        Written by <code>assay docs</code>; requirements are in the words of their catalogue.</p>
        </footer>
        """, script: script
    ).text
  }

  private static let style: HTML = """
    header, footer { max-width: 70rem; margin: 0 auto; padding: .5rem 1rem; }
    header { border-bottom: 1px solid var(--rule); }
    footer { border-top: 1px solid var(--rule); font-size: 14px; }
    .skip { position: absolute; left: -100rem; }
    .skip:focus { left: 1rem; top: .5rem; padding: .5rem; background: var(--page); }
    .row { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; padding: 0; margin: .5rem 0; list-style: none; }
    .quiet { color: var(--quiet); }
    .open { border-left: 4px solid var(--warning); padding-left: .6rem; }
    .part { border-top: 1px solid var(--rule); margin-top: 1.5rem; }
    .wide { overflow-x: auto; }
    .wide th, .wide td { overflow-wrap: break-word; }
    :target { outline: 2px solid var(--link); outline-offset: .3rem; }
    dl > div { display: flex; flex-wrap: wrap; gap: 0 1rem; margin: .3rem 0; }
    dt { flex: 0 0 9rem; font-weight: 600; }
    dd { flex: 1 1 18rem; margin: 0; }
    dd p, dd ul { margin: 0 0 .3rem; }
    dd ul { padding-left: 1.1rem; }
    summary { cursor: pointer; padding: .2rem 0; font-weight: 600; }
    input { font: inherit; width: 100%; max-width: 40rem; box-sizing: border-box; padding: .4rem; color: var(--text); background: var(--page); border: 1px solid var(--quiet); }
    label { display: block; }
    .source { background: var(--shade); margin: .3rem 0; padding: .5rem .5rem .5rem 4rem; }
    .source li { white-space: pre-wrap; color: var(--quiet); font: 13px/1.5 ui-monospace, monospace; }
    .source code { color: var(--text); }
    .source .keyword { color: var(--keyword); font-weight: 600; }
    .source .string { color: var(--string); }
    .source .number { color: var(--number); }
    .source .comment { color: var(--quiet); font-style: italic; }
    pre { background: var(--shade); margin: .3rem 0; padding: .5rem; white-space: pre-wrap; }
    @media (max-width: 40rem) { dt { flex-basis: 100%; } .source { padding-left: 3rem; } }
    @media print { .skip, nav { display: none; } details::details-content { content-visibility: visible; block-size: auto; } }
    """

  /// Named facts; those that are nothing are left out.
  func facts(_ facts: [(name: HTML, value: HTML)]) -> HTML {
    let rows: [HTML] = facts.filter { $0.value != .none }.map {
      "<div><dt>\($0.name)</dt> <dd>\($0.value)</dd></div>"
    }
    guard !rows.isEmpty else { return .none }
    return "<dl>\n\(rows)\n</dl>"
  }

  /// Pieces of one sentence with commas between them.
  func list(_ pieces: [HTML]) -> HTML { pieces.joined(by: ", ") }

  /// Tags by name.
  func tags(_ tags: [String: String]) -> HTML {
    list(
      tags.sorted { bytewise($0.key, $1.key) }.map { "<code>\($0.key)=\($0.value)</code>" })
  }

  /// A table that scrolls on its own where it is wider than the page.
  func table(_ caption: String, _ headings: [HTML], _ rows: [HTML]) -> HTML {
    let cells: [HTML] = headings.map { "<th scope=\"col\">\($0)</th>" }
    return """
      <div class="wide" role="group" aria-label="\(caption)" tabindex="0">
      <table>
      <caption>\(caption)</caption>
      <thead><tr>\(cells.joined(by: .none))</tr></thead>
      <tbody>
      \(rows)
      </tbody>
      </table>
      </div>
      """
  }

  /// Items one below the other; nothing without any.
  func items(_ items: [HTML]) -> HTML {
    guard !items.isEmpty else { return .none }
    let lines: [HTML] = items.map { "<li>\($0)</li>" }
    return "<ul>\n\(lines)\n</ul>"
  }
}
