import ComplianceModel
import Evaluation

/// Makes tests out of one declaration: one, or one for each of its cases.
struct RuleTestReader {
  /// The pack under test.
  let pack: DeclaredPack
  /// The declaration.
  let declared: DeclaredTest
  private var reader: TestFieldReader

  /// Makes a reader of `declared`.
  init(_ declared: DeclaredTest, of pack: DeclaredPack) {
    self.pack = pack
    self.declared = declared
    reader = TestFieldReader(declared)
  }

  /// Every fault that was met.
  var faults: [Diagnostic] { reader.faults }

  /// The tests; those with a fault are left out, see `faults`.
  mutating func tests() -> [RuleTest] {
    var fields = declared.fields
    reader.refuseUnknown(fields.keys, known: RuleTest.fields, of: "a test", field: nil)
    let cases = fields.removeValue(forKey: "cases")
    guard let cases else { return [test(named: declared.name, fields)].compactMap(\.self) }
    return self.cases(cases).enumerated().compactMap { index, own in
      test(
        named: "\(declared.name): \(own["name"]?.text ?? String(index + 1))",
        fields.overlaid(with: own))
    }
  }

  private mutating func cases(_ value: DeclaredValue) -> [[String: DeclaredValue]] {
    guard let items = reader.list(value, "cases", field: "cases") else { return [] }
    var cases: [[String: DeclaredValue]] = []
    for item in items {
      guard let table = reader.table(item, "cases", field: "cases") else { continue }
      reader.refuseUnknown(
        table.keys, known: RuleTest.fields.filter { $0 != "cases" } + ["name"], of: "a case",
        field: "cases")
      cases.append(table)
    }
    if items.isEmpty {
      reader.refuse("wrong-value", "'cases' is empty", field: "cases")
    }
    return cases
  }

  private mutating func test(named name: String, _ fields: [String: DeclaredValue]) -> RuleTest? {
    let before = reader.faults.count
    let raises = reader.text(fields["raises"], "raises", field: "raises")
    let rule = rule(fields["rule"])
    let asOf = reader.day(fields["as_of"], "as_of", field: "as_of") ?? RuleTest.defaultDay
    let expected =
      raises != nil && fields["expect"] == nil
      ? Expectation(outcome: "error") : reader.expectation(fields["expect"])
    let given = reader.given(fields["given"])
    let missing = missing(fields["missing"])
    let parameters = reader.parameters(
      fields["params"], definitions: pack.source.manifest.parameters)
    guard let rule, let expected, reader.faults.count == before else { return nil }
    return RuleTest(
      name: name, place: declared.place, rule: rule, asOf: asOf, parameters: parameters,
      given: given, missing: missing, history: reader.history(fields["history"], rule: rule),
      waivers: reader.waivers(fields["waivers"], rule: rule, asOf: asOf), expected: expected,
      raises: raises)
  }

  private mutating func rule(_ value: DeclaredValue?) -> RuleID? {
    guard let value else {
      reader.refuse(
        "missing-field", "the test names no rule", field: nil,
        remedy: "Add rule = \"\(pack.ids.first?.name ?? "…")\".")
      return nil
    }
    guard let text = reader.text(value, "rule", field: "rule") else { return nil }
    let id = RuleID(text) ?? RuleID(pack: pack.source.manifest.id, name: text)
    if pack.ids.contains(id) { return id }
    reader.refuse(
      "unknown-rule", "the pack has no rule '\(text)'", field: "rule", word: text,
      nearest: nearestName(to: text, among: pack.ids.map(\.name)))
    return nil
  }

  private mutating func missing(_ value: DeclaredValue?) -> [String] {
    if let text = value?.text { return [text] }
    let items = reader.list(value, "missing", field: "missing") ?? []
    return items.compactMap { reader.text($0, "missing", field: "missing") }
  }
}

extension [String: DeclaredValue] {
  /// The fields of a test with those of a case: rows of a table and a parameter replace those of
  /// the test one by one, everything else as a whole.
  fileprivate func overlaid(with own: [String: DeclaredValue]) -> [String: DeclaredValue] {
    var fields = self
    for (name, value) in own where name != "name" {
      let isMerged = name == "given" || name == "params"
      if isMerged, let shared = self[name]?.table, let more = value.table {
        fields[name] = .table(shared.merging(more) { _, own in own })
      } else {
        fields[name] = value
      }
    }
    return fields
  }
}
