package import ComplianceModel

/// The pages of a pack's site: `index.html`, one a clause, and the tables that its rules read.
///
/// Each page needs nothing but itself; links lead to the others beside it. The same pack gives the same
/// bytes.
package func renderPackSite(_ reference: PackReference) -> [(path: String, text: String)] {
  let site = PackSite(reference)
  return [site.indexPage] + site.clauses.map { site.page(of: $0) } + [site.tablesPage]
}

/// A pack as pages, and where each of its parts stands.
struct PackSite {
  /// A clause with what stands on its page.
  struct ClausePart {
    let catalogue: Catalogue
    let clause: Clause
    /// The file of its page.
    let file: String
    /// The files of the clauses above it, the topmost first.
    let above: [String]
    let requirements: [Requirement]
    let rules: [RuleReference]
    let questions: [QuestionReference]
  }

  /// What the pages tell.
  let reference: PackReference
  /// The clauses in the order of their pages.
  let clauses: [ClausePart]
  /// All requirements by id.
  let requirements: [RequirementID: Requirement]
  /// The tables that rules read; nil: no schema was at hand.
  let tables: [SchemaDescription.Table]?
  private let files: [String: String]

  /// Gives every part its place.
  init(_ reference: PackReference) {
    self.reference = reference
    let homes = Homes(reference.catalogues)
    clauses = homes.clauses.map { place in
      ClausePart(
        catalogue: place.catalogue, clause: place.clause, file: place.file,
        above: homes.above(place.clause, in: place.catalogue),
        requirements: place.catalogue.requirements.filter { $0.clause == place.clause.id },
        rules: reference.rules.filter { homes.file(of: $0.rule.requirements) == place.file },
        questions: reference.questions.filter {
          homes.file(of: $0.question.requirements) == place.file
        })
    }
    requirements = Dictionary(
      reference.catalogues.flatMap(\.requirements).map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first })
    tables = reference.tablesRead
    files = Self.files(of: clauses)
  }

  /// The files of all anchors of clause pages.
  private static func files(of clauses: [ClausePart]) -> [String: String] {
    var files: [String: String] = [:]
    for part in clauses {
      let anchors =
        part.requirements.map { SiteAnchor.requirement($0.id) }
        + part.rules.map { SiteAnchor.declaration($0.rule.id, isRule: true) }
        + part.questions.map { SiteAnchor.declaration($0.question.id, isRule: false) }
      for anchor in anchors { files[anchor] = part.file }
    }
    return files
  }

  // MARK: - Links

  /// A link to a part of a clause page.
  func link(to anchor: String, _ text: HTML) -> HTML {
    guard let file = files[anchor] else { preconditionFailure("every part has its page") }
    return "<a href=\"\(file)#\(anchor)\">\(text)</a>"
  }

  /// A link to a rule by its name.
  func link(to rule: Rule) -> HTML {
    link(to: SiteAnchor.declaration(rule.id, isRule: true), "\(rule.id.name)")
  }

  /// A link to a question by its name.
  func link(to question: Question) -> HTML {
    link(to: SiteAnchor.declaration(question.id, isRule: false), "\(question.id.name)")
  }

  /// A link to a requirement by its id.
  func link(to requirement: RequirementID) -> HTML {
    link(to: SiteAnchor.requirement(requirement), "\(requirement.text)")
  }

  /// A link to a table; only its name where the page of tables does not have it.
  func link(toTable name: String) -> HTML {
    guard let table = tables?.first(where: { $0.name.lowercased() == name.lowercased() }) else {
      return "<code>\(name)</code>"
    }
    return
      "<a href=\"\(SiteAnchor.tablesFile)#\(SiteAnchor.table(table.name))\"><code>\(name)</code></a>"
  }

  /// A link to a parameter by its name.
  func link(toParameter name: String) -> HTML {
    "<a href=\"\(SiteAnchor.indexFile)#\(SiteAnchor.parameter(name))\"><code>\(name)</code></a>"
  }
}

/// Which page a clause has, and with it what stands under that.
private struct Homes {
  let clauses: [(catalogue: Catalogue, clause: Clause, file: String)]
  private let files: [RequirementID: String]

  init(_ catalogues: [Catalogue]) {
    var names = SiteFileNames()
    var files: [RequirementID: String] = [:]
    clauses = catalogues.enumerated().flatMap { number, catalogue in
      catalogue.clauses.map { clause in
        // What is another pack's says so.
        let prefix = number == 0 ? "clause" : "\(catalogue.id)-clause"
        let file = names.file(for: "\(prefix)-\(clause.id)")
        for requirement in catalogue.requirements where requirement.clause == clause.id {
          files[requirement.id] = files[requirement.id] ?? file
        }
        return (catalogue, clause, file)
      }
    }
    self.files = files
  }

  /// The pages of the clauses above one, the topmost first.
  func above(_ clause: Clause, in catalogue: Catalogue) -> [String] {
    clauses.filter { other in
      other.catalogue.id == catalogue.id && other.clause.id != clause.id
        && other.clause.id.contains(clause.id)
    }.map(\.file)
  }

  /// The page of what tests several requirements: that of the first.
  func file(of requirements: [RequirementID]) -> String {
    guard let file = requirements.first.flatMap({ files[$0] }) else {
      preconditionFailure("a rule tests a requirement of a clause")
    }
    return file
  }
}

extension PackReference {
  /// The tables of the schema that rules read, in name order; nil: there is no schema.
  fileprivate var tablesRead: [SchemaDescription.Table]? {
    guard let schema else { return nil }
    let read = Set(
      rules.flatMap { $0.rule.tables + ($0.reads ?? []).map(\.table) }.map { $0.lowercased() })
    return schema.tables.filter { read.contains($0.name.lowercased()) }
  }
}
