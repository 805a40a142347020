import ComplianceModel
import YAMLDocuments

/// A rule's id or name as it is written, with its place.
struct WrittenRule: Equatable, Sendable {
  /// `pack/rule`, or `rule`.
  var text: String
  /// Where it stands.
  var place: SourcePlace
}

/// An entry of `tailoring`: its form is checked, its names are not.
struct WrittenTailoring: Equatable, Sendable {
  var rule: WrittenRule
  var grade: Grade?
  var gradePlace: SourcePlace?
  var parameters: [YAMLEntry]
  var isOff: Bool
  var because: String
  var approvedBy: String?
  var until: Day?
  /// The place of the entry.
  var place: SourcePlace
}

/// A waiver whose form, dates and approval are checked.
struct WrittenWaiver: Equatable, Sendable {
  var rule: WrittenRule
  var subjects: Waiver.Subjects
  var because: String
  var risk: String
  var requestedBy: String
  var approvedBy: String
  var grantedOn: Day
  var until: Day
  /// The place of the entry.
  var place: SourcePlace

  /// The waiver of a rule that was found.
  func waiver(of rule: RuleID) -> Waiver {
    Waiver(
      rule: rule, subjects: subjects, because: because, risk: risk, requestedBy: requestedBy,
      approvedBy: approvedBy, grantedOn: grantedOn, until: until, place: place)
  }
}

/// `gate` as written; what is nil or empty is left out.
struct WrittenGate: Equatable, Sendable {
  /// A least score with the place of its clause.
  struct Score: Equatable, Sendable {
    var scope: GatePolicy.ScoreScope
    /// In 1/10,000.
    var score: Int
    /// Where it stands; nil for a flag.
    var place: SourcePlace?
  }

  /// A rule accepted as undetermined.
  struct Open: Equatable, Sendable {
    var rule: WrittenRule
    var because: String
  }

  var failOn: FailOn?
  var minimumScores: [Score] = []
  var open: [Open] = []
}

/// What fails the gate: a grade and those above it, or nothing.
enum FailOn: String, CaseIterable, Sendable {
  case none, major, minor, observation, opportunity

  /// The grade; nil for `none`.
  var grade: Grade? { Grade(rawValue: rawValue) }
}
