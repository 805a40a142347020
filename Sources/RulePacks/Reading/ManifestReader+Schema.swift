import ComplianceModel
import YAMLDocuments

extension ManifestReader {
  /// What the pack asks of the database: `schema`, `reads`, or nothing.
  mutating func schema(_ mapping: YAMLMapping) -> SchemaDemand {
    if let schema = mapping["schema"], mapping["reads"] != nil {
      reader.record(
        "schema-and-reads", "a pack has either 'schema' or 'reads', not both", at: schema.place,
        remedy: "keep 'schema' for Assay's own tables, 'reads' for those of another database")
    }
    if let node = mapping["schema"] { return ownSchema(node) }
    guard let node = mapping["reads"], let tables = reader.mapping(node, of: "'reads'") else {
      return .anything
    }
    return .reads(tables.entries.compactMap { table($0) })
  }

  private mutating func ownSchema(_ node: YAMLNode) -> SchemaDemand {
    guard let text = reader.text(node, of: "'schema'") else { return .anything }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0] == "assay", let major = Int(parts[1]), major > 0 else {
      reader.record(
        "bad-schema", "'\(text)' is no schema", at: node.place,
        remedy: "write schema: assay/1, or name tables and columns under 'reads'")
      return .anything
    }
    return .assay(major: major)
  }

  private mutating func table(_ entry: YAMLEntry) -> TableDemand? {
    guard let columns = reader.mapping(entry.value, of: "table '\(entry.key)'") else { return nil }
    return TableDemand(
      name: entry.key,
      columns: columns.entries.compactMap { column in
        content(column).map { (name: column.key, content: $0) }
      })
  }

  private mutating func content(_ column: YAMLEntry) -> TableDemand.Content? {
    guard case .sequence(let elements) = column.value.content else {
      let word: ColumnWord? = reader.word(column.value, of: "column '\(column.key)'")
      return word?.content
    }
    return .words(
      elements.compactMap { reader.text($0, of: "a word of column '\(column.key)'") })
  }

  /// The words that say what a column holds.
  private enum ColumnWord: String, CaseIterable {
    case integer, number, text, date, instant, flag, any

    var content: TableDemand.Content {
      switch self {
      case .integer: .integer
      case .number: .number
      case .text: .text
      case .date: .date
      case .instant: .instant
      case .flag: .flag
      case .any: .any
      }
    }
  }
}
