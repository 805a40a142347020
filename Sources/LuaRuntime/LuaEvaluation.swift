/// One rule to evaluate, everything resolved.
package struct LuaEvaluation: Sendable {
  /// A part of a name template.
  package enum NamePart: Equatable, Sendable {
    case literal(String)
    /// A column's number in the query.
    case column(Int)
  }

  /// How `judge` is called; numbers are columns of the query.
  package enum Judge: Equatable, Sendable {
    case columns([Int])
    case each(columns: [Int])
    case row
  }

  /// How subjects are found.
  package enum Form: Equatable, Sendable {
    case population(
      sql: String, keyColumns: [Int], nameTemplate: [NamePart], siteColumn: Int?, judge: Judge)
    case check
  }

  /// The rule's file and what it may require.
  package var program: LuaProgram
  /// Which declaration of the file, from 0.
  package var ordinal: Int
  /// The day of the assessment, `YYYY-MM-DD`.
  package var asOf: String
  /// Parameters of the rule.
  package var parameters: LuaParameters
  /// Answers by every name that `attested` may give.
  package var answers: LuaAnswers
  /// How subjects are found.
  package var form: Form
  /// Whether the rule has `applies`.
  package var hasApplies: Bool
  /// Whether the rule has `before`.
  package var hasBefore: Bool
  /// What `fail` means, to rank several verdicts on one subject.
  package var ruleGrade: LuaGrade
  /// No verdict is graver.
  package var gravestGrade: LuaGrade
  /// Whether the lines of `judge` that run are told: for `explain` alone, which evaluates one subject.
  package var follows = false
  /// Sites out of scope, ids ascending: what belongs to one of them is counted, and not judged.
  package var sitesOutOfScope: [Int] = []
  /// How many conforming subjects nearest to their limit are told, at most 8.
  package var nearest = 0
  /// What it may use.
  package var limits: LuaLimits

  /// Makes an evaluation.
  package init(
    program: LuaProgram, ordinal: Int, asOf: String, parameters: LuaParameters = [:],
    answers: LuaAnswers = [:], form: Form,
    hasApplies: Bool = false, hasBefore: Bool = false, ruleGrade: LuaGrade = .minor,
    gravestGrade: LuaGrade = .major, limits: LuaLimits = LuaLimits()
  ) {
    self.program = program
    self.ordinal = ordinal
    self.asOf = asOf
    self.parameters = parameters
    self.answers = answers
    self.form = form
    self.hasApplies = hasApplies
    self.hasBefore = hasBefore
    self.ruleGrade = ruleGrade
    self.gravestGrade = gravestGrade
    self.limits = limits
  }
}
