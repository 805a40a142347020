import ComplianceModel

extension PackSource {
  /// A pack without rules, whose helpers and fixtures others use.
  static func lending(
    _ id: String, _ libraries: [String: String], fixtures: [String: String] = [:],
    uses: [String] = []
  ) -> PackSource {
    func texts(_ texts: [String: String], _ path: (String) -> String) -> [String: SourceText] {
      Dictionary(
        uniqueKeysWithValues: texts.map { ($0.key, SourceText(path: path($0.key), text: $0.value)) }
      )
    }
    return PackSource(
      manifest: PackManifest(
        id: PackID(id), version: "1.0.0", title: id, uses: uses.map { PackID($0) }), rules: [],
      libraries: texts(libraries) { "lib/\($0).lua" },
      fixtures: texts(fixtures) { "tests/fixtures/\($0.dropFirst("fixtures.".count)).lua" },
      digest: "", location: "packs/\(id)")
  }
}
