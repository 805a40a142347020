/// A pattern of `*` (any run of characters) and `?` (any one), all else as it stands.
package struct Glob: Equatable {
  /// The pattern as written.
  package let pattern: String

  /// Makes one.
  package init(pattern: String) { self.pattern = pattern }

  /// Whether it names one thing only.
  package var isExact: Bool { !pattern.contains { $0 == "*" || $0 == "?" } }

  /// Whether all of `text` fits.
  /// - Complexity: O(pattern · text) at worst, without recursion.
  package func matches(_ text: String) -> Bool {
    let (pattern, text) = (Array(self.pattern.unicodeScalars), Array(text.unicodeScalars))
    var (place, read) = (0, 0)
    var star: (place: Int, read: Int)?
    while read < text.count {
      if place < pattern.count, pattern[place] == "*" {
        star = (place, read)
        place += 1
      } else if place < pattern.count, pattern[place] == "?" || pattern[place] == text[read] {
        (place, read) = (place + 1, read + 1)
      } else if let held = star {
        // The last star swallows one more.
        star = (held.place, held.read + 1)
        (place, read) = (held.place + 1, held.read + 1)
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == "*" }
  }
}
