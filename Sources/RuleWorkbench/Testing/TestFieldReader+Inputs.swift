import ComplianceModel
import Evaluation
import OrganisationStore

extension TestFieldReader {
  // MARK: - Rows

  /// The rows of each table that the test names.
  mutating func given(_ value: DeclaredValue?) -> [GivenTable] {
    guard let tables = table(value, "given", field: "given") else { return [] }
    var given: [GivenTable] = []
    for name in tables.keys.sorted(by: bytewise) {
      let rows = list(tables[name], name, field: "given") ?? []
      given.append(GivenTable(name: name, rows: rows.compactMap { row($0, of: name) }))
    }
    return given
  }

  private mutating func row(_ value: DeclaredValue, of name: String) -> GivenRow? {
    guard let cells = table(value, "a row of \(name)", field: "given") else { return nil }
    var row = GivenRow(cells: [])
    for column in cells.keys.sorted(by: bytewise) {
      guard let cell = cells[column].flatMap(Cell.init) else {
        refuse(
          "wrong-value", "\(name).\(column) is \(cells[column]?.kindWord ?? "nothing")",
          field: "given", word: column, remedy: "A cell is a number, a text, true or false.")
        continue
      }
      row.cells.append((column, cell))
    }
    return row
  }

  // MARK: - Parameters

  /// Values of the pack's parameters.
  mutating func parameters(_ value: DeclaredValue?, definitions: [ParameterDefinition])
    -> [String: ParameterValue]
  {
    guard let table = table(value, "params", field: "params") else { return [:] }
    var parameters: [String: ParameterValue] = [:]
    for name in table.keys.sorted(by: bytewise) {
      guard let definition = definitions.first(where: { $0.name == name }) else {
        refuse(
          "unknown-parameter", "the pack has no parameter '\(name)'", field: "params", word: name,
          nearest: nearestName(to: name, among: definitions.map(\.name)))
        continue
      }
      guard let value = table[name].flatMap({ ParameterValue($0, as: definition.kind) }) else {
        refuse(
          "wrong-value", "the parameter '\(name)' is not \(definition.kind.words)",
          field: "params", word: name)
        continue
      }
      if let fault = definition.fault(of: value) {
        refuse("parameter-out-of-bounds", fault, field: "params", word: name)
      }
      parameters[name] = value
    }
    return parameters
  }

  // MARK: - History and waivers

  /// Earlier instances: `{ { subject = "17", since = "2025-12-31" } }`.
  mutating func history(_ value: DeclaredValue?, rule: RuleID) -> AssessmentHistory? {
    guard let items = list(value, "history", field: "history") else { return nil }
    var open: [AssessmentHistory.Recorded] = []
    for item in items {
      guard let table = table(item, "history", field: "history") else { continue }
      refuseUnknown(
        table.keys, known: ["subject", "since"], of: "an entry of 'history'", field: "history")
      guard let subject = subject(table["subject"], field: "history"),
        let since = day(table["since"], "since", field: "history")
      else {
        refuse(
          "missing-field", "an entry of 'history' needs 'subject' and 'since'", field: "history")
        continue
      }
      open.append(.init(rule: rule, key: SubjectKey(subject), firstRecordedOn: since))
    }
    return AssessmentHistory(open: open, digest: "")
  }

  private mutating func subject(_ value: DeclaredValue?, field: String) -> String? {
    if case .integer(let key) = value { return String(key) }
    return text(value, "subject", field: field)
  }

  /// Waivers of the rule: `{ { subjects = { "17" }, ["until"] = "2026-08-31" } }`; `until` alone is a
  /// word of Lua.
  mutating func waivers(_ value: DeclaredValue?, rule: RuleID, asOf: Day) -> [Waiver] {
    let items = list(value, "waivers", field: "waivers") ?? []
    return items.compactMap { item in
      guard let table = table(item, "waivers", field: "waivers") else { return nil }
      refuseUnknown(
        table.keys, known: ["subjects", "granted_on", "until"], of: "a waiver", field: "waivers")
      return Waiver(
        rule: rule, subjects: subjects(table["subjects"]), because: "of the test",
        requestedBy: "the test", approvedBy: "its author",
        grantedOn: day(table["granted_on"], "granted_on", field: "waivers") ?? asOf,
        until: day(table["until"], "until", field: "waivers") ?? asOf)
    }
  }

  private mutating func subjects(_ value: DeclaredValue?) -> Waiver.Subjects {
    if value?.text == "all" { return .all }
    let items = list(value, "subjects", field: "waivers") ?? []
    return .named(items.compactMap { subject($0, field: "waivers").map(SubjectKey.init) })
  }
}

extension Cell {
  /// A cell of a declared value; nil for what has no place in one.
  init?(_ value: DeclaredValue) {
    switch value {
    case .null: self = .null
    case .flag(let flag): self = .integer(flag ? 1 : 0)
    case .integer(let integer): self = .integer(integer)
    case .number(let number): self = .number(number)
    case .text(let text): self = .text(text)
    case .list, .table, .other: return nil
    }
  }
}
