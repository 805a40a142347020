/// Why a rule came to its outcome on one subject, or as a whole.
package struct Explanation: Equatable, Sendable {
  /// One value of a record, as a person reads it.
  package struct Cell: Equatable, Sendable {
    package var column: String
    /// `NULL` for no value; a text in double quotes.
    package var value: String

    /// Makes it.
    package init(column: String, value: String) {
      self.column = column
      self.value = value
    }
  }

  /// The records of one subject.
  package struct Subject: Equatable, Sendable {
    package var key: SubjectKey
    package var name: String?
    /// Its records as the query yields them; empty where a rule reports its subjects itself.
    package var records: [[Cell]]

    /// Makes it.
    package init(key: SubjectKey, name: String? = nil, records: [[Cell]] = []) {
      self.key = key
      self.name = name
      self.records = records
    }
  }

  /// What came of a subject that does not fail.
  package enum PassingVerdict: Equatable, Sendable {
    /// It conforms; with what was measured of it, if anything was.
    case conforms(Measure?)
    case doesNotApply
  }

  /// A line of `judge` or `check` that ran.
  package struct JudgedLine: Equatable, Sendable {
    /// Its number in the file, from 1.
    package var number: Int
    /// Its text.
    package var text: String
    /// How often it ran.
    package var times: Int
    /// The locals that it set, with the values of the last time.
    package var set: [Cell]
    /// Whether nothing ran after it: it returned, reported the subject, or broke.
    package var isLast: Bool

    /// Makes it.
    package init(number: Int, text: String, times: Int, set: [Cell], isLast: Bool) {
      self.number = number
      self.text = text
      self.times = times
      self.set = set
      self.isLast = isLast
    }
  }

  /// A conforming subject with what was measured of it.
  package struct Nearest: Equatable, Sendable {
    package var key: SubjectKey
    package var name: String?
    package var measure: Measure

    /// Makes it.
    package init(key: SubjectKey, name: String?, measure: Measure) {
      self.key = key
      self.name = name
      self.measure = measure
    }
  }

  package var rule: Rule
  /// Where the rule stands.
  package var place: SourcePlace
  /// Where the function that judges stands, where that is another file; nil: it is the rule's.
  package var body: SourcePlace?
  /// Its requirements.
  package var requirements: [Requirement]
  /// The parameters of the query with the values bound.
  package var parameters: [ResolvedParameter]
  /// SQLite's plan, a line a step.
  package var plan: [String]
  /// The subject that was asked for; nil: the rule as a whole.
  package var subject: Subject?
  /// What came of the subject where it is among neither the failing nor the undetermined; nil where
  /// it is, where none was asked for, and where the rule reports its subjects itself.
  package var verdict: PassingVerdict?
  /// The lines of `judge` that ran for the subject, in the order of the file; of a rule that judges the
  /// whole those of `check`, where it reports its subjects up to the report of this one.
  package var lines: [JudgedLine]
  /// Without a subject: the conforming subjects nearest to their limit, the nearest first.
  package var nearest: [Nearest]
  /// The outcome after policy and waivers.
  package var outcome: GradedOutcome
  /// What is to be done, if it is a nonconformity.
  package var action: ImprovementAction?

  /// Makes an explanation.
  package init(
    rule: Rule, place: SourcePlace, body: SourcePlace? = nil, requirements: [Requirement],
    parameters: [ResolvedParameter], plan: [String], subject: Subject?,
    verdict: PassingVerdict? = nil, lines: [JudgedLine] = [], nearest: [Nearest] = [],
    outcome: GradedOutcome, action: ImprovementAction?
  ) {
    self.rule = rule
    self.place = place
    self.body = body
    self.requirements = requirements
    self.parameters = parameters
    self.plan = plan
    self.subject = subject
    self.verdict = verdict
    self.lines = lines
    self.nearest = nearest
    self.outcome = outcome
    self.action = action
  }
}
