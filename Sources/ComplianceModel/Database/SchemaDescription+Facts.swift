extension SchemaDescription {
  /// What is known of a column, a phrase each: its type, whether it must be filled, its words, what it
  /// points to, what it means.
  package func facts(of column: Column, in table: Table) -> [String] {
    let type =
      column.numbers.isEmpty ? column.type.lowercased() : column.numbers.joined(separator: " or ")
    return [
      type.isEmpty ? nil : type, column.isNotNull ? "required" : nil,
      column.primaryKeyPosition > 0 ? "key" : nil,
      column.words.isEmpty ? nil : column.words.joined(separator: " | "),
      reference(of: column, in: table), column.comment,
    ].compactMap(\.self)
  }

  /// What a column points to, and how an import may write that.
  private func reference(of column: Column, in table: Table) -> String? {
    guard let key = table.foreignKeys.first(where: { $0.columns == [column.name] }),
      let parent = self.table(key.parentTable)
    else { return nil }
    return parent.column("code") == nil
      ? "a row of \(parent.name)" : "a row of \(parent.name), in an import its code too"
  }
}
