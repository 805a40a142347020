import ComplianceModel
import LuaRuntime

/// The requirements that the rules of one pack may name.
struct CataloguesInReach {
  /// The pack whose rules ask.
  let pack: PackManifest
  /// Whether the pack has a catalogue of its own: then a rule must name a requirement.
  let demandsRequirement: Bool
  private let requirements: [RequirementID: Requirement]

  /// The clause of rules that are their own requirement.
  static let controls = ClauseID("controls")

  /// Gathers the requirements of the pack itself, of the packs it uses and of those beside it.
  init(source: PackSource, uses: [PackSource], beside: [Catalogue]) {
    pack = source.manifest
    demandsRequirement = source.catalogue != nil
    let catalogues = [source.catalogue].compactMap(\.self) + uses.compactMap(\.catalogue) + beside
    requirements = Dictionary(
      catalogues.flatMap(\.requirements).map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The requirement of that id.
  func requirement(_ id: String) -> Requirement? { requirements[RequirementID(id)] }

  /// All ids, by bytes.
  var ids: [String] { requirements.keys.sorted().map(\.text) }

  /// The requirement that a rule or question without one is itself.
  func own(_ name: String, text: String, grade: Grade, kind: Requirement.Kind) -> Requirement {
    Requirement(
      id: RequirementID("\(pack.id)/\(name)"), clause: Self.controls, text: text, grade: grade,
      kind: kind)
  }

  /// The catalogue of a pack without one.
  func controlsCatalogue(of requirements: [Requirement]) -> Catalogue {
    Catalogue(
      id: pack.id, title: pack.title,
      clauses: [Clause(id: Self.controls, heading: "Controls")], requirements: requirements)
  }
}

extension FieldReader {
  /// The requirements that the declaration names; empty where it is its own.
  mutating func requirements(in reach: CataloguesInReach) -> [Requirement] {
    guard let ids = texts("requirement") else {
      if reach.demandsRequirement, !has("requirement") {
        refuseMissing(
          "requirement",
          remedy: "Name one of its catalogue: requirement = \"\(reach.ids.first ?? "…")\"")
      }
      return []
    }
    return ids.compactMap { id in
      if let requirement = reach.requirement(id) { return requirement }
      refuse(
        "requirement", "unknown-requirement", "no catalogue in reach has a requirement '\(id)'",
        word: id, nearest: nearestName(to: id, among: reach.ids))
      return nil
    }
  }

  /// The grade that is declared, else the gravest of `requirements`, else minor.
  mutating func grade(for requirements: [Requirement]) -> Grade {
    let natural = requirements.map(\.grade).max() ?? .minor
    guard let declared = word("grade", Grade.self) else { return natural }
    let gravest = requirements.map(\.obligation.gravestGrade).max() ?? .major
    guard declared > gravest else { return declared }
    refuse(
      "grade", "grade-above-obligation",
      "'\(declared.rawValue)' is graver than the requirement allows: a should is at most "
        + "'\(gravest.rawValue)'",
      word: declared.rawValue, remedy: "Write grade = \"\(gravest.rawValue)\" or leave it out.")
    return natural
  }

  /// Pairs of names and values, to select by.
  mutating func tags() -> [String: String] {
    guard let given = value("tags") else { return [:] }
    guard case .table(let entries) = given else {
      refuse("tags", "wrong-value", "'tags' is not a table of pairs")
      return [:]
    }
    var tags: [String: String] = [:]
    for entry in entries {
      guard let name = entry.key.string, let tag = entry.value.text else {
        refuse(
          "tags", "wrong-value", "'tags' holds something that is not a pair of texts",
          remedy: "Write tags = { area = \"gates\" }.")
        continue
      }
      tags[name] = tag
    }
    return tags
  }
}

extension [Requirement] {
  /// Their clauses in clause order, each once.
  var clauses: [ClauseID] { Set(map(\.clause)).sorted() }
}
