import ComplianceModel
import YAMLDocuments

/// A pack with the places that only loading needs.
struct ReadPack: Equatable, Sendable {
  /// The pack.
  let source: PackSource
  /// Where it lies.
  let location: PackLocation
  /// Where `pack.yml` names each pack that it uses.
  let places: [PackID: SourcePlace]
}

/// Reads one pack from disk, each file once, and collects the faults of all of them.
struct PackReader {
  /// Where the pack lies.
  let location: PackLocation
  /// What it must have: rules, where nobody says that less will do.
  var need = PackNeed.rules
  /// Faults so far.
  var reader = YAMLReader()
  /// Every text that can change an assessment.
  var judged: [SourceText] = []

  /// Makes a reader of the pack at a place.
  init(_ location: PackLocation) { self.location = location }

  /// The pack.
  /// - Throws: A refusal with all faults of the pack.
  mutating func pack() throws(Refusal) -> ReadPack {
    location.isSingleFile ? try singleFile() : try folder()
  }

  // MARK: A folder

  private mutating func folder() throws(Refusal) -> ReadPack {
    var manifests = ManifestReader()
    let manifest = document("pack.yml").flatMap { manifests.manifest(of: $0) }
    for fault in manifests.reader.faults { reader.record(fault) }
    let catalogue = catalogue(manifest)
    let frameworks = frameworks(of: catalogue)
    let crosswalk = crosswalk(of: catalogue)
    let documents = judged
    let schemaSQL = optional("schema.sql", .packDocument)
    let rules = texts(in: "rules")
    let libraries = texts(in: "lib")
    judged += rules + libraries + (schemaSQL.map { [$0] } ?? [])
    let (tests, fixtures) = testFiles()
    checkNotEmpty(rules, libraries)
    try reader.finish()
    guard let manifest else { preconditionFailure("a pack without manifest has a fault") }
    let source = PackSource(
      manifest: manifest, catalogue: catalogue, frameworks: frameworks, crosswalk: crosswalk,
      rules: rules,
      libraries: named(libraries), tests: tests, fixtures: named(fixtures, prefix: "fixtures."),
      schemaSQL: schemaSQL, documents: documents, digest: PackDigest.digest(of: judged),
      location: location.shown)
    return ReadPack(source: source, location: location, places: manifests.places)
  }

  private mutating func catalogue(_ manifest: PackManifest?) -> Catalogue? {
    guard FileKind(of: "\(location.path)/catalogue.yml") != nil,
      let document = document("catalogue.yml")
    else { return nil }
    var catalogues = CatalogueReader()
    let catalogue = catalogues.catalogue(
      of: document, id: manifest?.id ?? PackID(""), title: manifest?.title ?? "")
    for fault in catalogues.reader.faults { reader.record(fault) }
    return catalogue
  }

  private mutating func frameworks(of catalogue: Catalogue?) -> [Framework] {
    guard let (document, catalogue) = document("mappings.yml", of: catalogue) else { return [] }
    var mappings = MappingsReader(catalogue: catalogue)
    let frameworks = mappings.frameworks(of: document)
    for fault in mappings.reader.faults { reader.record(fault) }
    return frameworks
  }

  private mutating func crosswalk(of catalogue: Catalogue?) -> Crosswalk? {
    guard let (document, catalogue) = document("crosswalk.yml", of: catalogue) else { return nil }
    var crosswalks = CrosswalkReader(catalogue: catalogue)
    let crosswalk = crosswalks.crosswalk(of: document)
    for fault in crosswalks.reader.faults { reader.record(fault) }
    return crosswalk
  }

  /// A document about the catalogue that may be missing; nil too where faults of the catalogue would
  /// be told again as faults of what names its clauses.
  private mutating func document(
    _ path: String, of catalogue: Catalogue?
  ) -> (YAMLDocument, Catalogue)? {
    guard FileKind(of: "\(location.path)/\(path)") != nil else { return nil }
    guard let document = document(path) else { return nil }
    guard let catalogue else {
      reader.record(
        "missing-file", "\(path) is about a catalogue, and the pack has none",
        at: SourcePlace(file: shown(path)), remedy: "write catalogue.yml, or remove \(path)")
      return nil
    }
    return reader.faults.isEmpty ? (document, catalogue) : nil
  }

  private mutating func document(_ path: String) -> YAMLDocument? {
    guard let source = file(path, .packDocument) else { return nil }
    judged.append(source)
    do {
      return try YAMLDocument(text: source.text, path: shown(path))
    } catch {
      reader.record(error)
      return nil
    }
  }

  private mutating func checkNotEmpty(_ rules: [SourceText], _ libraries: [SourceText]) {
    guard rules.isEmpty, libraries.isEmpty, reader.faults.isEmpty else { return }
    let stray = FileKind.names(in: location.path).first { $0.hasSuffix(".lua") }
    guard need != .nothing || stray != nil else { return }
    reader.record(
      "empty-pack", "the pack has no rules", at: SourcePlace(file: shown("rules")),
      remedy: stray.map { "move \(shown($0)) to \(shown("rules/\($0)"))" }
        ?? "write the first: \(shown("rules/first.lua"))")
  }

  // MARK: A single file

  private mutating func singleFile() throws(Refusal) -> ReadPack {
    let name = location.name
    if name.hasSuffix("_test") {
      throw Refusal(
        .configuration, "test-file", "\(location.shown) holds tests, not rules",
        at: SourcePlace(file: location.shown), remedy: "name the pack: \(packOfTests)")
    }
    if !PackNames.isPackID(name) {
      reader.record(
        "bad-id", "a file's name is its pack's id, and '\(name)' is none",
        at: SourcePlace(file: location.shown),
        remedy: "rename it \(PackNames.packID(near: name)).lua")
    }
    let rule = file("\(name).lua", .lua)
    let test = optional("\(name)_test.lua", .lua)
    try reader.finish()
    let rules = rule.map { [$0] } ?? []
    let manifest = PackManifest(id: PackID(name), version: "0.0.0", title: name)
    let source = PackSource(
      manifest: manifest, rules: rules, tests: test.map { [$0] } ?? [],
      digest: PackDigest.digest(of: rules), location: location.shown, isSingleFile: true)
    return ReadPack(source: source, location: location, places: [:])
  }

  private var packOfTests: String { "\(location.shown.dropLast("_test.lua".count)).lua" }
}
