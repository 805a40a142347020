import ComplianceModel
import LuaRuntime

/// The fields of one declaration, read by name; collects every fault instead of stopping at one.
struct FieldReader {
  /// Where the declaration stands.
  let site: DeclarationSite
  /// What was found so far.
  private(set) var faults: [Diagnostic] = []
  private let fields: [String: LuaValue]
  /// Fields that are missing because they are misspelt, which is told already.
  private var misspelt: Set<String> = []

  /// Reads the fields of `declaration`, which may be any of `known`.
  init(_ declaration: LuaDeclaration, site: DeclarationSite, known: [String]) {
    self.site = site
    var fields: [String: LuaValue] = [:]
    for entry in declaration.fields {
      guard let name = entry.key.string else {
        faults.append(
          site.fault(
            "unnamed-field", "the \(declaration.keyword) has a value without a name",
            remedy: "Write it as NAME = VALUE."))
        continue
      }
      fields[name] = entry.value
    }
    self.fields = fields
    for name in fields.keys.sorted(by: bytewise) where !known.contains(name) {
      let nearest = nearestName(to: name, among: known)
      if let nearest { misspelt.insert(nearest) }
      faults.append(
        site.fault(
          "unknown-field", "a \(declaration.keyword) has no field '\(name)'",
          at: site.spot(ofField: name), nearest: nearest,
          notes: ["its fields are: \(known.joined(separator: ", "))"]))
    }
  }

  /// Whether the field is there at all.
  func has(_ field: String) -> Bool { fields[field] != nil }

  /// Whether the field seems to be there under a misspelt name.
  func isMisspelt(_ field: String) -> Bool { misspelt.contains(field) }

  /// The field as it was declared.
  func value(_ field: String) -> LuaValue? { fields[field] }

  // MARK: - Faults

  /// Records a fault of a field; under `word`, where that stands once in it.
  mutating func refuse(
    _ field: String, _ code: Diagnostic.Code, _ message: String, word: String? = nil,
    nearest: String? = nil, remedy: String? = nil, notes: [String] = []
  ) {
    let spot =
      word.flatMap { site.spot(of: $0, inField: field) } ?? site.spot(ofField: field)
    faults.append(
      site.fault(
        code, message, at: spot, nearest: nearest, remedy: remedy, notes: notes))
  }

  /// Records that a field is missing, unless it is there under a misspelt name.
  mutating func refuseMissing(_ field: String, remedy: String) {
    guard !isMisspelt(field) else { return }
    faults.append(
      site.fault("missing-field", "'\(site.name)' has no '\(field)'", remedy: remedy))
  }

  private mutating func refuseKind(_ field: String, _ expected: String) {
    refuse(
      field, "wrong-value", "'\(field)' is \(fields[field]?.kindWord ?? "nothing"), not \(expected)"
    )
  }

  // MARK: - Values

  /// A text that is not blank.
  mutating func text(_ field: String) -> String? {
    guard let value = fields[field] else { return nil }
    guard let text = value.text else {
      refuseKind(field, "a text")
      return nil
    }
    guard !text.isBlank else {
      refuse(field, "wrong-value", "'\(field)' is blank")
      return nil
    }
    return text
  }

  /// One text or a list of them, none of them blank, none twice.
  mutating func texts(_ field: String) -> [String]? {
    guard let value = fields[field] else { return nil }
    if value.text != nil { return text(field).map { [$0] } }
    guard let items = value.list, !items.isEmpty else {
      refuseKind(field, "a text or a list of texts")
      return nil
    }
    let texts = items.compactMap(\.text)
    guard texts.count == items.count, texts.allSatisfy({ !$0.isBlank }) else {
      refuse(field, "wrong-value", "'\(field)' holds something that is not a text")
      return nil
    }
    if let twice = texts.first(where: { text in texts.count { $0 == text } > 1 }) {
      refuse(field, "wrong-value", "'\(field)' names '\(twice)' twice")
      return nil
    }
    return texts
  }

  /// A word of a closed list.
  mutating func word<Word: RawRepresentable & CaseIterable>(_ field: String, _: Word.Type) -> Word?
  where Word.RawValue == String {
    guard let text = text(field) else { return nil }
    if let word = Word(rawValue: text) { return word }
    let words = Word.allCases.map(\.rawValue)
    refuse(
      field, "wrong-value", "'\(field)' cannot be '\(text)'", word: text,
      nearest: nearestName(to: text, among: words),
      notes: ["it is one of: \(words.joined(separator: ", "))"])
    return nil
  }

  /// `true` or `false`.
  mutating func flag(_ field: String) -> Bool? {
    guard let value = fields[field] else { return nil }
    if case .scalar(.boolean(let flag)) = value { return flag }
    refuseKind(field, "true or false")
    return nil
  }

  /// A whole number within bounds.
  mutating func integer(_ field: String, in bounds: ClosedRange<Int>) -> Int? {
    guard let value = fields[field] else { return nil }
    if let integer = value.integer, bounds.contains(integer) { return integer }
    refuse(
      field, "wrong-value",
      "'\(field)' is not a whole number from \(bounds.lowerBound) to \(bounds.upperBound)")
    return nil
  }

  /// An interval such as `30 days`.
  mutating func interval(_ field: String) -> CalendarInterval? {
    guard let text = text(field) else { return nil }
    if let interval = CalendarInterval(text) { return interval }
    refuseInterval(text, field)
    return nil
  }

  /// Records that `text` is no interval.
  mutating func refuseInterval(_ text: String, _ field: String) {
    refuse(
      field, "bad-interval", "'\(text)' is not an interval", word: text,
      remedy: "Write a whole number and a unit: 30 days, 2 weeks, 12 months, 1 years.")
  }

  /// A table with names, any of `known`.
  mutating func table(_ field: String, known: [String]) -> [String: LuaValue]? {
    guard let value = fields[field] else { return nil }
    guard case .table(let entries) = value else {
      refuseKind(field, "a table of \(known.joined(separator: ", "))")
      return nil
    }
    var table: [String: LuaValue] = [:]
    for entry in entries {
      guard let name = entry.key.string else {
        refuse(field, "unnamed-field", "'\(field)' holds a value without a name")
        continue
      }
      guard known.contains(name) else {
        refuse(
          field, "unknown-field", "'\(field)' has no '\(name)'", word: name,
          nearest: nearestName(to: name, among: known),
          notes: ["it has: \(known.joined(separator: ", "))"])
        continue
      }
      table[name] = entry.value
    }
    return table
  }

  /// A function.
  mutating func function(_ field: String) -> LuaFunctionFace? {
    guard let value = fields[field] else { return nil }
    if case .function(let face) = value { return face }
    refuseKind(field, "a function")
    return nil
  }
}

extension LuaScalar {
  /// A text; invalid UTF-8 in it is repaired.
  var string: String? {
    guard case .text(let bytes) = self else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension LuaValue {
  /// A text; invalid UTF-8 in it is repaired.
  var text: String? {
    guard case .scalar(let scalar) = self else { return nil }
    return scalar.string
  }

  /// A whole number, also one written as 3.0.
  var integer: Int? {
    switch self {
    case .scalar(.integer(let integer)): Int(integer)
    case .scalar(.number(let number)): Int(exactly: number)
    default: nil
    }
  }

  /// A number.
  var number: Double? {
    switch self {
    case .scalar(.integer(let integer)): Double(integer)
    case .scalar(.number(let number)): number
    default: nil
    }
  }

  /// The elements of a table whose keys are 1, 2, 3, … and no others.
  var list: [LuaValue]? {
    guard case .table(let entries) = self else { return nil }
    for (index, entry) in entries.enumerated() {
      guard entry.key == .integer(Int64(index + 1)) else { return nil }
    }
    return entries.map(\.value)
  }

  /// What it is, in the words of a message.
  var kindWord: String {
    switch self {
    case .scalar(.null): "nothing"
    case .scalar(.boolean(let flag)): String(flag)
    case .scalar(.integer), .scalar(.number): "a number"
    case .scalar(.text): "a text"
    case .table: "a table"
    case .function: "a function"
    case .verdict: "a verdict"
    }
  }
}
