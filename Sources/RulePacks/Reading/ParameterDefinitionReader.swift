import ComplianceModel
import YAMLDocuments

/// Reads one parameter of `pack.yml`.
struct ParameterDefinitionReader {
  /// The fields of a parameter.
  static let fields = ["type", "default", "min", "max", "choices", "stricter", "describe"]

  /// Where faults go.
  var reader: YAMLReader

  /// The definition under a key; nil after a fault that leaves none.
  mutating func definition(of entry: YAMLEntry) -> ParameterDefinition? {
    checkName(entry)
    let what = "parameter '\(entry.key)'"
    guard let mapping = reader.mapping(entry.value, keys: Self.fields, of: what) else { return nil }
    reader.require("type", "default", in: mapping)
    guard let kind: ParameterDefinition.Kind = reader.word("type", of: mapping) else { return nil }
    checkFields(of: kind, mapping)
    guard let value = reader.parameterValue("default", of: mapping, as: kind) else { return nil }
    let isBounded = kind.isOrdered && kind != .flag
    let definition = ParameterDefinition(
      name: entry.key, kind: kind, defaultValue: value,
      minimum: isBounded ? reader.parameterValue("min", of: mapping, as: kind) : nil,
      maximum: isBounded ? reader.parameterValue("max", of: mapping, as: kind) : nil,
      choices: reader.texts("choices", of: mapping),
      stricter: reader.word("stricter", of: mapping),
      describe: reader.text("describe", of: mapping) ?? "", place: entry.keyPlace)
    checkValues(of: definition, mapping)
    return definition
  }

  private mutating func checkName(_ entry: YAMLEntry) {
    guard !PackNames.isParameterName(entry.key) else { return }
    reader.record(
      "bad-id", "'\(entry.key)' is no name of a parameter", at: entry.keyPlace,
      remedy: PackNames.reserved.contains(entry.key)
        ? "choose another: the rule language has this word itself"
        : "use letters, digits and '_', no digit first: it is written params.NAME and :NAME")
  }

  /// Records fields that mean nothing for a type.
  private mutating func checkFields(of kind: ParameterDefinition.Kind, _ mapping: YAMLMapping) {
    let isBounded = kind.isOrdered && kind != .flag
    let senseless =
      (isBounded ? [] : ["min", "max"]) + (kind == .text || kind == .list ? [] : ["choices"])
      + (kind.isOrdered ? [] : ["stricter"])
    for key in senseless {
      guard let node = mapping[key] else { continue }
      reader.record(
        "senseless-field", "'\(key)' means nothing for a parameter of type \(kind.rawValue)",
        at: node.place, remedy: "remove it")
    }
  }

  /// Records bounds that exclude each other and a default that they exclude.
  private mutating func checkValues(of definition: ParameterDefinition, _ mapping: YAMLMapping) {
    if let minimum = definition.minimum, let maximum = definition.maximum,
      maximum.isLess(than: minimum) == true
    {
      reader.record(
        "bad-bounds", "'min' \(minimum.written) is greater than 'max' \(maximum.written)",
        at: mapping["min"]?.place, remedy: "swap them")
      return
    }
    guard let objection = definition.objection(to: definition.defaultValue) else { return }
    reader.record(
      "default-out-of-bounds", "the default of '\(definition.name)' \(objection)",
      at: mapping["default"]?.place, remedy: "change the default or its bounds")
  }
}
