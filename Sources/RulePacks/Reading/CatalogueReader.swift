import ComplianceModel
import YAMLDocuments

/// Reads `catalogue.yml`.
struct CatalogueReader {
  /// The fields of a requirement.
  static let fields = [
    "id", "requirement", "obligation", "grade", "kind", "applicable", "group", "evidence",
    "verified",
  ]

  /// The fields of the file.
  static let fileFields = ["clauses"]
  /// The fields of a clause.
  static let clauseFields = ["clause", "heading", "requirements"]

  /// Where faults go.
  var reader = YAMLReader()
  private var clauses: [ClauseID: SourcePlace] = [:]
  private var requirements: [RequirementID: SourcePlace] = [:]

  /// The catalogue that a document holds; what is at fault is left out of it.
  mutating func catalogue(of document: YAMLDocument, id: PackID, title: String) -> Catalogue {
    var catalogue = Catalogue(id: id, title: title, clauses: [], requirements: [])
    guard let root = document.root, !root.isNull else {
      reader.record(
        "missing-field", "the catalogue is empty", at: SourcePlace(file: document.path),
        remedy: "list its clauses, or remove the file: then a rule is its own requirement")
      return catalogue
    }
    guard let mapping = reader.mapping(root, keys: Self.fileFields, of: "a catalogue") else {
      return catalogue
    }
    reader.require("clauses", in: mapping)
    for node in reader.elements("clauses", of: mapping) ?? [] {
      guard let (clause, requirements) = clause(node) else { continue }
      catalogue.clauses.append(clause)
      catalogue.requirements += requirements
    }
    catalogue.clauses.sort { $0.id < $1.id }
    catalogue.places = requirements
    return catalogue
  }

  private mutating func clause(_ node: YAMLNode) -> (Clause, [Requirement])? {
    guard let mapping = reader.mapping(node, keys: Self.clauseFields, of: "a clause") else {
      return nil
    }
    reader.require("clause", "heading", in: mapping)
    let heading = reader.text("heading", of: mapping) ?? ""
    guard let number = reader.text("clause", of: mapping) else { return nil }
    let id = ClauseID(number)
    let isNew = isNew(id, at: mapping["clause"]?.place ?? mapping.place)
    let requirements = (reader.elements("requirements", of: mapping) ?? [])
      .compactMap { requirement($0, in: id) }
    return isNew ? (Clause(id: id, heading: heading), requirements) : nil
  }

  private mutating func isNew(_ id: ClauseID, at place: SourcePlace) -> Bool {
    guard let first = clauses[id] else {
      clauses[id] = place
      return true
    }
    reader.record(
      "duplicate-id", "clause \(id) stands twice", at: place,
      remedy: "put its requirements under the first, on line \(first.line ?? 0)")
    return false
  }

  private mutating func requirement(_ node: YAMLNode, in clause: ClauseID) -> Requirement? {
    guard let mapping = reader.mapping(node, keys: Self.fields, of: "a requirement") else {
      return nil
    }
    reader.require("id", "requirement", in: mapping)
    let id = id(mapping, in: clause)
    let text = reader.text("requirement", of: mapping)
    let obligation: Obligation = reader.word("obligation", of: mapping) ?? .shall
    let grade: Grade? = reader.word("grade", of: mapping)
    check(grade, obligation, mapping)
    let requirement = Requirement(
      id: id ?? RequirementID(""), clause: clause, text: text ?? "", obligation: obligation,
      grade: grade, kind: reader.word("kind", of: mapping) ?? .automated,
      applicability: reader.word("applicable", of: mapping) ?? .always,
      group: reader.text("group", of: mapping), evidence: reader.texts("evidence", of: mapping),
      verified: reader.text("verified", of: mapping))
    return id == nil || text == nil ? nil : requirement
  }

  private mutating func check(_ grade: Grade?, _ obligation: Obligation, _ mapping: YAMLMapping) {
    guard let grade, grade > obligation.gravestGrade else { return }
    reader.record(
      "grade-above-obligation",
      "a \(obligation.rawValue) is at most \(article(obligation.gravestGrade)), not "
        + article(grade), at: mapping["grade"]?.place,
      remedy: "write obligation: shall, or lower the grade")
  }

  private func article(_ grade: Grade) -> String {
    grade == .observation || grade == .opportunity ? "an \(grade.rawValue)" : "a \(grade.rawValue)"
  }
}

// MARK: - Ids

extension CatalogueReader {
  private mutating func id(_ mapping: YAMLMapping, in clause: ClauseID) -> RequirementID? {
    guard let node = mapping["id"], let text = reader.text(node, of: "'id'") else { return nil }
    guard text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F }) else {
      reader.record(
        "bad-id", "'\(text)' is no id of a requirement", at: node.place,
        remedy: "write it without spaces, such as 28000-2022/8.3-e")
      return nil
    }
    let id = RequirementID(text)
    checkClause(of: id, clause, at: node.place)
    if let first = requirements[id] {
      reader.record(
        "duplicate-id", "requirement '\(text)' stands twice", at: node.place,
        remedy: "rename one; the first is on line \(first.line ?? 0)")
      return nil
    }
    requirements[id] = node.place
    return id
  }

  /// Records an id such as `28000-2022/8.4-a` under another clause than 8.4.
  ///
  /// Only numbers are compared: a catalogue of one's own may name things as it likes.
  private mutating func checkClause(
    of id: RequirementID, _ clause: ClauseID, at place: SourcePlace
  ) {
    let local = id.text.split(separator: "/").last.map(String.init) ?? id.text
    let number = local.prefix { $0 != "-" }
    guard number.first?.isNumber == true, clause.text.first?.isNumber == true,
      number != clause.text
    else { return }
    reader.record(
      "wrong-clause", "requirement '\(id)' stands under clause \(clause)", at: place,
      remedy: "move it under clause \(number), or number it \(clause)")
  }
}
