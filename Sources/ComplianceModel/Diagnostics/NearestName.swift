/// The suggestion behind every "did you mean": the one candidate that is closest to what was written.
///
/// Closeness is the restricted Damerau–Levenshtein distance (insert, delete, replace, swap neighbours)
/// over lower-cased characters. A candidate counts when at most a third of the longer name differs, in
/// short names one character of several, or when it differs in case only.
/// - Returns: nil when nothing is close; of equally close ones the first in byte order.
/// - Complexity: O(n·a·b) for n candidates of length b and a name of length a.
package func nearestName(to name: String, among candidates: some Sequence<String>) -> String? {
  let written = Array(name.lowercased())
  var best: (distance: Int, name: String)?
  for candidate in candidates where candidate != name {
    let other = Array(candidate.lowercased())
    let allowed = max(1, max(written.count, other.count) / 3)
    guard abs(written.count - other.count) <= allowed else { continue }
    let distance = editDistance(written, other)
    guard distance <= allowed, distance < max(written.count, other.count) else { continue }
    if let found = best, (found.distance, found.name) <= (distance, candidate) { continue }
    best = (distance, candidate)
  }
  return best?.name
}

/// Number of insertions, deletions, replacements and swaps of neighbours from `one` to `other`.
private func editDistance(_ one: [Character], _ other: [Character]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...other.count)
  for row in 1...max(1, one.count) where row <= one.count {
    var current = [row] + Array(repeating: 0, count: other.count)
    for column in 1...max(1, other.count) where column <= other.count {
      let cost = one[row - 1] == other[column - 1] ? 0 : 1
      current[column] = min(
        last[column] + 1, current[column - 1] + 1, last[column - 1] + cost)
      if row > 1, column > 1, one[row - 1] == other[column - 2], one[row - 2] == other[column - 1] {
        current[column] = min(current[column], beforeLast[column - 2] + 1)
      }
    }
    (beforeLast, last) = (last, current)
  }
  return last[other.count]
}
