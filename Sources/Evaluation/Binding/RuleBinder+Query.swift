import ComplianceModel
import LuaRuntime

extension RuleBinder {
  /// The form of the rule with places of columns; nil where something is wrong with its query.
  mutating func boundForm(_ described: DescribedQueries) throws(Refusal) -> LuaEvaluation.Form? {
    guard case .population(let population) = rule.form else { return .check }
    let statement: StatementFace
    switch described.face(of: population, in: rule.id.pack) {
    case .success(let face): statement = face
    case .failure(let fault):
      try record(fault, in: population.select)
      return nil
    }
    bindParameters(statement, population.select)
    bindDemand(statement, population.select)
    return bind(population, to: statement)
  }

  // MARK: - What SQLite refuses

  /// Records the fault of a query that SQLite or the guard does not take.
  private mutating func record(_ fault: LuaFault, in sql: String) throws(Refusal) {
    let words = SQLWords(sql)
    if let table = fault.message.name(after: "no such table: ") {
      let spot = spot(words.place(of: table.unqualified, from: fault.sqlOffset), in: sql)
      try recordMissing(table: table.unqualified, at: spot)
    } else if let column = fault.message.name(after: "no such column: ") {
      try recordMissing(column: column, words, fault.sqlOffset, in: sql)
    } else {
      let place = fault.sqlOffset.map { offset in
        words.words.first { $0.range.contains(offset) }?.range ?? offset..<offset + 1
      }
      blame(
        "bad-sql", "the query is refused: \(fault.message)",
        at: spot(place, in: sql) ?? site.spot(ofField: "select"),
        remedy: "A query is one SELECT, or WITH and SELECT; try it in: sqlite3 DATABASE")
    }
  }

  private mutating func recordMissing(
    column: String, _ words: SQLWords, _ offset: Int?, in sql: String
  ) throws(Refusal) {
    let name = column.unqualified
    let qualifier = column.qualifier
    let named = qualifier.flatMap { words.table(of: $0, in: view.schema) }
    let tables = named.map { [$0] } ?? words.tables(in: view.schema)
    let candidates = tables.flatMap(\.columns).map(\.name)
    let message =
      tables.count == 1
      ? "table '\(tables[0].name)' has no column '\(name)'"
      : "no table of the query has a column '\(name)'"
    let blame = try demanded.blame(forColumn: name, in: tables.map(\.name))
    record(
      blame, "unknown-column", message,
      at: spot(words.place(of: name, from: offset), in: sql) ?? site.spot(ofField: "select"),
      nearest: nearestName(to: name, among: candidates))
  }

  /// Bytes of the query as bytes of the file.
  private func spot(_ place: Range<Int>?, in sql: String) -> DeclarationSite.Spot? {
    place.flatMap {
      site.spot(ofOffset: $0.lowerBound, length: $0.count, inText: sql, field: "select")
    }
  }

  // MARK: - Parameters and demand

  private mutating func bindParameters(_ statement: StatementFace, _ sql: String) {
    let known = pack.source.manifest.parameters.map(\.name) + ["today"]
    for name in statement.parameters where !known.contains(name) {
      blame(
        "unknown-parameter", "the pack has no parameter '\(name)'",
        at: spot(sql.place(ofParameter: name), in: sql) ?? site.spot(ofField: "select"),
        nearest: nearestName(to: name, among: known),
        remedy: known.count == 1 ? "Declare it under 'parameters' of pack.yml." : nil)
    }
  }

  /// What a pack with `reads` takes besides it: such a rule would fail on the next database.
  private mutating func bindDemand(_ statement: StatementFace, _ sql: String) {
    guard case .reads(let tables) = demanded.demand else { return }
    // Behind a view lie tables that the pack need not name.
    guard !tables.contains(where: { view.schema.table($0.name)?.isView == true }) else { return }
    for read in statement.reads {
      let table = tables.first { $0.name.lowercased() == read.table.lowercased() }
      let held = table?.columns.contains { $0.name.lowercased() == read.column.lowercased() }
      guard held != true, !read.column.isEmpty else { continue }
      blame(
        "unnamed-read", "'\(read.table).\(read.column)' is not among the 'reads' of the pack",
        at: spot(SQLWords(sql).place(of: read.column, from: nil), in: sql),
        remedy: "Add it under 'reads' of pack.yml.")
    }
  }
}

extension String {
  /// The name that follows `prefix`, without quotes: of `no such column: t.x`, `t.x`.
  func name(after prefix: String) -> String? {
    guard let range = firstRange(of: prefix) else { return nil }
    return self[range.upperBound...].filter { $0 != "\"" }
  }

  private func firstRange(of needle: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(needle) {
        return start..<index(start, offsetBy: needle.count)
      }
      start = index(after: start)
    }
    return nil
  }

  /// The part behind the last dot.
  var unqualified: String {
    split(separator: ".").last.map(String.init) ?? self
  }

  /// The part before the last dot, without a schema's name; nil: there is none.
  var qualifier: String? {
    let parts = split(separator: ".")
    return parts.count > 1 ? String(parts[parts.count - 2]) : nil
  }

  /// The bytes of `:name` in a query, without the colon; nil where it does not stand as it is.
  func place(ofParameter name: String) -> Range<Int>? {
    let (bytes, needle) = (Array(utf8), Array(":\(name)".utf8))
    guard needle.count <= bytes.count else { return nil }
    for start in 0...(bytes.count - needle.count)
    where bytes[start..<start + needle.count].elementsEqual(needle) {
      let end = start + needle.count
      if end == bytes.count || !LuaScanner.isNamePart(bytes[end]) { return start + 1..<end }
    }
    return nil
  }
}
