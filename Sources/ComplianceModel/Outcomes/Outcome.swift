/// The result of one rule or question, before any policy, waiver or history.
package struct Outcome: Equatable, Sendable {
  /// The closed set of results (guide: Outcomes).
  package enum Result: Equatable, Sendable {
    case conforming
    /// `needs` is met only counting observations or opportunities.
    case remarked
    case nonconforming
    case notApplicable(String)
    case notAssessed(NotAssessed)
    case notEvaluable(NotEvaluable)
    case error(EvaluationFault)
  }

  /// The rule or question.
  package var rule: RuleID
  /// What came of it.
  package var result: Result
  /// How many subjects there were and what became of them.
  package var population: PopulationCount
  /// The least number of conforming subjects that meets `needs`; 0 where nothing was judged.
  package var needed: Int
  /// Low and high end of its score in 1/10,000, rounded down.
  package var score: ScoreInterval
  /// The smallest margin over all judged, ties by key.
  package var worst: Worst?
  /// The columns that were read, `table.column`, in byte order.
  package var reads: [String]
  /// What the rule printed.
  package var trace: [String]
  /// Subjects that do not conform (failed, remarked, unknown, broken), the lowest keys first; capped.
  package var instances: [Instance]
  /// How many such subjects there are in all.
  package var instanceTotal: Int
  /// Failing subjects whose grade is open to policy, of the gravest such grade: f of the policy.
  package var policyFailures: Int

  /// Makes an outcome.
  package init(
    rule: RuleID, result: Result, population: PopulationCount = .init(), needed: Int = 0,
    score: ScoreInterval = .unknown, worst: Worst? = nil, reads: [String] = [],
    trace: [String] = [], instances: [Instance] = [], instanceTotal: Int? = nil,
    policyFailures: Int = 0
  ) {
    self.rule = rule
    self.result = result
    self.population = population
    self.needed = needed
    self.score = score
    self.worst = worst
    self.reads = reads
    self.trace = trace
    self.instances = instances
    self.instanceTotal = instanceTotal ?? instances.count
    self.policyFailures = policyFailures
  }
}

extension Outcome.Result {
  /// The word of the document: `conforming`, `not_evaluable`, ….
  package var word: String {
    switch self {
    case .conforming: "conforming"
    case .remarked: "remarked"
    case .nonconforming: "nonconforming"
    case .notApplicable: "not_applicable"
    case .notAssessed: "not_assessed"
    case .notEvaluable: "not_evaluable"
    case .error: "error"
    }
  }

  /// Whether it says yes or no: neither error, not evaluable nor not assessed.
  package var isDetermined: Bool {
    switch self {
    case .conforming, .remarked, .nonconforming, .notApplicable: true
    case .notAssessed, .notEvaluable, .error: false
    }
  }
}

/// Why a question or rule has no result that a person or configuration could have given.
package enum NotAssessed: Equatable, Sendable {
  /// A question without any answer on record.
  case noAnswer
  /// An answer that does not count: why.
  case invalidAnswer(String)
  /// Tailored off.
  case tailoredOff
  /// The run ended before it was evaluated.
  case notRun(String)
}

/// Why a rule could not be decided on these data.
package enum NotEvaluable: Equatable, Sendable {
  /// Nothing on record: these tables are empty.
  case noRows(tables: [String])
  /// The tables have rows, the query yields none.
  case noSubjects(tables: [String])
  /// All that the query yields belongs to sites out of scope.
  case outOfScope(count: Int)
  /// A table is missing; the nearest name, if any.
  case missingTable(String, nearest: String?)
  /// A column is missing; the nearest name, if any.
  case missingColumn(table: String?, column: String, nearest: String?)
  /// Unknown subjects could change the result: how many, and the reason of the lowest.
  case unknownSubjects(count: Int, reason: String)
  /// The rule said so, of the whole.
  case unknown(String)
}

/// Why a rule did not run to its end, or broke on a subject.
package struct EvaluationFault: Equatable, Sendable {
  /// The closed set of kinds; a limit names itself.
  package enum Kind: String, Sendable, CaseIterable {
    case syntax, runtime, memory, instructions, time, rows, sql, handler, verdict, key, data
    case crash, forbidden, killed, interrupted
  }

  /// Its kind.
  package var kind: Kind
  /// What went wrong.
  package var message: String
  /// Where, relative to the pack.
  package var place: SourcePlace?
  /// The subject it happened on.
  package var subject: SubjectKey?

  /// Makes a fault.
  package init(
    kind: Kind, message: String, place: SourcePlace? = nil, subject: SubjectKey? = nil
  ) {
    self.kind = kind
    self.message = message
    self.place = place
    self.subject = subject
  }
}

/// What became of the subjects of a rule.
package struct PopulationCount: Equatable, Sendable {
  /// Rows of the rule's tables; nil without tables.
  package var of: Int?
  package var conforming = 0
  package var nonconforming = 0
  package var remarked = 0
  package var notApplicable = 0
  package var unknown = 0
  package var broken = 0
  /// Subjects that belong to sites out of scope; nobody judged them.
  package var outOfScope = 0

  /// Makes a count.
  package init(
    of: Int? = nil, conforming: Int = 0, nonconforming: Int = 0, remarked: Int = 0,
    notApplicable: Int = 0, unknown: Int = 0, broken: Int = 0, outOfScope: Int = 0
  ) {
    self.of = of
    self.conforming = conforming
    self.nonconforming = nonconforming
    self.remarked = remarked
    self.notApplicable = notApplicable
    self.unknown = unknown
    self.broken = broken
    self.outOfScope = outOfScope
  }

  /// conforming + nonconforming + remarked + unknown + broken.
  package var judged: Int { conforming + nonconforming + remarked + unknown + broken }

  /// Subjects of which nobody can say how they went: unknown + broken.
  package var undetermined: Int { unknown + broken }

  /// `7 unknown and 2 broken`, as far as there are any; empty: all are determined.
  package var undeterminedWords: String {
    [(unknown, "unknown"), (broken, "broken")].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
      .joined(separator: " and ")
  }
}

/// A score between a low and a high end, in 1/10,000.
package struct ScoreInterval: Equatable, Hashable, Sendable {
  /// What is certain, 0 to 10,000.
  package var low: Int
  /// What is possible, `low` to 10,000.
  package var high: Int

  /// Makes an interval.
  /// - Precondition: 0 ≤ low ≤ high ≤ 10,000.
  package init(low: Int, high: Int) {
    precondition(0 <= low && low <= high && high <= 10_000, "an interval is ordered and in bounds")
    self.low = low
    self.high = high
  }

  /// Nothing is known.
  package static let unknown = ScoreInterval(low: 0, high: 10_000)
  /// It fails, whatever else comes.
  package static let zero = ScoreInterval(low: 0, high: 0)
  /// It conforms.
  package static let full = ScoreInterval(low: 10_000, high: 10_000)

  /// The end-wise minimum: a further rule never raises a score.
  package func minimum(_ other: ScoreInterval) -> ScoreInterval {
    ScoreInterval(low: min(low, other.low), high: min(high, other.high))
  }
}

/// A measured value with the limit it was held against.
package struct Measure: Equatable, Sendable {
  package var measured: Double
  package var limit: Double
  /// Such as `days`; may be empty.
  package var unit: String
  /// Whether the limit is the greatest allowed value (`at_most`), else the least (`at_least`).
  package var isUpperLimit: Bool

  /// Makes a measure.
  package init(measured: Double, limit: Double, unit: String, isUpperLimit: Bool) {
    self.measured = measured
    self.limit = limit
    self.unit = unit
    self.isUpperLimit = isUpperLimit
  }

  /// How far inside the limit, negative outside.
  package var margin: Double { isUpperLimit ? limit - measured : measured - limit }
}

/// The subject nearest to, or farthest past, its limit.
package struct Worst: Equatable, Sendable {
  package var key: SubjectKey
  package var measure: Measure

  /// Makes it.
  package init(key: SubjectKey, measure: Measure) {
    self.key = key
    self.measure = measure
  }
}

/// One subject that does not conform.
package struct Instance: Equatable, Sendable {
  /// What was said of it.
  package enum Verdict: Equatable, Sendable {
    /// It fails or is remarked at a grade; open to policy where the rule said just `fail`.
    case failed(grade: Grade, isOpenToPolicy: Bool)
    case unknown
    case broken(EvaluationFault)
  }

  /// Its key.
  package var key: SubjectKey
  /// Its name; nil where it is the key, or only the key was kept.
  package var name: String?
  /// What was said of it.
  package var verdict: Verdict
  /// The texts of its verdicts, the gravest first.
  package var texts: [String]
  /// What was measured.
  package var measure: Measure?
  /// Its site, as in the database; nil: the whole organisation.
  package var site: String?
  /// Whether texts, name and measure were kept.
  package var isDetailed: Bool
  /// The line that made the verdict, its file as the rule's is; nil: nobody knows.
  package var place: SourcePlace?

  /// Makes an instance.
  package init(
    key: SubjectKey, name: String? = nil, verdict: Verdict, texts: [String] = [],
    measure: Measure? = nil, site: String? = nil, isDetailed: Bool = true,
    place: SourcePlace? = nil
  ) {
    self.key = key
    self.name = name
    self.verdict = verdict
    self.texts = texts
    self.measure = measure
    self.site = site
    self.isDetailed = isDetailed
    self.place = place
  }
}
