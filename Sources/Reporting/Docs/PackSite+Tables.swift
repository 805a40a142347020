import ComplianceModel

extension PackSite {
  /// The page of tables.
  var tablesPage: (path: String, text: String) {
    let title = "Tables read"
    return (
      SiteAnchor.tablesFile,
      page(
        "\(title) – \(reference.manifest.title)",
        """
        <h1>\(title)</h1>
        <p>Every table that a rule of this pack reads, with its columns and the rules that read
        them, by SQLite's own account of their queries.</p>
        \(tableSections)
        """)
    )
  }

  private var tableSections: HTML {
    guard let tables, let schema = reference.schema else {
      return
        "<p class=\"open\">Not told: the pack names no schema, and no database was at hand.</p>"
    }
    guard !tables.isEmpty else { return "<p>Its rules read none.</p>" }
    let readers = ColumnReaders(reference.rules)
    return tables.map { section($0, of: schema, readers) }.joined()
  }

  private func section(
    _ table: SchemaDescription.Table, of schema: SchemaDescription, _ readers: ColumnReaders
  ) -> HTML {
    let rows: [HTML] = table.columns.map { column in
      let rules = readers.rules(reading: column.name, of: table.name)
      return """
        <tr><th scope="row"><code>\(column.name)</code></th>\
        <td>\(schema.facts(of: column, in: table).joined(separator: "; "))</td>\
        <td>\(list(rules.map { link(to: $0) }))</td></tr>
        """
    }
    return """
      <section class="part" id="\(SiteAnchor.table(table.name))">
      <h2><code>\(table.name)</code></h2>
      \(table.comment.map { "<p>One row is: \($0)</p>" } ?? HTML.none)
      \(self.table("Columns of \(table.name)", ["Column", "What it holds", "Read by"], rows))
      </section>
      """
  }
}

/// Which rules read a column.
private struct ColumnReaders {
  private let rules: [String: [String: [Rule]]]

  init(_ described: [RuleReference]) {
    var rules: [String: [String: [Rule]]] = [:]
    for one in described {
      for read in one.reads ?? [] {
        for column in read.columns {
          rules[read.table.lowercased(), default: [:]][column.lowercased(), default: []]
            .append(one.rule)
        }
      }
    }
    self.rules = rules
  }

  func rules(reading column: String, of table: String) -> [Rule] {
    rules[table.lowercased()]?[column.lowercased()] ?? []
  }
}
