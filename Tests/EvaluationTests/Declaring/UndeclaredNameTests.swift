import ComplianceModel
import Testing

@testable import Evaluation

@Suite struct UndeclaredNameTests {
  @Test(
    "a name that nobody declared is told with what to write instead",
    arguments: [
      (
        "os.date()",
        "'os' is not declared: there is no os: the as-of day is 'today', and 'date' reckons with days"
      ),
      ("fial('x')", "'fial' is not declared: did you mean 'fail'?"),
      ("wholly_unknown()", "'wholly_unknown' is not declared"),
    ])
  func instead(call: String, message: String) throws {
    let outcome = try EvaluationBench().outcome(
      "of = 'orders', select = 'SELECT id FROM orders ORDER BY id', judge = function(id) \(call) end"
    )
    guard case .error(let fault) = outcome?.result else {
      Issue.record("it is \(String(describing: outcome?.result))")
      return
    }
    #expect(fault.message == message)
  }
}
