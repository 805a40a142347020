import ComplianceModel
import LuaRuntime

/// Makes a `Rule` of the fields of a declaration.
struct RuleReader {
  /// The fields of a rule, in the order in which the manual has them.
  static let known = [
    "requirement", "title", "rationale", "fix", "grade", "method", "tags", "maturity", "of",
    "applies", "select", "judge", "check", "key", "name", "site", "needs", "before", "when_empty",
    "optional", "isolated", "systemic", "action", "effectiveness",
  ]

  /// What the rules of its pack may name.
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

  /// The rule, with the requirement that it is itself where it names none.
  /// - Returns: nil where something is missing without which there is no rule; see `faults`.
  mutating func read() -> (rule: Rule, own: Requirement?)? {
    let named = fields.requirements(in: reach)
    let grade = fields.grade(for: named)
    let title = title()
    let own =
      named.isEmpty
      ? reach.own(declaration.name, text: title ?? "", grade: grade, kind: .automated) : nil
    let requirements = own.map { [$0] } ?? named
    let tables = fields.texts("of") ?? []
    let form = form(tables: tables)
    let fix = fix(grade: grade)
    guard let title, let form else { return nil }
    var rule = Rule(
      id: RuleID(pack: reach.pack.id, name: declaration.name), file: declaration.file,
      line: declaration.line, ordinal: declaration.ordinal,
      requirements: requirements.map(\.id), clauses: requirements.clauses, title: title,
      grade: grade,
      gravestGrade: requirements.map(\.obligation.gravestGrade).max() ?? .major, tables: tables,
      form: form)
    rule.fix = fix
    rule.functions = functions
    readTexts(into: &rule)
    readBehaviour(into: &rule)
    readPolicy(into: &rule)
    return (rule, own)
  }

  // MARK: - Parts

  private mutating func title() -> String? {
    if !fields.has("title") {
      fields.refuseMissing("title", remedy: "Say in a sentence what must hold: title = \"…\"")
    }
    return fields.text("title")
  }

  private mutating func fix(grade: Grade) -> String? {
    if !fields.has("fix"), grade.isNonconformity {
      fields.refuseMissing(
        "fix", remedy: "Say what a person does about a failure: fix = \"…\"")
    }
    return fields.text("fix")
  }

  private mutating func readTexts(into rule: inout Rule) {
    rule.rationale = fields.text("rationale")
    rule.method = fields.word("method", AssessmentMethod.self) ?? .test
    rule.tags = fields.tags()
    rule.maturity = fields.integer("maturity", in: 1...5) ?? 4
    rule.optional = fields.texts("optional") ?? []
  }

  private mutating func readBehaviour(into rule: inout Rule) {
    rule.hasApplies = plainFunction("applies") != nil
    rule.hasBefore = plainFunction("before") != nil
    rule.needs = fields.needs(parameters: reach.pack.parameters)
    rule.whenEmpty = fields.whenEmpty()
  }

  private mutating func readPolicy(into rule: inout Rule) {
    rule.isolated = fields.isolated(inherited: reach.pack.grading.isolated)
    rule.systemic = fields.systemic(inherited: reach.pack.grading.systemic)
    rule.action = fields.action()
    rule.effectiveness = fields.effectiveness()
  }

  /// A function that is called without arguments.
  private mutating func plainFunction(_ field: String) -> LuaFunctionFace? {
    guard let face = fields.function(field) else { return nil }
    if let parameter = face.parameters.first {
      fields.refuse(
        field, "bad-function", "'\(field)' is called without arguments, but names '\(parameter)'",
        word: parameter)
    }
    return face
  }

  /// Where the functions of the rule stand.
  private var functions: [Rule.Function] {
    ["applies", "before", "check", "judge"].compactMap { field in
      guard case .function(let face)? = fields.value(field), face.isPlain,
        face.line <= face.lastLine
      else { return nil }
      return Rule.Function(field: field, file: face.file, lines: face.line...face.lastLine)
    }
  }

  // MARK: - The two forms

  private mutating func form(tables: [String]) -> Rule.Form? {
    guard fields.has("check") else { return fields.isMisspelt("check") ? nil : population() }
    for field in ["select", "judge", "key", "name", "site"] where fields.has(field) {
      fields.refuse(
        field, "two-forms", "a rule has either 'check' or 'select' and 'judge', not '\(field)' too",
        remedy: "Take one of them away.")
    }
    if tables.isEmpty, !fields.has("of") {
      fields.refuseMissing(
        "of", remedy: "Name the table that its subjects come from: of = \"…\"")
    }
    return plainFunction("check").map { _ in .check }
  }

  private mutating func population() -> Rule.Form? {
    var reader = PopulationReader(fields: fields)
    let population = reader.read()
    fields = reader.fields
    return population.map { .population($0) }
  }
}
