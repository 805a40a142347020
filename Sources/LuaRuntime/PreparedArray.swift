import CLua

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
