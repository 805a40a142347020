import ComplianceModel

/// What a test expects; only what it names is compared.
struct Expectation: Equatable {
  /// What is expected of one subject that does not conform.
  struct Subject: Equatable {
    /// `nonconforming`, `remarked`, `unknown` or `broken`; nil: any.
    var verdict: String?
    var grade: Grade?
    /// Contained in one of its texts.
    var text: String?
    var name: String?
    var site: String?
    var unit: String?
    var measured: Double?
    var limit: Double?
    var isWaived: Bool?
  }

  /// What is expected of one finding.
  struct Finding: Equatable {
    var grade: Grade?
    var isWaived: Bool?
  }

  /// The word of the outcome.
  var outcome: String?
  /// The grade after policy.
  var grade: Grade?
  /// Contained in the reason or the error.
  var reason: String?
  /// Counts by the name that the document has for them.
  var population: [String: Int] = [:]
  /// Ends of the score in 1/10,000 by name, `low` and `high`.
  var score: [String: Int] = [:]
  /// All subjects that do not conform, by key; nil: not compared.
  var subjects: [String: Subject]?
  /// Contained in what the rule printed.
  var trace: String?
  /// The findings; nil: not compared.
  var findings: [Finding]?

  /// The words of outcomes.
  static let outcomes = [
    "conforming", "remarked", "nonconforming", "not_applicable", "not_assessed", "not_evaluable",
    "error",
  ]
  /// The words of subjects.
  static let verdicts = ["nonconforming", "remarked", "unknown", "broken"]
  /// The names of counts.
  static let counts = [
    "of", "judged", "conforming", "nonconforming", "remarked", "not_applicable", "unknown",
    "broken", "out_of_scope",
  ]
}
