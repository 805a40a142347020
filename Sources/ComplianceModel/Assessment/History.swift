/// Earlier assessments, as far as policy and dates need them: an input with a digest.
package struct AssessmentHistory: Equatable, Sendable {
  /// One instance of a finding that was recorded before.
  package struct Recorded: Equatable, Sendable {
    package var rule: RuleID
    package var key: SubjectKey
    /// The day it was first recorded since it was last seen conforming.
    package var firstRecordedOn: Day

    /// Makes it.
    package init(rule: RuleID, key: SubjectKey, firstRecordedOn: Day) {
      self.rule = rule
      self.key = key
      self.firstRecordedOn = firstRecordedOn
    }
  }

  /// Instances recorded and never seen conforming since.
  package var open: [Recorded]
  /// Findings that have an accepted plan.
  package var acceptedPlans: Set<RuleID>
  /// SHA-256 of the history, lower-case hexadecimal.
  package var digest: String

  /// Makes a history.
  package init(open: [Recorded], acceptedPlans: Set<RuleID> = [], digest: String) {
    self.open = open
    self.acceptedPlans = acceptedPlans
    self.digest = digest
  }
}
