import ComplianceModel
import LuaRuntime

/// A rule matched with the columns of its query, ready to be evaluated; or why it cannot be.
struct BoundRule {
  /// How it stands to the database.
  enum State {
    /// Its form, with places of columns.
    case ready(LuaEvaluation.Form)
    /// This database cannot answer it.
    case notEvaluable(NotEvaluable)
    /// Its query could not be looked at, through no fault of the query.
    case broken(LuaFault)
  }

  /// The rule, with the grade of its tailoring.
  let rule: Rule
  /// Its file with the libraries.
  let program: LuaProgram
  /// How it stands.
  let state: State
  /// The values of its pack's parameters, those of its tailoring included.
  let parameters: [String: ParameterValue]
  /// How many subjects must conform.
  let quota: Quota
}
