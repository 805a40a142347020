import ComplianceModel

/// The grading policy applied to one rule: each step may move the grade of failures that are open to
/// it, and says why.
struct PolicySteps {
  /// The grade that open failures have; the rule's own to begin with.
  private(set) var grade: Grade
  /// A sentence for each step that moved the grade.
  private(set) var because: [String] = []
  private let gravest: Grade

  /// Applies *isolated* and *systemic* to a rule of which `failed` of `judged` subjects fail.
  ///
  /// A lapse is isolated only if it would still be with all `undetermined` subjects failing too; what
  /// is a failure of the system must be seen failing.
  init(_ rule: Rule, policy: GradingPolicy, failed: Int, undetermined: Int, judged: Int) {
    grade = min(rule.grade, rule.gravestGrade)
    gravest = rule.gravestGrade
    guard failed > 0, judged > 0 else { return }
    let share = Double(failed) / Double(judged)
    let numbers = "\(failed) of \(judged) fail (\(percent(share)))"
    let worst = failed + undetermined
    if grade == .major, let isolated = rule.isolated.resolved(policy.isolated),
      worst <= isolated.rowsAtMost, Double(worst) / Double(judged) <= isolated.shareAtMost
    {
      grade = .minor
      because.append(
        "Lowered from major: an isolated lapse, \(numbers)"
          + (undetermined > 0 ? ", \(worst) with what is not determined" : "")
          + ", at most \(isolated.rowsAtMost) and \(percent(isolated.shareAtMost)) allowed.")
    }
    if grade == .minor, gravest == .major, let systemic = rule.systemic.resolved(policy.systemic),
      failed >= systemic.rowsFrom, share >= systemic.shareFrom
    {
      grade = .major
      because.append(
        "Raised from minor: a failure of the system, \(numbers), from \(systemic.rowsFrom) and "
          + "\(percent(systemic.shareFrom)) on.")
    }
  }
}

/// A share as a person reads it: `7.3 %`, rounded down to a tenth.
func percent(_ share: Double) -> String {
  let tenths = Int((share * 1000 + 1e-9).rounded(.down))
  return tenths % 10 == 0 ? "\(tenths / 10) %" : "\(tenths / 10).\(tenths % 10) %"
}
