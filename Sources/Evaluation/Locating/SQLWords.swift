import ComplianceModel

/// The names in a query with their places; texts, comments and parameters are left out.
struct SQLWords {
  /// A name, without its quotes.
  struct Word: Equatable {
    let text: String
    /// Its bytes in the query, without quotes.
    let range: Range<Int>
  }

  /// The names in order.
  let words: [Word]

  /// Reads `sql`; what is not closed ends with the text.
  init(_ sql: String) {
    words = sqlTokens(of: sql.utf8).filter { $0.kind == .word || $0.kind == .quotedName }
      .map { Word(text: $0.text, range: $0.contents) }
  }

  // MARK: - What they name

  /// The tables of `schema` that the query names, each once, in order.
  func tables(in schema: SchemaDescription) -> [SchemaDescription.Table] {
    var found: [SchemaDescription.Table] = []
    for word in words {
      guard let table = schema.table(word.text), !found.contains(where: { $0.name == table.name })
      else { continue }
      found.append(table)
    }
    return found
  }

  /// The table that `qualifier` stands for: a table of that name, or the one it is an alias of.
  func table(of qualifier: String, in schema: SchemaDescription) -> SchemaDescription.Table? {
    for (index, word) in words.enumerated() where index > 0 {
      guard word.text.lowercased() == qualifier.lowercased() else { continue }
      let hasAs = words[index - 1].text.lowercased() == "as"
      let before = hasAs ? index - 2 : index - 1
      if before >= 0, let table = schema.table(words[before].text) { return table }
    }
    return schema.table(qualifier)
  }

  /// The place of `name`: its first at or after `offset`, else its only one.
  func place(of name: String, from offset: Int?) -> Range<Int>? {
    let places = words.filter { $0.text.lowercased() == name.lowercased() }.map(\.range)
    if let offset, let place = places.first(where: { $0.upperBound > offset }) { return place }
    return places.count == 1 ? places[0] : nil
  }
}
