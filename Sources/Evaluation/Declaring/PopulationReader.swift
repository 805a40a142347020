import ComplianceModel
import LuaRuntime

/// Reads `select`, `judge` and what belongs to them.
struct PopulationReader {
  /// The fields of the rule, with the faults so far.
  var fields: FieldReader

  /// The population; nil where `select` or `judge` is missing or no use.
  mutating func read() -> Population? {
    let select = required("select", remedy: "Give it SQL that yields its subjects, or a 'check'.") {
      $0.text("select")
    }
    let judge = required("judge", remedy: "Give it a function that judges one subject.") {
      $0.function("judge")
    }
    let key = fields.texts("key") ?? ["id"]
    let name = template()
    let site = fields.text("site")
    let face = judge.flatMap { callingFace(of: $0) }
    guard let select, let judge, let face else { return nil }
    return Population(
      select: select, key: key, name: name, site: site, face: face, parameters: judge.parameters)
  }

  private mutating func required<Value>(
    _ field: String, remedy: String, read: (inout FieldReader) -> Value?
  ) -> Value? {
    guard fields.has(field) else {
      fields.refuseMissing(field, remedy: remedy)
      return nil
    }
    return read(&fields)
  }

  // MARK: - Judge

  private mutating func callingFace(of judge: LuaFunctionFace) -> Population.Face? {
    guard judge.isPlain else {
      refuse("judge is not a plain Lua function: its parameters name columns")
      return nil
    }
    guard !judge.isVararg else {
      refuse("judge takes '...': its parameters name columns, so each must have a name")
      return nil
    }
    refuseDuplicates(judge.parameters)
    refuseHidden(judge.parameters)
    if judge.parameters == ["row"] { return .row }
    if judge.parameters.contains("row") {
      refuse("'row' is the whole record and stands alone among the parameters", word: "row")
    }
    guard let place = judge.parameters.firstIndex(of: "each") else { return .columns }
    if place != judge.parameters.count - 1 {
      refuse("'each' must be the last parameter of judge", word: "each")
    }
    return .each
  }

  private mutating func refuse(_ message: String, word: String? = nil, remedy: String? = nil) {
    fields.refuse("judge", "bad-judge", message, word: word, remedy: remedy)
  }

  private mutating func refuseDuplicates(_ parameters: [String]) {
    let twice = Set(parameters.filter { name in parameters.count { $0 == name } > 1 })
    for name in twice.sorted(by: bytewise) {
      refuse("judge has two parameters called '\(name)'", word: name)
    }
  }

  private mutating func refuseHidden(_ parameters: [String]) {
    for name in Set(parameters).sorted(by: bytewise) where LanguageNames.globals.contains(name) {
      refuse(
        "the parameter '\(name)' hides what the language calls '\(name)'", word: name,
        remedy: "Rename the column in select: \(name) AS \(name)_of_it.")
    }
  }

  // MARK: - Name

  private mutating func template() -> String? {
    guard let text = fields.text("name") else { return nil }
    guard let parts = NameTemplate(text), !parts.columns.isEmpty else {
      fields.refuse(
        "name", "bad-template", "'name' is not a template with a column in braces",
        remedy: "Write name = \"{code} {title}\".")
      return nil
    }
    return text
  }
}

/// A name such as `{code} {title}`: columns in braces, all else as it stands.
struct NameTemplate: Equatable {
  /// A piece of it.
  enum Part: Equatable {
    case literal(String)
    case column(String)
  }

  /// Its pieces in order.
  let parts: [Part]

  /// The columns that it names, in order.
  var columns: [String] {
    parts.compactMap { part in
      guard case .column(let name) = part else { return nil }
      return name
    }
  }

  /// Reads a template; nil where braces do not pair or are empty.
  init?(_ text: String) {
    var parts: [Part] = []
    var rest = Substring(text)
    while let opening = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      guard rest[opening] == "{", let closing = rest[opening...].firstIndex(of: "}") else {
        return nil
      }
      let column = rest[rest.index(after: opening)..<closing]
      guard !column.isEmpty, !column.contains("{") else { return nil }
      if opening > rest.startIndex { parts.append(.literal(String(rest[..<opening]))) }
      parts.append(.column(String(column)))
      rest = rest[rest.index(after: closing)...]
    }
    if !rest.isEmpty { parts.append(.literal(String(rest))) }
    self.parts = parts
  }
}
