import ComplianceModel
import LuaRuntime

/// Makes a `Question` of the fields of a declaration.
struct QuestionReader {
  /// The fields of a question, in the order in which the manual has them.
  static let known = [
    "requirement", "ask", "grade", "evidence", "valid_for", "scale", "conforms_from", "on_demand",
    "tags",
  ]

  /// Whether evidence must be linked to an answer.
  private enum Evidence: String, CaseIterable { case required, optional }

  /// How a question is answered.
  private enum ScaleWord: String, CaseIterable {
    case yesNo = "yes_no"
    case maturity
  }

  /// What the questions of its pack may name.
  let reach: CataloguesInReach
  private let declaration: LuaDeclaration
  private var fields: FieldReader

  /// Reads `declaration`, which stands at `site`.
  init(_ declaration: LuaDeclaration, site: DeclarationSite, reach: CataloguesInReach) {
    self.reach = reach
    self.declaration = declaration
    fields = FieldReader(declaration, site: site, known: Self.known)
  }

  /// Every fault that was met.
  var faults: [Diagnostic] { fields.faults }

  /// The question, with the requirement that it is itself where it names none.
  mutating func read() -> (question: Question, own: Requirement?)? {
    let named = fields.requirements(in: reach)
    let grade = fields.grade(for: named)
    if !fields.has("ask") {
      fields.refuseMissing("ask", remedy: "Say what a person is asked: ask = \"…?\"")
    }
    let scale = scale()
    guard let ask = fields.text("ask") else { return nil }
    let own =
      named.isEmpty ? reach.own(declaration.name, text: ask, grade: grade, kind: .attested) : nil
    let requirements = own.map { [$0] } ?? named
    let question = Question(
      id: RuleID(pack: reach.pack.id, name: declaration.name), file: declaration.file,
      line: declaration.line, requirements: requirements.map(\.id),
      clauses: requirements.clauses, ask: ask, grade: grade,
      needsEvidence: (fields.word("evidence", Evidence.self) ?? .required) == .required,
      validFor: fields.interval("valid_for") ?? CalendarInterval(12, .months), scale: scale,
      isOnDemand: fields.flag("on_demand") ?? false, tags: fields.tags())
    return (question, own)
  }

  private mutating func scale() -> Question.Scale {
    let word = fields.word("scale", ScaleWord.self) ?? .yesNo
    let level = fields.integer("conforms_from", in: 1...5)
    guard word == .maturity else {
      if fields.has("conforms_from") {
        fields.refuse(
          "conforms_from", "wrong-value", "'conforms_from' is a level of the scale 'maturity' only",
          remedy: "Add scale = \"maturity\", or take it away.")
      }
      return .yesNo
    }
    return .maturity(conformsFrom: level ?? 3)
  }
}
