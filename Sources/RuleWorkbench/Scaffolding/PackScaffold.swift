package import ComplianceModel

/// The texts of a new pack, whose first rule is over a table of its schema.
package struct PackScaffold {
  /// What the pack is held against.
  package enum Schema {
    /// Assay's own tables.
    case assay
    /// Tables of another database.
    case foreign(SchemaDescription)
  }

  /// Its id.
  let id: PackID
  /// Its title.
  let title: String
  /// What it is held against.
  let schema: Schema

  /// Makes a pack's scaffold.
  package init(id: PackID, title: String?, schema: Schema) {
    self.id = id
    self.title = title ?? "Controls of \(id.text)"
    self.schema = schema
  }

  /// The manifest.
  /// - Parameter table: The table of another database that the first rule reads.
  package func manifest(reading table: SchemaDescription.Table?) -> String {
    var lines = [
      "# yaml-language-server: $schema=\(EditorFiles.folder)/pack.schema.json",
      "# What this pack is called and reads. Try it: assay check, assay test, assay run --pack.",
      "id: \(id.text.yamlText)", "version: 0.1.0", "title: \(title.yamlText)", "language: 1",
    ]
    if let table {
      lines.append(
        "reads:                  # the tables and columns that rules read, and what they hold")
      lines.append("  \(ReadsEntry(table).line)")
    } else {
      lines.append("schema: assay/1")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The pack before it has a rule, with `table` among what it reads.
  package func source(reading table: SchemaDescription.Table?, at location: String) -> PackSource {
    let demand: SchemaDemand = table.map { .reads([ReadsEntry($0).demand]) } ?? .assay(major: 1)
    return PackSource(
      manifest: PackManifest(id: id, version: "0.1.0", title: title, schema: demand), rules: [],
      digest: "", location: location)
  }

  /// The tables that the first rule may be about, the likeliest first; nil: any of Assay's.
  /// - Throws: `Refusal` where the named one is not there.
  package func tables(named name: String?) throws(Refusal) -> [SchemaDescription.Table?] {
    guard case .foreign(let schema) = schema else { return [nil] }
    guard let name else {
      let tables = schema.tablesByInterest(nil).filter { !JudgedColumn.all(of: $0).isEmpty }
      guard !tables.isEmpty else {
        throw Refusal(
          .configuration, "no-table", "the database has no table that a first rule could ask about",
          remedy: "Name another database: -d DATABASE")
      }
      return tables.prefix(4).map { $0 }
    }
    guard let table = schema.table(name) else {
      throw Refusal(
        .configuration, "unknown-table", "there is no table '\(name)'",
        remedy: nearestName(to: name, among: schema.tables.map(\.name)).map {
          "Did you mean '\($0)'?"
        } ?? "There are: \(schema.tables.map(\.name).prefix(8).joined(separator: ", "))")
    }
    return [table]
  }
}

/// A table as `reads` of a manifest names it.
package struct ReadsEntry {
  /// The demand.
  package let demand: TableDemand

  /// Names all columns of a table, with what its schema says that they hold.
  package init(_ table: SchemaDescription.Table) {
    demand = TableDemand(
      name: table.name, columns: table.columns.map { ($0.name, Self.content($0)) })
  }

  /// The line of the manifest, without indentation.
  package var line: String {
    let columns = demand.columns.map { "\($0.name.yamlText): \(Self.word($0.content))" }
    return "\(demand.name.yamlText): { \(columns.joined(separator: ", ")) }"
  }

  private static func content(_ column: SchemaDescription.Column) -> TableDemand.Content {
    if !column.words.isEmpty { return .words(column.words) }
    if column.isFlag { return .flag }
    if column.isDay { return .date }
    if column.isInstant { return .instant }
    if column.isWholeNumber { return .integer }
    if column.isText { return .text }
    let type = column.type.uppercased()
    let isNumber = ["REAL", "FLOA", "DOUB", "NUM", "DEC"].contains { type.contains($0) }
    return isNumber ? .number : .any
  }

  private static func word(_ content: TableDemand.Content) -> String {
    switch content {
    case .integer: "integer"
    case .number: "number"
    case .text: "text"
    case .date: "date"
    case .instant: "instant"
    case .flag: "flag"
    case .any: "any"
    case .words(let words): "[\(words.map(\.yamlText).joined(separator: ", "))]"
    }
  }
}
