import ComplianceModel
import Evaluation
import Foundation
import Synchronization

/// Runs tests, several at once where there are evaluators for it, and puts the results in their order.
struct TestJobs: Sendable {
  /// The pack.
  let pack: DeclaredPack
  /// What is to be run, in the order of files and lines.
  let tests: [RuleTest]
  /// The database that every test begins with.
  let empty: EmptyDatabase
  /// How they are run.
  let settings: TestSettings

  /// What the threads share.
  private struct Progress: Sendable {
    /// The number of the next test.
    var next = 0
    /// Results by number; nil: not run.
    var results: [TestReport.Result?]
    /// Tests from this number on are of no interest any more.
    var end: Int
    /// Why a thread could not work.
    var refusal: Refusal?
  }

  /// Runs them.
  /// - Parameters:
  ///   - folder: For their databases.
  ///   - evaluator: What runs the rules where one test runs at a time.
  func report(in folder: TestFolder, by evaluator: any Evaluator) throws(Refusal) -> TestReport {
    let progress = Mutex(
      Progress(results: Array(repeating: nil, count: tests.count), end: tests.count))
    let count = min(settings.jobs, tests.count)
    if count > 1, let makeEvaluator = settings.makeEvaluator {
      // Each thread has an evaluator and a database of its own: they share nothing but the progress.
      DispatchQueue.concurrentPerform(iterations: count) { number in
        work(as: number, in: folder, by: makeEvaluator(), progress)
      }
    } else {
      work(as: 0, in: folder, by: evaluator, progress)
    }
    return try progress.withLock { progress throws(Refusal) in try report(progress) }
  }

  private func report(_ progress: Progress) throws(Refusal) -> TestReport {
    if let refusal = progress.refusal { throw refusal }
    let told = progress.results.prefix(progress.end).compactMap(\.self)
    return TestReport(results: told, notRunCount: tests.count - told.count)
  }

  private func work(
    as number: Int, in folder: TestFolder, by evaluator: any Evaluator,
    _ progress: borrowing Mutex<Progress>
  ) {
    do throws(Refusal) {
      let runner = try RuleTestRunner(
        pack, empty: empty, limits: settings.limits, folder: folder.folder("\(number)"),
        evaluator: evaluator)
      while !settings.isInterrupted(), let test = next(progress) {
        let result = runner.result(of: tests[test], number: test)
        progress.withLock { finish(test, result, &$0) }
      }
    } catch {
      progress.withLock { progress in
        progress.refusal = progress.refusal ?? error
        progress.next = tests.count
      }
    }
  }

  /// The number of a test that nobody has begun; nil: there is none.
  private func next(_ progress: borrowing Mutex<Progress>) -> Int? {
    progress.withLock { progress in
      guard progress.next < progress.end else { return nil }
      defer { progress.next += 1 }
      return progress.next
    }
  }

  /// All tests before one that failed have been begun by then, so that what is told does not depend on
  /// which thread was faster.
  private func finish(_ test: Int, _ result: TestReport.Result, _ progress: inout Progress) {
    progress.results[test] = result
    if settings.endsWithFirstFailure, !result.passed { progress.end = min(progress.end, test + 1) }
  }
}
