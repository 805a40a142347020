import CLua
import Synchronization

/// An array for C with everything that it points to, made once and lent to many calls.
///
/// The lender MUST outlive the call.
// What it points to is written before it is shared, and read only from then on.
struct PreparedArray<Element: BitwiseCopyable>: @unchecked Sendable {
  private let arena: RequestArena
  /// The array, as long as this value is kept.
  let elements: UnsafeBufferPointer<Element>

  /// Makes an array of what `body` puts into an arena.
  init(_ body: (RequestArena) throws(LuaFault) -> UnsafeBufferPointer<Element>) throws(LuaFault) {
    let arena = RequestArena()
    elements = try body(arena)
    self.arena = arena
  }
}

/// A prepared array that is made when it is first asked for.
final class PreparedOnce<Element: BitwiseCopyable>: Sendable {
  private let made = Mutex<PreparedArray<Element>?>(nil)

  /// The array, which lives as long as this object.
  /// - Throws: What `body` throws; it is asked again the next time.
  func elements(
    _ body: (RequestArena) throws(LuaFault) -> UnsafeBufferPointer<Element>
  ) throws(LuaFault) -> UnsafeBufferPointer<Element> {
    try made.withLock { made throws(LuaFault) in
      if let made { return made }
      let array = try PreparedArray(body)
      made = array
      return array
    }.elements
  }
}
