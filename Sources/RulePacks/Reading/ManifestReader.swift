import ComplianceModel
import YAMLDocuments

/// Reads `pack.yml`.
struct ManifestReader {
  /// The fields of a manifest.
  static let fields = [
    "id", "version", "title", "language", "schema", "reads", "uses", "parameters", "grading",
  ]

  /// Where faults go.
  var reader = YAMLReader()
  /// Where each pack in `uses` is named.
  private(set) var places: [PackID: SourcePlace] = [:]

  /// The manifest that a document holds; nil after a fault that leaves none.
  mutating func manifest(of document: YAMLDocument) -> PackManifest? {
    guard let root = document.root, !root.isNull else {
      reader.record(
        "missing-field", "the manifest is empty", at: SourcePlace(file: document.path),
        remedy: "write id, version and title")
      return nil
    }
    guard let mapping = reader.mapping(root, keys: Self.fields, of: "a pack") else { return nil }
    reader.require("id", "version", "title", in: mapping)
    checkLanguage(mapping)
    let (id, version) = (id(mapping), version(mapping))
    let title = reader.text("title", of: mapping)
    let (schema, uses) = (schema(mapping), uses(mapping))
    let parameters = parameters(mapping)
    let grading = grading(mapping)
    guard let id, let version, let title else { return nil }
    return PackManifest(
      id: id, version: version, title: title, schema: schema, uses: uses, parameters: parameters,
      grading: grading)
  }

  private mutating func id(_ mapping: YAMLMapping) -> PackID? {
    guard let node = mapping["id"], let text = reader.text(node, of: "'id'") else { return nil }
    return packID(text, at: node.place)
  }

  private mutating func packID(_ text: String, at place: SourcePlace) -> PackID? {
    guard PackNames.isPackID(text) else {
      reader.record(
        "bad-id", "'\(text)' is no id of a pack", at: place,
        remedy: "use lower-case letters, digits, '-', '_' and '.': "
          + PackNames.packID(near: text))
      return nil
    }
    return PackID(text)
  }

  private mutating func version(_ mapping: YAMLMapping) -> String? {
    guard let node = mapping["version"], let text = reader.text(node, of: "'version'") else {
      return nil
    }
    guard PackNames.isVersion(text) else {
      reader.record(
        "bad-version", "'\(text)' is no version", at: node.place,
        remedy: "write three numbers: version: 1.0.0")
      return nil
    }
    return text
  }

  private mutating func checkLanguage(_ mapping: YAMLMapping) {
    guard let node = mapping["language"], let level = reader.integer(node, of: "'language'"),
      level != 1
    else { return }
    reader.record(
      "unknown-language", "the pack is written in language level \(level), this Assay reads 1",
      at: node.place, remedy: "write language: 1, or use a newer Assay")
  }

  private mutating func uses(_ mapping: YAMLMapping) -> [PackID] {
    var uses: [PackID] = []
    for node in reader.elements("uses", of: mapping) ?? [] {
      guard let text = reader.text(node, of: "an element of 'uses'"),
        let id = packID(text, at: node.place)
      else { continue }
      guard places.updateValue(node.place, forKey: id) == nil else {
        reader.record(
          "duplicate-id", "'\(id)' stands twice in 'uses'", at: node.place, remedy: "keep one")
        continue
      }
      uses.append(id)
    }
    return uses
  }

  private mutating func parameters(_ mapping: YAMLMapping) -> [ParameterDefinition] {
    guard let node = mapping["parameters"],
      let entries = reader.mapping(node, of: "'parameters'")?.entries
    else { return [] }
    var definitions = ParameterDefinitionReader(reader: reader)
    let parameters = entries.compactMap { definitions.definition(of: $0) }
    reader = definitions.reader
    return parameters.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  private mutating func grading(_ mapping: YAMLMapping) -> GradingPolicy {
    guard let node = mapping["grading"] else { return GradingPolicy() }
    var policy = GradingPolicyReader(reader: reader)
    defer { reader = policy.reader }
    return policy.policy(node)
  }
}
