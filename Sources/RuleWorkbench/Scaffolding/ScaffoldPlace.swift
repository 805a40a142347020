import ComplianceModel
import Evaluation

/// The files of a pack into which a new declaration and its tests go.
struct ScaffoldPlace {
  /// The file of rules, relative to the pack.
  let rules: String
  /// The file of tests beside it.
  let tests: String

  /// The place of a declaration in a file of the pack.
  init(file: String, in pack: PackSource) {
    rules = file
    let base = file.split(separator: "/").last?.dropLast(".lua".count) ?? ""
    tests = pack.isSingleFile ? "\(base)_test.lua" : "tests/\(base)_test.lua"
  }

  /// The place of a new declaration, in the manner of the pack: its only file; the file that most of
  /// its clause's rules stand in; a new file of the clause where files are named after clauses; else a
  /// file of its own.
  init(of name: String, testing requirement: RequirementID?, in pack: DeclaredPack) {
    let source = pack.source
    self.init(file: Self.file(of: name, requirement, pack), in: source)
  }

  private static func file(of name: String, _ requirement: RequirementID?, _ pack: DeclaredPack)
    -> String
  {
    let source = pack.source
    if source.isSingleFile, let file = source.rules.first { return file.path }
    let own = "rules/\(fileName(name)).lua"
    guard let requirement,
      let clause = pack.catalogue.requirements.first(where: { $0.id == requirement })?.clause
    else { return own }
    let placed =
      pack.rules.map { (file: $0.file, clauses: $0.clauses) }
      + pack.questions.map { (file: $0.file, clauses: $0.clauses) }
    let beside = Dictionary(grouping: placed.filter { $0.clauses.contains(clause) }.map(\.file)) {
      $0
    }
    let fullest = beside.sorted { one, other in
      one.value.count == other.value.count
        ? bytewise(one.key, other.key) : one.value.count > other.value.count
    }.first { holds($0.key, clause: clause, among: placed) }
    if let fullest, hasRoom(fullest.key, source) { return fullest.key }
    let isOneFileAClause = placed.contains { place in
      place.clauses.contains { place.file.hasPrefix("rules/\($0.text)-") }
    }
    guard isOneFileAClause else { return own }
    let heading = pack.catalogue.heading(of: clause).map { "-\(fileName($0))" } ?? ""
    return "rules/\(clause.text)\(heading).lua"
  }

  /// Whether a file is the clause's: named after it, or with more of it than of any other clause.
  private static func holds(
    _ file: String, clause: ClauseID, among placed: [(file: String, clauses: [ClauseID])]
  ) -> Bool {
    let here = placed.filter { $0.file == file }
    return file.hasPrefix("rules/\(clause.text)-")
      || here.count { $0.clauses.contains(clause) } * 2 > here.count
  }

  /// Whether a file takes another declaration: files are capped at 64 KB.
  private static func hasRoom(_ path: String, _ pack: PackSource) -> Bool {
    let size = pack.rules.first { $0.path == path }?.text.utf8.count ?? 0
    return size < 60_000
  }

  /// A text as the name of a file: lower case, `-` between words.
  private static func fileName(_ text: String) -> String {
    let words = text.lowercased().split {
      !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "."))
    }
    let name = words.joined(separator: "-").drop { $0 == "." || $0 == "_" }
    return name.isEmpty ? "rules" : String(name)
  }
}
