/// An executable test of one or more requirements, as its file declared it.
///
/// Nothing here has met a database: the SQL is a text, `judge` a face. Design: "A rule".
package struct Rule: Equatable, Sendable {
  /// Its id.
  package var id: RuleID
  /// The file it stands in, relative to its pack.
  package var file: String
  /// The line of its declaration.
  package var line: Int
  /// Its number among all declarations of its file, from 0.
  package var ordinal: Int
  /// The requirements it tests; at least one.
  package var requirements: [RequirementID]
  /// The clauses of these requirements, in clause order, each once.
  package var clauses: [ClauseID]
  /// What it asks, a sentence.
  package var title: String
  /// Why it matters.
  package var rationale: String?
  /// What a person does about a failure.
  package var fix: String?
  /// What `fail` means.
  package var grade: Grade
  /// The gravest grade that its requirements' obligation allows.
  package var gravestGrade: Grade
  /// How evidence is gathered.
  package var method: AssessmentMethod
  /// Free pairs, to select by.
  package var tags: [String: String]
  /// The level of maturity, 1 to 5, that conforming proves.
  package var maturity: Int
  /// The tables that its subjects come from.
  package var tables: [String]
  /// How subjects are found and judged.
  package var form: Form
  /// How many subjects must conform.
  package var needs: Needs
  /// The verdict where there is nothing to judge.
  package var whenEmpty: EmptyVerdict
  /// Columns whose NULL has a meaning.
  package var optional: [String]
  /// Whether it has `applies`.
  package var hasApplies: Bool
  /// Whether it has `before`.
  package var hasBefore: Bool
  /// Its own word on isolated lapses.
  package var isolated: PolicyOverride<GradingPolicy.Isolated>
  /// Its own word on systemic failure.
  package var systemic: PolicyOverride<GradingPolicy.Systemic>
  /// What is to be done about a nonconformity.
  package var action: ActionTemplate
  /// How long it must hold before a nonconformity may close.
  package var effectiveness: CalendarInterval?
  /// Its functions that are written in Lua, by field.
  package var functions: [Function] = []

  /// Where a function of a rule stands: in the rule's file, or in a helper that made its body.
  package struct Function: Equatable, Sendable {
    /// The field of the rule that holds it, such as `judge`.
    package var field: String
    /// The file as messages name it: of a pack that is used with that pack's id before it.
    package var file: String
    /// Its lines, from 1.
    package var lines: ClosedRange<Int>

    /// Makes it.
    package init(field: String, file: String, lines: ClosedRange<Int>) {
      self.field = field
      self.file = file
      self.lines = lines
    }
  }

  /// The function that judges: `judge`, else `check`.
  package var judging: Function? {
    functions.first { $0.field == "judge" } ?? functions.first { $0.field == "check" }
  }

  /// How subjects are found and judged.
  package enum Form: Equatable, Sendable {
    /// A query and a function that judges one subject.
    case population(Population)
    /// A function that judges the whole.
    case check
  }

  /// How many subjects must conform.
  package enum Needs: Equatable, Sendable {
    case all
    case any
    /// A share from 0 to 1.
    case share(Double)
    /// A share read from a parameter.
    case parameter(String)
  }

  /// What holds when there is nothing to judge.
  package enum EmptyVerdict: Equatable, Sendable {
    /// Nothing said: unknown, "nothing on record" (with `needs = "any"`: `fail(title)`).
    case undeclared
    case fail(grade: Grade?, text: String)
    case notApplicable(String)
    case unknown(String)
  }

  /// Makes a rule; what is left out has the language's default.
  package init(
    id: RuleID, file: String, line: Int, ordinal: Int, requirements: [RequirementID],
    clauses: [ClauseID], title: String, rationale: String? = nil, fix: String? = nil,
    grade: Grade, gravestGrade: Grade = .major, method: AssessmentMethod = .test,
    tags: [String: String] = [:], maturity: Int = 4, tables: [String] = [], form: Form,
    needs: Needs = .all, whenEmpty: EmptyVerdict = .undeclared, optional: [String] = [],
    hasApplies: Bool = false, hasBefore: Bool = false,
    isolated: PolicyOverride<GradingPolicy.Isolated> = .inherited,
    systemic: PolicyOverride<GradingPolicy.Systemic> = .inherited,
    action: ActionTemplate = .init(), effectiveness: CalendarInterval? = nil
  ) {
    self.id = id
    self.file = file
    self.line = line
    self.ordinal = ordinal
    self.requirements = requirements
    self.clauses = clauses
    self.title = title
    self.rationale = rationale
    self.fix = fix
    self.grade = grade
    self.gravestGrade = gravestGrade
    self.method = method
    self.tags = tags
    self.maturity = maturity
    self.tables = tables
    self.form = form
    self.needs = needs
    self.whenEmpty = whenEmpty
    self.optional = optional
    self.hasApplies = hasApplies
    self.hasBefore = hasBefore
    self.isolated = isolated
    self.systemic = systemic
    self.action = action
    self.effectiveness = effectiveness
  }
}

/// The query of a rule and the face of the function that judges its subjects.
package struct Population: Equatable, Sendable {
  /// How `judge` is called.
  package enum Face: Equatable, Sendable {
    /// With columns by the names of its parameters.
    case columns
    /// With columns of the first record and, last, `each` over all records of one key.
    case each
    /// With the record as a table.
    case row
  }

  /// The SQL.
  package var select: String
  /// The columns that identify a subject.
  package var key: [String]
  /// A template such as `{code} {title}`; nil: the key.
  package var name: String?
  /// The column of the subject's site; nil: `site_id` if it is there.
  package var site: String?
  /// How `judge` is called.
  package var face: Face
  /// The parameter names of `judge`, in order, `each` and `row` included.
  package var parameters: [String]

  /// Makes a population.
  package init(
    select: String, key: [String] = ["id"], name: String? = nil, site: String? = nil,
    face: Face = .columns, parameters: [String] = []
  ) {
    self.select = select
    self.key = key
    self.name = name
    self.site = site
    self.face = face
    self.parameters = parameters
  }
}

extension Population {
  /// The lines of the query, without the indentation that its file gave them.
  package var selectLines: [String] {
    let lines = select.split(separator: "\n").map(String.init)
    let indent =
      lines.dropFirst().filter { !$0.allSatisfy { $0 == " " } }
      .map { $0.prefix { $0 == " " }.count }.min() ?? 0
    return lines.enumerated().map { number, line in
      String(number == 0 ? line.drop { $0 == " " } : line.dropFirst(indent))
    }
  }
}

/// What is to be done about a nonconformity of a rule; what is nil comes from the grade.
package struct ActionTemplate: Equatable, Sendable {
  /// The kinds of ISO 9000:2015, 3.12.
  package enum Kind: String, Sendable, CaseIterable {
    case correction, corrective, preventive
  }

  /// Its kind; nil: corrective.
  package var kind: Kind?
  /// The role that does it.
  package var owner: String?
  /// Within what time; nil: 30 days for a major, 90 for a minor.
  package var within: CalendarInterval?

  /// Makes a template.
  package init(kind: Kind? = nil, owner: String? = nil, within: CalendarInterval? = nil) {
    self.kind = kind
    self.owner = owner
    self.within = within
  }
}

/// A rule that only a person can answer.
package struct Question: Equatable, Sendable {
  /// How it is answered.
  package enum Scale: Equatable, Sendable {
    /// yes, partial, no, not applicable.
    case yesNo
    /// A level 0 to 5, that conforms from a level on.
    case maturity(conformsFrom: Int)
  }

  /// Its id.
  package var id: RuleID
  /// The file it stands in, relative to its pack.
  package var file: String
  /// The line of its declaration.
  package var line: Int
  /// The requirements it answers for.
  package var requirements: [RequirementID]
  /// Their clauses.
  package var clauses: [ClauseID]
  /// What is asked.
  package var ask: String
  /// The grade of a no.
  package var grade: Grade
  /// Whether evidence must be linked.
  package var needsEvidence: Bool
  /// How long an answer counts.
  package var validFor: CalendarInterval
  /// How it is answered.
  package var scale: Scale
  /// Whether it is asked only through `attested(id)`.
  package var isOnDemand: Bool
  /// Free pairs, to select by.
  package var tags: [String: String]

  /// Makes a question; what is left out has the language's default.
  package init(
    id: RuleID, file: String, line: Int, requirements: [RequirementID], clauses: [ClauseID],
    ask: String, grade: Grade, needsEvidence: Bool = true,
    validFor: CalendarInterval = CalendarInterval(12, .months), scale: Scale = .yesNo,
    isOnDemand: Bool = false, tags: [String: String] = [:]
  ) {
    self.id = id
    self.file = file
    self.line = line
    self.requirements = requirements
    self.clauses = clauses
    self.ask = ask
    self.grade = grade
    self.needsEvidence = needsEvidence
    self.validFor = validFor
    self.scale = scale
    self.isOnDemand = isOnDemand
    self.tags = tags
  }
}
