import ComplianceModel
import Evaluation

/// Reads the values of a test and collects every fault.
struct TestFieldReader {
  /// The test.
  let test: DeclaredTest
  /// What was found.
  private(set) var faults: [Diagnostic] = []

  /// Makes a reader of `test`.
  init(_ test: DeclaredTest) { self.test = test }

  /// Records a fault under `word` in `field`, where that stands there once.
  mutating func refuse(
    _ code: Diagnostic.Code, _ message: String, field: String?, word: String? = nil,
    nearest: String? = nil, remedy: String? = nil
  ) {
    faults.append(
      test.fault(code, message, field: field, word: word, nearest: nearest, remedy: remedy))
  }

  /// Records every name that is not one of `known`.
  mutating func refuseUnknown(
    _ names: some Collection<String>, known: [String], of thing: String, field: String?
  ) {
    for name in names.sorted(by: bytewise) where !known.contains(name) {
      refuse(
        "unknown-field", "\(thing) has no '\(name)'", field: field ?? name, word: name,
        nearest: nearestName(to: name, among: known))
    }
  }

  /// A value that is not what its place asks for.
  mutating func refuseKind(
    _ value: DeclaredValue, _ name: String, _ expected: String, field: String
  ) {
    refuse(
      "wrong-value", "'\(name)' is \(value.kindWord), not \(expected)", field: field, word: name)
  }

  // MARK: - Values

  /// A text.
  mutating func text(_ value: DeclaredValue?, _ name: String, field: String) -> String? {
    guard let value else { return nil }
    if let text = value.text { return text }
    refuseKind(value, name, "a text", field: field)
    return nil
  }

  /// A number.
  mutating func number(_ value: DeclaredValue?, _ name: String, field: String) -> Double? {
    guard let value else { return nil }
    if let number = value.number { return number }
    refuseKind(value, name, "a number", field: field)
    return nil
  }

  /// `true` or `false`.
  mutating func flag(_ value: DeclaredValue?, _ name: String, field: String) -> Bool? {
    guard let value else { return nil }
    if case .flag(let flag) = value { return flag }
    refuseKind(value, name, "true or false", field: field)
    return nil
  }

  /// A day.
  mutating func day(_ value: DeclaredValue?, _ name: String, field: String) -> Day? {
    guard let text = text(value, name, field: field) else { return nil }
    if let day = Day(text) { return day }
    refuse(
      "bad-day", "'\(name)' is '\(text)', which is no day", field: field, word: text,
      remedy: "Write YYYY-MM-DD.")
    return nil
  }

  /// A word of a closed list.
  mutating func word(_ value: DeclaredValue?, among words: [String], _ name: String, field: String)
    -> String?
  {
    guard let text = text(value, name, field: field) else { return nil }
    if words.contains(text) { return text }
    refuse(
      "wrong-value", "'\(name)' cannot be '\(text)'", field: field, word: text,
      nearest: nearestName(to: text, among: words),
      remedy: "It is one of: \(words.joined(separator: ", ")).")
    return nil
  }

  /// A grade.
  mutating func grade(_ value: DeclaredValue?, field: String) -> Grade? {
    word(value, among: Grade.allCases.map(\.rawValue), "grade", field: field).flatMap(
      Grade.init(rawValue:))
  }

  /// A table with names.
  mutating func table(_ value: DeclaredValue?, _ name: String, field: String)
    -> [String: DeclaredValue]?
  {
    guard let value else { return nil }
    if let table = value.table { return table }
    refuseKind(value, name, "a table", field: field)
    return nil
  }

  /// A list.
  mutating func list(_ value: DeclaredValue?, _ name: String, field: String) -> [DeclaredValue]? {
    guard let value else { return nil }
    if let list = value.list { return list }
    refuseKind(value, name, "a list", field: field)
    return nil
  }
}
