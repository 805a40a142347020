import ComplianceModel
import YAMLDocuments

extension PlanResolver {
  /// What the name of a variable begins with that sets a parameter.
  static let parameterPrefix = "ASSAY_PARAM_"

  /// A parameter of a pack.
  struct Slot: Hashable {
    let pack: PackID
    let name: String
  }

  /// A value that somebody wrote for a parameter.
  struct Setting {
    let value: ParameterValue
    let origin: Origin
  }

  /// Every parameter of every pack with the value that counts, by `pack.name` in byte order.
  mutating func parameters() -> [ResolvedParameter] {
    var settings = fileSettings()
    for (name, text) in environment.sorted(by: { $0.key < $1.key })
    where name.hasPrefix(Self.parameterPrefix) {
      let parameter = String(name.dropFirst(Self.parameterPrefix.count))
      set(parameter, text, shown: name, .environment, in: &settings)
    }
    for text in overrides.parameters { setFlag(text, in: &settings) }
    return packs.flatMap { pack in
      pack.manifest.parameters.map { definition in
        let slot = Slot(pack: pack.manifest.id, name: definition.name)
        return resolved(definition, of: slot, settings[slot])
      }
    }.sorted { bytewise("\($0.pack).\($0.name)", "\($1.pack).\($1.name)") }
  }

  private func resolved(
    _ definition: ParameterDefinition, of slot: Slot, _ setting: Setting?
  ) -> ResolvedParameter {
    let ours = definition.defaultValue
    let value = setting?.value ?? ours
    return ResolvedParameter(
      pack: slot.pack, name: slot.name, value: value, origin: setting?.origin ?? .pack,
      weakenedFrom: definition.isWeaker(value, than: ours) ? ours : nil)
  }

  // MARK: From the file

  private mutating func fileSettings() -> [Slot: Setting] {
    var settings: [Slot: Setting] = [:]
    for entry in file?.parameters ?? [] {
      guard let (slot, definition) = fileSlot(entry),
        let value = value(entry.value, for: definition, at: entry.value.place)
      else { continue }
      let setting = Setting(value: value, origin: .file)
      guard settings.updateValue(setting, forKey: slot) == nil else {
        reader.record(
          "duplicate-key", "parameter '\(slot.name)' of pack '\(slot.pack)' is set twice",
          at: entry.keyPlace, remedy: "keep one of them")
        continue
      }
    }
    return settings
  }

  private mutating func fileSlot(_ entry: YAMLEntry) -> (Slot, ParameterDefinition)? {
    let found = slots(named: entry.key)
    if found.count == 1 { return found[0] }
    if found.isEmpty, mayBelongToAbsentPack(entry.key, separator: ".") {
      remark(
        "unused-parameter", "parameter '\(entry.key)' is of no pack that is assessed",
        at: entry.keyPlace, remedy: "it counts when its pack is assessed too")
      return nil
    }
    recordUnknown(entry.key, found.map(\.0), shown: nil, at: entry.keyPlace)
    return nil
  }

  /// The value that a node of the file has for a parameter.
  mutating func value(
    _ node: YAMLNode, for definition: ParameterDefinition, at place: SourcePlace
  ) -> ParameterValue? {
    let value = node.parameterValue(as: definition.kind)
    let objection =
      value.map { definition.objection(to: $0) }
      ?? "must be \(definition.kind.described), not \(node.described)"
    guard let objection else { return value }
    reader.record(
      "bad-parameter", "parameter '\(definition.name)' \(objection)", at: place,
      remedy: remedy(for: definition))
    return nil
  }

  // MARK: From flags and environment

  private mutating func setFlag(_ text: String, in settings: inout [Slot: Setting]) {
    guard let sign = text.firstIndex(of: "="), sign != text.startIndex else {
      reader.record(
        "bad-parameter", "--param \(text): a value is missing", at: nil,
        remedy: "write --param name=value")
      return
    }
    let (name, value) = (String(text[..<sign]), String(text[text.index(after: sign)...]))
    set(name, value, shown: "--param \(name)", .flag, in: &settings)
  }

  private mutating func set(
    _ name: String, _ text: String, shown: String, _ origin: Origin,
    in settings: inout [Slot: Setting]
  ) {
    let found = slots(named: name)
    guard found.count == 1, let (slot, definition) = found.first else {
      return recordUnknown(name, found.map(\.0), shown: shown, at: nil)
    }
    guard let value = Self.value(of: text, as: definition.kind) else {
      reader.record(
        "bad-parameter", "\(shown) must be \(definition.kind.described), not '\(text)'", at: nil,
        remedy: remedy(for: definition))
      return
    }
    if let objection = definition.objection(to: value) {
      reader.record(
        "bad-parameter", "\(shown) \(objection)", at: nil, remedy: remedy(for: definition))
      return
    }
    settings[slot] = Setting(value: value, origin: origin)
  }

  /// The value that a text without quotes has; a list is `[a, b]` or `a,b`.
  static func value(of text: String, as kind: ParameterDefinition.Kind) -> ParameterValue? {
    let place = SourcePlace(file: "")
    guard kind == .list else {
      let node = YAMLNode(.scalar(text: text, isPlain: kind != .text), at: place)
      return node.parameterValue(as: kind)
    }
    let inner = text.hasPrefix("[") && text.hasSuffix("]") ? text.dropFirst().dropLast() : text[...]
    let elements = inner.split(separator: ",").map { element in
      let trimmed = element.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace)
      return YAMLNode(.scalar(text: String(trimmed.reversed()), isPlain: true), at: place)
    }
    return YAMLNode(.sequence(elements), at: place).parameterValue(as: kind)
  }

  // MARK: Names

  /// The parameters of that `name`, or the one of that `pack.name`.
  private func slots(named text: String) -> [(Slot, ParameterDefinition)] {
    packs.flatMap { pack in
      pack.manifest.parameters.compactMap { definition in
        let names = [definition.name, "\(pack.manifest.id).\(definition.name)"]
        guard names.contains(text) else { return nil }
        return (Slot(pack: pack.manifest.id, name: definition.name), definition)
      }
    }
  }

  private mutating func recordUnknown(
    _ name: String, _ found: [Slot], shown: String?, at place: SourcePlace?
  ) {
    let prefix = shown.map { "\($0): " } ?? ""
    guard found.isEmpty else {
      let choices = found.map { "\($0.pack).\($0.name)" }.joined(separator: ", ")
      return reader.record(
        "ambiguous-parameter", "\(prefix)several packs have a parameter '\(name)'", at: place,
        remedy: "write one of \(choices)")
    }
    let names = packs.flatMap { pack in
      pack.manifest.parameters.map {
        name.contains(".") ? "\(pack.manifest.id).\($0.name)" : $0.name
      }
    }
    reader.record(
      "unknown-parameter", "\(prefix)there is no parameter '\(name)'", at: place,
      remedy: nearestName(to: name, among: names).map { "did you mean '\($0)'?" }
        ?? "see them all: assay list parameters")
  }

  private func remedy(for definition: ParameterDefinition) -> String {
    let bounds = [
      definition.minimum.map { "at least \($0.written)" },
      definition.maximum.map { "at most \($0.written)" },
    ].compactMap(\.self)
    let sentence = definition.describe.isEmpty ? "" : " \(definition.describe)"
    let range = bounds.isEmpty ? "" : ", \(bounds.joined(separator: ", "))"
    return "the pack's default is \(definition.defaultValue.written)\(range).\(sentence)"
  }
}
