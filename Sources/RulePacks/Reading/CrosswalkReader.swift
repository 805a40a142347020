import ComplianceModel
import YAMLDocuments

/// Reads `crosswalk.yml`: where the requirements of the pack's catalogue stand in another edition.
struct CrosswalkReader {
  /// The fields of the file.
  static let fields = ["to", "title", "verified", "clauses", "counterparts"]

  /// Where faults go.
  var reader = YAMLReader()
  /// The catalogue whose requirements are named.
  private let catalogue: Catalogue
  private let known: Set<String>

  /// Makes a reader of a crosswalk from a catalogue.
  init(catalogue: Catalogue) {
    self.catalogue = catalogue
    known = Set(catalogue.requirements.map(\.id.text))
  }

  /// The crosswalk that a document holds; nil after a fault that leaves none.
  mutating func crosswalk(of document: YAMLDocument) -> Crosswalk? {
    guard let root = document.root, !root.isNull else {
      reader.record(
        "missing-field", "the crosswalk is empty", at: SourcePlace(file: document.path),
        remedy: "write to, title, verified, clauses and counterparts, or remove the file")
      return nil
    }
    guard let mapping = reader.mapping(root, keys: Self.fields, of: "a crosswalk") else {
      return nil
    }
    reader.require("to", "title", "verified", "clauses", "counterparts", in: mapping)
    let edition = edition(mapping)
    let (title, verified) = (
      reader.text("title", of: mapping), reader.text("verified", of: mapping)
    )
    let clauses = clauses(mapping)
    let counterparts = counterparts(mapping, clauses)
    guard let edition, let title, let verified else { return nil }
    return Crosswalk(
      edition: edition, title: title, verified: verified, clauses: clauses,
      counterparts: counterparts)
  }

  private mutating func edition(_ mapping: YAMLMapping) -> PackID? {
    guard let node = mapping["to"], let text = reader.text(node, of: "'to'") else { return nil }
    guard PackNames.isPackID(text), text != catalogue.id.text else {
      let isOwn = text == catalogue.id.text
      reader.record(
        "bad-id", isOwn ? "a crosswalk leads to another pack" : "'\(text)' is no id of a pack",
        at: node.place, remedy: "name the pack of the other edition")
      return nil
    }
    return PackID(text)
  }

  /// Number and heading of each clause, in their own order.
  private mutating func clauses(_ mapping: YAMLMapping) -> [Clause] {
    guard let node = mapping["clauses"],
      let entries = reader.mapping(node, of: "'clauses'")?.entries
    else { return [] }
    return entries.compactMap { entry in
      reader.text(entry.value, of: "the heading of \(entry.key)").map {
        Clause(id: ClauseID(entry.key), heading: $0)
      }
    }.sorted { $0.id < $1.id }
  }

  private mutating func counterparts(
    _ mapping: YAMLMapping, _ clauses: [Clause]
  ) -> [RequirementID: [ClauseID]] {
    guard let node = mapping["counterparts"],
      let entries = reader.mapping(node, of: "'counterparts'")?.entries
    else { return [:] }
    var counterparts: [RequirementID: [ClauseID]] = [:]
    for entry in entries where isKnown(entry) {
      counterparts[RequirementID(entry.key)] =
        (reader.elements(entry.value, of: "the clauses of \(entry.key)") ?? []).compactMap {
          reader.clause($0, of: clauses, in: "'clauses'")
        }
    }
    checkComplete(entries, at: node.place)
    return counterparts
  }

  private mutating func isKnown(_ entry: YAMLEntry) -> Bool {
    if known.contains(entry.key) { return true }
    reader.record(
      "unknown-requirement", "the catalogue has no requirement '\(entry.key)'", at: entry.keyPlace,
      remedy: nearestName(to: entry.key, among: catalogue.requirements.map(\.id.text)).map {
        "did you mean '\($0)'?"
      }
        ?? "name a requirement that it has, or remove this one")
    return false
  }

  /// A requirement that is left out would look as if it had no counterpart, which nobody has said.
  private mutating func checkComplete(_ entries: [YAMLEntry], at place: SourcePlace) {
    let named = Set(entries.map(\.key))
    for requirement in catalogue.requirements where !named.contains(requirement.id.text) {
      reader.record(
        "missing-field", "the crosswalk leaves out requirement \(requirement.id)", at: place,
        remedy: "add: \(requirement.id): [clauses], or [] where it has no counterpart")
    }
  }
}
