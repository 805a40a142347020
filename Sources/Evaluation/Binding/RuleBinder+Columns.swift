import ComplianceModel
import LuaRuntime

extension RuleBinder {
  /// The form with the places of the columns that key, name, site and `judge` take.
  mutating func bind(_ population: Population, to statement: StatementFace) -> LuaEvaluation.Form? {
    let columns = ColumnPlaces(statement.columns.map(\.name))
    refuseDuplicates(columns)
    if population.face != .row { refuseReserved(columns) }
    let key = population.key.map { place(of: $0, in: columns, field: "key", population) }
    let name = bindName(population, columns)
    let site = population.site.map { place(of: $0, in: columns, field: "site", population) }
    let judge = bindJudge(population, columns)
    bindOptional(statement)
    if isThorough, population.face == .each { bindEachCalls(population, columns) }
    guard let judge, let name, !key.contains(nil), site != .some(nil) else { return nil }
    return .population(
      sql: population.select, keyColumns: key.compactMap(\.self), nameTemplate: name,
      siteColumn: site ?? columns.place(of: "site_id"), judge: judge)
  }

  // MARK: - The query's own columns

  private mutating func refuseDuplicates(_ columns: ColumnPlaces) {
    for name in columns.duplicates {
      blame(
        "duplicate-column", "the query has two columns '\(name)'",
        at: site.spot(ofField: "select"), remedy: "Give one of them another name with AS.")
    }
  }

  private mutating func refuseReserved(_ columns: ColumnPlaces) {
    for name in columns.names
    where LanguageNames.keywords.contains(name) || LanguageNames.reserved.contains(name) {
      blame(
        "reserved-column", "the column '\(name)' has a name that means something to a rule",
        at: site.spot(ofField: "select"),
        remedy: "Give it another name: \"\(name)\" AS \(name)_of_it.")
    }
  }

  // MARK: - What names them

  /// The place of a column that `field` names; a fault where the query has none.
  private mutating func place(
    of name: String, in columns: ColumnPlaces, field: String, _ population: Population
  ) -> Int? {
    if let place = columns.place(of: name) { return place }
    let spot = site.spot(of: name, inField: field) ?? site.spot(ofField: field)
    refuse(name, spot, columns, population)
    return nil
  }

  private mutating func refuse(
    _ name: String, _ spot: DeclarationSite.Spot?, _ columns: ColumnPlaces, _ population: Population
  ) {
    let line = site.spot(ofField: "select").map { site.line(of: $0) }
    let selects = columns.names.joined(separator: ", ")
    let isUnsaidKey = population.key == [name] && site.spot(ofField: "key") == nil
    blame(
      "unknown-column", "the query has no column '\(name)'",
      at: spot ?? site.spot(ofField: "select"),
      nearest: nearestName(to: name, among: columns.names),
      remedy: isUnsaidKey
        ? "Select it, since it tells subjects apart, or name what does: key = \"…\" or key = { \"…\", \"…\" }"
        : nil,
      notes: [line.map { "line \($0) selects: \(selects)" } ?? "the query selects: \(selects)"])
  }

  private mutating func bindName(_ population: Population, _ columns: ColumnPlaces)
    -> [LuaEvaluation.NamePart]?
  {
    guard let text = population.name else { return [] }
    guard let template = NameTemplate(text) else {
      preconditionFailure("a declared template can be read")
    }
    var parts: [LuaEvaluation.NamePart] = []
    var isWhole = true
    for part in template.parts {
      switch part {
      case .literal(let literal): parts.append(.literal(literal))
      case .column(let name):
        if let place = columns.place(of: name) {
          parts.append(.column(place))
        } else {
          refuse(name, site.spot(ofField: "name"), columns, population)
          isWhole = false
        }
      }
    }
    return isWhole ? parts : nil
  }

  private mutating func bindJudge(_ population: Population, _ columns: ColumnPlaces)
    -> LuaEvaluation.Judge?
  {
    if population.face == .row { return .row }
    let names = population.parameters.filter { population.face != .each || $0 != "each" }
    var places: [Int] = []
    for name in names {
      guard let place = columns.place(of: name) else {
        refuse(name, site.spot(ofParameter: name, inField: "judge"), columns, population)
        continue
      }
      places.append(place)
    }
    guard places.count == names.count else { return nil }
    return population.face == .each ? .each(columns: places) : .columns(places)
  }

  /// The names that `each("a", "b")` asks for, where they are written as they are.
  private mutating func bindEachCalls(_ population: Population, _ columns: ColumnPlaces) {
    for (name, spot) in site.arguments(ofCallsTo: "each", inField: "judge")
    where columns.place(of: name) == nil {
      refuse(name, spot, columns, population)
    }
  }

  /// Columns whose NULL has a meaning must be columns of the query or of a table of the schema.
  private mutating func bindOptional(_ statement: StatementFace) {
    for name in rule.optional
    where !statement.columns.contains(where: { $0.name == name })
      && !view.schema.hasColumn(called: name)
    {
      blame(
        "unknown-column", "'optional' names '\(name)', which is no column",
        at: site.spot(of: name, inField: "optional") ?? site.spot(ofField: "optional"),
        nearest: nearestName(to: name, among: statement.mentioned(in: view.schema)))
    }
  }
}

extension SchemaDescription {
  /// Whether a table has a column of that name, alone or as `table.column`.
  fileprivate func hasColumn(called name: String) -> Bool {
    tables.contains { table in
      let own =
        name.utf8.starts(with: table.name.utf8) ? name.utf8.dropFirst(table.name.utf8.count) : nil
      let column = own?.first == UInt8(ascii: ".") ? own.flatMap { String($0.dropFirst()) } : nil
      return table.columns.contains { $0.name == name || $0.name == column }
    }
  }
}

extension StatementFace {
  /// The names that a person may mean: its own columns, and those of the tables it reads, alone and
  /// as `table.column`.
  fileprivate func mentioned(in schema: SchemaDescription) -> [String] {
    let tables = Set(reads.map(\.table)).sorted(by: bytewise).compactMap { schema.table($0) }
    return columns.map(\.name)
      + tables.flatMap { table in
        table.columns.flatMap { [$0.name, "\(table.name).\($0.name)"] }
      }
  }
}

/// The columns of a query by name.
struct ColumnPlaces {
  /// Their names in order.
  let names: [String]

  /// Makes it.
  init(_ names: [String]) { self.names = names }

  /// The place of the first column of that name, from 0.
  func place(of name: String) -> Int? { names.firstIndex(of: name) }

  /// The names that occur more than once, in order.
  var duplicates: [String] {
    Set(names.filter { name in names.count { $0 == name } > 1 }).sorted(by: bytewise)
  }
}
