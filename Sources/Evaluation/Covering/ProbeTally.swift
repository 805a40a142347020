package import LuaRuntime

/// How many evaluations saw what at one probe.
package struct ProbeTally: Equatable, Sendable {
  /// Those that reached it.
  package var reached = 0
  /// Those in which its condition was true at least once.
  package var isTrue = 0
  /// Those in which its condition was false at least once.
  package var isFalse = 0
  /// Those in which its condition was NULL at least once.
  package var isNull = 0

  /// Makes a tally of nothing.
  package init() {}

  /// Adds what one evaluation saw.
  package mutating func add(_ seen: LuaSeen) {
    if seen.contains(.reached) { reached += 1 }
    if seen.contains(.isTrue) { isTrue += 1 }
    if seen.contains(.isFalse) { isFalse += 1 }
    if seen.contains(.isNull) { isNull += 1 }
  }
}
