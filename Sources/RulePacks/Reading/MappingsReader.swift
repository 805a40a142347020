import ComplianceModel
import YAMLDocuments

/// Reads `mappings.yml`: headings of other frameworks that touch clauses of the pack's catalogue.
struct MappingsReader {
  /// The fields of the file.
  static let fileFields = ["frameworks"]
  /// The fields of a framework.
  static let frameworkFields = ["framework", "title", "verified", "headings"]
  /// The fields of a heading.
  static let headingFields = ["heading", "clauses", "strength", "note"]

  /// Where faults go.
  var reader = YAMLReader()
  /// The catalogue whose clauses may be named.
  private let catalogue: Catalogue
  private var places: [String: SourcePlace] = [:]

  /// Makes a reader of mappings to a catalogue.
  init(catalogue: Catalogue) { self.catalogue = catalogue }

  /// The frameworks that a document holds; what is at fault is left out of them.
  mutating func frameworks(of document: YAMLDocument) -> [Framework] {
    guard let root = document.root, !root.isNull else {
      reader.record(
        "missing-field", "the mappings are empty", at: SourcePlace(file: document.path),
        remedy: "list its frameworks, or remove the file")
      return []
    }
    guard let mapping = reader.mapping(root, keys: Self.fileFields, of: "mappings") else {
      return []
    }
    reader.require("frameworks", in: mapping)
    return (reader.elements("frameworks", of: mapping) ?? []).compactMap { framework($0) }
  }

  private mutating func framework(_ node: YAMLNode) -> Framework? {
    guard let mapping = reader.mapping(node, keys: Self.frameworkFields, of: "a framework") else {
      return nil
    }
    reader.require("framework", "title", "verified", "headings", in: mapping)
    let name = name(mapping)
    let (title, verified) = (
      reader.text("title", of: mapping), reader.text("verified", of: mapping)
    )
    let headings = (reader.elements("headings", of: mapping) ?? []).compactMap { heading($0) }
    guard let name, let title, let verified else { return nil }
    return Framework(name: name, title: title, verified: verified, headings: headings)
  }

  /// A name that can be typed: it looks like the id of a pack, and no other framework has it.
  private mutating func name(_ mapping: YAMLMapping) -> String? {
    guard let node = mapping["framework"], let text = reader.text(node, of: "'framework'") else {
      return nil
    }
    guard PackNames.isPackID(text) else {
      reader.record(
        "bad-id", "'\(text)' is no name of a framework", at: node.place,
        remedy: "use lower-case letters, digits, '-', '_' and '.': "
          + PackNames.packID(near: text))
      return nil
    }
    if let first = places[text] {
      reader.record(
        "duplicate-id", "framework '\(text)' stands twice", at: node.place,
        remedy: "put its headings under the first, on line \(first.line ?? 0)")
      return nil
    }
    places[text] = node.place
    return text
  }

  private mutating func heading(_ node: YAMLNode) -> Framework.Heading? {
    guard let mapping = reader.mapping(node, keys: Self.headingFields, of: "a heading") else {
      return nil
    }
    reader.require("heading", "clauses", "strength", in: mapping)
    let text = reader.text("heading", of: mapping)
    let clauses = (reader.elements("clauses", of: mapping) ?? []).compactMap {
      reader.clause($0, of: catalogue.clauses, in: "the catalogue")
    }
    let strength: Framework.Strength? = reader.word("strength", of: mapping)
    let note = reader.text("note", of: mapping)
    guard let text, let strength else { return nil }
    return Framework.Heading(text: text, clauses: clauses, strength: strength, note: note)
  }
}

extension YAMLReader {
  /// The clause of `clauses` that `node` names.
  /// - Parameter place: What has those clauses, as a message calls it.
  mutating func clause(_ node: YAMLNode, of clauses: [Clause], in place: String) -> ClauseID? {
    guard let text = text(node, of: "a clause") else { return nil }
    if clauses.contains(where: { $0.id.text == text }) { return ClauseID(text) }
    record(
      "unknown-clause", "\(place) has no clause '\(text)'", at: node.place,
      remedy: nearestName(to: text, among: clauses.map(\.id.text)).map { "did you mean '\($0)'?" }
        ?? "name a clause that it has, or remove this one")
    return nil
  }
}
