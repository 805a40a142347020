import Foundation

/// Runs `body` on this thread and `other` on a second one, and waits for both.
///
/// What spawns processes belongs into `body`: evaluators end with the thread that spawned them
/// (prctl(2), PR_SET_PDEATHSIG).
func bothAtOnce<Value, Other>(_ body: () -> Value, _ other: @escaping @Sendable () -> Other)
  -> (Value, Other)
{
  // Written before the wait ends, read after it.
  nonisolated(unsafe) var result: Other?
  let item = DispatchWorkItem { result = other() }
  DispatchQueue.global().async(execute: item)
  let value = body()
  item.wait()
  guard let result else { preconditionFailure("what was waited for has ended") }
  return (value, result)
}
