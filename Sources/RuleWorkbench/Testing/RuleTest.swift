import ComplianceModel
import Evaluation
import OrganisationStore

/// One test, ready to be run: a test without `cases` is one, each case another.
struct RuleTest {
  /// Its name; a case's follows after a colon.
  var name: String
  /// Where it stands.
  var place: SourcePlace
  /// The rule or question that it tests.
  var rule: RuleID
  /// The day of the assessment.
  var asOf: Day
  /// Values of the pack's parameters; those that are not named have their defaults.
  var parameters: [String: ParameterValue]
  /// Rows by table, in the order of the tables' names.
  var given: [GivenTable]
  /// Tables that are taken away.
  var missing: [String]
  /// Earlier instances; nil: there is no history.
  var history: AssessmentHistory?
  var waivers: [Waiver]
  var expected: Expectation
  /// Contained in the message of the error that the rule must end with.
  var raises: String?

  /// The day where a test names none.
  static let defaultDay = Day(year: 2026, month: 1, day: 1) ?? Day(ordinal: 0)

  /// The fields of a test.
  static let fields = [
    "rule", "as_of", "params", "given", "missing", "expect", "cases", "history", "waivers",
    "raises",
  ]
}

/// Rows of one table.
struct GivenTable: Equatable {
  var name: String
  var rows: [GivenRow]
}

/// One row: the columns that a test names, in the order of their names.
struct GivenRow: Equatable {
  var cells: [(column: String, value: Cell)]

  /// The value of a column; nil where the row does not name it.
  func value(_ column: String) -> Cell? {
    cells.first { $0.column.lowercased() == column.lowercased() }?.value
  }

  static func == (one: GivenRow, other: GivenRow) -> Bool {
    one.cells.elementsEqual(other.cells) { $0 == $1 }
  }
}
